"""The units of an example district: read from `roster.txt`, or made up in any number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from .yamltext import Tree, flow

HERE = Path(__file__).parent
TEAMS = {
    "东片": "第一督查组",
    "南片": "第二督查组",
    "西片": "第三督查组",
    "北片": "第四督查组",
    "城区片": "第五督查组",
}
CATEGORIES = {
    "township": ("示例乡镇", "党政办公室"),
    "subdistrict": ("示例街道", "综合办公室"),
    "department": ("示例部门", "办公室"),
    "enterprise": ("示例企业", "企业管理部"),
    "school": ("示例学校", "政教处"),
    "village": ("示例村", "村（居）委会"),
}
SHARES = {
    "township": 30,
    "subdistrict": 6,
    "department": 62,
    "enterprise": 8,
    "school": 8,
    "village": 8,
}
LEVELS = {"excellent": 20, "good": 45, "passing": 27, "failing": 8}


@dataclass(frozen=True, slots=True)
class Unit:
    """One row of the roster, with the level and the marks of what is written for it."""

    id: str
    name: str
    category: str
    area: str
    level: str
    flags: frozenset[str] = frozenset()

    @property
    def pilot(self) -> bool:
        """Whether the unit is one of the six pilots, whose files are written by hand."""
        return self.level == "pilot"

    @property
    def team(self) -> str:
        """The supervision group of the unit's area."""
        return TEAMS[self.area]

    def random(self, topic: str = "") -> Random:
        """Return the unit's own stream of random numbers, the same on every run."""
        return Random(f"linchuan/{self.id}{topic}")


def listed_units() -> list[Unit]:
    """Return the units of `roster.txt` in its order."""
    lines = (HERE / "roster.txt").read_text(encoding="utf-8").splitlines()
    return [unit_of_line(line) for line in lines if line and not line.startswith("#")]


def unit_of_line(line: str) -> Unit:
    """Return the unit written on one line of `roster.txt`."""
    name, title, category, area, level, *rest = line.split()
    flags = frozenset(rest[0].split(",")) if rest else frozenset()
    return Unit(name, title, category, area, level, flags)


def invented_units(count: int) -> Iterator[Unit]:
    """Yield a made-up roster of any size, mixed like the listed one."""
    rng = Random("linchuan/roster")
    areas = list(TEAMS)
    for number in range(1, count + 1):
        category = rng.choices(list(SHARES), list(SHARES.values()))[0]
        level = rng.choices(list(LEVELS), list(LEVELS.values()))[0]
        name = f"{CATEGORIES[category][0]}{number:05d}"
        yield Unit(f"unit-{number:05d}", name, category, areas[number % 5], level)


def roster_text(units: list[Unit], charge: Callable[[Unit], dict[str, Tree]] | None = None) -> str:
    """Return `units.yaml`; `charge` says who answers for a unit."""
    rows = "".join(f"  - {flow(row(unit, charge))}\n" for unit in units)
    return f"pufa: roster/1\nunits:\n{rows}"


def row(unit: Unit, charge: Callable[[Unit], dict[str, Tree]] | None) -> dict[str, Tree]:
    """Return the roster's entry of a unit."""
    entry: dict[str, Tree] = {
        "id": unit.id,
        "name": unit.name,
        "category": unit.category,
        "area": unit.area,
    }
    if unit.pilot:
        entry |= {"pilot": "是"}
    if charge is not None:
        return entry | charge(unit)
    return entry | {"team": unit.team, "leader": f"包片区领导（{unit.area}）"}
