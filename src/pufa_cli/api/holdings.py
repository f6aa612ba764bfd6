"""Everything that a district holds of a unit: the one way in for all that arrive at a figure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.load.files import YAML_SUFFIX, is_there
from pufa_cli.load.filings import LoadedFiling, load_submission, with_district
from pufa_cli.load.workspace import (
    EVIDENCE,
    EXAMS,
    RECTIFICATIONS,
    Workspace,
    list_reviews,
    submission_path,
)
from pufa_cli.model.district import District, Unit
from pufa_cli.model.standard import Standard

if TYPE_CHECKING:
    from pufa_cli.api.examining import Examined
    from pufa_cli.load.rectifications import LoadedRectification


@dataclass(frozen=True)
class Holdings:
    """What a district keeps beside the submissions of its round, on a day."""

    workspace: Workspace
    district: District
    as_of: date

    @cached_property
    def _listed(self) -> Mapping[tuple[str, str], Path]:
        return list_reviews(self.workspace.folder, self.district)[0]

    def reviews(self, unit: str) -> dict[str, Path]:
        """The reviews of a unit by source, in order of precedence."""
        sources = self.district.reviews.order
        return {one: self._listed[unit, one] for one in sources if (unit, one) in self._listed}

    @cached_property
    def _examined(self) -> "Examined | None":
        """The exam of the round, read once for all units; None where there is none."""
        folder, round_id = self.workspace.folder, self.district.round.id
        if not is_there(folder / EXAMS / f"{round_id}{YAML_SUFFIX}"):
            return None
        from pufa_cli.api.examining import examined

        roster = self.workspace.roster
        return examined(folder, round_id, roster.unit_by_id if roster else None, self.as_of)

    def exams(self, standard: Standard) -> "Examined | None":
        """The exam of the round; None where the standard counts none."""
        return self._examined if standard.counts_exams else None

    def of(self, unit: Unit, standard: Standard) -> LoadedFiling:
        """All that counts for a unit of the roster by a standard."""
        return self.with_exam(self.filing(unit), standard)

    def filing(self, unit: Unit) -> LoadedFiling:
        """What a unit of the roster handed in, with all but the exam, which asks for a standard."""
        path = submission_path(self.workspace.folder, unit.id, self.district.round.id)
        return self.around(load_submission(path), unit.id, unit)

    def around(self, loaded: LoadedFiling, id: str, unit: Unit | None) -> LoadedFiling:
        """A submission with the reviews, the evidence and the verified rectification of a unit."""
        folder, reviews = self.workspace.folder, self.reviews(id).values()
        found = with_district(loaded, reviews, folder / EVIDENCE / id, unit, self.district)
        path = folder / RECTIFICATIONS / f"{id}{YAML_SUFFIX}"
        return self._with_rectified(found, path) if is_there(path) else found

    def _with_rectified(self, loaded: LoadedFiling, path: Path) -> LoadedFiling:
        """With what was verified; a file that cannot be used keeps the unit from being scored."""
        from pufa_cli.load.rectified import rectified_in

        file, found = self._checked(path)
        wrong = tuple(one for one in found if one.is_error)
        if wrong:
            return loaded._replace(filing=None, diagnostics=(*loaded.diagnostics, *wrong))
        return loaded._replace(rectified=rectified_in(file, self.district.round.id, self.as_of))

    @cached_property
    def _checked(self) -> "Callable[[Path], tuple[LoadedRectification, list[Diagnostic]]]":
        """Reads a rectification file as `pufa rectify` does."""
        from pufa_cli.api.rectifications import around_in, checked_file
        from pufa_cli.engine.workdays import workdays_of
        from pufa_cli.load.rectifications import load_calendar

        folder = self.workspace.folder
        workdays = workdays_of(load_calendar(folder).model)
        around = around_in(self.workspace, workdays, self.as_of)
        return lambda path: checked_file(path, folder, around)

    def with_exam(self, loaded: LoadedFiling, standard: Standard) -> LoadedFiling:
        """A filing with what the exam of the round says of its unit."""
        exams = self.exams(standard)
        if exams is None:
            return loaded
        from pufa_cli.load.exams import with_exam

        return with_exam(loaded, exams.files, standard)
