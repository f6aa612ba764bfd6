"""What makes merged results hard to compare: rounds, standards, versions, days that differ."""

from collections.abc import Callable, Iterator, Sequence

from pufa_cli.base.diagnostics import Code
from pufa_cli.base.language import Joined, Sayable, Text
from pufa_cli.base.text import shorten
from pufa_cli.model import merge_codes as codes
from pufa_cli.model.merging import KeptDistrict

MOST_NAMED = 5
PART = Text("{what}（{names}）", "{what} ({names})")
MORE = Text("{names} 等 {count} 个", "{names} and others, {count} in all")
DIGEST_SHOWN = 12


def doubts(districts: Sequence[KeptDistrict]) -> Iterator[tuple[Code, Sayable]]:
    """Every way in which the results differ, with who is on which side."""
    for code, of in _ASKED:
        parts = _parts(districts, of)
        if len(parts) > 1:
            yield code, _said(parts)


def _standard(one: KeptDistrict) -> str:
    basis = one.provenance
    return f"{basis.standard} {basis.standard_sha256[:DIGEST_SHOWN]}"


def _engine(one: KeptDistrict) -> str:
    return f"{one.provenance.engine} {one.provenance.model}"


_ASKED: tuple[tuple[Code, Callable[[KeptDistrict], str]], ...] = (
    (codes.OTHER_ROUND, lambda one: one.round_id),
    (codes.OTHER_STANDARD, _standard),
    (codes.OTHER_ENGINE, _engine),
    (codes.OTHER_DAY, lambda one: one.provenance.as_of),
)


def _parts(
    districts: Sequence[KeptDistrict], of: Callable[[KeptDistrict], str]
) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for one in districts:
        parts.setdefault(of(one), []).append(one.district)
    return parts


def _said(parts: dict[str, list[str]]) -> Sayable:
    return Joined(
        tuple(PART.with_(what=shorten(key), names=_names(parts[key])) for key in sorted(parts))
    )


def _names(found: Sequence[str]) -> Sayable:
    shown = "、".join(shorten(name) for name in found[:MOST_NAMED])
    if len(found) <= MOST_NAMED:
        return shown
    return MORE.with_(names=shown, count=len(found))
