"""Puts the files of an example district together: path → bytes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from .checked import RULED, cross_check_plan, inspectors_of, ruling_text
from .criteria import Criterion
from .exam import frame_text, results_text, sample_text
from .organising import charge_of, organisation
from .progress import office_text, progress_text
from .review import review_text, sources
from .roster import HERE, Unit, invented_units, listed_units, roster_text
from .submission import ROUND, STANDARD, submission_text

Files = dict[str, bytes]
Criteria = dict[str, list[Criterion]]


SOURCES = "{precedence: [superior, supervision, cross_inspection]}"
WITH_RULINGS = (
    "{precedence: [superior, supervision, spot_check, cross_inspection], "
    "adjudicate: {above: 60%}, inspectors: {beyond: 10%, at_least: 8}}"
)


def settings(identity: str, name: str, reviews: str = SOURCES) -> str:
    """Return `pufa.yaml`."""
    return "\n".join(
        (
            "pufa: district/1",
            f"district: {{id: {identity}, name: {name}}}",
            f"office: {name}普法依法治理领导小组办公室",
            f"standard: {STANDARD}",
            f"round: {{id: {ROUND}, title: “四五”普法考核验收, "
            "starts_on: 2005-04-15, ends_on: 2005-06-30}",
            "language: zh",
            f"reviews: {reviews}",
            "",
        )
    )


def example_district(criteria: Criteria) -> Files:
    """Return the files of `examples/linchuan`."""
    units = listed_units()
    district = settings("linchuan", "临川区", WITH_RULINGS) + organisation()
    roster = roster_text(units, charge_of)
    plan = cross_check_plan(district, roster)
    files = {
        "README.md": (HERE / "pages" / "linchuan.md").read_bytes(),
        "pufa.yaml": district.encode(),
        "units.yaml": roster.encode(),
        f"plans/{ROUND}-cross-check.yaml": plan.encode(),
    }
    inspectors = inspectors_of(plan)
    for unit in units:
        if not unit.pilot:
            files |= unit_files(unit, criteria[unit.category], inspectors)
    return files | pilot_files() | run_files(units)


def run_files(units: list[Unit]) -> Files:
    """Return what is kept of how the acceptance is run."""
    texts = {
        f"reviews/{ROUND}/adjudication/{RULED}.yaml": ruling_text(),
        f"exams/{ROUND}-frame.yaml": frame_text(units),
        f"exams/{ROUND}-sample.yaml": sample_text(units),
        f"exams/{ROUND}.yaml": results_text(units),
        "progress/office.yaml": office_text(),
    }
    texts |= {
        f"progress/{unit.id}.yaml": progress_text(unit)
        for unit in units
        if "absent" not in unit.flags
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | copied(HERE / "acceptance", ".")


def unit_files(unit: Unit, criteria: list[Criterion], inspectors: Mapping[str, str]) -> Files:
    """Return a unit's submission, unless it sent none, and its reviews."""
    files = {}
    if "absent" not in unit.flags:
        files[submission_path(unit.id)] = submission_text(unit, criteria).encode()
    for source in sources(unit):
        text = review_text(unit, source, criteria, inspectors.get(unit.id, ""))
        files[f"reviews/{ROUND}/{source}/{unit.id}.yaml"] = text.encode()
    return files


def submission_path(unit: str) -> str:
    """Return where a unit's submission lies in a district."""
    return f"submissions/{unit}/{ROUND}.yaml"


def pilot_files() -> Files:
    """Return the hand-written files of the six pilots."""
    home = HERE / "pilots"
    files = {submission_path(path.stem): path.read_bytes() for path in home.glob("*.yaml")}
    files |= copied(home / "reviews", f"reviews/{ROUND}")
    return files | copied(home / "evidence", "evidence")


def copied(source: Path, target: str) -> Files:
    """Return every file under a folder, moved to another folder."""
    paths = (path for path in source.rglob("*") if path.is_file())
    return {
        (PurePosixPath(target) / path.relative_to(source).as_posix()).as_posix(): path.read_bytes()
        for path in paths
    }


def synthetic_district(count: int, criteria: Criteria) -> Files:
    """Return a made-up district of any size in which every unit has sent its file."""
    units = list(invented_units(count))
    files = {
        "pufa.yaml": settings("synthetic", "示例区").encode(),
        "units.yaml": roster_text(units).encode(),
    }
    for unit in units:
        text = submission_text(unit, criteria[unit.category])
        files[submission_path(unit.id)] = text.encode()
    return files
