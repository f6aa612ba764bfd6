"""Rectification files and the calendar of a district's folder."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.bind import bind
from pufa_cli.load.evidence import look_for
from pufa_cli.load.files import YAML_SUFFIX, is_there, read_file
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import EVIDENCE, RECTIFICATIONS, yaml_files
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.filing import FoundEvidence
from pufa_cli.model.rectification import Rectification
from pufa_cli.model.submission import Evidence

CALENDAR_FILE = "calendar.yaml"


class LoadedRectification(NamedTuple):
    """One unit's file as read; `model` is None when it cannot be used."""

    unit: str  # as the file is called
    source: Source
    model: Rectification | None
    rest: Rectification | None  # what is left of a broken file, to find more defects in
    diagnostics: tuple[Diagnostic, ...]
    evidence: dict[str, FoundEvidence]


class LoadedCalendar(NamedTuple):
    """The calendar as read; no source where there is none."""

    source: Source | None
    model: Calendar | None
    diagnostics: tuple[Diagnostic, ...]


def load_calendar(folder: Path) -> LoadedCalendar:
    """The calendar of a district's folder, if it has one."""
    path = folder / CALENDAR_FILE
    if not is_there(path):
        return LoadedCalendar(None, None, ())
    source = read_file(path)
    bound = bind(Calendar, source)
    return LoadedCalendar(source, bound.model, bound.diagnostics)


def rectification_path(folder: Path, unit: str) -> Path:
    """Where a unit's rectification file lies."""
    return folder / RECTIFICATIONS / f"{unit}{YAML_SUFFIX}"


def list_rectifications(folder: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The rectification files of a district's folder, and files in the wrong place."""
    return yaml_files(folder / RECTIFICATIONS, f"{RECTIFICATIONS}/<unit>{YAML_SUFFIX}")


def load_rectification(path: Path, folder: Path | None) -> LoadedRectification:
    """One rectification file; its evidence is looked for where the district is known."""
    source = read_file(path)
    bound = bind(Rectification, source)
    unit = path.name.removesuffix(YAML_SUFFIX)
    evidence: dict[str, FoundEvidence] = {}
    if bound.rest is not None and folder is not None:
        evidence = look_for(_named(bound.rest), folder / EVIDENCE / bound.rest.unit)
    return LoadedRectification(unit, source, bound.model, bound.rest, bound.diagnostics, evidence)


def _named(file: Rectification) -> list[Evidence]:
    closings = [one.closing for finding in file.findings for one in finding.earlier]
    closings += [finding.closing for finding in file.findings if finding.closing is not None]
    return [evidence for closing in closings for evidence in closing.evidence]
