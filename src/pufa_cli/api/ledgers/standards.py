"""The standards that a district keeps: the one in use, and those of pilots or earlier rounds."""

from datetime import date
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance
from pufa_cli.api.ledger import Found, Ledger
from pufa_cli.api.standards import checked
from pufa_cli.load.source import Source
from pufa_cli.load.standards import FOLDER
from pufa_cli.load.workspace import yaml_files


def _folder(here: Acceptance, as_of: date) -> Found:
    files, strays = yaml_files(here.folder / FOLDER, f"{FOLDER}/<id>.yaml")
    found = tuple(one for path in files for one in checked(path).diagnostics)
    return Found((*strays, *found), len(files), any(one.is_error for one in found))


def _file(path: Path, source: Source, as_of: date) -> Found:
    found = checked(path).diagnostics
    return Found(found, 1, any(one.is_error for one in found))


LEDGER = Ledger(("standard", "overlay"), _folder, _file)
