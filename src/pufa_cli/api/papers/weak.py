"""Where the district loses marks, and what would give most."""

from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.situation import situation
from pufa_cli.base.language import Text
from pufa_cli.model.weak_links import WeakLinksResult


def _make(asked: Request) -> WeakLinksResult:
    found = situation(asked.folder, asked.as_of, progress=asked.progress)
    return WeakLinksResult(weak=found.weak, **found.about())


PAPER = Paper(Text("薄弱环节分析：哪里失分、先改什么", "weak links: where marks are lost"), _make)
