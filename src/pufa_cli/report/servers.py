"""Build servers read some log lines as commands; here they are broken, and still readable.

GitHub runs a line whose first characters are `::` and looks for `##[` anywhere; Azure and TeamCity
look for `##vso[` and `##teamcity[`.
"""

import re

_LINE = re.compile(r"^((?:\s|\x1b\[[0-9;]*m)*)(?=::)", re.MULTILINE)
_INLINE = re.compile(r"##(?=\w*\[)")


def unlogged(text: str) -> str:
    """`text` with a backslash before a leading `::` and inside `##[`."""
    if "::" in text:
        text = _LINE.sub(r"\1\\", text)
    return _INLINE.sub(r"##\\", text) if "##" in text else text


def unlogged_json(text: str) -> str:
    """JSON text of the same value without `##[`; its lines never begin with `::`."""
    return _INLINE.sub(r"#\\u0023", text)
