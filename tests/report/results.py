"""Results of every kind with one text put into every field that users write."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from building import a_criterion, a_dimension, a_part, a_standard, a_submission, a_unit, assessed
from merging import a_category, a_result, a_row
from pufa_cli.base.diagnostics import Diagnostic, Span
from pufa_cli.base.language import Language
from pufa_cli.engine.improve import improvements
from pufa_cli.engine.merging import merge as merged
from pufa_cli.engine.rollup import Collector
from pufa_cli.engine.steps import by_steps
from pufa_cli.load import codes
from pufa_cli.model.alteration import Alteration, Bump, Difference, Manner
from pufa_cli.model.comparison import (
    Cause,
    Move,
    Rescoring,
    StandardsDiff,
    Versioning,
    VersionVerdict,
)
from pufa_cli.model.filing import Filing
from pufa_cli.model.forecast import ForecastResult, Gap, UnitForecast
from pufa_cli.model.merging import KeptConflict, KeptDistrict, KeptTrouble, MergeResult
from pufa_cli.model.planning import CrossCheckPlan, CrossCheckResult
from pufa_cli.model.results import (
    CheckResult,
    DistrictResult,
    Provenance,
    StandardResult,
    UnitResult,
)
from pufa_cli.model.rollup import Presence, Row
from pufa_cli.model.standard import Standard
from pufa_cli.model.trial import TrialResult
from pufa_cli.model.worksheet import Visitor, Worksheet, WorksheetResult
from pufa_cli.report.document import (
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Listing,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.records import ExplanationRecord
from pufa_cli.report.views import (
    cross_check,
    derivation,
    diagnostics,
    district,
    explanation,
    forecast,
    merge,
    scorecard,
    standard,
    standards_diff,
    trial,
    worksheet,
)
from rectifying import a_file, a_finding

# What stands in every field of the page that the others are held against: it looks like the text
# of a field and like nothing else.
PLAIN = "甲乙丙"

VECTORS = {
    "O1 colour": "[red]区",
    "O1 end of colour": "区[/red]",
    "O1 not markup": "普法[a/b]组",
    "O1 link": "[link=https://e.example]x[/link]",
    "O1 emoji": ":smile: 区",
    "O1 backslash last": "区\\",
    "O2 colour": "\x1b[31m区\x1b[0m",
    "O2 clipboard": "\x1b]52;c;eA==\x07",
    "O2 C1": "\x9b31m区",
    "O2 NUL": "区\x00局",
    "O2 direction": "区\u202e局",
    "O2 line break": "区\n| 1 | 伪造 | 100 |",
    "O2 return": "区\rx",
    "O2 separator": "区\u2028score: 100",
    "O3 pipes": "区|教育|局",
    "O3 row": "a | 100 |\n| b",
    "O3 escaped pipe": "a\\|b",
    "O4 script": "<script>alert(1)</script>",
    "O4 image": "<img src=x onerror=alert(1)>",
    "O4 details": "<details><summary>x",
    "O4 comment": "<!-- x",
    "O4 autolink": "<https://e.example>",
    "O4 entity": "&lt;b&gt; &#64; &copy;",
    "O5 link": "[x](javascript:alert(1))",
    "O5 image": "![x](https://e.example/p.png)",
    "O5 reference": "[x]: https://e.example",
    "O5 code": "`rm -rf`",
    "O5 bold": "**粗** __体__ *斜* _体_",
    "O5 struck": "~~删~~",
    "O5 heading": "# 标题",
    "O5 mention": "@user fixes #1",
    "O5 maths": "$x$ $$y$$",
    "O5 address": "见 https://e.example/a_b 或 www.e.example 或 a@b.example",
    "O5 bullet": "- 项",
    "O5 plus": "+ 项",
    "O5 number": "1. 项",
    "O5 number with bracket": "2) 项",
    "O5 quote": "> 引",
    "O5 rule": "---",
    "O5 double rule": "===",
    "O5 fence": "```",
    "O5 task": "[x] 完成",
    "O6 attributes": "\" onload='x' javascript:alert(1)",
    "O8 end of script": "</script><script>alert(1)</script>",
    "O9 templates": "{{ 7*7 }} {% x %} {0.__class__} {name} %s %(x)s",
    "O11 formula": "=cmd|' /C calc'!A0",
    "O11 plus": "+1+1",
    "O11 minus": "-2+3",
    "O11 at": "@SUM(A1)",
    "O11 wide": "＝1+1",
    "O11 tab": "\t=1+1",
    "O13 command": "::error file=x::y",
    "O13 blanks": "  ::error::y",
    "O13 wide blank": "　::error::y",
    "O14 inline command": "x ##[error]y",
    "O14 Azure": "##vso[task.complete]",
    "O14 TeamCity": "##teamcity[buildStatus]",
    "O15 mask": "::add-mask::不合格",
    "O15 stop": "::stop-commands::k",
    "O16 percent": "100%0A::error::x,y:z",
    "wide blank inside": "区　局",
    "long": "某某镇人民政府" * 30,
    "long word": "x" * 300,
    "combining": "e\u0301\u0301区\ufe0f",
    "emoji": "👨\u200d👩\u200d👧区",
}
AS_OF = date(2005, 6, 30)


def a_hostile_standard(text: str) -> Standard:
    """A standard whose every prose is the text."""
    texts = {"title": text, "clause": text, "evidence": [text], "verify": [text], "note": text}
    criteria = [
        a_criterion("C1.1", **texts),
        a_criterion("C1.2", rule=_checklist(text), **{**texts, "not_applicable": text}),
    ]
    dimension = a_dimension("C1", criteria, title=text)
    return a_standard(
        [a_part(dimensions=[dimension], title=text)],
        title=text,
        source=text,
        methods=[text],
        grades=[{"name": text, "at_least": "60"}, {"name": "差", "at_least": "0"}],
        vetoes=[
            {
                "id": "V1",
                "title": text,
                "effect": {"force": "差"},
                "carries_to": text,
                "consequence": text,
            }
        ],
        sanctions=[{"title": text, "when": text}],
        categories=[{"id": "township", "title": text, "parts": ["common"]}],
    )


def _checklist(text: str) -> dict[str, Any]:
    parts = [{"id": "a", "title": text, "marks": "2"}, {"id": "b", "title": text, "marks": "2"}]
    return {"kind": "checklist", "parts": parts}


def a_hostile_unit(text: str) -> UnitResult:
    """A unit whose every prose is the text; it loses marks, and a veto holds."""
    evidence = [{"title": text, "number": text, "path": text}]
    answers = {
        "C1.1": {"facts": "否", "note": text, "evidence": evidence, "claimed": "4"},
        "C1.2": {"facts": {"a": "是", "b": "否"}, "note": text, "evidence": evidence},
    }
    submission = a_submission(answers, name=text, filled_by=text, vetoes={"V1": "是"})
    found = assessed(a_hostile_standard(text), submission)
    places = {"C1.1": f"{text}:1", "standard:C1.1": f"{text}:2", "review:C1.1": f"{text}:3"}
    return UnitResult(
        file=text,
        assessment=found,
        improvements=improvements(found),
        diagnostics=(a_hostile_diagnostic(text),),
        provenance=provenance(text),
        places=places,
        unit_name=text,
    )


def a_hostile_diagnostic(text: str) -> Diagnostic:
    """A duplicate key in a line that is the text."""
    values = {"key": text, "line": 1}
    return Diagnostic(codes.SAME_KEY, text, Span(3, 1, 2), values, text)


def provenance(text: str) -> Provenance:
    """Of no real run."""
    return Provenance("0", AS_OF, text, "0" * 64, "1" * 64)


def a_hostile_district(text: str) -> DistrictResult:
    """A scored pilot, a missing and a broken unit, all called by the text."""
    unit = a_hostile_unit(text)
    assert unit.assessment is not None
    collector = Collector(unit.assessment.standard)
    common = {"name": text, "area": text, "team": text, "leader": text}
    collector.add(unit.assessment, a_unit("a", pilot="是", **common))
    collector.add_unscored(a_unit("b", **common), Presence.MISSING)
    collector.add_unscored(a_unit("c", **common), Presence.BROKEN, "PF109")
    return DistrictResult(
        folder=text,
        office=text,
        rollup=collector.rollup(text, text),
        diagnostics=unit.diagnostics,
        provenance=provenance(text),
        files_read=1,
        files_refused=1,
    )


def pages(text: str, language: Language = "zh") -> Iterator[tuple[str, Page]]:
    """Every page there is, with the text in every field."""
    unit, found = a_hostile_unit(text), a_hostile_standard(text)
    shown = StandardResult(text, found, "0" * 64, ())
    yield "scorecard", scorecard.view(unit, language)
    yield "derivation", derivation.view(unit, "C1.2", language)
    yield "district", district.view(a_hostile_district(text), language)
    check = CheckResult((a_hostile_diagnostic(text),), 1)
    yield "check", diagnostics.view(check, language)
    yield "standard", standard.view(shown, language)
    yield "standards", standard.list_view([shown], language)
    yield "diff", standards_diff.view(a_hostile_diff(text), language)
    yield "cross-check", cross_check.view(a_hostile_plan(text), language)
    yield "trial", trial.view(a_hostile_trial(text), language)
    yield "worksheet", worksheet.view(a_hostile_worksheet(text), language)
    yield "merge", merge.view(a_hostile_merge(text), language)
    yield "forecast", forecast.view(a_hostile_forecast(text), language)
    criterion = found.criterion_by_id["C1.2"]
    yield "criterion", explanation.criterion_page(found, criterion, text, language)
    record = ExplanationRecord(schema="pufa-explanation/1", topic=text, title=text, text=[text])
    yield "blocks", Page(lambda: every_block(text), lambda: record)


def a_hostile_worksheet(text: str) -> WorksheetResult:
    """The sheet of the unit that is called by the text, with a document that is not there."""
    unit = a_hostile_unit(text).assessment
    assert unit is not None
    answers = {one.criterion.id: one.answer for one in unit.criteria}
    handed_in = a_submission(name=text, filled_by=text, vetoes={"V1": "是"})
    handed_in = handed_in.model_copy(update={"answers": answers})
    findings = a_file(a_finding(title=text, criterion="C1.1"), a_finding("F2", title=text)).findings
    steps = by_steps(unit.standard, unit.category, Filing(handed_in, (), {}), unit, findings)
    sheet = Worksheet(unit.standard, unit.category, steps, handed_in, {}, findings, is_broken=False)
    return WorksheetResult(
        text,
        a_unit(name=text, area=text, team=text),
        "xiaoqiao",
        None,
        sheet,
        Visitor("supervision", text, team=text),
        provenance(text),
    )


def a_hostile_forecast(text: str) -> ForecastResult:
    """A unit by another standard, with every name and reason the text."""
    found, standard = a_hostile_unit(text).assessment, a_hostile_standard(text)
    assert found is not None
    one = Fraction(1)
    row = Row("a", text, "township", Presence.SCORED, total=one, at_most=one, grade=text)
    collector = Collector(standard)
    collector.add(found)
    gaps = (Gap(found.criteria[0].criterion, text, text),)
    units = (UnitForecast("a", row, found, gaps), UnitForecast("b", row, None, (), text))
    basis = a_hostile_district(text).provenance
    rollup = collector.rollup(text, text)
    return ForecastResult(text, text, text, standard, standard, text, basis, rollup, units)


def a_hostile_merge(text: str) -> MergeResult:
    """Results of districts, units and categories that are all called by the text."""
    rows = [a_row("a", name=text), a_row("b", None, name=text, state="broken", reason=text)]
    said = {"title": text}
    category = {**a_category(rows), **said, "grades": {text: 1}}
    category["rows"][0]["grade"] = text
    for part in (*category["dimensions"], *category["criteria"]):
        part.update(said)
    trees = [a_result(id, category, district=text, round=text) for id in "ab"]
    kept = [KeptDistrict.model_validate({**one, "source_sha256": "0" * 64}) for one in trees]
    trouble = KeptTrouble(file=text, sha256="", code="PF810", reason={"zh": text, "en": text})
    conflict = KeptConflict(round_id="r", district_id="c", district=text, sources=("0", "1"))
    return merged(kept, [trouble], [conflict], text, "1")


def a_hostile_diff(text: str) -> StandardsDiff:
    """Two standards called by the text, whose every difference is the text."""
    shown = StandardResult(text, a_hostile_standard(text), "0" * 64, ())
    found = Difference("clause", text, text, Bump.PATCH)
    change = Alteration("criterion", "C1.1", text, Manner.CHANGED, (found,), Bump.PATCH)
    one = Fraction(1)
    rows = [
        Row("a", text, "township", Presence.SCORED, total=one, at_most=one, grade=text, rank=1),
        Row("a", text, "township", Presence.BROKEN, reason="PF109"),
    ]
    cause = Cause("C1.1", text, one, one, None, None, -one)
    moves = (Move(rows[0], rows[1]), Move(rows[0], rows[0]._replace(total=2 * one), (cause,)))
    rescoring = Rescoring(text, moves, 2, 1, 0, (2, 2), {"township": text})
    versions = Versioning(Bump.PATCH, VersionVerdict.TOO_LOW)
    diagnostics = (a_hostile_diagnostic(text),)
    return StandardsDiff(shown, shown, (change,), versions, rescoring, diagnostics)


def a_hostile_trial(text: str) -> TrialResult:
    """The first criterion of the unit that is called by the text."""
    unit = a_hostile_unit(text).assessment
    assert unit is not None
    one = unit.criteria[0]
    return TrialResult(text, unit.standard, one.criterion, "township", one, f"{text}:1")


def a_hostile_plan(text: str) -> CrossCheckResult:
    """A plan whose seed, units, areas, categories and teams are all called by the text."""
    avoided = {"reciprocal": "two_units", "same_area": "not_proven"}
    pairs = [{"inspector": "a", "inspected": "b", "not_avoided": avoided}]
    duties = [{"team": "t", "areas": [text], "units": "2"}, {"team": "u", "units": "0"}]
    plan = CrossCheckPlan.model_validate(
        {
            "pufa": "cross_check_plan/1",
            "round": "r",
            "seed": text,
            "digest": "0" * 64,
            "kept": "1" * 64,
            "groups": [
                {"categories": ["c"], "pairs": pairs, "proven": "否"},
                {"categories": ["d"], "alone": "a"},
            ],
            "supervision": {
                "duties": duties,
                "most": "2",
                "at_least": "1",
                "proven": "否",
                "uncovered": [text],
                "without_area": ["a", "b"],
            },
            "changes": {
                "pairs": [{"inspector": "a", "before": "gone", "after": "b"}],
                "areas": [{"area": text, "after": "t"}],
            },
        }
    )
    return CrossCheckResult(
        text,
        plan,
        dict.fromkeys("ab", text),
        dict.fromkeys("ab", text),
        dict.fromkeys("cd", text),
        dict.fromkeys("tu", text),
        (a_hostile_diagnostic(text),),
    )


def every_block(text: str) -> Document:
    """Each kind of block with nothing but the text in it."""
    columns = [(text, "<"), (text, ">"), (text, "<")]
    rows = [(text, Cell(text, "bad"), text), (Cell(text, "good"), "1", ""), ("", text, text)]
    blocks = (
        Heading(text),
        Heading(text, 2),
        Paragraph(text),
        Paragraph(text, "strong"),
        Facts(((text, text), ("名", text))),
        Bullets((text, text)),
        Listing((f"   1 | {text}", "     | ^")),
        table(columns, rows, main=True),
    )
    return Document(text, blocks)
