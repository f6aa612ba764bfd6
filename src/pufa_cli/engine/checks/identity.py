"""身份相符 — unit, category, standard and round are those that the place of the file expects."""

from collections.abc import Iterator

from pufa_cli.base.diagnostics import Code, Fault, KeyPath
from pufa_cli.engine import codes
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import SETTLED
from pufa_cli.model.fields import Mistake, id_in
from pufa_cli.model.filing import Expected, Filing


def check(filing: Filing, expected: Expected, assessment: Assessment | None) -> Iterator[Fault]:
    """A fault for each thing the file says of itself that its place contradicts."""
    submission = filing.submission
    unit = expected.unit
    wanted = unit.id if unit else expected.folder
    yield from _same(codes.UNIT_DIFFERS, ("unit",), submission.unit, wanted)
    if wanted is None and isinstance(mistake := id_in(submission.unit), Mistake):
        yield Fault(mistake.code, ("unit",), mistake.values)  # nobody knows whose name it is
    name = unit.name if unit else None
    yield from _same(codes.NAME_DIFFERS, ("name",), submission.name, name)
    category = unit.category if unit else None
    yield from _same(codes.CATEGORY_DIFFERS, ("category",), submission.category, category)
    yield from _same(codes.STANDARD_DIFFERS, ("standard",), submission.standard, expected.standard)
    yield from _same(codes.ROUND_DIFFERS, ("round",), submission.round, expected.round)
    for at, review in enumerate(filing.reviews):
        if review.source in SETTLED:
            continue
        path: KeyPath = ("review", at)
        yield from _same(
            codes.UNIT_DIFFERS, (*path, "unit"), review.unit, wanted or submission.unit
        )
        yield from _same(
            codes.STANDARD_DIFFERS, (*path, "standard"), review.standard, expected.standard
        )
        yield from _same(codes.ROUND_DIFFERS, (*path, "round"), review.round, expected.round)


def _same(code: Code, path: KeyPath, text: str, wanted: str | None) -> Iterator[Fault]:
    if wanted is not None and text != wanted:
        yield Fault(code, path, {"text": text, "wanted": wanted})
