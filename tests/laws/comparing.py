"""The engine held against the second scorer on generated districts.

From the folder of the tests, `python -m laws.comparing 20000` compares so many units, and
`python -m laws.comparing 20000 700` does so from seed 700 on.
"""

import sys
from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

from building import a_unit, standard_of
from laws import generating_sheets, naive_sheet
from laws.generating import Tree, chance
from pufa_cli.engine.assess import assess, readings
from pufa_cli.engine.rollup import Collector
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.rollup import DistrictRollup
from pufa_cli.model.standard import Standard
from pufa_cli.model.submission import Review, Submission


class District(NamedTuple):
    """A standard with what its units handed in, as trees."""

    standard: Tree
    filed: list[tuple[Tree, list[Tree]]]

    @property
    def model(self) -> Standard:
        """The model of the standard."""
        return standard_of(self.standard)


def a_district(r: Random, most: int = 5) -> District:
    """A district of up to so many units."""
    standard = generating_sheets.a_standard(r)
    return District(standard, generating_sheets.a_district(r, standard, most))


def models(filed: tuple[Tree, list[Tree]]) -> tuple[Submission, list[Review]]:
    """A submission and its reviews."""
    submission, reviews = filed
    return Submission.model_validate(submission), [Review.model_validate(one) for one in reviews]


def cohorts_of(standard: Standard, filed: list[Any]) -> dict[str, dict[str, list[Any]]]:
    """What relative rules read of all units, by category."""
    found: dict[str, dict[str, list[Any]]] = {}
    for one in filed:
        submission, reviews = models(one)
        for id, read in readings(standard, submission, reviews).items():
            found.setdefault(submission.category, {}).setdefault(id, []).append(read)
    return found


def assessments(district: District, is_alone: bool = False) -> list[Assessment]:
    """Every unit as the engine sees it, among the others or alone."""
    standard = district.model
    cohorts = {} if is_alone else cohorts_of(standard, district.filed)
    found = []
    for one in district.filed:
        submission, reviews = models(one)
        judged = assess(standard, submission, reviews, cohorts.get(submission.category, {}))
        assert judged.assessment is not None, judged.faults
        found.append(judged.assessment)
    return found


def rolled_up(district: District) -> DistrictRollup:
    """The district as a whole."""
    collector = Collector(district.model)
    for one in assessments(district):
        collector.add(one, a_unit(one.unit, category=one.category.id))
    return collector.rollup("区", "轮")


def differences(district: District, is_alone: bool = False) -> Iterator[tuple[str, Any, Any]]:
    """Where the two scorers differ: unit and figure, the engine's, the other's."""
    for found, filed in zip(assessments(district, is_alone), district.filed, strict=True):
        wanted = naive_sheet.result(
            district.standard, filed, None if is_alone else district.filed
        )._asdict()
        for key, figure in figures(found).items():
            if figure != wanted[key]:
                yield f"{found.unit} {key}", figure, wanted[key]
    if not is_alone:
        yield from _quota_differences(district)


def figures(found: Assessment) -> dict[str, Any]:
    """What the engine says, under the names of the other scorer."""
    order = [veto.id for veto in found.standard.vetoes]
    return {
        "points": {one.criterion.id: one.outcome.points for one in found.criteria},
        "exact": found.total.exact,
        "exact_at_most": found.total.exact_at_most,
        "rounded": found.total.rounded,
        "at_most": found.total.at_most,
        "share": found.completion.share,
        "gone": found.not_applicable_share,
        "grade": found.decision.grade,
        "verdict": found.decision.verdict.value,
        "fired": sorted((one.veto.id for one in found.vetoes), key=order.index),
        "slice": found.slice,
        "claimed": found.claimed,
        "bonus": found.account.bonus,
        "penalty": found.account.penalty,
        "subtracted": found.account.subtracted,
    }


def _quota_differences(district: District) -> Iterator[tuple[str, Any, Any]]:
    rollup = rolled_up(district)
    rows = [
        (row.unit, row.category, row.grade if row.is_ranked else None, row.judged)
        for row in rollup.rows
    ]
    found = [
        (one.units, one.allowed, one.holders, {row.unit for row in one.over}, _tied(one.tied))
        for one in rollup.quotas
    ]
    wanted = naive_sheet.quotas(district.standard, rows)
    if found != wanted:
        yield "quotas", found, wanted
    last = [(one.units, one.places, _tied(one.rows)) for one in rollup.last_places]
    ranked = [(row.unit, row.category, row.is_ranked, row.judged) for row in rollup.rows]
    others = naive_sheet.last_places(district.standard, ranked)
    if last != others:
        yield "last places", last, others


def _tied(rows: Any) -> set[str]:
    return {row.unit for row in rows}


def compare(units: int, seed: int = 0) -> Iterator[tuple[int, str, Any, Any]]:
    """The differences found on so many generated units, each with the seed of its district."""
    done = 0
    while done < units:
        r = Random(seed)
        district = a_district(r)
        is_alone = chance(r, 20)
        for difference in differences(district, is_alone):
            yield (seed, *difference)
        done += len(district.filed)
        seed += 1


def main(units: int, seed: int = 0) -> int:
    """Prints every difference; how many there were."""
    found = 0
    for at, what, engine, other in compare(units, seed):
        found += 1
        sys.stdout.write(f"seed {at} {what}: engine {_shown(engine)}, second {_shown(other)}\n")
    sys.stdout.write(f"{units} units, {found} differences\n")
    return found


def _shown(figure: Any) -> str:
    return str(figure) if isinstance(figure, Fraction) else repr(figure)


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
