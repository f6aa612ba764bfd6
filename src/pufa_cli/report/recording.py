"""Results into records: the same figures that people see, as texts."""

from collections.abc import Iterable, Mapping

from pufa_cli.base.diagnostics import Diagnostic, Severity
from pufa_cli.base.language import Sayable, say
from pufa_cli.base.numbers import fixed
from pufa_cli.model.alteration import Alteration
from pufa_cli.model.assessment import (
    Assessment,
    CriterionResult,
    DimensionResult,
    Improvement,
    PartResult,
    SourceMark,
)
from pufa_cli.model.results import (
    CheckResult,
    Provenance,
    StandardResult,
    UnitResult,
)
from pufa_cli.report import records
from pufa_cli.report.accounting import account_record, slice_record
from pufa_cli.report.accounts import effects
from pufa_cli.report.decimals import decimal, maybe
from pufa_cli.report.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Table,
    cell,
)
from pufa_cli.report.provenance import MODEL
from pufa_cli.report.rectified import rectified_record


def both(value: Sayable) -> dict[str, str]:
    """A text in both languages."""
    return {"zh": say(value, "zh"), "en": say(value, "en")}


def diagnostic_record(one: Diagnostic) -> records.DiagnosticRecord:
    """A diagnostic with its place and its words."""
    return records.DiagnosticRecord(
        code=one.code.id,
        slug=one.code.slug,
        severity=one.severity.value,
        file=one.file,
        line=one.span.line if one.span else None,
        column=one.span.column if one.span else None,
        message={"zh": one.message("zh"), "en": one.message("en")},
        hint={"zh": one.hint("zh"), "en": one.hint("en")},
        against=[
            records.PlaceRecord(file=other.file, line=other.span.line, column=other.span.column)
            for other in one.others
        ],
    )


def diagnostic_records(found: Iterable[Diagnostic]) -> list[records.DiagnosticRecord]:
    """All of them, in order."""
    return [diagnostic_record(one) for one in found]


def provenance_record(one: Provenance) -> records.ProvenanceRecord:
    """What a result rests on."""
    return records.ProvenanceRecord(
        engine=one.engine,
        model=MODEL,
        as_of=str(one.as_of),
        standard=one.standard,
        standard_sha256=one.standard_digest,
        inputs_sha256=one.inputs_digest,
    )


def unit_record(result: UnitResult) -> records.UnitRecord:
    """A unit's result; figures are null when it could not be scored."""
    found = result.assessment
    places = found.standard.rounding.places if found else 0
    return records.UnitRecord(
        schema="pufa-unit/1",
        file=result.file,
        state="broken" if found is None else "scored",
        unit=found.unit if found else None,
        name=found.name if found else result.unit_name or None,
        category=found.category.id if found else None,
        round=found.round if found else None,
        total=fixed(found.total.rounded, places) if found else None,
        total_exact=str(found.total.exact) if found else None,
        total_at_most=fixed(found.total.at_most, places) if found else None,
        decision=_decision(found) if found else None,
        completeness=maybe(found.completion.share if found else None),
        not_applicable=maybe(found.not_applicable_share if found else None),
        is_comparable=found.is_comparable if found else None,
        vetoes=_vetoes(found, result.places) if found else [],
        account=account_record(found.account) if found else None,
        slice=slice_record(found) if found else None,
        dimensions=_dimensions(found, result) if found else [],
        improvements=[_improvement(one) for one in result.improvements],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
        rectified=rectified_record(found, result.beside),
    )


def _decision(found: Assessment) -> records.DecisionRecord:
    decision = found.decision
    return records.DecisionRecord(
        verdict=decision.verdict.value,
        grade=decision.grade,
        grade_at_least=decision.at_least,
        grade_at_most=decision.at_most,
        reason=both(decision.reason),
    )


def _vetoes(found: Assessment, places: Mapping[str, str]) -> list[records.VetoRecord]:
    return [
        records.VetoRecord(
            id=one.veto.id,
            title=one.veto.title,
            said_by=one.said_by,
            said=[
                records.VetoSaidRecord(
                    by=said.by,
                    holds=said.holds,
                    on=None if said.on is None else str(said.on),
                    place=places.get(f"veto:{one.veto.id}:{at}"),
                )
                for at, said in enumerate(one.said)
            ],
            effects=[both(effect) for effect in effects(one.veto)],
            carries_to=one.veto.carries_to,
            consequence=one.veto.consequence,
        )
        for one in found.vetoes
    ]


def _dimensions(found: Assessment, result: UnitResult) -> list[records.DimensionRecord]:
    return [_dimension(part, one, result) for part in found.parts for one in part.dimensions]


