"""Exact numbers as decimals in records."""

from fractions import Fraction

from pufa_cli.base.numbers import fixed

PLACES = 6


def decimal(value: Fraction) -> str:
    """A decimal of at most six places, without needless zeros."""
    text = fixed(value, PLACES).rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def maybe(value: Fraction | None) -> str | None:
    """A decimal, or null."""
    return None if value is None else decimal(value)
