"""Results of districts put together (合并): what is kept of each, and what they come to."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import ConfigDict

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.numbers import NUMBER
from pufa_cli.model.fields import Digest, Id, Mistake, Typed, day_in, text_in, wrong_shape
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.results import CheckResult

MOST_DIGITS = 400  # of an exact sum: far more than any district's
_FRACTION = re.compile(rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:/[1-9][0-9]{{0,{MOST_DIGITS}}})?")


def decimal_in(text: object) -> str | Mistake:
    """A decimal, kept as it is written."""
    is_one = isinstance(text, str) and NUMBER.fullmatch(text)
    return text if isinstance(text, str) and is_one else wrong_shape("a number", text)


def exact_in(text: object) -> str | Mistake:
    """A whole number or fraction in lowest terms, kept as it is written."""
    if isinstance(text, str) and _FRACTION.fullmatch(text) and str(Fraction(text)) == text:
        return text
    return wrong_shape("a number", text)


def count_in(number: object) -> int | Mistake:
    """A count: a whole number of zero or more."""
    is_one = isinstance(number, int) and not isinstance(number, bool) and number >= 0
    return number if isinstance(number, int) and is_one else wrong_shape("a number", number)


def said_in(flag: object) -> bool | Mistake:
    """true or false."""
    return flag if isinstance(flag, bool) else wrong_shape("yes or no", flag)


def day_text_in(text: object) -> str | Mistake:
    """A day, kept as it is written."""
    found = day_in(text)
    return found if isinstance(found, Mistake) else str(found)


Shown: TypeAlias = Annotated[str, Typed(decimal_in, (), {"type": "string"})]
Exact: TypeAlias = Annotated[str, Typed(exact_in, (), {"type": "string"})]
Count: TypeAlias = Annotated[int, Typed(count_in, (), {"type": "integer"}, lambda one: one)]
Said: TypeAlias = Annotated[bool, Typed(said_in, (), {"type": "boolean"}, lambda one: one)]
Words: TypeAlias = Annotated[str, Typed(text_in, (), {"type": "string"})]
DayText: TypeAlias = Annotated[str, Typed(day_text_in, (), {"type": "string"})]


class Kept(Frozen):
    """A part of a result that came as a file; keys of later versions are passed over."""

    model_config = ConfigDict(extra="ignore")


class KeptRow(Kept):
    """A unit of a district."""

    unit: Words
    name: Words
    category: Words
    state: Literal["scored", "broken", "missing"]
    pilot: Said
    area: Words
    team: Words
    rank: Count | None = None
    total: Shown | None = None
    total_at_most: Shown | None = None
    verdict: Words | None = None
    grade: Words | None = None
    grade_range: tuple[Words, Words] | None = None
    completeness: Shown | None = None
    is_comparable: Said
    vetoes: tuple[Words, ...]
    reason: Words
    total_before: Shown | None = None
    total_after: Shown | None = None
    judged: Exact | None = None

    @property
    def is_scored(self) -> bool:
        """Whether it has figures."""
        return self.state == "scored"

    @property
    def is_ranked(self) -> bool:
        """Whether it takes part in the ranking of its category."""
        return self.is_scored and self.is_comparable and self.verdict != "incomplete"

    @property
    def is_pending(self) -> bool:
        """Whether its total is still a range."""
        return self.total != self.total_at_most


class KeptMean(Kept):
    """What the units of a category come to in one dimension."""

    dimension: Words
    title: Words
    marks: Shown
    units: Count
    sum: Exact


class KeptLoss(Kept):
    """What the units of a category lose on one criterion."""

    criterion: Words
    title: Words
    marks: Shown
    lost: Exact
    below_full: Count
    concerned: Count


class KeptCategory(Kept):
    """A category of a district."""

    id: Words
    title: Words
    units: Count
    scored: Count
    broken: Count
    missing: Count
    mean: Shown | None = None
    grades: dict[str, Count]
    dimensions: tuple[KeptMean, ...]
    criteria: tuple[KeptLoss, ...]
    rows: tuple[KeptRow, ...]


class KeptBasis(Kept):
    """What a district's result rests on."""

    engine: Words
    model: Words
    as_of: DayText
    standard: Words
    standard_sha256: Digest
    inputs_sha256: Digest


