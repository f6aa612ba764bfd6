"""Two standards compared entry by entry: what differs, and which version each difference needs."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple

from pufa_cli.base.language import Joined, Later, Sayable, Text
from pufa_cli.model.alteration import Alteration, Bump, Difference, Manner
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Rule
from pufa_cli.model.standard import Standard

# The lists whose entries are compared by id, and what an entry of each is called.
KINDS: Mapping[str, str] = {
    "grades": "grade",
    "parts": "part",
    "dimensions": "dimension",
    "criteria": "criterion",
    "categories": "category",
    "vetoes": "veto",
    "bonuses": "bonus",
    "penalties": "penalty",
    "lines": "line",
}
_ANYWHERE = ("head", "grade", "category", "veto", "bonus", "penalty", "line")
_NAMES = ("pufa", "id", "version")
_WORDS = frozenset(
    (
        *("title", "source", "clause", "evidence", "verify", "methods", "note", "guidance"),
        *("when", "carries_to", "consequence"),
    )
)
_WORTH = ("marks", "rule", "effect", "at_least", "points")
_DEFAULT = Text("默认", "default")
_COMMA = Text("、", ", ")
_PAIR = Text("{name}：{value}", "{name}: {value}")


class _Entry(NamedTuple):
    """One entry of a standard: the entry that holds it, its part, its keys."""

    kind: str
    id: str
    title: str
    home: str
    part: str  # empty outside the parts
    keys: dict[str, Any]

    @property
    def name(self) -> tuple[str, str]:
        """What it is known by in both standards; own grades of a category are its own."""
        return self.kind, (f"{self.home}/{self.id}" if self.kind == "grade" else self.id)


def differences(before: Standard, after: Standard) -> tuple[Alteration, ...]:
    """Everything that differs, in the order of the second standard; what is gone comes last."""
    old = {one.name: one for one in _entries(before)}
    new = {one.name: one for one in _entries(after)}
    used = {part for one in before.categories for part in _parts_of(one)}
    found = [_altered(old.get(name), one, used) for name, one in new.items()]
    gone = [_lone(one, Manner.REMOVED, used) for name, one in old.items() if name not in new]
    return tuple(one for one in (*found, *gone) if one is not None)


def _parts_of(category: Any) -> Iterator[str]:
    yield from category.parts
    for options in category.one_of:
        yield from options


def _entries(standard: Standard) -> Iterator[_Entry]:
    keys = {key: value for key, value in _plain_keys(standard) if key not in _NAMES}
    yield _Entry("head", "", "", "", "", keys)
    yield from _below(standard, "", "")


def _below(holder: Frozen, home: str, part: str) -> Iterator[_Entry]:
    for key, kind in KINDS.items():
        for one in _listed(holder, key):
            name = one.name if kind == "grade" else one.id
            within = name if kind == "part" else part
            title = name if kind == "grade" else one.title
            yield _Entry(kind, name, title, home, within, dict(_plain_keys(one)))
            yield from _below(one, name, within)


def _listed(holder: Frozen, key: str) -> Iterator[Any]:
    """The entries below a key; a category's `parts` are only names of some."""
    yield from (one for one in getattr(holder, key, None) or () if isinstance(one, Frozen))


def _plain_keys(one: Frozen) -> Iterator[tuple[str, Any]]:
    """The keys of an entry without the lists whose entries are compared one by one."""
    for key in type(one).model_fields:
        if key not in KINDS or (key == "parts" and not isinstance(one, Standard)):
            yield key, getattr(one, key)


def _altered(old: _Entry | None, new: _Entry, used: set[str]) -> Alteration | None:
    if old is None:
        return _lone(new, Manner.ADDED, used)
    found = [
        _difference(key, (old, new), _held(_bump(key, old.keys[key], value), new, used))
        for key, value in new.keys.items()
        if old.keys[key] != value
    ]
    is_moved = old.home != new.home
    if is_moved:
        found.insert(0, Difference("to", old.home, new.home, _held(Bump.MAJOR, new, used)))
    if not found:
        return None
    manner = Manner.MOVED if is_moved else Manner.CHANGED
    bump = max(one.bump for one in found)
    return Alteration(new.kind, new.id, new.title, manner, tuple(found), bump)


