"""Paths that strangers write: which of them can only lead below the folder they belong to."""

import re

_UNSAFE = re.compile(
    r"^[/~.-]|(^|/)\.\.?(/|$)|//|[\\:\x00-\x1f]|(^|/)\.git(/|$)|/$|%2e", re.IGNORECASE
)
MOST_CHARACTERS = 255


def is_safe_path(path: str) -> bool:
    """Whether a relative path with `/` stays below its folder on every system."""
    return bool(path) and not _UNSAFE.search(path) and len(path) <= MOST_CHARACTERS
