"""The door through which files come in: regular files only, bounded, never through a link."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Text
from pufa_cli.base.text import clean_text
from pufa_cli.load import codes
from pufa_cli.load.limits import ANY_FILE, Limits
from pufa_cli.load.source import Source, read_source

YAML_SUFFIX = ".yaml"
FILE_SUFFIXES = (YAML_SUFFIX, ".json")
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = (
    (stat.S_ISLNK, Text("链接", "a link")),
    (stat.S_ISDIR, Text("文件夹", "a folder")),
    (stat.S_ISFIFO, Text("管道", "a pipe")),
    (stat.S_ISSOCK, Text("套接字", "a socket")),
    (stat.S_ISCHR, Text("设备", "a device")),
    (stat.S_ISBLK, Text("设备", "a device")),
)
_REASONS = {
    errno.ENOENT: Text("文件不存在", "it does not exist"),
    errno.EACCES: Text("没有读取权限", "no permission"),
    errno.EPERM: Text("没有读取权限", "no permission"),
    errno.ENAMETOOLONG: Text("文件名太长", "its name is too long"),
    errno.ENOTDIR: Text("上级不是文件夹", "its parent is no folder"),
}


def read_file(path: Path, name: str | None = None, limits: Limits = ANY_FILE) -> Source:
    """The file at `path` as a source; whatever keeps it from being read is its diagnostic."""
    shown = shown_name(path) if name is None else name
    found = read_bytes(path, shown, limits)
    if isinstance(found, Diagnostic):
        return Source(shown, "", None, "", (found,))
    return read_source(shown, found, limits)


def read_bytes(path: Path, shown: str, limits: Limits) -> bytes | Diagnostic:
    """The content of the regular file at `path`, or what keeps it from being read."""
    try:
        kind = path.lstat().st_mode
        if not stat.S_ISREG(kind):
            return _irregular(shown, kind)
        handle = os.open(path, _FLAGS)
    except OSError as error:
        return _failed(shown, error)
    except ValueError:
        return Diagnostic(codes.UNREADABLE, shown, None, {"why": Text("文件名含空字符", "a NUL")})
    try:
        return _content(handle, shown, limits)
    except OSError as error:
        return _failed(shown, error)
    finally:
        os.close(handle)


def _content(handle: int, shown: str, limits: Limits) -> bytes | Diagnostic:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        return _irregular(shown, status.st_mode)
    if status.st_size > limits.bytes:
        return Diagnostic(codes.TOO_LARGE, shown, None, limits.said)
    parts = []
    left = limits.bytes + 1
    while left > 0 and (part := os.read(handle, left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _irregular(shown: str, mode: int) -> Diagnostic:
    what = next((text for is_kind, text in _KINDS if is_kind(mode)), Text("其他", "something else"))
    return Diagnostic(codes.NOT_A_FILE, shown, None, {"what": what})


def _failed(shown: str, error: OSError) -> Diagnostic:
    if error.errno == errno.ELOOP:
        return _irregular(shown, stat.S_IFLNK)
    why = _REASONS.get(error.errno or 0, str(error.strerror or error.errno))
    return Diagnostic(codes.UNREADABLE, shown, None, {"why": why})


_CALLED: ContextVar[Mapping[Path, str]] = ContextVar("_CALLED", default=MappingProxyType({}))
"""Folders that stand for others, for this thread or task alone"""


@contextmanager
def called(folder: Path, name: str) -> Iterator[None]:
    """Prints the files of a folder as `name:file` for a while."""
    before = _CALLED.set({**_CALLED.get(), folder: name})
    try:
        yield
    finally:
        _CALLED.reset(before)


def shown_name(path: Path) -> str:
    """The path as it is printed: relative to the working folder where inside it, on one line."""
    absolute = Path.cwd() / path
    for folder, name in _CALLED.get().items():
        if absolute.is_relative_to(folder):
            below = absolute.relative_to(folder).as_posix()
            return clean_text(name if below == "." else f"{name}:{below}")
    try:
        shown = absolute.relative_to(Path.cwd())
    except ValueError:
        shown = path
    text = shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return clean_text(text)


class Entry(NamedTuple):
    """A file below a folder: its path, and its parts below that folder."""

    path: Path
    parts: tuple[str, ...]


def walk(folder: Path) -> Iterator[Entry]:
    """Every file below a folder in name order, links and other things included but not followed.

    A folder inside that cannot be listed, or is named as a file, stands for what it holds.
    """
    yield from _walked(folder, ())


def _walked(folder: Path, parts: tuple[str, ...]) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError:
        if parts:
            yield Entry(folder, parts)
        return
    for name, is_folder in names:
        below = (*parts, name)
        if is_folder and not name.endswith(FILE_SUFFIXES):
            yield from _walked(folder / name, below)
        else:
            yield Entry(folder / name, below)


def names_in(folder: Path) -> list[str]:
    """What lies directly in a folder, in name order; nothing where it cannot be listed."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes, or None where it cannot be read."""
    try:
        with path.open("rb") as content:
            return file_digest(content, "sha256").hexdigest()
    except OSError:
        return None


def is_file(path: Path) -> bool:
    """Whether a regular file stands at `path` (not a link)."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether anything stands at `path`: a file is read, anything else is refused."""
    return os.path.lexists(path)


def is_file_below(folder: Path, path: str) -> bool:
    """Whether a regular file stands at a relative path, with no link on the way to it."""
    parts = path.split("/")
    parents = [folder.joinpath(*parts[:count]) for count in range(len(parts))]
    return not any(parent.is_symlink() for parent in parents) and is_file(folder / path)


def find_upwards(start: Path, name: str) -> Path | None:
    """The nearest file called `name` in `start` or a folder above it."""
    absolute = (Path.cwd() / start).resolve()
    for folder in (absolute, *absolute.parents):
        if is_file(folder / name):
            return folder / name
    return None