def _lone(one: _Entry, manner: Manner, used: set[str]) -> Alteration:
    """An entry that only one of the two has, with what it is worth."""
    is_new = manner is Manner.ADDED and one.kind == "category"
    bump = _held(Bump.MINOR if is_new else Bump.MAJOR, one, used)
    found = []
    for key in _WORTH:
        if one.keys.get(key) is not None:
            said = _in_words(one.keys[key], one)
            sides = (None, said) if manner is Manner.ADDED else (said, None)
            found.append(Difference(key, sides[0], sides[1], bump))
    return Alteration(one.kind, one.id, one.title, manner, tuple(found), bump)


def _held(bump: Bump, one: _Entry, used: set[str]) -> Bump:
    """What is in a part that no category had touches nobody's figure."""
    is_apart = one.kind not in _ANYWHERE and one.part not in used
    return min(bump, Bump.MINOR) if is_apart else bump


# --- which version a difference needs


def _bump(key: str, before: Any, after: Any) -> Bump:
    """The bump that one key needs: words the least, an addition more, all else the most."""
    if key == "sanctions":
        return Bump.MINOR
    if key == "figures" and all(after.get(name) == one for name, one in before.items()):
        return Bump.MINOR
    if key == "not_applicable" and before is None:
        return Bump.MINOR
    if _without_words(key, before) == _without_words(key, after):
        return Bump.PATCH
    return Bump.MAJOR


def _without_words(key: str, value: Any) -> Any:
    """A value without what is only read by people; the sign that makes a rate stays."""
    if key in _WORDS or (key == "unit" and value != "%"):
        return None
    if isinstance(value, Frozen):
        fields = ((name, getattr(value, name)) for name in type(value).model_fields)
        return type(value), {name: _without_words(name, one) for name, one in fields}
    if isinstance(value, dict):
        return {name: _without_words("", one) for name, one in value.items()}
    if isinstance(value, tuple) and type(value) is tuple:
        return [_without_words("", one) for one in value]
    return value


# --- values in words


def _difference(key: str, sides: tuple[_Entry, _Entry], bump: Bump) -> Difference:
    said = [_in_words(one.keys[key], one) for one in sides]
    if key == "rule" and _same_words(said):
        said = [_spelt(one.keys[key]) for one in sides]
    return Difference(key, said[0], said[1], bump)


def _same_words(said: list[Sayable | None]) -> bool:
    first, second = (one.say("zh") if isinstance(one, Later) else one for one in said)
    return first == second


def _in_words(value: Any, one: _Entry) -> Sayable | None:
    if isinstance(value, Rule):
        rule, marks = value, one.keys["marks"]
        return Later(lambda: rule.describe(marks))
    return _spelt(value)


def _spelt(value: Any) -> Sayable | None:
    """A value as the file would write it, in short."""
    if value is None or value in ((), {}):
        return None
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, str | int | Fraction):
        return value
    return _spelt_together(value)


def _spelt_together(value: Any) -> Sayable:
    if isinstance(value, Frozen):
        fields = type(value).model_fields
        return _pairs({name: getattr(value, name) for name in fields if _is_said(value, name)})
    if isinstance(value, dict):
        return _pairs(value)
    if type(value) is tuple:
        return Joined(tuple(_spelt(one) or "—" for one in value), _COMMA)
    return str(value)


def _is_said(value: Frozen, name: str) -> bool:
    default = type(value).model_fields[name].get_default(call_default_factory=True)
    return bool(getattr(value, name) != default)


def _pairs(written: Mapping[str, Any]) -> Sayable:
    pairs = (_PAIR.with_(name=name, value=_spelt(one) or "—") for name, one in written.items())
    return Joined(tuple(pairs)) if written else _DEFAULT
