"""The plans of a district's folder: which there are, and one of them read."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.load.bind import bind
from pufa_cli.load.files import YAML_SUFFIX, read_file, walk
from pufa_cli.load.kept import Home, Kept, load_kept
from pufa_cli.load.limits import ROSTER
from pufa_cli.load.source import Source
from pufa_cli.load.workspace import not_read
from pufa_cli.model.planning import CrossCheckPlan, SpotCheckPlan

PLANS = "plans"
CROSS_CHECK = f"-cross-check{YAML_SUFFIX}"
SPOT_CHECK = f"-spot-check{YAML_SUFFIX}"
ENDINGS = (CROSS_CHECK, SPOT_CHECK)


class LoadedPlan(NamedTuple):
    """A plan (None when it cannot be used), its file, and what is wrong with the file."""

    plan: CrossCheckPlan | None
    source: Source
    diagnostics: tuple[Diagnostic, ...]

    def located(self, fault: Fault) -> Diagnostic:
        """A fault of the plan at its place."""
        return self.source.located(fault)


def load_plan(path: Path) -> LoadedPlan:
    """A cross-check plan; a roster of thousands makes a long one."""
    source = read_file(path, limits=ROSTER)
    bound = bind(CrossCheckPlan, source)
    return LoadedPlan(bound.model, source, bound.diagnostics)


def plan_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """The plans of a district's folder, and the files beside them that are not read."""
    files: list[Path] = []
    strays: list[Diagnostic] = []
    for entry in walk(folder / PLANS):
        name = entry.parts[-1]
        if len(entry.parts) == 1 and name.endswith(ENDINGS) and not name.startswith("."):
            files.append(entry.path)
        else:
            strays.extend(not_read(entry, " | ".join(f"{PLANS}/<round>{one}" for one in ENDINGS)))
    return tuple(files), tuple(strays)


def is_spot_check(path: Path) -> bool:
    """Whether a plan is one of spot checks, by its name."""
    return path.name.endswith(SPOT_CHECK)


SPOT_CHECKS = Home(PLANS, "<round>-spot-check", SpotCheckPlan)


def load_spot_checks(path: Path) -> Kept:
    """A plan of spot checks."""
    return load_kept(path, SPOT_CHECKS)


def round_of(path: Path) -> str:
    """The round of a plan, as its file is named."""
    return next((path.name.removesuffix(one) for one in ENDINGS if path.name.endswith(one)), "")
