"""What all ways of scoring share: how each reads, what it gives, how it explains itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeAlias

from pydantic_core import core_schema

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import ONE, ZERO
from pufa_cli.model import codes
from pufa_cli.model.fields import Mistake, mistaken, not_one_of, wrong_shape
from pufa_cli.model.frozen import Frozen

Facts: TypeAlias = str | dict[str, Any] | list[Any] | None
Faults: TypeAlias = list[Fault]


def is_blank(facts: Facts) -> bool:
    """Whether nothing at all was written, at any depth."""
    if isinstance(facts, dict | list):
        return all(map(is_blank, facts.values() if isinstance(facts, dict) else facts))
    return facts is None


class Status(StrEnum):
    """What was decided of one criterion, before any number (评定结论)."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNANSWERED = "unanswered"
    PENDING = "pending"


class Loss(NamedTuple):
    """Marks not given: how many, why, and what it takes to get them."""

    amount: Fraction  # marks, more than 0
    cause: Sayable
    why: Literal["lost", "unanswered", "pending"] = "lost"
    steps: int = 1  # acts needed to win the amount back
    is_fixable: bool = True
    path: KeyPath = ()  # where in the facts, relative to the criterion
    alone: Fraction | None = None  # what putting only this right gives, where it is not `amount`

    @property
    def worth(self) -> Fraction:
        """The points won by putting this right and nothing else."""
        return self.amount if self.alone is None else self.alone


