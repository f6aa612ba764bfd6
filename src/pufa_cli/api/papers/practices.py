"""Practices with their effect, pilots beside the others, the standard as fixed after the pilot."""

from datetime import date, timedelta
from pathlib import Path

from pufa_cli.api.acceptance import read_kept
from pufa_cli.api.looking_back import Earlier, look_back, noticed
from pufa_cli.api.meetings import HOME, meeting_faults, meetings_of
from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.situation import situation
from pufa_cli.api.spreading import (
    PRACTICES,
    Rating,
    frozen_changes,
    frozen_diagnostics,
    practice_faults,
    site_meetings,
    spread,
)
from pufa_cli.base.language import Text
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import Unit
from pufa_cli.model.spreading import SpreadResult


def _make(asked: Request) -> SpreadResult:
    now, before = Rating(), Rating()
    found = situation(asked.folder, asked.as_of, progress=asked.progress, seen=now.see)
    here = found.here
    read = read_kept(here, PRACTICES, practice_faults(asked.as_of))
    met = read_kept(here, HOME, meeting_faults(asked.as_of))
    since = asked.since
    past = _rated_on(here.folder, since, before) if since else Earlier(None)
    troubles = past.troubles
    if since is not None and not past.is_unknown:
        troubles = tuple(noticed(since, one) for one in troubles)
    wrong = frozen_diagnostics(here)
    district = here.organisation
    told = {
        "setup_is_broken": found.is_broken or any(one.is_error for one in wrong),
        "is_whole": found.is_whole and not read.refused and not met.refused and not past.is_unknown,
    }
    spreads = tuple(
        spread(here, kept, now.rates, before.rates)
        for kept in read.files.values()
        if not here.is_broken
    )
    held = meetings_of(here, met, asked.as_of + timedelta(days=1))
    sites = tuple(site_meetings(here, held, spreads))
    shown = {one.unit.id for one in sites}
    return SpreadResult(
        **(found.about(*read.diagnostics, *met.diagnostics, *troubles, *wrong) | told),
        places=here.standard.rounding.places if here.standard else 2,
        practices=spreads,
        sites=sites,
        without_site=tuple(one for one in here.units if one.pilot and one.id not in shown),
        categories=found.whole.rollup.categories if found.whole.rollup else (),
        frozen=district.frozen if district else None,
        changes=frozen_changes(here),
        since=str(since or ""),
        not_compared=past.is_unknown,
    )


def _rated_on(folder: Path, day: date, rating: Rating) -> Earlier:
    """The rates of an earlier day."""

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        rating.see(unit, found)

    return look_back(folder, day, watch)


TITLE = Text("典型经验和推广：做法、成效、标准定稿", "practices: where they went, their effect")
PAPER = Paper(TITLE, _make, frozenset(("since",)))
