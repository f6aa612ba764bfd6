"""Decisions: standard and facts become outcomes, totals, grades and roll-ups; all of it pure."""
