"""Frozen values: what a standard, a unit's file and a result are; no decisions here."""
