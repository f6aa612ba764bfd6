"""The standards that a district keeps: the one in use, and those of pilots or earlier rounds."""

from datetime import date
from pathlib import Path

from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.standards import checked
from pufa_cli.load.source import Source
from pufa_cli.load.standards import FOLDER, standard_files


def _folder(folder: Path, as_of: date) -> Found:
    each = [checked(path) for path in standard_files((folder / FOLDER,))]
    found = tuple(one for standard in each for one in standard.diagnostics)
    return Found(found, len(each), any(one.is_error for one in found))


def _file(path: Path, source: Source, as_of: date) -> Found:
    found = checked(path).diagnostics
    return Found(found, 1, any(one.is_error for one in found))


LEDGER = Ledger(("standard", "overlay"), _folder, _file)
