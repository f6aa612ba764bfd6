"""Whatever stands in a folder: a diagnostic and a run that goes on; never a hang, never a link."""

import os
import signal
import socket
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pufa_cli.load import files
from pufa_cli.load.files import called, find_upwards, is_file, read_file, shown_name, walk
from pufa_cli.load.limits import ANY_FILE

SECONDS = 20
is_posix = pytest.mark.skipif(os.name != "posix", reason="POSIX files")


@pytest.fixture(autouse=True)
def _never_hangs() -> Iterator[None]:
    """A test that waits on a pipe or a device is stopped."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError


def codes_of(path: Path) -> list[str]:
    source = read_file(path)
    assert source.tree is None
    assert all(one.span is None for one in source.diagnostics)
    return [one.code.id for one in source.diagnostics]


def _fifo(at: Path) -> None:
    os.mkfifo(at)


def _socket(at: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(at))


def _link(at: Path) -> None:
    at.with_name("real").write_text("a: 1\n")
    at.symlink_to(at.with_name("real"))


def _dangling(at: Path) -> None:
    at.symlink_to(at.with_name("nowhere"))


def _loop(at: Path) -> None:
    at.symlink_to(at)


def _outside(at: Path) -> None:
    at.symlink_to("/etc/passwd")


def _endless(at: Path) -> None:
    at.symlink_to("/dev/zero")


def _folder(at: Path) -> None:
    at.mkdir()


@is_posix
@pytest.mark.parametrize(
    "make", [_fifo, _socket, _link, _dangling, _loop, _outside, _endless, _folder]
)
def test_what_is_no_regular_file_is_refused_unread(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "u.yaml"
    make(path)
    assert codes_of(path) == ["PF131"]
    assert not is_file(path)
    said = read_file(path).diagnostics[0].message("zh")
    assert "passwd" not in said
    assert "root" not in said


@is_posix
@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_devices_are_refused(path: str) -> None:
    assert codes_of(Path(path)) == ["PF131"]


@is_posix
@pytest.mark.parametrize("make", [_fifo, _link, _folder])
def test_a_file_that_is_swapped_after_the_look_is_refused_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "u.yaml"
    make(path)
    regular = os.stat_result((stat.S_IFREG | 0o644, *[0] * 9))
    monkeypatch.setattr(Path, "lstat", lambda self: regular)
    assert codes_of(path) == ["PF131"]


@is_posix
def test_a_huge_sparse_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "u.yaml"
    with path.open("wb") as made:
        made.truncate(5 * 1024**3)
    assert codes_of(path) == ["PF118"]


def test_a_file_that_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "u.yaml"
    path.write_bytes(b"#" * (ANY_FILE.bytes + 1))
    small = os.stat_result((stat.S_IFREG | 0o644, *[0] * 9))
    monkeypatch.setattr(files.os, "fstat", lambda handle: small)
    assert codes_of(path) == ["PF118"]


@pytest.mark.parametrize(
    "name", ["nothing.yaml", "x" * 300 + ".yaml", "a\0b.yaml", "no/such/u.yaml"]
)
def test_a_name_that_leads_nowhere_is_unreadable(tmp_path: Path, name: str) -> None:
    assert codes_of(tmp_path / name) == ["PF130"]
    assert not is_file(tmp_path / name)


def test_a_file_as_a_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("a: 1\n")
    assert codes_of(tmp_path / "f" / "u.yaml") == ["PF130"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_without_permission_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "u.yaml"
    path.write_text("a: 1\n")
    path.chmod(0)
    assert codes_of(path) == ["PF130"]


@pytest.mark.parametrize("step", ["lstat", "open", "read"])
def test_any_failure_of_the_system_is_a_diagnostic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "u.yaml"
    path.write_text("a: 1\n")

    def fails(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path if step == "lstat" else files.os, step, fails)
    assert codes_of(path) == ["PF130"]


@is_posix
@pytest.mark.parametrize(
    "name",
    [
        "a\nb.yaml",
        "a\x1b[31mb.yaml",
        "-rf.yaml",
        "::error::x.yaml",
        "[red]x.yaml",
        "{{7*7}}.yaml",
        "=1+1.yaml",
        "\u202ex.yaml",
    ],
)
def test_a_hostile_name_is_read_and_shown_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("a: 1\n")
    source = read_file(Path(name))
    assert source.tree == {"a": "1"}
    assert source.name.isprintable()
    assert source.name.endswith(".yaml")
    assert [entry.path.name for entry in walk(tmp_path)] == [name]


@is_posix
def test_a_name_in_gbk_is_read_and_shown_with_escapes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    raw = "教育局.yaml".encode("gbk")
    with open(raw, "wb") as made:
        made.write(b"a: 1\n")
    entry = next(walk(tmp_path))
    source = read_file(entry.path)
    assert source.tree == {"a": "1"}
    assert source.name == "".join(chr(b) if b < 128 else f"\\x{b:02x}" for b in raw)


def test_names_are_shown_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert shown_name(tmp_path / "below" / "孝桥.yaml") == "孝桥.yaml"
    assert shown_name(Path("a") / "b.yaml") == "a/b.yaml"
    assert shown_name(tmp_path / "c.yaml") == (tmp_path / "c.yaml").as_posix()


@is_posix
def test_a_walk_lists_everything_once_and_follows_nothing(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "u.yaml").touch()
    (tmp_path / ".hidden.yaml").touch()
    (tmp_path / "U.YAML").touch()
    (tmp_path / "link").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    found = ["/".join(entry.parts) for entry in walk(tmp_path)]
    assert found == [".hidden.yaml", "U.YAML", "b/u.yaml", "link", "pipe"]


def test_a_walk_of_nothing_is_empty(tmp_path: Path) -> None:
    assert list(walk(tmp_path / "nowhere")) == []


def test_a_folder_that_cannot_be_listed_stands_in_the_walk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "u.yaml").touch()
    listed = files.os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError
        return listed(folder)

    monkeypatch.setattr(files.os, "scandir", scandir)
    assert ["/".join(entry.parts) for entry in walk(tmp_path)] == ["closed", "u.yaml"]


def test_a_file_is_found_in_the_nearest_folder_above(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "pufa.yaml").touch()
    (tmp_path / "a" / "pufa.yaml").mkdir()
    assert find_upwards(tmp_path / "a" / "b", "pufa.yaml") == (tmp_path / "pufa.yaml").resolve()
    assert find_upwards(tmp_path, "no-such-file-anywhere.yaml") is None


def test_a_folder_that_stands_for_another_does_so_in_its_own_thread_alone(tmp_path: Path) -> None:
    with called(tmp_path, "2005-05-16"), ThreadPoolExecutor() as pool:
        assert shown_name(tmp_path / "a.yaml") == "2005-05-16:a.yaml"
        assert pool.submit(shown_name, tmp_path / "a.yaml").result() == str(tmp_path / "a.yaml")
    assert shown_name(tmp_path / "a.yaml") == str(tmp_path / "a.yaml")
