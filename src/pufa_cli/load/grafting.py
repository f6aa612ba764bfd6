"""Trees whose every node knows the file and path it came from, so that they can be grafted."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from pufa_cli.base.diagnostics import KeyPath
from pufa_cli.load.source import Source


class Node:
    """A mapping, list, text or blank of a file; mappings and lists hold nodes."""

    __slots__ = ("content", "is_gone", "path", "source", "touched")

    def __init__(self, content: Any, source: Source, path: KeyPath) -> None:
        """What it is and where it stands."""
        self.content, self.source, self.path = content, source, path
        self.touched: list[KeyPath] = []  # what an overlay did to it, at paths of the overlay
        self.is_gone = False

    @property
    def below(self) -> Iterator[tuple[str | int, "Node"]]:
        """The nodes that it holds, by key or number."""
        if isinstance(self.content, dict):
            yield from self.content.items()
        elif isinstance(self.content, list):
            yield from enumerate(one for one in self.content if not one.is_gone)

    def touched_below(self) -> Iterator[KeyPath]:
        """What an overlay did to it and to what it holds."""
        yield from self.touched
        for _, node in self.below:
            yield from node.touched_below()


def grown(tree: Any, source: Source, path: KeyPath = ()) -> Node:
    """The tree of a file as nodes."""
    if isinstance(tree, dict):
        content: Any = {key: grown(one, source, (*path, key)) for key, one in tree.items()}
    elif isinstance(tree, list):
        content = [grown(one, source, (*path, at)) for at, one in enumerate(tree)]
    else:
        content = tree
    return Node(content, source, path)


def plain(node: Node | None) -> Any:
    """The tree of a node, without what is gone."""
    if node is None or not isinstance(node.content, dict | list):
        return None if node is None else node.content
    if isinstance(node.content, dict):
        return {key: plain(one) for key, one in node.below}
    return [plain(one) for _, one in node.below]


def walked(root: Node, path: KeyPath) -> Iterator[tuple[int, Node]]:
    """The nodes along a path as far as it leads, each with its depth."""
    yield 0, root
    node = root
    for depth, step in enumerate(path, 1):
        found = dict(node.below).get(step)
        if found is None:
            return
        node = found
        yield depth, node


class Target(NamedTuple):
    """An entry that can be spoken of by its id: its kind, itself and what holds it."""

    kind: str
    id: str
    node: Node
    home: Node


_FAMILIES: dict[str, dict[str, str]] = {
    "": {
        "parts": "part",
        "categories": "category",
        "vetoes": "veto",
        "bonuses": "bonus",
        "penalties": "penalty",
    },
    "part": {"dimensions": "dimension"},
    "dimension": {"criteria": "criterion"},
    "bonus": {"lines": "line"},
    "penalty": {"lines": "line"},
}


def addressed(home: Node, kind: str = "") -> list[Target]:
    """Every entry that has an id in the tree of a standard without errors, in its order."""
    found: list[Target] = []
    for key, below in _FAMILIES.get(kind, {}).items():
        entries = home.content.get(key)
        for _, node in entries.below if entries is not None else ():
            name = str(plain(node.content["id"]))
            found += (Target(below, name, node, home), *addressed(node, below))
    return found
