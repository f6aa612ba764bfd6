"""Where text goes: the screen as wide as it is, files whole or not at all, devices untouched."""

import os
import sys
from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import name_of
from pufa_cli.cli import main, output
from pufa_cli.cli.exits import MEANINGS, Exit, worst
from pufa_cli.cli.output import look, write_text
from pufa_cli.cli.saving import save
from pufa_cli.report.rendering import Look

XIAOQIAO = name_of("xiaoqiao")
is_linux = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full")


def on_terminal(monkeypatch: pytest.MonkeyPatch, columns: int = 100) -> None:
    """As if both streams were a terminal of so many columns."""
    for stream in (sys.stdout, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    size = os.terminal_size((columns, 30))
    monkeypatch.setattr(output.os, "get_terminal_size", lambda _: size)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("r.html", "<!DOCTYPE html>"),
        ("r.HTM", "<!DOCTYPE html>"),
        ("r.json", "{"),
        ("r.csv", "\ufeff"),
        ("r.md", "# "),
        ("report", "# "),
    ],
)
def test_the_suffix_of_a_file_says_the_format(
    pufa: Pufa, district: Path, tmp_path: Path, name: str, begins: str
) -> None:
    assert pufa("report", district, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert pufa("report", district, "-o", tmp_path / name, "--format", "md").code == 0
    assert (tmp_path / name).read_text("utf-8").startswith("# ")


def test_a_suffix_that_is_no_format_writes_nothing(
    pufa: Pufa, district: Path, tmp_path: Path
) -> None:
    done = pufa("report", district, "-o", tmp_path / "r.docx")
    assert (done.code, ".docx" in done.err) == (2, True)
    assert not (tmp_path / "r.docx").exists()


LOOKS = [
    ("auto", {}, False, Look(None, False)),
    ("auto", {}, True, Look(100, True)),
    ("never", {}, True, Look(100, False)),
    ("always", {}, False, Look(None, True)),
    ("auto", {"NO_COLOR": "1"}, True, Look(100, False)),
    ("auto", {"NO_COLOR": ""}, True, Look(100, True)),
    ("always", {"NO_COLOR": "1"}, True, Look(100, True)),
    ("auto", {"TERM": "dumb"}, True, Look(100, False)),
    ("auto", {"FORCE_COLOR": "1"}, False, Look(None, True)),
    ("never", {"FORCE_COLOR": "1"}, False, Look(None, False)),
    ("auto", {"COLUMNS": "72"}, False, Look(72, False)),
    ("auto", {"COLUMNS": "72"}, True, Look(72, True)),
    ("auto", {"COLUMNS": "7"}, True, Look(40, True)),
    ("auto", {"COLUMNS": "wide"}, False, Look(None, False)),
    ("auto", {"COLUMNS": "０"}, False, Look(None, False)),
    ("auto", {"COLUMNS": "0"}, True, Look(100, True)),
]


@pytest.mark.parametrize(("color", "variables", "is_terminal", "expected"), LOOKS)
def test_a_look_follows_option_environment_and_terminal(
    monkeypatch: pytest.MonkeyPatch,
    color: str,
    variables: dict[str, str],
    is_terminal: bool,
    expected: Look,
) -> None:
    monkeypatch.delenv("TERM", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    if is_terminal:
        on_terminal(monkeypatch)
    assert look(color) == look(color, err=True) == expected


def test_a_narrow_terminal_is_taken_for_forty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    on_terminal(monkeypatch, 20)
    assert look("never").width == 40


def test_a_terminal_gets_wrapped_and_coloured_text(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    plain = pufa("score", XIAOQIAO).out
    monkeypatch.setenv("COLUMNS", "60")
    colored = pufa("score", XIAOQIAO, "--color", "always").out
    assert "\x1b[" in colored
    assert "\x1b[" not in plain
    assert len(colored.split("\n")) > len(plain.split("\n"))


# --- files


def test_a_file_is_written_whole_with_its_folders(district: Path, pufa: Pufa) -> None:
    shown = pufa("report", ".").out
    assert pufa("report", ".", "-o", "out/report.md").code == 0
    written = district / "out" / "report.md"
    assert written.read_bytes().decode() == shown
    assert [path.name for path in written.parent.iterdir()] == ["report.md"]
    assert pufa("report", ".", "-o", "-").out == shown


def test_csv_for_excel_begins_with_a_mark_and_other_files_do_not(
    district: Path, pufa: Pufa
) -> None:
    for name, has_mark in (("csv", True), ("json", False), ("md", False), ("text", False)):
        assert pufa("score", XIAOQIAO, "--format", name, "-o", f"x.{name}").code == 0
        raw = (district / f"x.{name}").read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") == has_mark
    raw = (district / "x.csv").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")


def test_what_is_in_the_way_of_a_file_is_exit_code_5(district: Path, pufa: Pufa) -> None:
    before = (district / "pufa.yaml").read_bytes()
    for target in ("submissions", "pufa.yaml/report.md"):
        done = pufa("report", ".", "-o", target)
        assert done.code == 5
        assert done.err.startswith("pufa: ") or "\npufa: " in done.err
        assert "Traceback" not in done.err
        assert "Is a directory" not in done.err
    assert (district / "pufa.yaml").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_folder_without_permission_is_exit_code_5(district: Path, pufa: Pufa) -> None:
    (district / "closed").mkdir(mode=0o500)
    assert pufa("report", ".", "-o", "closed/report.md").code == 5


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "report.md"
    path.write_text("old", encoding="utf-8")

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, fails)
    with pytest.raises(OSError, match="No space"):
        save(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes and links")
def test_a_file_has_ordinary_rights_and_a_link_is_followed(tmp_path: Path) -> None:
    save(tmp_path / "real.md", "one")
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o644 & ~_umask()
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    save(tmp_path / "link.md", "two")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text("utf-8") == "two"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@is_linux
def test_a_full_disk_is_exit_code_5_and_the_device_stays_a_device(
    district: Path, pufa: Pufa
) -> None:
    full = Path("/dev/full")
    before = full.stat().st_mode
    for arguments in (
        ("report", ".", "-o", full),
        ("score", XIAOQIAO, "--format", "json", "-o", full),
        ("schema", "roster", "-o", full),
    ):
        done = pufa(*arguments)
        assert done.code == 5
        assert "Traceback" not in done.err
        assert "磁盘已满" in done.err
    assert full.stat().st_mode == before


@is_linux
def test_a_pipe_is_written_to(district: Path, pufa: Pufa) -> None:
    os.mkfifo(district / "pipe")
    reader = os.open(district / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert pufa("schema", "roster", "-o", "pipe").code == 0
    assert os.read(reader, 100).startswith(b"{")
    os.close(reader)


# --- every way a run ends


def test_a_defect_is_one_line_and_a_file_with_the_trace(
    district: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("內部\ud800")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("pufa_cli.api.scoring.load_submission", fails)
    done = pufa("score", XIAOQIAO)
    assert (done.code, done.out) == (70, "")
    assert done.err.count("\n") == 1
    assert "ZeroDivisionError" in done.err
    (trace,) = tmp_path.glob("pufa-*.txt")
    assert str(trace) in done.err
    assert "Traceback" in trace.read_text("utf-8", "replace")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert pufa("score", XIAOQIAO).code == 70


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
        (OSError(28, "x"), 5),
        (OSError(99, "odd", "f\x1b"), 5),
        (OSError("no number"), 5),
        (MemoryError(), 70),
        (RecursionError(), 70),
    ],
)
def test_every_exception_is_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, pufa: Pufa, error: BaseException, code: int
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(main, "_drop_stdout", lambda: None)
    monkeypatch.setattr(main.root, "invoke", fails)
    done = pufa("explain", "PF101")
    assert done.code == code
    assert "Traceback" not in done.err
    assert "\x1b" not in done.err


@pytest.mark.parametrize(
    ("error", "is_told"),
    [
        (ImportError("No module named 'yaml._yaml'", name="yaml._yaml"), True),
        (ImportError("cannot import name 'x'", name="pufa_cli.report.yamltext"), False),
    ],
)
def test_a_yaml_without_its_library_is_told_and_no_other_import_is_taken_for_it(
    monkeypatch: pytest.MonkeyPatch, pufa: Pufa, error: ImportError, is_told: bool
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(main.root, "invoke", fails)
    done = pufa("explain", "PF101")
    assert (done.code, "libyaml" in done.err) == (70, is_told)


def test_a_termination_is_an_exit_code(monkeypatch: pytest.MonkeyPatch, pufa: Pufa) -> None:
    monkeypatch.setattr(main.root, "invoke", lambda ctx: main._terminated(15, None))
    assert pufa("explain", "PF101").code == 143


def test_a_stream_that_is_no_file_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    main._drop_stdout()
    write_text("x")
    assert capsys.readouterr().out == "x"


def test_text_is_written_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    write_text("甲\r\n[red]::x\n")
    assert capsys.readouterr().out == "甲\r\n[red]::x\n"


def test_the_gravest_exit_code_wins() -> None:
    assert worst(Exit.OK, Exit.OK) is Exit.OK
    assert worst(Exit.OK, Exit.INPUT) is Exit.INPUT
    assert worst(Exit.INPUT, Exit.SETUP) is Exit.SETUP
    assert worst(Exit.GATE, Exit.INPUT) is Exit.INPUT
    assert worst(Exit.OK, Exit.GATE) is Exit.GATE
    assert set(MEANINGS) == set(Exit)


def test_progress_is_shown_only_to_who_watches(
    district: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    from pufa_cli.cli.progress import progress

    with progress("zh") as silent:
        assert silent is None
    on_terminal(monkeypatch)
    with progress("en") as report:
        assert report is not None
        report(1, 10)
        report(60, 100)
    assert pufa("rollup", ".").code == 0
