"""The command line in process, in a clean environment, and a small district to work on."""

import gc
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from linchuan import small_district
from pufa_cli.cli.main import run

DATED = ("score", "rollup", "report", "check")


class Done(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


Pufa = Callable[..., Done]


@pytest.fixture(autouse=True)
def _clean_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.getbasetemp()))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "SOURCE_DATE_EPOCH", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PUFA_LANG", "zh")
    terminated, collected = signal.getsignal(signal.SIGTERM), gc.get_threshold()
    yield
    signal.signal(signal.SIGTERM, terminated)
    gc.set_threshold(*collected)


@pytest.fixture
def pufa(capsys: pytest.CaptureFixture[str]) -> Pufa:
    """Runs a command line, with the day of the example for commands that judge by a day."""

    def call(command: str | Path = "", *arguments: str | Path) -> Done:
        words = [str(one) for one in (command, *arguments) if str(one)]
        if command in DATED and not {"--as-of", "--help"} & {*words}:
            words[1:1] = ["--as-of", "2005-06-30"]
        return Done(run(words), *capsys.readouterr())

    return call


@pytest.fixture
def district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small district; the working folder is its folder."""
    folder = small_district(tmp_path / "district")
    monkeypatch.chdir(folder)
    return folder
