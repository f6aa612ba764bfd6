"""A mapping held against the two standards that it joins."""

from collections.abc import Collection, Iterable, Iterator

from pufa_cli.base.diagnostics import Code, Fault, KeyPath
from pufa_cli.engine import mapping_codes as codes
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.mapping import Mapping
from pufa_cli.model.standard import Standard


def check_mapping(mapping: Mapping, theirs: Standard, ours: Standard) -> Iterator[Fault]:
    """Other standards than those at hand, and ids that these do not have."""
    for key, written, wanted in (
        ("standard", mapping.standard, theirs.reference),
        ("from", mapping.own, ours.reference),
    ):
        if written != wanted:
            values = {"text": written, "wanted": wanted}
            yield Fault(codes.OTHER_STANDARD, (key,), dict(values))
    criteria = mapping.criteria
    yield from _unknown(codes.UNKNOWN_THEIRS, criteria, theirs.criterion_by_id, "criteria")
    own = {key: one for key, one in criteria.items() if one is not None}
    for key, one in own.items():
        yield from _value(codes.UNKNOWN_OURS, one, ours.criterion_by_id, ("criteria", key))
    yield from _unknown(codes.UNKNOWN_OURS, mapping.categories, ours.category_by_id, "categories")
    for key, one in mapping.categories.items():
        yield from _value(codes.UNKNOWN_THEIRS, one, theirs.category_by_id, ("categories", key))


def _unknown(
    code: Code, written: Iterable[str], known: Collection[str], section: str
) -> Iterator[Fault]:
    for key in written:
        if key not in known:
            values = {"key": key, "nearest": did_you_mean(key, known)}
            yield Fault(code, (section, key), values, on_key=True)


def _value(code: Code, one: str, known: Collection[str], path: KeyPath) -> Iterator[Fault]:
    if one not in known:
        yield Fault(code, path, {"key": one, "nearest": did_you_mean(one, known)})
