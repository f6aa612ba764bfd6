"""One filing judged: assessed, checked, every fault located; shared by score, rollup and check."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from pufa_cli import __version__
from pufa_cli.api.standards import Checked
from pufa_cli.base.diagnostics import Diagnostic, Severity, in_order
from pufa_cli.engine.assess import ALONE, assess
from pufa_cli.engine.checks import check_filing
from pufa_cli.engine.criteria import Cohort
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.filing import Expected
from pufa_cli.model.results import Provenance
from pufa_cli.model.standard import Standard

if TYPE_CHECKING:
    from pufa_cli.model.rectified import Beside


class Judged(NamedTuple):
    """The assessment (None when any error stands in the way) and all diagnostics of the filing."""

    assessment: Assessment | None
    diagnostics: tuple[Diagnostic, ...]
    unlisted: int = 0  # warnings that were found but not located
    beside: "Beside | None" = None  # the figure before, or after, verified rectification


def judge(
    loaded: LoadedFiling,
    standard: Standard,
    expected: Expected,
    *,
    with_warnings: bool = True,
    cohort: Cohort = ALONE,
) -> Judged:
    """Assesses a filing and checks it; without warnings these are counted, not located."""
    found, unit = list(loaded.diagnostics), expected.unit
    assessment, unlisted = None, 0
    if loaded.rest is not None:
        policy = loaded.district.reviews if loaded.district else None
        expected = expected._replace(district=loaded.district)
        filed = loaded.rest
        judgement = assess(standard, filed.submission, filed.reviews, cohort, policy)
        assessment = judgement.assessment
        faults = [*judgement.faults, *check_filing(loaded.rest, expected, assessment)]
        shown = [f for f in faults if with_warnings or f.code.severity is Severity.ERROR]
        unlisted = len(faults) - len(shown)
        found += [loaded.located(fault) for fault in shown]
    if any(diagnostic.is_error for diagnostic in found):
        assessment = None
    elif assessment is not None and unit is not None and assessment.name != unit.name:
        assessment = replace(assessment, name=unit.name)
    if assessment is None or loaded.rectified is None:
        return Judged(assessment, in_order(found), unlisted)
    from pufa_cli.api.settling import settled

    both = settled(loaded, assessment, cohort)
    diagnostics = in_order([*found, *both.diagnostics])
    return Judged(both.assessment, diagnostics, unlisted, both.beside)


def provenance(found: Checked, as_of: date, digests: "list[bytes]") -> Provenance:
    """What a result rests on; the digests of the inputs are folded into one, in order."""
    reference = found.standard.reference if found.standard else ""
    folded = sha256(b"".join(sorted(digests))).hexdigest()
    return Provenance(__version__, as_of, reference, found.digest, folded)