def _dimension(
    part: PartResult, one: DimensionResult, result: UnitResult
) -> records.DimensionRecord:
    return records.DimensionRecord(
        id=one.dimension.id,
        title=one.dimension.title,
        part=part.part.id,
        marks=decimal(one.dimension.marks),
        due=decimal(one.due),
        earned=decimal(one.earned),
        points=maybe(one.points),
        criteria=[
            criterion_record(criterion, result.places.get(criterion.criterion.id), result.places)
            for criterion in one.criteria
        ],
    )


def criterion_record(
    one: CriterionResult, place: str | None, places: Mapping[str, str] | None = None
) -> records.CriterionRecord:
    """A criterion with its derivation; exact figures as fractions where no decimal is exact."""
    outcome = one.outcome
    claimed, places = one.answer.claimed, places or {}
    return records.CriterionRecord(
        id=one.criterion.id,
        title=one.criterion.title,
        status=outcome.status.value,
        marks=decimal(one.criterion.marks),
        points=decimal(outcome.points),
        points_exact=str(outcome.points),
        at_most=decimal(outcome.at_most),
        claimed=maybe(claimed),
        facts=both(outcome.said),
        arithmetic=both(outcome.how),
        weight=str(one.weight),
        conversion=str(one.conversion),
        contribution=str(one.contribution),
        losses=[
            records.LossRecord(
                amount=decimal(loss.amount),
                exact=str(loss.amount),
                why=loss.why,
                cause=both(loss.cause),
            )
            for loss in outcome.losses
        ],
        clause=one.criterion.clause,
        place=place,
        decided_by=one.decided_by,
        sources=[_source(mark, one.criterion.id, places) for mark in one.sources],
    )


def _source(one: SourceMark, criterion: str, places: Mapping[str, str]) -> records.SourceRecord:
    return records.SourceRecord(
        source=one.source,
        points=decimal(one.outcome.points),
        at_most=decimal(one.outcome.at_most),
        facts=both(one.outcome.said),
        methods=list(one.methods),
        place=places.get(one.place_of(criterion)),
        on=None if one.on is None else str(one.on),
    )


def _improvement(one: Improvement) -> records.ImprovementRecord:
    return records.ImprovementRecord(
        criterion=one.criterion.id,
        title=one.criterion.title,
        cause=both(one.cause),
        gain=decimal(one.gain),
        steps=one.steps,
        grade=one.grade,
    )


def check_record(result: CheckResult) -> records.CheckRecord:
    """Everything wrong with some files."""
    return records.CheckRecord(
        schema="pufa-check/1",
        files=result.files,
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        diagnostics=diagnostic_records(result.diagnostics),
    )


def standards_record(results: Iterable[StandardResult]) -> records.StandardsRecord:
    """Standards, each with what is wrong with it."""
    found = [_standard(result) for result in results]
    return records.StandardsRecord(schema="pufa-standards/1", standards=found)


def _standard(result: StandardResult) -> records.StandardRecord:
    found = result.standard
    return records.StandardRecord(
        reference=found.reference if found else "",
        title=found.title if found else "",
        file=result.file,
        sha256=result.digest,
        total=decimal(found.total) if found else None,
        criteria=len(found.criterion_by_id) if found else 0,
        categories={one.id: one.title for one in found.categories} if found else {},
        diagnostics=diagnostic_records(result.diagnostics),
        extends=result.extends or None,
        reason=result.reason or None,
        changes=[alteration_record(one) for one in result.changes],
    )


def alteration_record(one: Alteration) -> records.AlterationRecord:
    """One entry that differs, in words of both languages."""
    return records.AlterationRecord(
        kind=one.kind,
        id=one.id,
        title=one.title,
        manner=one.manner.value,
        needs=one.bump.name.lower(),
        differences=[
            records.DifferenceRecord(
                key=found.key,
                before=None if found.before is None else both(found.before),
                after=None if found.after is None else both(found.after),
                needs=found.bump.name.lower(),
            )
            for found in one.differences
        ],
    )


def units_record(found: "list[records.UnitRecord]") -> records.UnitsRecord:
    """The results of several units."""
    return records.UnitsRecord(schema="pufa-units/1", units=found)


def explanation_record(topic: str, document: Document) -> records.ExplanationRecord:
    """An explanation as lines of text."""
    lines = [line for block in document.blocks for line in _lines(block)]
    return records.ExplanationRecord(
        schema="pufa-explanation/1", topic=topic, title=document.title, text=lines
    )


def _lines(block: Block) -> Iterable[str]:
    match block:
        case Facts():
            return (f"{name}: {value}" for name, value in block.pairs)
        case Bullets():
            return block.points
        case Paragraph() | Heading():
            return (block.text,)
        case Listing():
            return block.lines
        case Table():
            return (" | ".join(cell(one).text for one in row) for row in block.rows)
        case Chart():
            return ()
