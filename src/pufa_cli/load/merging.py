"""An overlay laid over its base, tree on tree: every entry keeps the file it came from (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath, Place, Span
from pufa_cli.base.language import Text
from pufa_cli.load import overlay_codes as codes
from pufa_cli.load.grafting import Node, Target, addressed, grown, plain, walked
from pufa_cli.load.source import Source
from pufa_cli.model.fields import did_you_mean
from pufa_cli.model.overlay import Addition, Overlay

HEAD = ("id", "version", "title")
_LISTS = {
    "part": "parts",
    "category": "categories",
    "veto": "vetoes",
    "bonus": "bonuses",
    "penalty": "penalties",
    "dimension": "dimensions",
    "criterion": "criteria",
    "line": "lines",
}
_HOMES = {"dimension": ("part",), "criterion": ("dimension",), "line": ("bonus", "penalty")}
_HERE = Text(
    "id、version、title 写在文件开头", "id, version and title stand at the head of the file"
)
_SINGLY = Text("用 change、add、remove 逐条写", "use change, add and remove, entry by entry")
_RENAMED = Text("改编号等于删去再新增", "another id is another entry: remove the old, add the new")
MOST_CULPRITS = 3


@dataclass(frozen=True)
class MergedSource(Source):
    """A standard made of several files: each place is shown in the file it comes from."""

    root: Node = field(kw_only=True)
    overlay: Source = field(kw_only=True)
    base: Source = field(kw_only=True)

    @property
    def layers(self) -> tuple[Source, ...]:
        """The files it is made of, the uppermost first."""
        return (self.overlay, *self.base.layers)

    def origin(self, path: KeyPath) -> tuple[Source, KeyPath]:
        """The file and path from which what stands at a path came, or its nearest ancestor."""
        *_, (depth, node) = walked(self.root, path)
        return node.source.origin((*node.path, *path[depth:]))

    def span(self, path: KeyPath, on_key: bool = False) -> Span:
        """Where a path stands in the file it comes from."""
        source, there = self.origin(path)
        return source.span(there, on_key)

    def place(self, path: KeyPath) -> Place:
        """A path's file, span and line."""
        source, there = self.origin(path)
        return source.place(there)

    def located(self, fault: Fault) -> Diagnostic:
        """A fault at its place; one in the base also names what the overlay did there."""
        source, there = self.origin(fault.path)
        found = source.located(fault._replace(path=there, others=()))
        others = [self.place(path) for path in fault.others]
        if source is not self.overlay:
            others = [*self._culprits(fault.path, is_error=found.is_error), *others]
        return found._replace(others=tuple(dict.fromkeys(others)))

    def _culprits(self, path: KeyPath, *, is_error: bool) -> list[Place]:
        """The places of the overlay that changed something near a path, nearest first.

        The base has no errors of its own: what changed farther away made this one. A doubt may be
        the base's own, so only what changed in the same entry is named.
        """
        nodes = [node for _, node in walked(self.root, path)]
        near = nodes if is_error else nodes[-2:]
        for node in reversed(near):
            if touched := list(node.touched_below()):
                return [self.overlay.place(one) for one in touched[:MOST_CULPRITS]]
        return []


class Merged(NamedTuple):
    """An overlay laid over its base, with what is wrong with it at paths of the overlay."""

    source: MergedSource
    faults: tuple[Fault, ...]


def merge(overlay: Overlay, source: Source, base: Source) -> Merged:
    """The standard that an overlay makes of a base whose tree can be used."""
    work = _Merging(overlay, source, grown(base.tree, base))
    faults = tuple(work.faults())
    tree, digests = plain(work.root), bytes.fromhex(source.digest) + bytes.fromhex(base.digest)
    return Merged(
        MergedSource(
            source.name,
            source.text,
            tree,
            sha256(digests).hexdigest(),
            source.diagnostics,
            root=work.root,
            overlay=source,
            base=base,
        ),
        faults,
    )


