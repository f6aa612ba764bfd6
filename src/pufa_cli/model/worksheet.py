"""The sheet for a visit to one unit (考核工作表): its criteria by the steps that verify them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.model.assessment import CriterionResult
from pufa_cli.model.clauses import Line, Veto
from pufa_cli.model.district import District, Unit
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.rectification import Finding
from pufa_cli.model.results import CheckResult, Provenance
from pufa_cli.model.standard import Category, Criterion, Standard
from pufa_cli.model.submission import NO_ANSWER, Answer, Evidence, Submission

NO_STEP = ""


class Item(NamedTuple):
    """One criterion to verify: what the unit says of it and what its facts give."""

    criterion: Criterion
    others: tuple[str, ...]  # further steps that verify it
    answer: Answer
    judged: CriterionResult | None  # by the unit's own facts; None where they could not be read
    findings: tuple[Finding, ...] = ()  # not yet put right


class Step(NamedTuple):
    """One step of the visit and the criteria that it verifies first."""

    method: str  # as the standard calls it; `NO_STEP` for criteria that no step verifies
    items: tuple[Item, ...]


class Visitor(NamedTuple):
    """Who visits, as settings, roster and plan have it; empty where they say nothing."""

    source: str  # of reviews; empty where nobody said
    who: str = ""
    unit: str = ""  # id of the unit that inspects
    team: str = ""  # id of the supervision group


@dataclass(frozen=True)
class Worksheet:
    """The sheet of one unit, ready to be taken along."""

    standard: Standard
    category: Category
    steps: tuple[Step, ...]
    submission: Submission | None  # None where nothing was handed in or nothing can be read
    evidence: Mapping[str, FoundEvidence]
    findings: tuple[Finding, ...]  # everything not yet put right
    is_broken: bool  # something was handed in and cannot be scored

    @property
    def items(self) -> tuple[Item, ...]:
        """Every criterion, in the order of the visit."""
        return tuple(item for step in self.steps for item in step.items)

    @property
    def other_findings(self) -> tuple[Finding, ...]:
        """What is not yet put right and concerns no criterion of the sheet."""
        ids = {item.criterion.id for item in self.items}
        return tuple(one for one in self.findings if one.criterion not in ids)

    @property
    def asked_vetoes(self) -> tuple[Veto, ...]:
        """The veto clauses that people answer, not figures."""
        return tuple(one for one in self.standard.vetoes if one.below is None or one.conditions)

    def lines(self) -> Iterator[tuple[Line, Answer, bool]]:
        """Bonus lines that the unit claims and every penalty line; true for a penalty."""
        said = self.submission
        for group in self.standard.bonuses:
            for line in group.lines:
                if said is not None and line.id in said.bonuses:
                    yield line, said.bonuses[line.id], False
        for group in self.standard.penalties:
            for line in group.lines:
                yield line, said.penalties.get(line.id, NO_ANSWER) if said else NO_ANSWER, True

    def is_there(self, one: Evidence) -> bool | None:
        """Whether the file of a document lies in the unit's folder; None where none is named."""
        found = self.evidence.get(one.path or "")
        return None if one.path is None else found is not None and found.is_there


@dataclass(frozen=True)
class WorksheetResult:
    """A sheet made; None where settings, roster, standard or the unit leave nothing to make."""

    folder: str
    unit: Unit | None
    unit_id: str
    district: District | None
    sheet: Worksheet | None
    visitor: Visitor
    provenance: Provenance
    diagnostics: tuple[Diagnostic, ...] = ()
    setup_is_broken: bool = False
    places: Mapping[str, str] = field(default_factory=dict)  # file:line of each answer

    @property
    def checked(self) -> CheckResult:
        """What was found wrong on the way."""
        return CheckResult(self.diagnostics, 1, self.setup_is_broken)

    @property
    def is_whole(self) -> bool:
        """Whether there is a sheet, and nothing handed in had to be left out of it."""
        return self.sheet is not None and not self.sheet.is_broken
