"""Charts as SVG: bars that are told apart in black and white, every figure written beside them.

Where things stand depends on figures only, never on texts: those are cut to their place.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from pufa_cli.base.numbers import ZERO
from pufa_cli.base.text import clean_text, display_width
from pufa_cli.report.document import Bar, Chart

Escape = Callable[[str], str]
WIDTH, LABEL, VALUE = 720, 150, 70  # of the drawing, of the names of rows, of figures after bars
LINE, FONT, GAP = 16, 12, 8
THICK, THIN, FEW = 14, 9, 4  # bars of a row, thin where they are more than a few
LEGENDS = 7  # names in a line of the legend
DARK, LIGHT = (31, 58, 95), (226, 234, 244)
COLUMN = FONT / 2  # of the screen, in the units of the drawing


def svg(chart: Chart, escape: Escape) -> str:
    """The chart as one element."""
    lines = [*_legend(chart, escape)]
    top = _legend_height(chart)
    for name, bars in chart.rows:
        lines.append(_text(0, top + LINE - 4, _cut(name, LABEL), escape))
        lines += (
            _stacked(chart, bars, top, escape)
            if chart.is_stacked
            else _beside(chart, bars, top, escape)
        )
        top += _height(chart) + GAP
    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {top}" role="img" font-size="{FONT}">',
            f"<title>{escape(chart.title)}</title>",
            *lines,
            "</svg>",
        ]
    )


def _height(chart: Chart) -> int:
    """Of a row."""
    return LINE if chart.is_stacked else max(LINE, _thickness(chart) * len(chart.names))


def _thickness(chart: Chart) -> int:
    return THICK if len(chart.names) <= FEW else THIN


def _legend_height(chart: Chart) -> int:
    return 0 if len(chart.names) < 2 else LINE * -(-len(chart.names) // LEGENDS) + GAP


def _legend(chart: Chart, escape: Escape) -> Iterator[str]:
    if len(chart.names) < 2:
        return
    slot = WIDTH // LEGENDS
    for at, name in enumerate(chart.names):
        x, y = at % LEGENDS * slot, at // LEGENDS * LINE
        yield _box(x, y + 2, FONT, FONT, _shade(chart, at))
        yield _text(x + FONT + 4, y + FONT, _cut(name, slot - FONT - 8), escape)


def _beside(chart: Chart, bars: tuple[Bar, ...], top: int, escape: Escape) -> Iterator[str]:
    """One bar below the other, its figure at its end."""
    thick, room = _thickness(chart), WIDTH - LABEL - VALUE
    for at, one in enumerate(bars):
        length = _share(one.value, chart.most, room)
        y = top + at * thick
        if length:
            yield _box(LABEL, y, length, thick - 2, _shade(chart, at))
        if thick == THICK or at == len(bars) - 1:
            yield _text(LABEL + length + 4, y + thick - 4, _cut(one.text, VALUE), escape)


def _stacked(chart: Chart, bars: tuple[Bar, ...], top: int, escape: Escape) -> Iterator[str]:
    """Bars end to end, the figure of each in it where there is room."""
    whole, start, before = sum((one.value or ZERO for one in bars), ZERO), LABEL, ZERO
    room = WIDTH - LABEL - 1
    for at, one in enumerate(bars):
        before += one.value or ZERO
        end = LABEL + _share(before, whole, room)
        if end > start:
            yield _box(start, top, end - start, LINE, _shade(chart, at))
        if end - start > (display_width(one.text) + 1) * COLUMN:
            is_dark = at * 2 < len(bars) - 1
            middle = (start + end) // 2
            yield _text(middle, top + LINE - 4, one.text, escape, "lit" if is_dark else "mid")
        start = end


def _share(value: Fraction | None, most: Fraction, room: int) -> int:
    if value is None or most <= 0:
        return 0
    return max(0, min(room, int(value * room / most + Fraction(1, 2))))


def _shade(chart: Chart, at: int) -> str:
    """From light to dark over days, from dark to light over what is stacked."""
    last = len(chart.names) - 1
    from_dark = at if chart.is_stacked else last - at
    mixed = (
        dark + (light - dark) * from_dark // max(1, last)
        for dark, light in zip(DARK, LIGHT, strict=True)
    )
    return "#" + "".join(f"{one:02x}" for one in mixed)


def _box(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def _text(x: int, y: int, text: str, escape: Escape, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y}"{named}>{escape(text)}</text>'


def _cut(text: str, room: int) -> str:
    """A text in so much room, with `…` where it is too long."""
    columns, shown = int(room / COLUMN), clean_text(text)
    if display_width(shown) <= columns:
        return shown
    while display_width(shown) > columns - 2:
        shown = shown[:-1]
    return shown + "…"
