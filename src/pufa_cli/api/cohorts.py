"""What relative rules need: the readings of every unit of a category, gathered in a first pass."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from pufa_cli.api.judging import judge
from pufa_cli.engine.assess import ALONE, readings, relative_criteria
from pufa_cli.engine.criteria import Cohort
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.filing import Expected
from pufa_cli.model.group import Group
from pufa_cli.model.standard import Standard

Cohorts: TypeAlias = Mapping[str, Mapping[str, Group]]
"""Readings by category and criterion."""


class Surroundings(NamedTuple):
    """The cohorts of other units, and the digests of the files that they were read from."""

    cohorts: Cohorts
    digests: list[bytes]

    def cohort_of(self, standard: Standard, loaded: LoadedFiling) -> Cohort:
        """The cohort of a unit: the others of its category and itself."""
        if loaded.rest is None:
            return ALONE
        filed, others = loaded.rest, self.cohorts.get(category_of(loaded), {})
        policy = loaded.district.reviews if loaded.district else None
        own = readings(standard, filed.submission, filed.reviews, policy)
        return {criterion: [*others.get(criterion, ()), read] for criterion, read in own.items()}


def is_relative(standard: Standard) -> bool:
    """Whether any criterion depends on other units, so that two passes are needed."""
    return any(relative_criteria(standard.sheet_of(category)) for category in standard.categories)


def category_of(loaded: LoadedFiling) -> str:
    """The category that a filing states, or nothing."""
    return loaded.rest.submission.category if loaded.rest else ""


def gather_cohorts(standard: Standard, filings: Iterable[tuple[LoadedFiling, Expected]]) -> Cohorts:
    """The readings of all units whose files can be assessed; empty where no rule is relative."""
    found: dict[str, dict[str, list[Any]]] = {}
    if not is_relative(standard):
        return {}
    for loaded, expected in filings:
        judged = judge(loaded, standard, expected, with_warnings=False)
        if judged.assessment is None or loaded.rest is None:
            continue
        cohort = found.setdefault(category_of(loaded), {})
        filed = loaded.rest
        policy = loaded.district.reviews if loaded.district else None
        read_here = readings(standard, filed.submission, filed.reviews, policy)
        for criterion, read in read_here.items():
            cohort.setdefault(criterion, []).append(read)
    return grouped(found)


def grouped(found: Mapping[str, Mapping[str, Iterable[Any]]]) -> Cohorts:
    """Cohorts of what was read of each unit."""
    return {
        category: {criterion: Group(read) for criterion, read in cohort.items()}
        for category, cohort in found.items()
    }
