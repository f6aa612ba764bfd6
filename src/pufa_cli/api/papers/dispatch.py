"""The pack of a dispatch meeting of all units."""

from pufa_cli.api.packing import pack
from pufa_cli.api.paper import Paper, Request
from pufa_cli.base.language import Text
from pufa_cli.model.meeting_pack import MeetingPack


def _make(asked: Request) -> MeetingPack:
    return pack(asked, "dispatch")


TITLE = Text("调度会材料：各单位进度、排名和处置", "the dispatch pack: every unit, with steps")
PAPER = Paper(TITLE, _make, frozenset(("since",)))