class KeptDistrict(Kept):
    """The result of one district, as far as it is merged."""

    district: Words
    district_id: Id
    round: Words
    round_id: Id
    places: Count
    is_provisional: Said
    categories: tuple[KeptCategory, ...]
    provenance: KeptBasis
    source_sha256: Digest | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Round and district: what there may be only one of."""
        return self.round_id, self.district_id

    @property
    def cohort(self) -> "Cohort":
        """With whom its units can be ranked."""
        basis = self.provenance
        return Cohort(self.round_id, basis.standard, basis.standard_sha256)

    @cached_property
    def rows(self) -> tuple[KeptRow, ...]:
        """All units, by category."""
        return tuple(row for category in self.categories for row in category.rows)

    def count(self, state: str) -> int:
        """How many units are scored, broken or missing."""
        return sum(row.state == state for row in self.rows)

    @property
    def pending(self) -> int:
        """Scored units whose total is still a range."""
        return sum(row.is_pending for row in self.rows)


class KeptTrouble(Kept):
    """A file that could not be merged, and why."""

    file: Words
    sha256: str
    code: Words
    reason: dict[str, Words]


class KeptConflict(Kept):
    """A district of which there are several results for one round; none of them counts."""

    round_id: Id
    district_id: Id
    district: Words
    sources: tuple[Words, ...]  # digests of what was kept of each


class KeptMerge(Kept):
    """An earlier merge: what it was made of; its sums are made anew."""

    districts: tuple[KeptDistrict, ...]
    broken: tuple[KeptTrouble, ...]
    conflicts: tuple[KeptConflict, ...]


class Cohort(NamedTuple):
    """Units that can be compared: one round, one standard, the same content of it."""

    round: str
    standard: str  # id@version
    digest: str


class Place(NamedTuple):
    """A unit in the ranking of the whole area; `rank` is None where it takes no part."""

    district: KeptDistrict
    row: KeptRow
    rank: int | None


class AreaMean(NamedTuple):
    """A dimension over the whole area."""

    dimension: str
    title: str
    marks: Fraction
    sum: Fraction
    units: int

    @property
    def mean(self) -> Fraction:
        """Of the units to which anything of it applies."""
        return self.sum / self.units


class AreaLoss(NamedTuple):
    """A criterion over the whole area."""

    criterion: str
    title: str
    marks: Fraction
    lost: Fraction
    below_full: int
    concerned: int

    @property
    def mean_lost(self) -> Fraction:
        """Marks lost per unit concerned."""
        return self.lost / self.concerned


@dataclass(frozen=True)
class AreaCategory:
    """One category over all districts of a cohort, ranked."""

    id: str
    title: str
    places: tuple[Place, ...]  # in rank order, then those not ranked by district and unit
    mean: Fraction | None  # of the totals of ranked units
    median: Fraction | None
    grades: tuple[tuple[str, int], ...]
    dimensions: tuple[AreaMean, ...]
    losses: tuple[AreaLoss, ...]  # most marks lost first, those without loss left out

    def count(self, state: str) -> int:
        """How many units are scored, broken or missing."""
        return sum(one.row.state == state for one in self.places)


@dataclass(frozen=True)
class Area:
    """The districts that can be compared with one another."""

    cohort: Cohort
    decimals: int
    districts: tuple[KeptDistrict, ...]
    categories: tuple[AreaCategory, ...]

    def name_of(self, district: KeptDistrict) -> str:
        """Its name, with its id where another has the same name."""
        if sum(one.district == district.district for one in self.districts) < 2:
            return district.district
        return f"{district.district}（{district.district_id}）"


@dataclass(frozen=True)
class MergeResult:
    """Several districts' results as one."""

    title: str
    engine: str
    areas: tuple[Area, ...]
    broken: tuple[KeptTrouble, ...]
    conflicts: tuple[KeptConflict, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = 0

    @property
    def districts(self) -> tuple[KeptDistrict, ...]:
        """All of them, by round and id."""
        found = (one for area in self.areas for one in area.districts)
        return tuple(sorted(found, key=lambda one: one.key))

    @property
    def is_provisional(self) -> bool:
        """Whether any district's result is, or anything could not be merged."""
        open_ones = any(one.is_provisional for one in self.districts)
        return open_ones or bool(self.broken or self.conflicts)

    @property
    def is_whole(self) -> bool:
        """Whether there was something to merge and nothing was refused."""
        return bool(self.areas) and not self.broken and not self.conflicts

    @property
    def setup_is_broken(self) -> bool:
        """Never: there are no settings."""
        return False

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, self.files)


def dumped(one: Kept) -> dict[str, Any]:
    """What was kept, as texts and numbers."""
    return one.model_dump(mode="json")


def both_languages(one: Diagnostic) -> dict[str, str]:
    """What a diagnostic says, in both languages."""
    return {"zh": one.message("zh"), "en": one.message("en")}
