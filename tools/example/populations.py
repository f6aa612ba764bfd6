"""How many people, books, villages … a unit has: one total for one population of one unit."""

from __future__ import annotations

from .roster import Unit

RANGES = {
    "posts": (6, 24),
    "yuan": (30, 240),
    "findings": (3, 14),
    "books": (60, 480),
    "people": (24, 180),
    "leaders": (3, 14),
    "villages": (8, 24),
    "township_households": (2100, 6800),
    "village_households": (180, 620),
    "compounds": (12, 40),
    "communities": (5, 11),
    "disputes": (18, 90),
    "officers": (8, 60),
    "managers": (12, 48),
}
COUNTED = {
    "C2.2": "posts",
    "C3.1": "yuan",
    "C3.5": "findings",
    "C4.1": "books",
    "C4.2": "people",
    "C5.1": "leaders",
    "C5.5": "people",
    "T1.1": "villages",
    "T1.2": "villages",
    "T1.3": "township_households",
    "T2.1": "villages",
    "T2.3": "villages",
    "S1.2": "compounds",
    "S2.1": "disputes",
    "S2.3": "communities",
    "D2.3": "officers",
    "E1.1": "managers",
    "E1.3": "managers",
    "E3.1": "people",
    "H2.3": "people",
    "L1.1": "village_households",
    "L2.3": "disputes",
}


def total_for(unit: Unit, criterion: str) -> int:
    """Return the total a criterion counts against in a unit; the same for the same population."""
    population = COUNTED.get(criterion, "people")
    total = unit.random(f"/{population}").randint(*RANGES[population])
    return total * 100 if population == "yuan" else total
