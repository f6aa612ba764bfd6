"""Writes the small part of YAML the example files need, always in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | Mapping[str, Tree]"

UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: | #|[\[\]{},]|:$|\s$|^$")


def scalar(text: str) -> str:
    """Return text as a plain scalar, or double-quoted where plain would not be read back."""
    if not UNSAFE.search(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def flow(tree: Tree) -> str:
    """Return a tree on one line."""
    if isinstance(tree, str):
        return scalar(tree)
    if isinstance(tree, list):
        return "[" + ", ".join(flow(item) for item in tree) + "]"
    return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"


def field(key: str, tree: Tree, depth: int) -> Iterator[str]:
    """Yield the lines of one key at a depth of two-space steps; mappings of mappings as a block."""
    pad = "  " * depth
    if isinstance(tree, Mapping) and any(isinstance(value, Mapping) for value in tree.values()):
        yield f"{pad}{key}:"
        for name, value in tree.items():
            yield f"{pad}  {name}: {flow(value)}"
    elif tree == "":
        yield f"{pad}{key}:"
    else:
        yield f"{pad}{key}: {flow(tree)}"
