"""How large a file may be: tight for what strangers hand in, wide for the district's own roster."""

from typing import NamedTuple

from pufa_cli.base.language import Sayable, Text


class Limits(NamedTuple):
    """The most that is read of one file."""

    bytes: int
    events: int  # YAML events: about one for each key, value and bracket

    @property
    def said(self) -> dict[str, Sayable]:
        """What the message about a file that is too large quotes."""
        most = Text("{bytes} 字节", "{bytes} bytes").with_(bytes=self.bytes)
        return {"what": Text("文件", "the file"), "most": most}


ANY_FILE = Limits(1024 * 1024, 50_000)
# One line a unit: ten thousand units and more must fit.
ROSTER = Limits(32 * 1024 * 1024, 2_000_000)
# Every unit's row of a whole province, and what is lost on every criterion.
RESULT = Limits(128 * 1024 * 1024, 0)
