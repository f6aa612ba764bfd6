"""What the documentation refers to exists: links, paths, codes, commands, options, keys, pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import docs_pages as docs
import pytest

from pufa_cli.api.explaining import codes
from pufa_cli.api.schemas import WRITTEN
from pufa_cli.cli.main import root
from pufa_cli.model.frozen import Frozen
from tools.docs import GENERATED, commands, differences, pages, write

TEXTS = {docs.name_of(page): page.read_text(encoding="utf-8") for page in docs.pages()}
BASES = (docs.ROOT, docs.ROOT / "src" / "pufa_cli")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH = re.compile(r"[A-Za-z0-9_.][\w.-]*(/[\w.<>*-]+)*/?")
_CODE = re.compile(r"\bPF[0-9]{3}\b")
_FILES = (".md", ".py", ".toml", ".yaml", ".yml")


def on_every_page(test):
    return pytest.mark.parametrize("name", TEXTS)(test)


@on_every_page
def test_every_relative_link_leads_somewhere(name: str) -> None:
    for link in _LINK.findall(docs.without_fences(TEXTS[name])):
        target, _, anchor = link.partition("#")
        if "://" in target:
            continue
        path = (docs.ROOT / name).parent / target if target else docs.ROOT / name
        assert path.exists(), f"{name}: {link}"
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), f"{name}: {link}"


def anchors(text: str) -> set[str]:
    """The names by which the headings of a page can be linked, as GitHub makes them."""
    headings = re.findall(r"(?m)^#+ (.+)$", docs.without_fences(text))
    made = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return made | set(re.findall(r'<a id="([^"]+)"></a>', text))


@on_every_page
def test_every_path_of_the_repository_exists(name: str) -> None:
    made = {fence.file for fence in docs.fences(TEXTS[name])}
    for span in set(_SPAN.findall(docs.without_fences(TEXTS[name]))) - made:
        for base in BASES:
            if _PATH.fullmatch(span) and is_of_the_repository(span, base):
                assert is_there(span, base), f"{name}: {span}"


def is_of_the_repository(span: str, base: Path) -> bool:
    """Whether a text in backticks speaks of a file or folder below `base`."""
    first, slash, _ = span.partition("/")
    is_file = not slash and base == docs.ROOT and span.endswith(_FILES) and span[:1].isupper()
    return is_file or (bool(slash) and (base / first).is_dir())


def is_there(span: str, base: Path) -> bool:
    """Whether it exists; a place to fill in (`<kind>`) is held against what is there."""
    pattern = re.sub(r"<[^>]*>", "*", span.rstrip("/"))
    return any(base.glob(pattern))


@on_every_page
def test_every_diagnostic_code_exists(name: str) -> None:
    assert set(_CODE.findall(TEXTS[name])) <= set(codes())


@on_every_page
def test_every_command_and_option_exists(name: str) -> None:
    for words in command_lines(TEXTS[name]):
        command, left = found(words[1:])
        assert command is not None, f"{name}: {' '.join(words)}"
        known = {option for one in command.params for option in one.opts} | {"--help"}
        asked = {word.split("=")[0] for word in left if re.fullmatch(r"--?[a-z][\w=-]*", word)}
        assert asked <= known, f"{name}: {' '.join(words)}"


def command_lines(text: str) -> Iterator[list[str]]:
    """Every `pufa …` in backticks or after a `$`, in words."""
    spans = _SPAN.findall(docs.without_fences(text))
    lines = [line for fence in docs.fences(text) for line in fence.text.splitlines()]
    typed = [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]
    for line in (*spans, *typed):
        if line.startswith("pufa ") and "…" not in line:
            yield line.split()


def found(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that words name, and the words left; None for an unknown one."""
    command: click.Command | None = root
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        context = click.Context(command, info_name="pufa")
        command, words = command.get_command(context, words[0]), words[1:]
    return command, words


@pytest.mark.parametrize("name", WRITTEN)
def test_every_key_of_a_format_is_described(name: str) -> None:
    section = TEXTS["docs/formats.md"].partition(f'<a id="{name}"></a>')[2]
    described = section.partition("<a id=")[0]
    for key in keys(WRITTEN[name]):
        assert re.search(rf"`(\w+\.)?{key}[`.]", described), f"docs/formats.md: {name}: {key}"


def keys(model: type[Frozen]) -> Iterator[str]:
    """Every key of a format, those of the entries below it included."""
    for name, field in model.model_fields.items():
        yield field.alias or name
        for below in models(field.annotation):
            yield from keys(below)


def models(annotation: object) -> Iterator[type[Frozen]]:
    """The models that an annotation holds."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
        return
    for argument in getattr(annotation, "__args__", ()):
        yield from models(argument)


def test_every_command_is_in_the_readme() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        for path, _ in commands():
            if len(path.split()) == 2:
                assert f"`{path}`" in TEXTS[page], f"{page}: {path}"


def test_generated_pages_are_what_the_code_says() -> None:
    changed = "".join(differences(docs.ROOT / "docs"))
    assert not changed, f"run: python -m tools.docs\n{changed}"


def test_every_code_stands_on_the_page_of_diagnostics() -> None:
    headings = re.findall(r"(?m)^### (PF\d+)$", TEXTS["docs/diagnostics.md"])
    assert headings == list(codes())


def test_no_two_codes_share_a_number() -> None:
    declared = [
        found
        for path in (docs.ROOT / "src").rglob("*codes.py")
        for found in re.findall(r'(?m)^    "(PF\d{3})",$', path.read_text(encoding="utf-8"))
    ]
    assert sorted(declared) == list(codes())


def test_a_generated_page_says_what_writes_it() -> None:
    assert all(GENERATED.strip() in text for text in pages().values())


def test_generated_pages_are_written_once(tmp_path: Path) -> None:
    assert set(write(tmp_path)) == set(pages())
    assert write(tmp_path) == []
    assert list(differences(tmp_path)) == []
    (tmp_path / "rules" / "gone.md").write_text("left over\n", encoding="utf-8")
    assert any("left over" in line for line in differences(tmp_path))