class _Merging:
    """One merge under way: everything is looked up in the base before anything is changed."""

    def __init__(self, overlay: Overlay, source: Source, root: Node) -> None:
        self.overlay, self.root = overlay, root
        self._own = grown(source.tree, source)
        self._targets = addressed(root)
        self._changed: set[tuple[int, str]] = set()
        self._added: list[Node] = []

    def faults(self) -> Iterator[Fault]:
        """Merges, telling what does not fit on the way."""
        yield from self._head()
        for at in range(len(self.overlay.change)):
            yield from self._change(at)
        removed = [*self._removals()]
        for at, one in enumerate(self.overlay.add):
            yield from self._add(at, one)
        yield from removed

    # --- the head

    def _head(self) -> Iterator[Fault]:
        for key in HEAD:
            self.root.content[key] = self._own.content[key]
        self.root.content["pufa"] = Node("standard/1", self._own.source, ("pufa",))
        if self.overlay.set:
            for key, value in self._own.content["set"].content.items():
                path = ("set", key)
                cure = _HERE if key in ("pufa", *HEAD) else _SINGLY
                if key in ("pufa", *HEAD, *_LISTS.values()):
                    yield Fault(codes.KEY_IS_FIXED, path, {"key": key, "cure": cure}, on_key=True)
                else:
                    yield from self._put(self.root, key, value, path)

    def _put(self, node: Node, key: str, value: Node, path: KeyPath) -> Iterator[Fault]:
        before = node.content.get(key)
        if plain(before) == plain(value):
            yield Fault(codes.CHANGES_NOTHING, path, {"key": key}, on_key=True)
            return
        node.content[key] = value
        node.touched.append(path)

    # --- entries

    def _change(self, at: int) -> Iterator[Fault]:
        one = self.overlay.change[at]
        target, fault = self._found(one.at, ("change", at, "at"), codes.NOT_IN_BASE)
        if target is None:
            yield from fault
            return
        if not one.set:
            yield Fault(codes.CHANGES_NOTHING, ("change", at, "at"), {"key": one.at})
            return
        for key, value in self._own.content["change"].content[at].content["set"].content.items():
            yield from self._set(target, key, value, ("change", at, "set", key))

    def _set(self, target: Target, key: str, value: Node, path: KeyPath) -> Iterator[Fault]:
        if key in ("id", "dimensions", "criteria", "lines"):
            cure = _RENAMED if key == "id" else _SINGLY
            yield Fault(codes.KEY_IS_FIXED, path, {"key": key, "cure": cure}, on_key=True)
        elif (id(target.node), key) in self._changed:
            yield Fault(codes.TOUCHED_TWICE, path, {"key": key}, on_key=True)
        else:
            self._changed.add((id(target.node), key))
            yield from self._put(target.node, key, value, path)

    def _removals(self) -> Iterator[Fault]:
        changed = {node for node, _ in self._changed}
        for at, address in enumerate(self.overlay.remove):
            path: KeyPath = ("remove", at)
            target, faults = self._found(address, path, codes.NOTHING_TO_REMOVE)
            if target is None:
                yield from faults
            elif id(target.node) in changed:
                yield Fault(codes.TOUCHED_TWICE, path, {"key": address})
            else:
                changed.add(id(target.node))
                target.home.touched.append(path)
                target.node.is_gone = True

    def _add(self, at: int, one: Addition) -> Iterator[Fault]:
        path: KeyPath = ("add", at)
        given = [kind for kind in _LISTS if getattr(one, kind) is not None]
        if len(given) != 1:
            yield _unclear(path, *_ONE)
            return
        kind = given[0]
        home, faults = self._home(kind, one, path)
        if home is None:
            yield from faults
            return
        place = self._own.content["add"].content[at].content[kind]
        siblings = self._siblings(home, kind, path)
        yield from self._insert(siblings, kind, one, place, path)
        home.touched.append(path)

    def _home(self, kind: str, one: Addition, path: KeyPath) -> tuple[Node | None, list[Fault]]:
        if kind not in _HOMES:
            wrong = one.to is not None
            return (None, [_unclear(path, *_NO_HOME)]) if wrong else (self.root, [])
        if one.to is None:
            return None, [_unclear(path, *_HOMELESS)]
        homes = _HOMES[kind]
        target, faults = self._found(one.to, (*path, "to"), codes.NOT_IN_BASE, homes)
        return (None, faults) if target is None else (target.node, [])

    def _siblings(self, home: Node, kind: str, path: KeyPath) -> list[Node]:
        """The list that an entry joins; an empty one where the base has none."""
        key = _LISTS[kind]
        if not isinstance(getattr(home.content.get(key), "content", None), list):
            home.content[key] = Node([], self._own.source, path)
        found: list[Node] = home.content[key].content
        return found

    def _insert(
        self, siblings: list[Node], kind: str, one: Addition, node: Node, path: KeyPath
    ) -> Iterator[Fault]:
        at = len(siblings)
        if one.after is not None:
            where: KeyPath = (*path, "after")
            target, faults = self._found(one.after, where, codes.NOT_IN_BASE, (kind,))
            at = next((n for n, s in enumerate(siblings) if target and s is target.node), -1) + 1
            if not at:
                known = [str(plain(s.content.get("id"))) for s in siblings]
                yield from faults or [_unknown(codes.NOT_IN_BASE, where, one.after, known)]
                return
            while at < len(siblings) and any(siblings[at] is added for added in self._added):
                at += 1
        self._added.append(node)
        siblings.insert(at, node)

    def _found(
        self, address: str, path: KeyPath, code: Any, kinds: tuple[str, ...] = ()
    ) -> tuple[Target | None, list[Fault]]:
        """What an address stands for in the base, or the fault that it stands for nothing."""
        kind, slash, name = address.rpartition("/")
        known = [t for t in self._targets if not kinds or t.kind in kinds]
        found = [t for t in known if t.id == name and (not slash or t.kind == kind)]
        if len(found) == 1:
            return found[0], []
        if not found:
            return None, [_unknown(code, path, address, [target.id for target in known])]
        choices = "、".join(f"{target.kind}/{target.id}" for target in found)
        return None, [Fault(codes.SEVERAL_SHARE_IT, path, {"key": address, "choices": choices})]


_ONE = (
    Text("没有写新增什么，或一条里写了几样", "an entry names none or several things to add"),
    Text(
        "每条写一样：part、dimension、criterion、category、veto、bonus、penalty 或 line",
        "write one: part, dimension, criterion, category, veto, bonus, penalty or line",
    ),
)
_HOMELESS = (
    Text("没有写加到哪里", "it is not said where it belongs"),
    Text(
        "用 to 写明部分（dimension）、考核项目（criterion）或分组（line）",
        "name in `to` the part of a dimension, the dimension of a criterion, the group of a line",
    ),
)
_NO_HOME = (
    Text("这一样直接属于标准，不加到别处", "this belongs to the standard itself"),
    Text("删去 to", "leave out `to`"),
)


def _unclear(path: KeyPath, why: Text, cure: Text) -> Fault:
    return Fault(codes.ADDITION_UNCLEAR, path, {"why": why, "cure": cure})


def _unknown(code: Any, path: KeyPath, address: str, known: list[str]) -> Fault:
    nearest = did_you_mean(address.rpartition("/")[2], known)
    return Fault(code, path, {"key": address, "nearest": nearest})
