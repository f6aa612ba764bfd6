"""JSON for programs: the view's record, keys in the order published, Chinese as it is."""

import json
import re

from pufa_cli.base.text import UNSEEN
from pufa_cli.report.document import Page
from pufa_cli.report.rendering import Format, Look
from pufa_cli.report.servers import unlogged_json


def render(page: Page, look: Look) -> str:
    """The record as JSON, ending in one line break."""
    text: str = page.record.model_dump_json(indent=2, by_alias=True)
    return unlogged_json(UNSEEN.sub(_visible, text)) + "\n"


def _visible(found: re.Match[str]) -> str:
    """An unseen character as JSON escapes; the line breaks of the layout stay."""
    return found.group() if found.group() == "\n" else json.dumps(found.group())[1:-1]


FORMAT = Format("json", ".json", render)
