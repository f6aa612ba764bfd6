"""Hypothesis profiles: `ci` (the same examples on every run) unless PUFA_HYPOTHESIS says `dev`.

`--update-golden` writes the golden files again instead of comparing.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("dev", deadline=None, max_examples=200)
settings.load_profile(os.environ.get("PUFA_HYPOTHESIS", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden again")
