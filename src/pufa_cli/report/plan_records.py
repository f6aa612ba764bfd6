"""Plans for programs."""

from typing import Literal

from pydantic import Field

from pufa_cli.report.records import DiagnosticRecord, Record


class TallyRecord(Record):
    """How often a plan does what it should avoid."""

    reciprocal: int
    repeated: int
    same_area: int


class PairRecord(Record):
    """One unit inspects another; what could not be avoided, with the reason."""

    inspector: str
    inspector_name: str
    inspected: str
    inspected_name: str
    not_avoided: dict[str, str]


class PairedGroupRecord(Record):
    """Units that may inspect one another; `alone` where there is only one."""

    categories: list[str]
    alone: str | None
    reached: TallyRecord
    at_least: TallyRecord
    is_proven: bool
    pairs: list[PairRecord]


class DutyRecord(Record):
    """The areas of one supervision group."""

    team: str
    title: str
    areas: list[str]
    units: int


class SupervisionRecord(Record):
    """Which supervision group is in charge of which area."""

    duties: list[DutyRecord]
    most: int
    at_least: int
    is_proven: bool
    uncovered: list[str]
    without_area: list[str]


class ChangeRecord(Record):
    """What is planned otherwise than before; null for nobody."""

    kind: Literal["pair", "area"]
    key: str
    before: str | None
    after: str | None


class CrossCheckRecord(Record):
    """Who inspects whom; no seed where no plan could be made."""

    schema_id: Literal["pufa-cross-check/1"] = Field("pufa-cross-check/1", alias="schema")
    folder: str
    round: str | None
    seed: str | None
    sha256: str | None
    previous_sha256: str | None
    kept_sha256: str | None
    groups: list[PairedGroupRecord]
    supervision: SupervisionRecord | None
    changes: list[ChangeRecord] | None
    diagnostics: list[DiagnosticRecord]


PUBLISHED: dict[str, type[Record]] = {"cross-check": CrossCheckRecord}
