"""Files of pufa outside the folders it reads: a folder's name misspelt, a file misplaced."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.files import Entry, read_file, walk
from pufa_cli.load.source import Source
from pufa_cli.load.strays import near
from pufa_cli.load.workspace import DISTRICT_FILE, EVIDENCE, ROSTER_FILE, not_read

PLACES = {
    "district": DISTRICT_FILE,
    "roster": ROSTER_FILE,
    "calendar": "calendar.yaml",
    "submission": "submissions/<unit>/<round>.yaml",
    "review": "reviews/<round>/<source>/<unit>.yaml",
    "rectification": "rectifications/<unit>.yaml",
    "standard": "standards/<id>.yaml",
    "overlay": "standards/<id>.yaml",
    "mapping": "mappings/<standard>.yaml",
    "exam": "exams/<round>.yaml",
    "exam_frame": "exams/<round>-frame.yaml",
    "exam_sample": "exams/<round>-sample.yaml",
    "cross_check_plan": "plans/<round>-cross-check.yaml",
    "spot_check_plan": "plans/<round>-spot-check.yaml",
    "progress": "progress/<unit>.yaml",
    "meeting": "meetings/<date>.yaml",
    "practice": "practices/<id>.yaml",
}
_READ = {place.partition("/")[0] for place in PLACES.values()} | {EVIDENCE, "accepted"}
_SUFFIXES = (".yaml", ".yml")


def _folder(here: Acceptance, as_of: date) -> Found:
    entries = [entry for entry in walk(here.folder) if not entry.parts[0].startswith(".")]
    districts = {entry.parts[:-1] for entry in entries if entry.parts[-1] == DISTRICT_FILE} - {()}
    return Found(tuple(_misplaced(entries, districts)), 0)


def _misplaced(entries: list[Entry], districts: set[tuple[str, ...]]) -> Iterator[Diagnostic]:
    for entry in entries:
        first, depth = entry.parts[0], len(entry.parts)
        is_read = first in _READ or near(first) is not None  # a near miss is told as a whole
        within = (entry.parts[:number] in districts for number in range(1, depth))
        if not is_read and entry.parts[-1].endswith(_SUFFIXES) and not any(within):
            said = re.search(r"^pufa:\s*([a-z_]+)/", read_file(entry.path).text, re.MULTILINE)
            if said and said[1] in PLACES:
                yield from not_read(entry, PLACES[said[1]])


def _file(path: Path, source: Source, as_of: date) -> Found:
    return Found((), 0)


LEDGER = Ledger((), _folder, _file)
