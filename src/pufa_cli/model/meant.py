"""What was probably meant by a text that is not the value wanted, said as an addition to a hint."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.text import FEW, half_width, nearest
from pufa_cli.model.meanings import MEANINGS

NONE = Text("", "")
NO_PERCENT = Text("（这里不带百分号）", " (without a percent sign)")
NO_BLANK = Text("（数字和百分号之间不要空格）", " (no blank between the number and the sign)")
_WIDE = Text("（全角字符请改成半角：{meant}）", " (use half-width characters: {meant})")
_UNSEEN = Text(
    "（有看不见的字符 {shown}，删去它）", " (something unseen stands there, {shown}: delete it)"
)
_QUOTES = Text("（去掉引号）", " (without the quotation marks)")
_AROUND = "“”‘’「」『』＂＇\"' "


def meant_by(text: str, fits: Callable[[str], bool]) -> Sayable:
    """Why a text that would fit without a keyboard's additions does not, or nothing."""
    seen = "".join(one for one in text if one == " " or not _is_unseen(one))
    bare = seen.strip(_AROUND)
    wide = half_width(bare).strip()
    if seen != text and fits(wide):
        shown = next(f"U+{ord(one):04X}" for one in text if one != " " and _is_unseen(one))
        return _UNSEEN.with_(shown=shown)
    if bare != text and fits(wide):
        return _QUOTES
    return _WIDE.with_(meant=wide) if wide != text and fits(wide) else NONE


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc", "Zs", "Zl", "Zp")


def number_meant(text: str, parse: Callable[[str], object], is_rate: bool = False) -> Sayable:
    """What is wrong with a number, where it can be told; `is_rate` where a percent sign may be."""
    if text.endswith("%"):
        return NO_PERCENT if parse(text[:-1]) is not None else NONE
    if parse(text.strip(" ")) is not None:
        return NO_BLANK
    found = meant_by(text, lambda one: parse(one) is not None)
    if found is NONE:
        found = meant_by(text, lambda one: one.endswith("%") and parse(one[:-1]) is not None)
        return found if is_rate or found is NONE else NO_PERCENT
    return found


_DAY = re.compile(r"(\d{4})[-/.年－](\d{1,2})[-/.月－](\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_NO_SUCH_DAY = Text("（{year} 年 {month} 月没有 {day} 日）", " ({year}-{month} has no day {day})")
_NO_SUCH_MONTH = Text("（没有 {month} 月）", " (there is no month {month})")
_AS_DAY = Text("（这一天写成 {day}）", " (this day is written {day})")


def day_meant(text: str) -> Sayable:
    """Why a text is no day: there is none, or it is written otherwise."""
    match = _DAY.fullmatch(half_width(text).strip(_AROUND))
    if match is None:
        return NONE
    year, month, day = (int(part) for part in match.groups() if part is not None)
    if not 1 <= month <= 12:
        return _NO_SUCH_MONTH.with_(month=month)
    try:
        found = date(year, month, day)
    except ValueError:
        return _NO_SUCH_DAY.with_(year=year, month=month, day=day)
    return _AS_DAY.with_(day=found.isoformat())


def titles_of(known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each known word is called in Chinese: names and titles of a mapping, and meanings."""
    return {one: (*_named(known, one), *MEANINGS.get(one, ())) for one in known}


def _named(known: Iterable[str], key: str) -> tuple[str, ...]:
    entry: Any = known[key] if isinstance(known, Mapping) else None
    found = (getattr(entry, name, None) for name in ("name", "title"))
    return tuple(one for one in found if isinstance(one, str))


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is called so, or is spelt almost so; None when nothing is close."""
    if isinstance(known, Mapping) and len(known) > FEW:
        named = (key for key, one in known.items() if getattr(one, "name", None) == word)
        return next(named, None) or nearest(word, known)
    titles = titles_of(known)
    called = (key for key, names in titles.items() if half_width(word).strip() in names)
    by_name = next(called, None)
    if by_name is not None or (close := nearest(word, titles)) is None:
        keys = {name: key for key, names in titles.items() for name in names}
        return by_name or keys.get(nearest(word, keys) or "")
    return close


def shown(known: Iterable[str]) -> Sayable:
    """The choices, each with its Chinese beside it."""
    titles = titles_of(known)
    if not any(titles.values()):
        return "、".join(titles)
    zh = (f"{key}（{names[0]}）" if names else key for key, names in titles.items())
    named = {key: _named(known, key) for key in titles}
    en = (f"{key} ({names[0]})" if names else key for key, names in named.items())
    return Text("、".join(zh), ", ".join(en))
