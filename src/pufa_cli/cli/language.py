"""Which language a run speaks: --lang, PUFA_LANG, the district's, the locale, then Chinese."""

import os
from collections.abc import Sequence
from pathlib import Path

from pufa_cli.base.language import LANGUAGES, Language


def chosen(arguments: Sequence[str], district: str | None = None) -> Language:
    """The language of a run; `district` is what its pufa.yaml says."""
    wishes = (asked(arguments), os.environ.get("PUFA_LANG"), district, _locale())
    return next(filter(None, map(_known, wishes)), "zh")


def asked(arguments: Sequence[str]) -> str | None:
    """The language named by `--lang`, wherever it stands."""
    for at, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _locale() -> str | None:
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    return next((os.environ[name] for name in names if os.environ.get(name)), None)


def _known(text: str | None) -> Language | None:
    start = (text or "").replace("-", "_").lower().partition("_")[0].partition(".")[0]
    return next((language for language in LANGUAGES if language == start), None)


def of_district(paths: Sequence[str]) -> str | None:
    """The language of the district that the first existing path lies in."""
    from pufa_cli.load.workspace import find_workspace, load_settings

    for path in (*paths, "."):
        folder = find_workspace(Path(path))
        if folder is not None:
            district = load_settings(folder)
            return district.language if district else None
    return None
