"""The command line in process, in a clean environment, and a small district to work on."""

import gc
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from linchuan import FOLDER, ROUND
from pufa_cli.cli.main import run

DATED = ("score", "rollup", "report", "check")
UNITS = ("xiaoqiao", "shuinan", "jiaoyuju")
ROSTER = """\
pufa: roster/1
units:
  - {id: xiaoqiao, name: 孝桥镇, category: township, pilot: 是}
  - {id: shuinan, name: 水南镇, category: township}
  - {id: jiaoyuju, name: 区教育局, category: department}
"""


class Done(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


Pufa = Callable[..., Done]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
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
    """A district of three units, two of them handed in; the working folder is its folder."""
    folder = tmp_path / "district"
    put(folder / "pufa.yaml", (FOLDER / "pufa.yaml").read_text("utf-8"))
    put(folder / "units.yaml", ROSTER)
    for unit in UNITS[:2]:
        put(folder / name_of(unit), (FOLDER / name_of(unit)).read_text("utf-8"))
    for pattern in ("reviews/*/*/xiaoqiao.yaml", "evidence/xiaoqiao/*"):
        for path in FOLDER.glob(pattern):
            put(folder / path.relative_to(FOLDER), path.read_text("utf-8"))
    monkeypatch.chdir(folder)
    return folder


def name_of(unit: str) -> str:
    """Where a unit's submission lies in its district."""
    return f"submissions/{unit}/{ROUND}.yaml"


def put(path: Path, text: str) -> Path:
    """A file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
