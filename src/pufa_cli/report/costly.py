"""Modules that cost more to import than most runs need: imported when they are first asked for."""

from importlib import import_module
from typing import Any


def recording() -> Any:
    """The module that turns results into records for programs."""
    return import_module("pufa_cli.report.recording")


def recorder(name: str) -> Any:
    """The module that turns results of one kind (plan, rectify, trend, …) into records."""
    return import_module(f"pufa_cli.report.{name}_recording")


def forecast_recording() -> Any:
    """The module that turns forecasts into records."""
    return import_module("pufa_cli.report.forecast_recording")


def rectified() -> Any:
    """The module that shows both figures of a unit whose findings were rectified."""
    return import_module("pufa_cli.report.rectified")


def styling() -> Any:
    """The module that lays documents out for a terminal."""
    return import_module("pufa_cli.report.styled")


def view(name: str) -> Any:
    """The view of a name: a run shows one or two of them."""
    return import_module(f"pufa_cli.report.views.{name}")
