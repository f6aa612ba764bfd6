"""The base of every model that is read from a file."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator


class Frozen(BaseModel):
    """Immutable and closed: an unknown key is an error, a blank key counts as not written.

    The string below a field is its hover text in editors, Chinese first, then ` | `, then English.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, tree: Any) -> Any:
        if not isinstance(tree, dict) or None not in tree.values():
            return tree
        known = cls.model_fields
        return {key: value for key, value in tree.items() if value is not None or key not in known}

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; what was worked out from the old ones stays behind."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
