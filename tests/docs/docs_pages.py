"""Pages of documentation read as sessions: their files are written, their commands run, compared.

What a page may hold, in fences; everything on one page happens in one folder, from top to bottom:

- `yaml file=NAME`: the file NAME, written as it stands (any language works, not only yaml)
- `diff file=NAME`: a change of NAME; lines with `-` must be there once, lines with `+` replace them
- `console`: `$ pufa …` runs a command, the lines below are what it prints (a line `...` stands for
  any lines); `$ git …` runs quietly; `$ echo $?` shows the exit code; a command without it must
  end with 0; `$ cd FOLDER` and `$ rm -r FOLDER` do what they do in a shell
- `pycon`: a Python session, as in doctest
"""

import doctest
import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from pufa_cli.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(?P<info>\S[^\n]*)?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "PYTHONPATH")
COLUMNS = "100"


class Fence(NamedTuple):
    """A fenced block: its language, the file it is about, its text and its line in the page."""

    language: str
    file: str
    text: str
    line: int


def pages() -> list[Path]:
    """Every page of the repository: those at its top and those below docs/."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def name_of(page: Path) -> str:
    """The page's path in the repository."""
    return page.relative_to(ROOT).as_posix()


def fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a page, in order."""
    for found in _FENCE.finditer(text):
        words = (found["info"] or "").split()
        settings = dict(word.split("=", 1) for word in words[1:] if "=" in word)
        line = text.count("\n", 0, found.start()) + 1
        yield Fence(words[0] if words else "", settings.get("file", ""), found["text"], line)


def without_fences(text: str) -> str:
    """A page's prose."""
    return _FENCE.sub("", text)


def run_page(page: Path, folder: Path) -> int:
    """Runs a page in an empty folder; how many commands and sessions it held."""
    text = page.read_text(encoding="utf-8")
    if "examples/" in text:
        shutil.copytree(ROOT / "examples", folder / "examples")
    language = "zh" if page.name.endswith(".zh-CN.md") else "en"
    played = Session(name_of(page))
    with session(language, folder):
        for fence in fences(text):
            played.play(fence)
    return played.played


@contextmanager
def session(language: str, folder: Path) -> Iterator[None]:
    """The folder, language and width of a page's session; everything is put back at the end."""
    before, where, on_term = dict(os.environ), Path.cwd(), signal.getsignal(signal.SIGTERM)
    for name in _ENVIRONMENT:
        os.environ.pop(name, None)
    os.environ.update({"PUFA_LANG": language, "COLUMNS": COLUMNS})
    os.chdir(folder)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        os.chdir(where)
        signal.signal(signal.SIGTERM, on_term)


class Session:
    """What a page has done so far."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._code, self._code_is_shown = 0, True
        self._globals: dict[str, object] = {}
        self.played = 0

    def play(self, fence: Fence) -> None:
        """Does what a fence says."""
        if fence.language == "console":
            self._console(fence)
        elif fence.language == "pycon":
            self._python(fence)
        elif fence.file and fence.language == "diff":
            self._change(fence)
        elif fence.file:
            path = Path(fence.file)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.text, encoding="utf-8", newline="\n")

    def _console(self, fence: Fence) -> None:
        for command, expected in commands(fence):
            where = f"{self._page}:{fence.line}: $ {command}"
            printed = self._printed(shlex.split(command, comments=True), where)
            assert matches(expected, printed), _difference(where, expected, printed)
        assert self._code == 0 or self._code_is_shown, f"{where}: ended with {self._code}"

    def _printed(self, words: list[str], where: str) -> list[str]:
        if words[:2] == ["echo", "$?"]:
            self._code_is_shown = True
            return [str(self._code)]
        assert self._code == 0 or self._code_is_shown, f"{where}: before it, {self._code}"
        if words[0] == "cd":
            os.chdir(words[1])
            return []
        if words[:2] == ["rm", "-r"]:
            for folder in words[2:]:
                shutil.rmtree(folder)
            return []
        settings = dict(word.split("=", 1) for word in words if word.startswith("GIT_"))
        if words[len(settings)] == "git":
            _git(words[len(settings) + 1 :], settings)
            return []
        assert words[0] == "pufa", f"{where}: only pufa, git, cd, rm -r and echo $? are run"
        self.played += 1
        written = StringIO()
        with redirect_stdout(written), redirect_stderr(written):
            self._code = run(words[1:])
        self._code_is_shown = False
        return written.getvalue().splitlines()

    def _python(self, fence: Fence) -> None:
        self.played += 1
        parser = doctest.DocTestParser()
        test = parser.get_doctest(fence.text, self._globals, self._page, self._page, fence.line)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
        report = StringIO()
        runner.run(test, out=report.write, clear_globs=False)
        self._globals = test.globs
        assert not runner.failures, report.getvalue()

    def _change(self, fence: Fence) -> None:
        path = Path(fence.file)
        before = path.read_text(encoding="utf-8")
        lines = fence.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[:1] != "+")
        new = "".join(line[1:] for line in lines if line[:1] != "-")
        where = f"{self._page}:{fence.line}"
        assert before.count(old) == 1, f"{where}: {before.count(old)} times in {fence.file}"
        path.write_text(before.replace(old, new), encoding="utf-8", newline="\n")


def _git(words: list[str], settings: dict[str, str]) -> None:
    """Runs git as nobody in particular, on the day that the page sets."""
    mine = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **settings}
    for who in ("AUTHOR", "COMMITTER"):
        mine |= {f"GIT_{who}_NAME": "区普治办", f"GIT_{who}_EMAIL": "office@example.invalid"}
        mine[f"GIT_{who}_DATE"] = settings.get("GIT_COMMITTER_DATE", "2005-01-01T00:00:00+0800")
    subprocess.run(["git", *words], env={**os.environ, **mine}, check=True, capture_output=True)


def commands(fence: Fence) -> list[tuple[str, list[str]]]:
    """The commands of a console fence, each with the lines it should print."""
    found: list[tuple[str, list[str]]] = []
    for line in fence.text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def matches(expected: list[str], printed: list[str]) -> bool:
    """Whether lines are as expected, where `...` stands for any lines; ends may be blank."""
    patterns = [".*" if line.strip() == "..." else re.escape(line) for line in _trimmed(expected)]
    joined = "\n".join(patterns).replace(".*\n", "(?:.*\n)?").replace("\n.*", "(?:\n.*)?")
    return re.fullmatch(joined, "\n".join(_trimmed(printed)), re.DOTALL) is not None


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(line.rstrip() for line in lines).strip("\n").split("\n")


def _difference(where: str, expected: list[str], printed: list[str]) -> str:
    shown = ["", where, "--- expected", *expected, "--- printed", *printed]
    return "\n".join(shown)
