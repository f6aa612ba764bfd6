"""Practices and the frozen standard of a district: read, checked, their effect."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from pufa_cli.api.acceptance import Acceptance, Faults, acceptance
from pufa_cli.api.standards import Checked, folders_for, referred, shown_standard
from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.engine import practice_codes as codes
from pufa_cli.engine.compare import differences
from pufa_cli.engine.practices import Around, check_practice, mean_rate
from pufa_cli.engine.versions import versioning
from pufa_cli.load.kept import Home, Kept
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.comparison import StandardsDiff
from pufa_cli.model.district import Unit
from pufa_cli.model.meeting import Meeting
from pufa_cli.model.practice import Practice
from pufa_cli.model.spreading import Effect, Rates, SiteMeeting, Spread
from pufa_cli.model.submission import Evidence


def _evidence(file: Practice) -> tuple[Evidence, ...]:
    return file.evidence


PRACTICES = Home("practices", "<id>", Practice, _evidence)


def practice_faults(as_of: date) -> Faults:
    """What is wrong with a practice on a day."""

    def faults(here: Acceptance, kept: Kept) -> Iterable[Fault]:
        around = Around(as_of, kept.name, here.unit_by_id or None, here.standard, kept.evidence)
        return check_practice(kept.rest, around)

    return faults


def site_meetings(
    here: Acceptance, held: Iterable[Kept], spreads: Sequence[Spread]
) -> Iterator[SiteMeeting]:
    """The meetings on site, and who of those that came took something of that unit over since."""
    known = here.unit_by_id
    for kept in held:
        found: Meeting = kept.model
        if found.kind != "site" or found.at not in known:
            continue
        since = {
            one.unit
            for each in spreads
            if each.practice.unit == found.at
            for one in each.practice.adopted
            if one.on >= found.on
        }
        came = tuple(known[one] for one in found.attended)
        adopting = tuple(one for one in came if one.id in since)
        yield SiteMeeting(found.on, known[found.at], came, adopting, kept.place("on"))


def frozen_faults(here: Acceptance) -> Iterator[Fault]:
    """Whether the standard is still the one that was fixed; paths start in pufa.yaml."""
    frozen = here.organisation.frozen if here.organisation else None
    if frozen is None or here.standard is None:
        return
    if frozen.digest != here.checked.digest:
        values = {"on": str(frozen.on), "digest": here.checked.digest}
        yield Fault(codes.FROZEN_CHANGED, ("frozen", "digest"), dict(values))
    if frozen.pilot is not None and _pilot(here, frozen.pilot).standard is None:
        yield Fault(codes.FROZEN_PILOT, ("frozen", "pilot"), {"text": frozen.pilot})


def frozen_diagnostics(here: Acceptance) -> list[Diagnostic]:
    """The same, at their places."""
    return [here.settings.source.located(fault) for fault in frozen_faults(here)]


def _pilot(here: Acceptance, reference: str) -> Checked:
    nowhere = Diagnostic(codes.FROZEN_PILOT, here.settings.source.name)
    return referred(reference, folders_for(here.folder), nowhere)


def frozen_changes(here: Acceptance) -> StandardsDiff | None:
    """What was changed after the pilot; None where nothing says by what the pilot was judged."""
    frozen = here.organisation.frozen if here.organisation else None
    if frozen is None or frozen.pilot is None or here.standard is None:
        return None
    pilot = _pilot(here, frozen.pilot)
    if pilot.standard is None:
        return None
    shown = (
        shown_standard(pilot, frozen.pilot),
        shown_standard(here.checked, here.standard.reference),
    )
    found = differences(pilot.standard, here.standard)
    return StandardsDiff(*shown, found, versioning(pilot.standard, here.standard, found))


def check_frozen(folder: Path) -> list[Diagnostic]:
    """What is wrong with the frozen standard of a folder."""
    return frozen_diagnostics(acceptance(folder))


class Rating:
    """Keeps points over marks of every unit on the criteria that practices improve."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.rates: dict[tuple[str, str], Fraction] = {}

    def see(self, unit: Unit, found: Assessment) -> None:
        """One unit; what waits for a reviewer counts as far as it is given."""
        for one in found.criteria:
            if one.is_due and one.criterion.marks:
                self.rates[unit.id, one.criterion.id] = one.outcome.points / one.criterion.marks


def spread(here: Acceptance, kept: Kept, now: Rates, before: Rates) -> Spread:
    """A practice with those that took it over and how they do."""
    found: Practice = kept.model
    adopters = tuple(here.unit_by_id[one.unit] for one in found.adopted)
    criteria = here.standard.criterion_by_id if here.standard else {}
    ids = [unit.id for unit in adopters]
    effects = []
    for criterion in found.criteria:
        rated = [unit for unit, name in now if name == criterion and unit != found.unit]
        others = [unit for unit in rated if unit not in ids]
        effects.append(
            Effect(
                criteria[criterion],
                mean_rate(now, criterion, ids),
                mean_rate(now, criterion, others),
                mean_rate(before, criterion, ids),
                len(rated) - len(others),
                len(others),
            )
        )
    unit = here.unit_by_id.get(found.unit)
    return Spread(found, unit, adopters, tuple(effects), kept.place("id"))
