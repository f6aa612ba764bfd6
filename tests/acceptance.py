"""Builders for how an acceptance is run: settings, units, progress."""

from typing import Any

from building import Tree, a_roster
from pufa_cli.model.district import Unit
from pufa_cli.model.organisation import Organisation
from pufa_cli.model.progress import Progress

ROUND = "r1"


def settings(*phases: Tree, **more: Any) -> Organisation:
    """pufa.yaml with phases."""
    base = {
        "pufa": "district/1",
        "district": {"id": "sample", "name": "示例区"},
        "standard": "linchuan-45@1.0.0",
        "round": {"id": ROUND, "title": "试评"},
    }
    return Organisation.model_validate({**base, "phases": list(phases), **more})


def a_phase(*tasks: Tree, id: str = "p", **more: Any) -> Tree:
    """A phase of May."""
    days = {"starts_on": "2005-05-01", "ends_on": "2005-05-31"}
    return {"id": id, "title": "试点", **days, "tasks": list(tasks), **more}


def units(*entries: Tree) -> tuple[Unit, ...]:
    """Units of a roster."""
    return a_roster(*entries).units


def a_progress(tasks: Tree, unit: str = "xiaoqiao", **more: Any) -> Progress:
    """What a unit has done."""
    tree = {"pufa": "progress/1", "round": ROUND, "unit": unit, "tasks": tasks, **more}
    return Progress.model_validate(tree)
