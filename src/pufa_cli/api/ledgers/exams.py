"""Frames, samples and results of sample exams."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, acceptance
from pufa_cli.api.examining import examined
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.engine.exam_checks import check_strata
from pufa_cli.load.exams import exam_rounds, load_exam_file
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import find_workspace


def _folder(here: Acceptance, as_of: date) -> Found:
    rounds, strays = exam_rounds(here.folder)
    found: list[Diagnostic] = list(strays)
    count = 0
    for one in rounds:
        held = examined(here.folder, one, here.unit_by_id, as_of)
        found += held.diagnostics
        if held.files.frame and held.frame is not None and here.standard is not None:
            found += held.files.frame.located(check_strata(held.frame, here.standard))
        count += len(held.files.present)
    return Found(in_order(found), count)


def _file(path: Path, source: Source, as_of: date) -> Found:
    """Held against the others of its round, where it lies in a district."""
    folder = find_workspace(path.parent)
    if folder is None:
        return Found(load_exam_file(path).diagnostics, 1)
    found = _folder(acceptance(folder), as_of).diagnostics
    own = [one for one in found if one.file == source.name]
    return Found(tuple(own), 1)


LEDGER = Ledger(("exam", "exam_frame", "exam_sample"), _folder, _file)
