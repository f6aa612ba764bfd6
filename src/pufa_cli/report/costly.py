"""Modules that cost more to import than most runs need: imported when they are first asked for."""

from importlib import import_module
from typing import Any


def recording() -> Any:
    """The module that turns results into records for programs."""
    return import_module("pufa_cli.report.recording")


def district_recording() -> Any:
    """The module that turns roll-ups into records."""
    return import_module("pufa_cli.report.district_recording")


def standard_recording() -> Any:
    """The module that turns comparisons and trials of standards into records."""
    return import_module("pufa_cli.report.standard_recording")


def plan_recording() -> Any:
    """The module that turns plans into records."""
    return import_module("pufa_cli.report.plan_recording")


def rectify_recording() -> Any:
    """The module that turns results about rectification into records."""
    return import_module("pufa_cli.report.rectify_recording")


def review_recording() -> Any:
    """The module that turns what reviews come to into records."""
    return import_module("pufa_cli.report.review_recording")


def trend_recording() -> Any:
    """The module that turns days side by side into records."""
    return import_module("pufa_cli.report.trend_recording")


def worksheet_recording() -> Any:
    """The module that turns worksheets into records."""
    return import_module("pufa_cli.report.worksheet_recording")


def merge_recording() -> Any:
    """The module that turns merged results into records."""
    return import_module("pufa_cli.report.merge_recording")
def recorder(name: str) -> Any:
    """The module that turns results of one kind (plan, rectify, trend, …) into records."""
    return import_module(f"pufa_cli.report.{name}_recording")


def styling() -> Any:
    """The module that lays documents out for a terminal."""
    return import_module("pufa_cli.report.styled")


def view(name: str) -> Any:
    """The view of a name: a run shows one or two of them."""
    return import_module(f"pufa_cli.report.views.{name}")
