"""Help in the language of the run, wrapped by display width; click wraps Chinese by characters."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from pufa_cli.base.language import Language, Text
from pufa_cli.base.text import display_width, pad, wrap
from pufa_cli.cli.usage import no_command, too_many

WIDTH = 78
HEADINGS = {
    "usage": Text("用法：", "Usage: "),
    "options": Text("选项", "Options"),
    "commands": Text("命令", "Commands"),
    "arguments": Text("参数", "Arguments"),
    "kinds": Text("种类", "Kinds"),
    "examples": Text("示例", "Examples"),
}
HELP_OPTION = Text("显示本说明", "Show this help.")
CHOICES = Text("可选：{choices}", "one of: {choices}")


def spoken(ctx: click.Context) -> Language:
    """The language of the run."""
    found: Language = (ctx.find_root().obj or {}).get("language", "zh")
    return found


class _Helped:
    """What commands and groups share: texts in two languages instead of click's help string."""

    help_text: Text
    examples: Sequence[str]

    def write_help(self, command: click.Command, ctx: click.Context) -> str:
        """The whole help page."""
        language = spoken(ctx)
        usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
        lines = [HEADINGS["usage"].say(language) + usage, ""]
        lines += [f"  {line}" for line in wrap(self.help_text.say(language), WIDTH - 2)]
        for heading, rows in self.sections(command, ctx):
            lines += ["", f"{HEADINGS[heading].say(language)}"]
            lines += _columns(rows)
        if self.examples:
            lines += ["", HEADINGS["examples"].say(language)]
            lines += [f"  {example}" for example in self.examples]
        return "\n".join(lines)

    def sections(
        self, command: click.Command, ctx: click.Context
    ) -> list[tuple[str, list[tuple[str, str]]]]:
        """Arguments and options, each with its help; commands for a group."""
        language = spoken(ctx)
        found: dict[str, list[tuple[str, str]]] = {"commands": [], "arguments": [], "options": []}
        if isinstance(command, click.Group):
            for name in command.list_commands(ctx):
                below = command.get_command(ctx, name)
                text = getattr(below, "help_text", Text("", ""))
                found["commands"].append((name, text.say(language)))
        for parameter in command.get_params(ctx):
            kind = "arguments" if isinstance(parameter, click.Argument) else "options"
            found[kind].append(_described(parameter, ctx, language))
            titles = getattr(parameter.type, "titles", None)
            if titles is not None:
                found["kinds"] = [(name, text.say(language)) for name, text in titles().items()]
        return [(heading, rows) for heading, rows in found.items() if rows]


def _described(
    parameter: click.Parameter, ctx: click.Context, language: Language
) -> tuple[str, str]:
    if "--help" in parameter.opts:
        return "--help", HELP_OPTION.say(language)
    if "--version" in parameter.opts:
        return "--version", Text("显示版本", "Show the version.").say(language)
    text: Text = getattr(parameter, "help_text", Text("", ""))
    words = text.say(language)
    known = getattr(parameter.type, "choices", None)
    if known is not None and getattr(parameter.type, "titles", None) is None:
        choices = ", ".join(str(choice) for choice in known)
        words += "；" if language == "zh" else "; "
        words += CHOICES.with_(choices=choices).say(language)
    if isinstance(parameter, click.Argument):
        return parameter.make_metavar(ctx), words
    name = ", ".join(parameter.opts)
    is_flag = isinstance(parameter, click.Option) and parameter.is_flag
    return (name if is_flag else f"{name} {parameter.make_metavar(ctx)}"), words


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    first = min(26, max(display_width(name) for name, _ in rows)) + 2
    lines = []
    for name, words in rows:
        wrapped = wrap(words, WIDTH - first - 2) or [""]
        is_long = display_width(name) > first - 2
        lines += [f"  {name}"] if is_long else []
        lines.append(f"  {pad('' if is_long else name, first)}{wrapped[0]}".rstrip())
        lines += [" " * (first + 2) + more for more in wrapped[1:]]
    return lines


class Group(click.Group, _Helped):
    """A group whose help is in the language of the run."""

    def __init__(
        self, *args: Any, help_text: Text, examples: Sequence[str] = (), **kw: Any
    ) -> None:
        """As click's, with `help_text` in two languages."""
        super().__init__(*args, **kw)
        self.help_text, self.examples = help_text, examples

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return self.write_help(self, ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, or a usage error in the language of the run."""
        if self.get_command(ctx, args[0]) is None:
            raise no_command(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


class Command(click.Command, _Helped):
    """A command whose help is in the language of the run."""

    def __init__(
        self, *args: Any, help_text: Text, examples: Sequence[str] = (), **kw: Any
    ) -> None:
        """As click's, with `help_text` in two languages and examples that tests run."""
        super().__init__(*args, **kw)
        self.help_text, self.examples = help_text, examples

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return self.write_help(self, ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click's; every usage error knows its command, and arguments left over are one."""
        ctx.allow_extra_args = True
        with _known_to(ctx):
            rest = super().parse_args(ctx, args)
        if rest:
            raise too_many(rest, ctx)
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """As click's."""
        with _known_to(ctx):
            return super().invoke(ctx)


@contextmanager
def _known_to(ctx: click.Context) -> Iterator[None]:
    """Usage errors that were raised without their command get it."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


class Option(click.Option):
    """An option with help in two languages."""

    def __init__(self, *args: Any, help_text: Text, **kw: Any) -> None:
        """As click's."""
        super().__init__(*args, **kw)
        self.help_text = help_text


class Argument(click.Argument):
    """An argument with help in two languages."""

    def __init__(self, *args: Any, help_text: Text, **kw: Any) -> None:
        """As click's."""
        super().__init__(*args, **kw)
        self.help_text = help_text
