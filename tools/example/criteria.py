"""Reads from the standard what the generator needs to answer it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion of the standard: its rule as written, and what evidence it asks for."""

    id: str
    marks: float
    rule: dict[str, Any]
    evidence: tuple[str, ...]
    exempt: bool

    @property
    def judged(self) -> bool:
        """Whether only a reviewer may mark it."""
        return bool(self.rule["kind"] == "judged")


def criteria_by_category(path: Path) -> dict[str, list[Criterion]]:
    """Return the criteria each category of the standard answers, in order."""
    standard = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    parts = {part["id"]: part_criteria(part) for part in standard["parts"]}
    return {
        category["id"]: [criterion for part in category["parts"] for criterion in parts[part]]
        for category in standard["categories"]
    }


def part_criteria(part: dict[str, Any]) -> list[Criterion]:
    """Return the criteria of one part in order."""
    return [
        Criterion(
            id=entry["id"],
            marks=float(entry["marks"]),
            rule=entry["rule"],
            evidence=tuple(entry["evidence"]),
            exempt="not_applicable" in entry,
        )
        for dimension in part["dimensions"]
        for entry in dimension["criteria"]
    ]
