"""Hypothesis profiles: `ci` (the same examples on every run) unless PUFA_HYPOTHESIS says `dev`."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("dev", deadline=None, max_examples=200)
settings.load_profile(os.environ.get("PUFA_HYPOTHESIS", "ci"))
