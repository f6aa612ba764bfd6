"""Options that several commands share, each declared once."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from pufa_cli.base.language import LANGUAGES, Text
from pufa_cli.cli.help import Argument, Option
from pufa_cli.cli.usage import Wrong

Function = TypeVar("Function", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date:
    """The day written as year-month-day; today when none is."""
    if value is None:
        return today()
    try:
        is_plain = len(value) == len("2005-06-30") and value[4] == value[7] == "-"
        return date.fromisoformat(value) if is_plain else _wrong(ctx, param)
    except ValueError:
        return _wrong(ctx, param)


def day_or_none(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The day written, or none."""
    return None if value is None else _day(ctx, param, value)


def days(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[date, ...]:
    """The days written with commas between."""
    return tuple(_day(ctx, param, one.strip()) for one in value.split(",")) if value else ()


def _wrong(ctx: click.Context, param: click.Parameter) -> NoReturn:
    raise click.BadParameter("YYYY-MM-DD", ctx, param)


class LazyChoice(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """One of some words that are costly to list: they are asked for when a value is checked."""

    name = "choice"

    def __init__(
        self,
        choices: Callable[[], Sequence[str]],
        titles: Callable[[], Mapping[str, Text]] | None = None,
    ) -> None:
        """What lists the words; and what each of them means, for help to list apart."""
        self._choices, self.titles = choices, titles

    @property
    def choices(self) -> Sequence[str]:
        """The words."""
        return self._choices()

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, if it is one of them."""
        if value not in self.choices:
            self.fail(", ".join(self.choices), param, ctx)
        return value


def today() -> date:
    """The day of SOURCE_DATE_EPOCH where that is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        from datetime import UTC, datetime

        return datetime.fromtimestamp(int(epoch), UTC).date()
    return date.today()  # noqa: DTZ011 - the user's own day is meant


def option(*names: str, text: Text, **settings: Any) -> Callable[[Function], Function]:
    """An option with help in two languages."""
    return click.option(*names, cls=Option, help_text=text, **settings)


def file_argument(name: str, text: Text, **settings: Any) -> Callable[[Function], Function]:
    """A path or paths."""
    return click.argument(
        name, cls=Argument, help_text=text, type=click.Path(path_type=Path), **settings
    )


def folder_argument(name: str, text: Text, **settings: Any) -> Callable[[Function], Function]:
    """A folder that exists."""
    kind = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.argument(name, cls=Argument, help_text=text, type=kind, **settings)


district = folder_argument(
    "folder",
    Text("区县仓库，默认当前文件夹", "the district's folder"),
    default=".",
    metavar="[DIR]",
)


def listed(text: str | None) -> list[str]:
    """What is written with commas between, of either width."""
    return [one.strip() for one in (text or "").replace("，", ",").split(",") if one.strip()]


def text_argument(name: str, text: Text, **settings: Any) -> Callable[[Function], Function]:
    """A word."""
    return click.argument(name, cls=Argument, help_text=text, **settings)


language = option(
    "--lang",
    type=click.Choice(LANGUAGES),
    text=Text("输出语言", "language of the output"),
)


def group_language() -> Option:
    """`--lang` for a group; the language itself is read from the whole command line."""
    text = Text("输出语言", "language of the output")
    return Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help_text=text)


as_of = option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    text=Text("截止日，默认今天；写进每份报告", "the day to judge by, today if not given"),
)
ALL = "all"
DEFAULT_ROWS = 20
BAD_TOP = Text("--top 要写 1、2、… 或 all，写的是 {text}", "--top takes 1, 2, … or all, not {text}")


def rows_of(text: str) -> int | None:
    """How many rows of a ranking `--top` asks for; None for all. Raises Wrong for other words."""
    if text == ALL:
        return None
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise Wrong(BAD_TOP.with_(text=text))


top = option(
    "--top",
    metavar="N|all",
    default=str(DEFAULT_ROWS),
    text=Text("每类列出前几名（默认 20；all 为全部）", "rows of each ranking (20; all for all)"),
)
STANDARD_NAME = Text("标准文件、编号或编号@版本", "file, id or id@version")
standard = option(
    "--standard",
    metavar="ID|FILE",
    text=Text(
        "改用这个标准（编号、编号@版本或文件）",
        "use this standard instead (id, id@version or file)",
    ),
)
unit = option(
    "--unit",
    metavar="UNIT",
    text=Text("只看这个单位（编号或名称）", "this unit only (id or name)"),
)
needed_unit = option(
    "--unit",
    metavar="UNIT",
    required=True,
    text=Text("单位编号或名称", "id or name of the unit"),
)
force = option("--force", is_flag=True, text=Text("覆盖已有文件", "overwrite an existing file"))
color = option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    text=Text("是否用颜色", "whether to use colour"),
)
output = option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    is_eager=True,  # its suffix may say the format
    text=Text("写到文件，而不是屏幕", "write to a file instead of the screen"),
)
SUFFIXES = {".txt": "text", ".htm": "html"}  # the others are called as their formats
NO_FORMAT = Text(
    "不能按 {suffix} 写；要写成别的格式，请加 --format",
    "there is no format for {suffix}; to write another one, add --format",
)


def output_format(choices: Sequence[str], default: str) -> Callable[[Function], Function]:
    """`--format` with some of the formats; unless it is said, the suffix of `-o` says it."""

    def chosen(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str:
        written: Path | None = ctx.params.get("output")
        suffix = "" if written is None else written.suffix.lower()
        if value is not None or not suffix:
            return value or default
        found = SUFFIXES.get(suffix, suffix.removeprefix("."))
        if found not in choices:
            raise Wrong(NO_FORMAT.with_(suffix=suffix), ctx)
        return found

    text = Text(
        f"输出格式；不写时看输出文件的后缀，没有就是 {default}",
        f"format of the output; else by the suffix of FILE, else {default}",
    )
    return option(
        "--format", "format_name", type=click.Choice(tuple(choices)), callback=chosen, text=text
    )
