"""The pack of the weekly analysis."""

from pufa_cli.api.packing import pack
from pufa_cli.api.paper import Paper, Request
from pufa_cli.base.language import Text
from pufa_cli.model.meeting_pack import MeetingPack


def _make(asked: Request) -> MeetingPack:
    return pack(asked, "weekly")


TITLE = Text("工作例会材料：上次会议以来的变化", "the weekly pack: changes since the last")
PAPER = Paper(TITLE, _make, frozenset(("since",)))
