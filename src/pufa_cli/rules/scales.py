"""What a measure counts in: percent points of a whole, or a unit that the standard names."""

from abc import ABC
from fractions import Fraction

from pufa_cli.base.numbers import HUNDRED
from pufa_cli.model.fields import Prose
from pufa_cli.model.rule import Measure


class Rate(Measure, ABC):
    """A measure that is always a share of a whole, in percent points."""

    @property
    def is_percent(self) -> bool:
        """Always."""
        return True

    @property
    def unit_word(self) -> str:
        """Percent."""
        return "%"

    @property
    def greatest(self) -> Fraction | None:
        """The whole."""
        return HUNDRED


class InUnit(Measure, ABC):
    """A measure in the unit that the standard writes; % makes it a rate."""

    unit: Prose

    @property
    def is_percent(self) -> bool:
        """Whether its unit is %."""
        return self.unit == "%"

    @property
    def unit_word(self) -> str:
        """The unit as written."""
        return self.unit
