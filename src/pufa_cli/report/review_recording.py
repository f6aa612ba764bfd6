"""What reviews come to as records."""

from pufa_cli.model.reviewing import Claim, Difference, Dispute, Inclination, ReviewsResult, Visit
from pufa_cli.report import review_records as records
from pufa_cli.report.decimals import decimal
from pufa_cli.report.recording import diagnostic_records, provenance_record


def reviews_record(result: ReviewsResult) -> records.ReviewsRecord:
    """The whole paper."""
    return records.ReviewsRecord(
        schema="pufa-reviews/1",
        district=result.district,
        round=result.round,
        visits=[_visit(one) for one in result.visits],
        not_visited={key: [one.id for one in units] for key, units in result.not_visited.items()},
        differences=[_difference(one) for one in result.differences],
        claims=[_claim(one) for one in result.claims],
        inclinations=[_inclination(one) for one in result.inclinations],
        disputes=[_dispute(one) for one in result.disputes],
        diagnostics=diagnostic_records(result.diagnostics),
        provenance=provenance_record(result.provenance),
    )


def _visit(one: Visit) -> records.VisitRecord:
    on = None if one.on is None else str(one.on)
    steps = dict(one.methods)
    return records.VisitRecord(
        unit=one.unit.id,
        source=one.source,
        who=one.who,
        on=on,
        criteria=one.criteria,
        methods=steps,
    )


def _difference(one: Difference) -> records.DifferenceRecord:
    return records.DifferenceRecord(
        criterion=one.criterion.id,
        title=one.criterion.title,
        marks=decimal(one.criterion.marks),
        units=one.units,
        mean=decimal(one.mean),
        largest=decimal(one.largest),
        disputed=one.disputed,
    )


def _claim(one: Claim) -> records.ClaimRecord:
    return records.ClaimRecord(
        unit=one.unit.id,
        criteria=one.criteria,
        claimed=decimal(one.claimed),
        over=one.over,
        over_facts=decimal(one.over_facts),
        over_decided=decimal(one.over_decided),
    )


def _inclination(one: Inclination) -> records.InclinationRecord:
    return records.InclinationRecord(
        source=one.source,
        who=one.who,
        compared=one.compared,
        mean=str(one.mean),
        is_flagged=one.is_flagged,
    )


def _dispute(one: Dispute) -> records.DisputeRecord:
    sides = [
        records.SideRecord(source=source, points=decimal(points)) for source, points in one.sides
    ]
    return records.DisputeRecord(
        unit=one.unit.id, criterion=one.criterion.id, sides=sides, place=one.place
    )
