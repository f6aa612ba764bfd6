"""Plans as the files that the repository keeps."""

from typing import Any

from pufa_cli.model.frozen import Frozen
from pufa_cli.report.yamltext import dump


def plan_file(plan: Frozen) -> str:
    """The text of a plan's file, which is read back as the same plan."""
    return dump(_without_defaults(plan.model_dump(exclude_none=True)))


def _without_defaults(tree: Any) -> Any:
    """The tree without empty lists and mappings."""
    if isinstance(tree, dict):
        shown = {key: _without_defaults(one) for key, one in tree.items()}
        return {key: one for key, one in shown.items() if one not in ((), {}) or key == "groups"}
    return tuple(_without_defaults(one) for one in tree) if isinstance(tree, tuple) else tree
