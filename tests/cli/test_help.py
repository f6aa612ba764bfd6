"""Help: of every command, in both languages, within 80 columns, before anything costly is read."""

import re
from collections.abc import Iterator

import click
import pytest

from cli.conftest import Pufa
from pufa_cli.api.paper import papers
from pufa_cli.base.language import LANGUAGES
from pufa_cli.base.text import display_width
from pufa_cli.cli.main import root

CHINESE = re.compile("[\u4e00-\u9fff]")


def paths(command: click.Command = root, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command by its words."""
    yield path
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            assert below is not None
            yield from paths(below, (*path, name))


PATHS = list(paths())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: " ".join(path) or "pufa")
def test_every_help_page_fits_and_is_in_its_language(
    pufa: Pufa, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...], language: str
) -> None:
    monkeypatch.setenv("PUFA_LANG", language)
    done = pufa(*path, "--help")
    assert (done.code, done.err) == (0, "")
    lines = done.out.rstrip("\n").split("\n")
    assert all(display_width(line) <= 80 for line in lines)
    assert not any(line.endswith(" ") for line in lines)
    assert " ".join(["pufa", *path]) in lines[0]
    described = [line for line in lines if line.startswith("  -") and "  " in line.strip()]
    assert described
    for line in described:
        words = re.split(r"\s{2,}", line.strip(), maxsplit=1)[-1]
        assert bool(CHINESE.search(words)) == (language == "zh")


def test_every_command_and_option_has_help_in_both_languages() -> None:
    for path in PATHS:
        command: click.Command = root
        for name in path:
            assert isinstance(command, click.Group)
            found = command.get_command(click.Context(command), name)
            assert found is not None
            command = found
        for owner in (command, *command.params):
            text = getattr(owner, "help_text", None)
            is_own = getattr(owner, "name", "") not in ("version", "help")
            assert text is not None or not is_own
            if text is not None:
                assert CHINESE.search(text.zh)
                assert not CHINESE.search(text.en)
                assert text.en


@pytest.mark.parametrize("path", [path for path in PATHS if path], ids=" ".join)
def test_the_lang_option_works_on_the_help_page_too(pufa: Pufa, path: tuple[str, ...]) -> None:
    assert pufa(*path, "--lang", "en", "--help").out.startswith("Usage: ")


@pytest.mark.parametrize("arguments", [[], ["standards"]])
def test_without_a_command_help_is_shown_whole(pufa: Pufa, arguments: list[str]) -> None:
    done = pufa(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert done.err == pufa(*arguments, "--help").out


def test_the_version_is_one_line(pufa: Pufa) -> None:
    from pufa_cli import __version__

    assert pufa("--version") == (0, f"pufa {__version__}\n", "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_help_of_reports_lists_every_kind_with_its_title(pufa: Pufa, language: str) -> None:
    lines = pufa("report", "--help", "--lang", language).out.splitlines()
    for name, paper in papers().items():
        title = paper.title.zh if language == "zh" else paper.title.en
        assert any(line.split()[:1] == [name] and title in line for line in lines), name
