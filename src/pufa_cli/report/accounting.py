"""What stands outside the sheet as records: the account of a total, its slice, the quotas."""

from pufa_cli.base.language import say
from pufa_cli.base.numbers import fixed
from pufa_cli.model.assessment import Account, Assessment, GroupResult
from pufa_cli.model.rollup import LastResult, QuotaResult
from pufa_cli.report import records
from pufa_cli.report.decimals import decimal


def account_record(account: Account) -> records.AccountRecord:
    """The account of a total."""
    return records.AccountRecord(
        base=decimal(account.base),
        sheet=decimal(account.sheet),
        sheet_exact=str(account.sheet),
        bonuses=[_group(one) for one in account.bonuses],
        penalties=[_group(one) for one in account.penalties],
        subtracted=decimal(account.subtracted),
        limited=decimal(account.limited),
    )


def _group(one: GroupResult) -> records.GroupRecord:
    lines = [
        records.LineRecord(
            id=line.line.id,
            title=line.line.title,
            points=decimal(line.points),
            said={"zh": say(line.said, "zh"), "en": say(line.said, "en")},
            said_by=line.said_by,
        )
        for line in one.lines
    ]
    group = one.group
    return records.GroupRecord(
        id=group.id, title=group.title, points=decimal(one.points), lines=lines
    )


def slice_record(found: Assessment) -> records.SliceRecord | None:
    """The total as part of a larger appraisal, or null."""
    part, points, most = found.standard.slice, found.slice, found.slice_at_most
    if part is None or points is None or most is None:
        return None
    places = found.standard.rounding.places
    return records.SliceRecord(
        of=part.of,
        points=fixed(points, places),
        points_exact=str(points),
        points_at_most=fixed(most, places),
        marks=decimal(part.marks_of(found.category.id)),
    )


def last_record(one: LastResult) -> records.LastRecord:
    """Last places with their units, by id, last first."""
    return records.LastRecord(
        title=one.last.title,
        category=one.category.id if one.category else None,
        units=one.units,
        count=one.places,
        rows=[row.unit for row in one.rows],
    )


def quota_record(one: QuotaResult) -> records.QuotaRecord:
    """A quota with the units that it concerns, by id."""
    return records.QuotaRecord(
        grade=one.quota.grade,
        category=one.category.id if one.category else None,
        units=one.units,
        allowed=one.allowed,
        holders=one.holders,
        over=[row.unit for row in one.over],
        tied=[row.unit for row in one.tied],
    )
