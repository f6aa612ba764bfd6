"""Ids in a submission and its reviews that the standard does not know."""

from collections.abc import Iterable, Iterator

from pufa_cli.base.diagnostics import Fault, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.engine import codes
from pufa_cli.engine.criteria import Filed
from pufa_cli.model.fields import did_you_mean, not_one_of
from pufa_cli.model.standard import Category, Part, Standard
from pufa_cli.model.submission import Submission


def unknown_category(standard: Standard, submission: Submission) -> Fault:
    """The category of a submission is none of the standard's."""
    mistake = not_one_of(submission.category, standard.category_by_id)
    return Fault(codes.UNKNOWN_CATEGORY, ("category",), mistake.values)


def wrong_choices(category: Category, submission: Submission) -> Iterator[Fault]:
    """Of each list of parts exactly one is chosen, and nothing else."""
    options = [part for names in category.one_of for part in names]
    for at, part in enumerate(submission.parts):
        if part not in options:
            yield Fault(codes.UNKNOWN_CHOICE, ("parts", at), not_one_of(part, options).values)
    for names in category.one_of:
        if sum(part in names for part in submission.parts) != 1:
            values: dict[str, Sayable] = {"choices": "、".join(names)}
            yield Fault(codes.CHOICE_MISSING, ("parts",), values)


def unknown_ids(standard: Standard, parts: tuple[Part, ...], filed: Filed) -> Iterator[Fault]:
    """Answers, vetoes, bonus and penalty lines under ids that are not on the sheet."""
    known = {
        "answers": {c.id for part in parts for d in part.dimensions for c in d.criteria},
        "vetoes": {veto.id for veto in standard.vetoes},
        "bonuses": {line.id for group in standard.bonuses for line in group.lines},
        "penalties": {line.id for group in standard.penalties for line in group.lines},
    }
    for name, ids in known.items():
        written = getattr(filed.submission, name)
        faults = _unknown(standard, written, ids, name, (name,))
        yield from (one for one in faults if not _is_left_blank(one, filed.submission))
    for number, review in enumerate(filed.reviews):
        for name, ids in known.items():
            key = "marks" if name == "answers" else name
            yield from _unknown(standard, getattr(review, key), ids, name, ("review", number, key))
        path: KeyPath = ("review", number, "checked")
        yield from _unknown(standard, review.checked, known["answers"], "answers", path)


CODES = {
    "answers": codes.UNKNOWN_CRITERION,
    "vetoes": codes.UNKNOWN_VETO,
    "bonuses": codes.UNKNOWN_LINE,
    "penalties": codes.UNKNOWN_LINE,
}


def _is_left_blank(fault: Fault, submission: Submission) -> bool:
    """Whether it is about an entry of another sheet in which nothing was written."""
    return fault.code is codes.NOT_ON_SHEET and submission.answers[str(fault.path[-1])].is_blank


def _unknown(
    standard: Standard, written: Iterable[str], known: set[str], section: str, path: KeyPath
) -> Iterator[Fault]:
    """Those that are not known; a criterion of another sheet is told as such."""
    elsewhere = standard.part_by_criterion if section == "answers" else {}
    for key in written:
        if key in known:
            continue
        if key in elsewhere:
            part = {"key": key, "part": elsewhere[key].title}
            yield Fault(codes.NOT_ON_SHEET, (*path, key), dict(part), on_key=True)
        else:
            values = {"key": key, "nearest": did_you_mean(key, known)}
            yield Fault(CODES[section], (*path, key), values, on_key=True)
