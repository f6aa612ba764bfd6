"""Real processes: pipes that close, full disks, odd encodings, and what is imported when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linchuan import FOLDER, ROOT

PUFA = [sys.executable, "-m", "pufa_cli"]
ROLLUP = [*PUFA, "rollup", "examples/linchuan/submissions/xiaoqiao", "--as-of", "2005-06-30"]
SCORE = [
    *PUFA,
    "score",
    str(FOLDER / "submissions" / "xiaoqiao" / "2005-acceptance.yaml"),
    "--as-of",
    "2005-06-30",
]


def process(
    command: list[str], stdout: int = subprocess.PIPE, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """A run from the root of the project, in Chinese."""
    kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, "PUFA_LANG": "zh", "PYTHONIOENCODING": "utf-8", **variables},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )


def imported(*arguments: str) -> set[str]:
    """The modules that a run imports."""
    done = process([sys.executable, "-X", "importtime", "-m", "pufa_cli", *arguments])
    assert done.returncode == 0
    lines = done.stderr.decode().splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}


def test_the_version_is_said_before_anything_is_imported() -> None:
    found = imported("--version")
    assert not found & {"click", "pydantic", "yaml", "rich", "jinja2"}


def test_help_imports_nothing_costly() -> None:
    found = imported("--help")
    assert "click" in found
    assert not found & {"pydantic", "yaml", "rich", "jinja2"}


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_reader_that_goes_away_ends_the_run_quietly() -> None:
    shell = " ".join([*SCORE, "--format", "json"])
    done = process(["bash", "-c", f"set -o pipefail; {shell} | head -c 1 >/dev/null"])
    assert done.returncode in (0, 141)
    assert done.stderr == b""
    reader, writer = os.pipe()
    os.close(reader)
    closed = process(SCORE, stdout=writer)
    os.close(writer)
    assert (closed.returncode, closed.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")
def test_a_full_screen_is_exit_code_5() -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(SCORE, stdout=full.fileno())
    assert done.returncode == 5
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_console_in_gbk_shows_chinese_and_never_fails(tmp_path: Path) -> None:
    text = (FOLDER / "submissions" / "xiaoqiao" / "2005-acceptance.yaml").read_text("utf-8")
    unit = tmp_path / "u.yaml"
    unit.write_text(text.replace("name: 孝桥镇", "name: 孝桥镇é🙂𠀀"), encoding="utf-8")
    done = process([*PUFA, "score", str(unit)], PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert "考核成绩单" in done.stdout.decode("gbk")
    assert "孝桥镇" in done.stdout.decode("gbk")
    ascii_only = process([*PUFA, "check", str(unit)], PYTHONIOENCODING="ascii")
    assert ascii_only.returncode == 0
    assert b"\\u" in ascii_only.stdout


def test_piped_text_is_not_cut_at_80_columns() -> None:
    lines = process(SCORE).stdout.decode().split("\n")
    assert max(map(len, lines)) > 100
    assert not any("…" in line for line in lines)
    assert max(len(line) for line in process(SCORE, COLUMNS="60").stdout.decode().split("\n")) <= 60


def test_an_interrupt_ends_with_its_code(tmp_path: Path) -> None:
    # Every import of the loader waits, so that the signal finds the run at work.
    script = (
        "import os, signal, sys, threading, time\n"
        "from pufa_cli.cli import main\n"
        "main.root.invoke = lambda ctx: (os.kill(os.getpid(), signal.SIGTERM), time.sleep(5))\n"
        "sys.exit(main.run(['explain', 'PF101']))\n"
    )
    done = process([sys.executable, "-c", script])
    assert (done.returncode, done.stderr) == (143, b"")
