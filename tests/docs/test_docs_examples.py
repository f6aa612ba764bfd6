"""Every example in the documentation is true: files are written, commands run, output compared."""

from pathlib import Path

import docs_pages as docs
import pytest


@pytest.mark.parametrize("page", docs.pages(), ids=docs.name_of)
def test_the_examples_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    docs.run_page(page, tmp_path)


@pytest.mark.parametrize("page", docs.pages(), ids=docs.name_of)
def test_every_file_of_an_example_is_introduced_by_its_name(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for fence in docs.fences(text):
        above = "\n".join(text.split("\n")[: fence.line - 1])
        paragraph = above.rstrip().rsplit("\n\n", 1)[-1]
        assert not fence.file or f"`{fence.file}`" in paragraph, (
            f"{docs.name_of(page)}:{fence.line}: name `{fence.file}` in the paragraph above"
        )


@pytest.mark.parametrize(
    ("expected", "printed", "is_same"),
    [
        (["a", "b"], ["a", "b", ""], True),
        (["a", "b"], ["a", "c"], False),
        (["a", "..."], ["a"], True),
        (["a", "...", "d"], ["a", "b", "c", "d"], True),
        (["...", "d"], ["a", "d"], True),
        (["a", "..."], ["b", "a"], False),
        (["...", "b", "..."], ["a", "c"], False),
    ],
)
def test_three_dots_stand_for_any_lines(expected, printed, is_same) -> None:
    assert docs.matches(expected, printed) is is_same


def test_an_example_that_prints_something_else_is_noticed(tmp_path: Path) -> None:
    page = docs.ROOT / "docs" / "not-there.md"
    session = docs.Session(docs.name_of(page))
    fence = docs.Fence("console", "", "$ pufa --version\npufa 0.0.0\n", 1)
    with docs.session("en", tmp_path), pytest.raises(AssertionError, match=r"pufa 0\.0\.0"):
        session.play(fence)


def test_an_example_that_fails_without_saying_so_is_noticed(tmp_path: Path) -> None:
    page = docs.ROOT / "docs" / "not-there.md"
    session = docs.Session(docs.name_of(page))
    fence = docs.Fence("console", "", "$ pufa nothing\n...\n", 1)
    with docs.session("en", tmp_path), pytest.raises(AssertionError, match="ended with 2"):
        session.play(fence)
