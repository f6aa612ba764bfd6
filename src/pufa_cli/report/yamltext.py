"""Trees to YAML text that the loader reads back as the same tree."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pufa_cli.base.text import UNSEEN

_SAFE = re.compile(r"[A-Za-z0-9\u4e00-\u9fff“”（）〔〕][\w\u4e00-\u9fff“”（）〔〕。，、；%./ +@-]*")
_BLANKS = frozenset(("", "~", "null"))


def scalar(text: str) -> str:
    """A text as YAML: plain where that is safe, otherwise in double quotes."""
    is_plain = _SAFE.fullmatch(text) and text == text.strip() and text not in _BLANKS
    return text if is_plain else _quoted(text)


def _quoted(text: str) -> str:
    shown = json.dumps(text, ensure_ascii=False)
    return UNSEEN.sub(lambda found: f"\\U{ord(found.group()):08x}", shown)


def dump(tree: Any) -> str:
    """A mapping of mappings, lists, texts and blanks as block YAML."""
    return "".join(f"{line}\n" for line in _lines(tree, 0))


def _lines(tree: Any, indent: int) -> Iterator[str]:
    blank = " " * indent
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _entry(f"{blank}{scalar(str(key))}:", value, indent)
    else:
        for value in tree:
            yield from _entry(f"{blank}-", value, indent)


def _entry(start: str, value: Any, indent: int) -> Iterator[str]:
    if value is None:
        yield start
    elif isinstance(value, dict | list | tuple):
        if not value:
            yield f"{start} {'{}' if isinstance(value, dict) else '[]'}"
        else:
            yield start
            yield from _lines(value, indent + 2)
    else:
        yield f"{start} {scalar(str(value))}"
