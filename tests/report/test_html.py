"""HTML: one page that needs nothing else, in which no element comes from a text."""

import re
from fractions import Fraction
from functools import cache
from html.parser import HTMLParser

import pytest

from linchuan import rolled_up
from pufa_cli.api.reporting import page_of, render
from pufa_cli.base.text import UNSEEN, clean_text
from pufa_cli.report.document import (
    Bar,
    Bullets,
    Cell,
    Chart,
    Document,
    Facts,
    Heading,
    Listing,
    Page,
    Paragraph,
    table,
)
from pufa_cli.report.formats.html import html
from pufa_cli.report.rendering import Look, render_page
from report.results import PLAIN, VECTORS, pages

KINDS = [name for name, _ in pages(PLAIN)]
VOID = {"meta"}
every_vector = pytest.mark.parametrize("text", VECTORS.values(), ids=VECTORS)


class Read(HTMLParser):
    """What a browser makes of a page: elements with attributes in order, and the words seen."""

    def __init__(self, written: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.others: list[str] = []
        self.seen: list[str] = []
        self.open: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.seen.append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


@cache
def written(kind: str, text: str) -> str:
    """The page of a kind in which a text stands wherever users write."""
    return render_page(dict(pages(text))[kind], "html", Look())


@cache
def read(kind: str, text: str) -> Read:
    """The same, as a browser reads it."""
    return Read(written(kind, text))


@every_vector
def test_no_element_and_no_attribute_comes_from_a_text(text: str) -> None:
    for kind in KINDS:
        found, harmless = read(kind, text), read(kind, PLAIN)
        assert found.elements == harmless.elements
        assert not found.others
        assert not found.open


@every_vector
def test_every_character_is_seen(text: str) -> None:
    for kind in KINDS:
        seen = re.sub(r"\s+", "", "".join(read(kind, text).seen))
        assert re.sub(r"\s+", "", clean_text(text)) in seen
        assert not UNSEEN.search(written(kind, text).replace("\n", ""))


@every_vector
def test_no_line_is_a_command_of_a_build_server(text: str) -> None:
    for kind in KINDS:
        page = written(kind, text)
        assert not any(line.strip().startswith("::") for line in page.split("\n"))
        assert not re.search(r"##\w*\[", page)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_needs_nothing_else(kind: str) -> None:
    found = read(kind, PLAIN)
    names = {name for name, _ in found.elements}
    attributes = {key for _, pairs in found.elements for key, _ in pairs}
    assert not names & {"script", "link", "img", "iframe", "a", "form", "object", "base"}
    drawn = {"viewbox", "role", "font-size", "x", "y", "width", "height", "fill"}
    assert attributes <= {"class", "lang", "charset", "http-equiv", "content", "name"} | drawn
    assert "default-src 'none'; style-src 'unsafe-inline'" in written(kind, PLAIN)
    assert not re.search(r"url\(|@import|https?:", written(kind, PLAIN))


def test_a_page_says_its_language_and_title() -> None:
    chinese, english = (render(rolled_up(), "html", one, Look()) for one in ("zh", "en"))
    title = page_of(rolled_up(), "zh").document.title
    assert '<html lang="zh-CN">' in chinese
    assert f"<title>{title}</title>" in chinese
    assert '<html lang="en">' in english


def test_each_block_has_its_element() -> None:
    page = html(
        Document(
            "T",
            (
                Heading("H"),
                Heading("I", 2),
                Paragraph("P", "bad"),
                Facts((("a", "b"),)),
                Bullets(("c",)),
                Listing(("d", "  ^")),
                table([("x", "|"), ("y", ">"), ("z", "_")], [("1", Cell("2", "good"), "")]),
            ),
        ),
        "en",
    )
    body = page.partition("<body>\n")[2].partition("</body>")[0]
    assert body == (
        '<h1>T</h1>\n<section class="together">\n<h2>H</h2>\n<h3>I</h3>\n<p class="bad">P</p>\n'
        "<dl>\n<div><dt>a</dt><dd>b</dd></div>\n</dl>\n<ul>\n<li>c</li>\n</ul>\n<pre>d\n  ^</pre>\n"
        '<table>\n<thead><tr><th class="short">x</th><th class="right">y</th>'
        '<th class="room">z</th></tr></thead>\n<tbody>\n<tr><td class="short">1</td>'
        '<td class="right good">2</td><td class="room"></td></tr>\n'
        "</tbody>\n</table>\n</section>\n"
    )


def test_what_is_short_stays_together_and_what_is_broad_is_printed_small() -> None:
    long = table([(str(at), "<") for at in range(8)], [("1",) * 8] * 20)
    page = html(Document("", (Heading("a"), Paragraph("b"), Heading("c"), long)), "en")
    assert page.count('<section class="together">') == 1
    assert "<section>\n<h2>c</h2>" in page
    assert '<table class="wide">' in page
    assert "<title>pufa</title>" in page


def drawn(chart: Chart) -> str:
    """The drawing in a page."""
    page = html(Document("", (chart,)), "en")
    return page.partition("<figure>\n")[2].partition("\n</figure>")[0]


def test_bars_are_as_long_as_their_figures_and_nothing_is_drawn_for_none() -> None:
    bars = (Bar(None, "—"), Bar(Fraction(50), "50.00"), Bar(Fraction(100), "100.00"))
    chart = Chart("Means", ("a", "b", "c"), (("towns", bars),), Fraction(100))
    shown = drawn(chart)
    lengths = [int(one) for one in re.findall(r'<rect x="150" y="\d+" width="(\d+)"', shown)]
    assert lengths == [250, 500]
    assert re.findall(r"<text [^>]*>([^<]+)</text>", shown) == [
        *("a", "b", "c"),
        *("towns", "—", "50.00", "100.00"),
    ]
    assert shown.startswith("<figcaption>Means</figcaption>\n<svg ")


def test_many_bars_are_thin_and_the_last_has_its_figure() -> None:
    bars = tuple(Bar(Fraction(at), str(at)) for at in range(6))
    shown = drawn(Chart("T", tuple("abcdef"), (("x", bars),), Fraction(5)))
    assert re.findall(r"<text [^>]*>([^<]+)</text>", shown)[6:] == ["x", "5"]


def test_what_is_stacked_fills_the_row_in_shares() -> None:
    bars = (Bar(Fraction(1), "1"), Bar(Fraction(0), "0"), Bar(Fraction(3), "3"))
    chart = Chart(
        "T", ("a", "b", "c"), (("x", bars), ("y", (Bar(None, "—"),) * 3)), is_stacked=True
    )
    found = re.findall(r'<rect x="(\d+)" y="\d+" width="(\d+)" height="16"', drawn(chart))
    assert found == [("150", "142"), ("292", "427")]
    assert ">0<" not in drawn(chart)


def test_a_chart_of_one_name_has_no_legend_and_cuts_long_names() -> None:
    long = "很长的名称" * 5
    shown = drawn(Chart("T", ("",), ((long, (Bar(Fraction(1), "1"),)),)))
    assert shown.count("<rect") == 1
    assert long[:11] + "…" in shown
    assert long not in shown


def test_bars_of_characters_are_left_out_where_a_chart_is_drawn() -> None:
    one = table([("a", "<"), ("b", "=")], [("x", "███")])
    assert "███" not in html(Document("", (one,)), "en")
    assert "███" in render_page(Page(lambda: Document("", (one,)), lambda: None), "md", Look())


def test_charts_are_left_out_where_nothing_can_be_drawn() -> None:
    chart = Chart("T", ("",), (("x", (Bar(Fraction(1), "1"),)),))
    page = Page(lambda: Document("H", (chart,)), lambda: None)
    assert render_page(page, "md", Look()) == "# H\n"
    assert render_page(page, "text", Look()) == "H\n"
    assert render_page(page, "text", Look(width=80)) == "H\n"
    assert render_page(page, "csv", Look()) == ""


def test_a_document_of_nothing_is_an_empty_page() -> None:
    shown = render_page(Page(lambda: Document("", ()), lambda: None), "html", Look())
    assert "<body>\n</body>" in shown


def test_the_district_shows_its_grades_as_a_chart() -> None:
    shown = render(rolled_up(), "html", "zh", Look())
    assert shown.count("<svg ") == 1
    assert "<figcaption>等次分布（单位数）</figcaption>" in shown
