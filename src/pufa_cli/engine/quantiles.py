"""Quantiles of the normal and of Student's t distribution, as fractions.

Student's: published to six decimals up to nine degrees of freedom, beyond that by the expansion of
Fisher and Cornish (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5), which is off
by less than 0.0001.
"""

from collections.abc import Mapping
from fractions import Fraction

Z: Mapping[str, Fraction] = {
    "90%": Fraction("1.644854"),
    "95%": Fraction("1.959964"),
    "99%": Fraction("2.575829"),
}
"""Quantiles of the normal distribution, by two-sided confidence"""
_FEW: Mapping[str, tuple[str, ...]] = {
    "90%": (
        *("6.313752", "2.919986", "2.353363", "2.131847", "2.015048"),
        *("1.943180", "1.894579", "1.859548", "1.833113"),
    ),
    "95%": (
        *("12.706205", "4.302653", "3.182446", "2.776445", "2.570582"),
        *("2.446912", "2.364624", "2.306004", "2.262157"),
    ),
    "99%": (
        *("63.656741", "9.924843", "5.840909", "4.604095", "4.032143"),
        *("3.707428", "3.499483", "3.355387", "3.249836"),
    ),
}
# The expansion: for each power of 1 / freedom, the factors of z, z³, z⁵ and so on.
_EXPANSION = (
    "1/4 1/4",
    "3/96 16/96 5/96",
    "-15/384 17/384 19/384 3/384",
    "-945/92160 -1920/92160 1482/92160 776/92160 79/92160",
)


def student(confidence: str, freedom: int) -> Fraction:
    """The quantile of Student's t with so many degrees of freedom, one at least."""
    few, z = _FEW[confidence], Z[confidence]
    if freedom <= len(few):
        return Fraction(few[freedom - 1])
    found = z
    for power, factors in enumerate(_EXPANSION, 1):
        for at, factor in enumerate(factors.split()):
            found += Fraction(factor) * z ** (2 * at + 1) / freedom**power
    return found
