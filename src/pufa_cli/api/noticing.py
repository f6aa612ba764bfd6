"""Official letters about rectification: `pufa rectify notice`."""

from datetime import date
from pathlib import Path

from pufa_cli.api.making import Made
from pufa_cli.api.one_unit import id_of
from pufa_cli.api.rectifying import rectify_list
from pufa_cli.report.notices import KINDS, TITLES, chosen, notice


def rectify_notice(folder: Path, *, unit: str, kind: str, as_of: date) -> Made:
    """The letter of a kind to a unit, in Chinese Markdown; none where no finding calls for it.

    A decision that was confirmed gives it its number; else the number is left blank.
    Raises KeyError for a kind that there is not.
    """
    wanted = KINDS[kind]
    unit = id_of(folder, unit)
    result = rectify_list(folder, as_of=as_of, unit=unit)
    if result.setup_is_broken or not result.is_whole:
        return Made({}, result.diagnostics)
    decided = [chosen(one, wanted).decision for one in result.units]
    if decided and decided[0] is not None:  # told as it was on that day
        result = rectify_list(folder, as_of=decided[0].on, unit=unit)
    found = next((notice(result, one, wanted) for one in result.units), None)
    if found is None:
        return Made({})
    return Made({f"{unit}-{TITLES[wanted].zh}.md": found})
