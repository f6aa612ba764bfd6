"""Writes the sample exam: its frame, the sample that pufa draws, results of those examined."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from statistics import mean, stdev

from pufa_cli.engine.sampling import draw
from pufa_cli.model.exams import ExamFrame, ExamSample
from pufa_cli.report.planfiles import plan_file

from .roster import Unit
from .submission import ROUND
from .yamltext import flow

SEED = "2005-06-05"
STRATA = {
    "cadres": ("干部", 70, None),
    "workers": ("职工", 60, None),
    "pupils": ("师生", 60, None),
    "residents": ("居民", 60, 8),
    "farmers": ("农户", 80, 10),
}
HEADS = {
    "township": {"cadres": (60, 140), "farmers": (6000, 14000)},
    "subdistrict": {"cadres": (40, 80), "residents": (9000, 22000)},
    "department": {"cadres": (15, 120)},
    "enterprise": {"cadres": (6, 20), "workers": (120, 600)},
    "school": {"cadres": (40, 140), "pupils": (600, 2400)},
    "village": {"farmers": (400, 1200)},
}
SAMPLE = 360
PASSING = {"excellent": 0.98, "good": 0.94, "passing": 0.84, "failing": 0.6, "pilot": 0.97}


def frame_text(units: list[Unit]) -> str:
    """Return the frame: heads of every unit by stratum."""
    lines = ["pufa: exam_frame/1", f"round: {ROUND}", f"sample: {SAMPLE}", "widest: 10%", "strata:"]
    for key, (title, least, some) in STRATA.items():
        entry = {"id": key, "title": title, "least": str(least)}
        lines.append(f"  - {flow(entry if some is None else entry | {'units': str(some)})}")
    lines.append("units:")
    lines += [f"  - {flow({'unit': unit.id, 'heads': heads(unit)})}" for unit in units]
    return "\n".join(lines) + "\n"


def heads(unit: Unit) -> dict[str, str]:
    """Return how many people of each stratum a unit has."""
    rng = unit.random("/heads")
    return {key: str(rng.randint(*span)) for key, span in HEADS[unit.category].items()}


def sample_of(units: list[Unit]) -> ExamSample:
    """Return the sample that pufa draws from the frame."""
    strata = [
        {"id": key, "title": title, "least": str(least), "units": some and str(some)}
        for key, (title, least, some) in STRATA.items()
    ]
    tree = {
        "pufa": "exam_frame/1",
        "round": ROUND,
        "sample": str(SAMPLE),
        "widest": "10%",
        "strata": strata,
        "units": [{"unit": unit.id, "heads": heads(unit)} for unit in units],
    }
    return draw(ExamFrame.model_validate(tree), SEED)


def sample_text(units: list[Unit]) -> str:
    """Return the file of the sample."""
    return plan_file(sample_of(units))


def results_text(units: list[Unit]) -> str:
    """Return the results, unit by unit."""
    lines = ["pufa: exam/1", f"round: {ROUND}", "pass_at: 60", "results:"]
    return "\n".join([*lines, *results(units)]) + "\n"


def results(units: list[Unit]) -> Iterator[str]:
    """Yield a line for each unit and stratum; few stay away."""
    known = {unit.id: unit for unit in units}
    for stratum in sample_of(units).strata:
        for one in stratum.units:
            rng = Random(f"linchuan/exam/{stratum.stratum}/{one.unit}")
            scores = sorted(score(known[one.unit], rng) for _ in range(one.heads))
            absent = 1 if rng.random() < 0.06 and one.heads > 1 else 0
            scores = scores[absent:]
            told = {
                "unit": one.unit,
                "stratum": stratum.stratum,
                "on": f"2005-06-{rng.randint(7, 9):02d}",
                "examined": str(len(scores)),
                "passed": str(sum(score >= 60 for score in scores)),
                "mean": f"{mean(scores):.1f}",
            }
            if len(scores) > 1:
                told["deviation"] = f"{stdev(scores):.1f}"
            yield f"  - {flow(told | {'note': '1人外出缺考'} if absent else told)}"


def score(unit: Unit, rng: Random) -> int:
    """Return one person's score."""
    if rng.random() < PASSING[unit.level]:
        return rng.randint(62, 98)
    return rng.randint(35, 59)
