"""A unit's own file (自评申报) and a reviewer's file (考核评定)."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from pufa_cli.model.district import Member, ReviewSource
from pufa_cli.model.fields import Day, Digest, Id, Known, Number, Prose, Reference, VetoFacts
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import is_blank


class Evidence(Frozen):
    """A document that supports an answer (佐证材料)."""

    title: Prose
    """材料名称 | its title"""
    number: Prose | None = None
    """文号 | document number"""
    dated_on: Day | None = None
    """成文日期 | its date"""
    path: Prose | None = None
    """文件，相对于 evidence/单位编号/ | file below evidence/<unit>/"""
    sha256: Digest | None = None
    """文件的 SHA-256 摘要 | digest of the file"""


class Answer(Frozen):
    """What a submission says for one criterion (填报内容)."""

    facts: Any = None
    """填报的事实，写法由该项计分方式决定 | the facts, as the rule asks"""
    not_applicable: Prose | None = None
    """不适用的理由（标准允许时） | why it does not apply, where the standard allows it"""
    evidence: tuple[Evidence, ...] = ()
    """佐证材料 | supporting documents"""
    note: Prose | None = None
    """说明 | a remark"""
    claimed: Number | None = None
    """自评得分 | points the unit claims"""

    @property
    def is_blank(self) -> bool:
        """Whether it is as in an empty form."""
        return self.model_copy(update={"facts": None}) == NO_ANSWER and is_blank(self.facts)


NO_ANSWER = Answer()


def _filled(answers: Any) -> Any:
    """Blank answers are no answers."""
    if not isinstance(answers, dict):
        return answers
    return {key: {} if answer is None else answer for key, answer in answers.items()}


def _claimed(lines: Any) -> Any:
    """Facts alone are an answer of nothing else; blank lines say nothing."""
    if not isinstance(lines, dict):
        return lines
    written = {key: one for key, one in lines.items() if one is not None}
    return {key: one if _is_whole(one) else {"facts": one} for key, one in written.items()}


def _is_whole(line: Any) -> bool:
    return isinstance(line, Answer) or (isinstance(line, dict) and "facts" in line)


def _said(vetoes: Any) -> Any:
    """Entries left blank say nothing."""
    if not isinstance(vetoes, dict):
        return vetoes
    return {key: said for key, said in vetoes.items() if said is not None}


class Submission(Frozen):
    """One unit's self-assessment of one round."""

    format: ClassVar[str] = "submission/1"

    pufa: Literal["submission/1"]
    """文件类型和版本 | format and version of the file"""
    standard: Reference
    """所用标准 | the standard, by id@version"""
    round: Id
    """考核轮次 | the round"""
    unit: Known
    """单位编号 | id of the unit"""
    name: Prose
    """单位名称 | name of the unit"""
    category: Known
    """单位类别编号 | category of the unit"""
    parts: tuple[Id, ...] = ()
    """本单位选填的部分（类别允许选择时） | the parts chosen, where the category leaves a choice"""
    filled_by: Prose | None = None
    """填报部门或岗位 | who filled it in, by office"""
    filled_on: Day | None = None
    """填报日期 | when"""
    vetoes: Annotated[dict[str, VetoFacts], BeforeValidator(_said)] = Field(default_factory=dict)
    """否决情形：是 = 存在；分情形的写次数 | veto clauses: yes = it happened; or counts"""
    bonuses: Annotated[dict[str, Answer], BeforeValidator(_claimed)] = Field(default_factory=dict)
    """加分条目：事实，或 facts 加 evidence | bonus lines: facts, alone or with evidence"""
    penalties: Annotated[dict[str, Answer], BeforeValidator(_claimed)] = Field(default_factory=dict)
    """减分条目：事实，或 facts 加 note | penalty lines: facts, alone or with a note"""
    answers: Annotated[dict[str, Answer], BeforeValidator(_filled)] = Field(default_factory=dict)
    """各指标的填报 | the answers, by criterion"""

    @property
    def sections(self) -> dict[str, dict[str, Answer]]:
        """Everything that can carry evidence, by the key it stands under."""
        return {"answers": self.answers, "bonuses": self.bonuses, "penalties": self.penalties}


def _given(marks: Any) -> Any:
    """Marks of which the form was left blank are not given."""
    if not isinstance(marks, dict):
        return marks
    return {key: one for key, one in marks.items() if one == {} or not is_blank(one)}


class Checked(Frozen):
    """What reviewers found of one criterion: facts, points, or that the unit's facts are right."""

    facts: Any = None
    """核实的事实，写法同自评 | the facts as found, written as a unit writes them"""
    points: Number | None = None
    """直接评定的得分，须写理由 | points given instead, with a reason"""
    reason: Prose | None = None
    """理由 | the reason"""
    methods: tuple[Prose, ...] = ()
    """核验方法，如 听、看、考、查、改、评 | by which steps it was verified"""
    note: Prose | None = None
    """说明 | a remark"""


class Review(Frozen):
    """One reviewer's marks for one unit."""

    format: ClassVar[str] = "review/1"

    pufa: Literal["review/1"]
    """文件类型和版本 | format and version of the file"""
    standard: Reference
    """所用标准 | the standard, by id@version"""
    round: Id
    """考核轮次 | the round"""
    unit: Known
    """被考核单位编号 | id of the unit reviewed"""
    source: ReviewSource
    """评定来源：上级、督查、专项抽查、交叉检查、裁定 | who reviewed"""
    reviewer: Prose | None = None
    """考核组 | the reviewing group"""
    reviewed_on: Day | None = None
    """考核日期 | when"""
    number: Prose | None = None
    """文号（裁定） | document number, of a ruling"""
    inspectors: tuple[Member, ...] = ()
    """检查人员（写职务） | the inspectors, by post"""
    team: Known | None = None
    """督查组编号 | id of the supervision group"""
    inspecting_unit: Known | None = None
    """由哪个单位检查（交叉检查） | the unit that inspects, in a cross-inspection"""
    methods: tuple[Prose, ...] = ()
    """本次所用的核验方法 | the steps used on the visit"""
    standard_digest: Digest | None = None
    """评定时所用标准文件的摘要 | digest of the standard file that the marks rest on"""
    marks: Annotated[dict[str, Any], BeforeValidator(_given)] = Field(default_factory=dict)
    """酌情项的给分或扣分和理由 | points given or taken, with reasons, by criterion"""
    checked: Annotated[dict[str, Checked], BeforeValidator(_said)] = Field(default_factory=dict)
    """各指标核查的事实或得分 | what was found of any criterion, facts or points"""
    vetoes: Annotated[dict[str, VetoFacts], BeforeValidator(_said)] = Field(default_factory=dict)
    """否决情形：是 = 存在；分情形的写次数 | veto clauses: yes = it happened; or counts"""
    bonuses: Annotated[dict[str, Answer], BeforeValidator(_claimed)] = Field(default_factory=dict)
    """加分条目：事实，或 facts 加 evidence | bonus lines: facts, alone or with evidence"""
    penalties: Annotated[dict[str, Answer], BeforeValidator(_claimed)] = Field(default_factory=dict)
    """减分条目：事实，或 facts 加 note | penalty lines: facts, alone or with a note"""


def review_from(
    source: str, unit: str, checked: dict[str, Checked], marks: dict[str, Any]
) -> Review:
    """What some other file settles, in the shape of a review; `source` says where it is from."""
    values: dict[str, Any] = {
        "source": source,
        "unit": unit,
        "checked": checked,
        "marks": marks,
        "reviewed_on": None,
    }
    return Review.model_construct(**values)