class Outcome(NamedTuple):
    """One criterion as judged: status, points, and a reason for every mark that is missing.

    `points` + the amounts of `losses` = the criterion's marks, exactly.
    """

    status: Status
    points: Fraction  # 0 .. marks; a pending item counts 0 here
    at_most: Fraction  # points .. marks; the points if pending items got the most they can
    answered: Fraction  # 0 .. marks; the marks of what was answered
    said: Sayable  # the facts that decided
    how: Sayable  # the arithmetic
    losses: tuple[Loss, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether reviewers can still add points."""
        return self.at_most is not self.points and self.at_most != self.points

    @property
    def pending(self) -> Fraction:
        """The points that reviewers can still add."""
        return self.at_most - self.points

    @property
    def in_reach(self) -> Fraction:
        """The points once everything is put right that the unit itself can put right."""
        own = (loss.amount for loss in self.losses if loss.is_fixable and loss.why != "pending")
        return sum(own, self.points)


class Reading(NamedTuple):
    """What was measured: an exact number (percent points where `is_percent`) and its words."""

    number: Fraction
    said: Sayable
    is_percent: bool = False
    answered: Fraction = ONE  # 0 .. 1; share of the entries that were filled in
    blank: Fraction = ZERO  # by how much the entries left blank could raise the number

    @property
    def most(self) -> Fraction:
        """The number where less is better: silence never pays."""
        return self.number + self.blank


class Blank(NamedTuple):
    """An empty place in a form, with what to write there."""

    hint: Sayable


Form: TypeAlias = "Blank | dict[str, Form] | None"


def asked(forms: Iterable[tuple[str, Form]]) -> Form:
    """One form of the parts that ask for something, by id; None when no part does."""
    return {id: form for id, form in forms if form is not None} or None


class Manual(NamedTuple):
    """What a reader needs to know of a rule kind or measure."""

    title: Text
    summary: Text
    words: tuple[str, ...] = ()  # how scoring tables say it, in Chinese


class Example(NamedTuple):
    """A worked example: run as a test, shown in the reference and by `explain`."""

    rule: Mapping[str, Any]
    facts: Any
    marks: str
    points: str
    review: Any = None
    others: tuple[Any, ...] | None = None  # facts of the other units, where they decide


def with_default(tree: Any, key: str, kind: str) -> Any:
    """What is written, with a rule or measure of a kind where `key` is left out or blank."""
    if isinstance(tree, dict) and tree.get(key) is None:
        return {**tree, key: {"kind": kind}}
    return tree


class Measure(Frozen, ABC):
    """What was measured (计量): reads the facts of a submission into an exact number."""

    manual: ClassVar[Manual]
    is_given: ClassVar[bool] = False  # others settle it: a survey, a sample, another office
    settled_by: ClassVar[str] = ""  # the source whose files settle the facts, where there is one
    kind: str

    @property
    def is_percent(self) -> bool:
        """Whether the number is in percent points."""
        return False

    @property
    def greatest(self) -> Fraction | None:
        """The greatest number there can be; None where there is no end."""
        return None

    @property
    def unit_word(self) -> str:
        """The counted unit (次, 人), or nothing."""
        return ""

    @abstractmethod
    def read(self, facts: Facts, path: KeyPath, faults: Faults) -> Reading | None:
        """The measured number; None when blank; adds a fault when the facts make no sense."""

    @abstractmethod
    def hint(self) -> Text:
        """What to write, for forms and editors."""

    @abstractmethod
    def facts_schema(self) -> dict[str, Any]:
        """The JSON Schema of the facts."""

    def form(self) -> Form:
        """The empty form of the facts."""
        return Blank(self.hint())

    def check(self) -> Iterator[Fault]:
        """Contradictions among the measure's own parameters, at paths relative to the measure."""
        yield from ()


class Rule(Frozen, ABC):
    """How what was measured becomes points (计分方式)."""

    manual: ClassVar[Manual]
    default_measure: ClassVar[str | None] = None
    kind: str

    @abstractmethod
    def read(self, facts: Facts, review: Facts, path: KeyPath, faults: Faults) -> Any:
        """The facts as typed values for `score`; None when blank; adds faults.

        `review` is what reviewers entered for this criterion; `path` leads to the facts.
        """

    @abstractmethod
    def score(self, read: Any, marks: Fraction) -> Outcome:
        """The outcome for facts that `read` understood, of a criterion worth `marks`."""

    @abstractmethod
    def describe(self, marks: Fraction) -> Sayable:
        """The rule in words, with its numbers."""

    @abstractmethod
    def form(self) -> Form:
        """The empty form of the facts; None when the unit fills in nothing."""

    @abstractmethod
    def facts_schema(self) -> dict[str, Any]:
        """The JSON Schema of the facts."""

    def review_form(self) -> Form:
        """The empty form of what reviewers enter; None when they judge nothing of it."""
        return None

    @property
    def is_plain(self) -> bool:
        """Whether it is a mere yes or no, which goes without saying."""
        return False

    @property
    def is_relative(self) -> bool:
        """Whether the points depend on the other units of the category: `score` gives a range."""
        return False

    def place(self, read: Any, group: Sequence[Any], marks: Fraction) -> Outcome:
        """The outcome among `group`, what `read` gave for every unit of the category, own included.

        Asked only where `is_relative`; the same for any order of the group.
        """
        return self.score(read, marks)

    def check(self, marks: Fraction) -> Iterator[Fault]:
        """What contradicts itself or the marks, at paths relative to the rule."""
        yield from ()


UNANSWERED_TEXT = Text("未填报", "not answered")
PENDING_TEXT = Text("待评：由考核人员评定", "pending: for the reviewers to judge")


def unanswered(marks: Fraction) -> Outcome:
    """Nothing was written: no points, all marks lost to silence."""
    loss = Loss(marks, UNANSWERED_TEXT, "unanswered")
    zero = Text("计 0 分", "0 points")
    return Outcome(Status.UNANSWERED, ZERO, ZERO, ZERO, UNANSWERED_TEXT, zero, (loss,))


def status_of(points: Fraction, marks: Fraction) -> Status:
    """Met at full marks, not met at none, partly met between."""
    if points == marks:
        return Status.MET
    return Status.PARTLY_MET if points > 0 else Status.NOT_MET


class _Picked:
    """Builds the model that `kind` names among those of the validation context (annotation)."""

    def __init__(self, family: str) -> None:
        self._family = family
        self._core = core_schema.with_info_plain_validator_function(
            self._pick, serialization=core_schema.plain_serializer_function_ser_schema(_dumped)
        )

    def _pick(self, tree: Any, info: core_schema.ValidationInfo) -> Any:
        if isinstance(tree, Measure | Rule):
            return tree
        families: Mapping[str, Mapping[str, type[Frozen]]] = info.context or {}
        kinds = families[self._family]
        if isinstance(tree, str) and tree in kinds:
            raise mistaken(Mistake(codes.SHORT_KIND, {"key": tree}))
        if not isinstance(tree, dict):
            raise mistaken(wrong_shape("a mapping", tree))
        kind = tree.get("kind")
        if kind is None:
            raise mistaken(Mistake(codes.KIND_MISSING, {"choices": "、".join(kinds)}))
        if kind not in kinds:
            if any(kind in family for family in families.values()):
                raise mistaken(Mistake(codes.KIND_MISPLACED, {"key": str(kind)}))
            raise mistaken(not_one_of(str(kind), kinds))
        return kinds[kind].model_validate(_with_measure(tree, kinds[kind]), context=info.context)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return self._core.copy()

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {"type": "object"}


def _with_measure(tree: dict[str, Any], kind: type[Frozen]) -> dict[str, Any]:
    default = getattr(kind, "default_measure", None)
    if default is None or "measure" in tree:
        return tree
    return {**tree, "measure": {"kind": default}}


def _dumped(model: Frozen) -> dict[str, Any]:
    return model.model_dump(exclude_defaults=True)


AnyMeasure: TypeAlias = Annotated[Measure, _Picked("measures")]
AnyRule: TypeAlias = Annotated[Rule, _Picked("rules")]
