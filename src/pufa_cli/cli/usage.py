"""Wrong command lines explained in the language of the run."""

import click

from pufa_cli.base.language import Language, Sayable, Text, say
from pufa_cli.base.text import clean_text

NO_OPTION = Text("没有选项 {name}{near}", "no such option: {name}{near}")
NO_COMMAND = Text("没有命令 {name}{near}", "no such command: {name}{near}")
MISSING = Text("缺少 {name}", "missing {name}")
NEEDS_VALUE = Text("选项 {name} 后面要写一个值", "option {name} needs a value")
BAD = Text("{name} 的值不对：{why}", "bad value for {name}: {why}")
NEAR = Text("，是否要写 {meant}", ", did you mean {meant}")
SEE = Text("用 {path} --help 查看用法", "see {path} --help")


class Wrong(click.UsageError):
    """A usage error in both languages."""

    def __init__(self, text: Sayable, ctx: click.Context | None = None) -> None:
        """What is wrong."""
        super().__init__(say(text, "en"), ctx)
        self.text = text


def usage_message(error: click.ClickException, language: Language) -> str:
    """What was wrong with the command line, and where its help is."""
    ctx = getattr(error, "ctx", None)
    see = SEE.with_(path=ctx.command_path if ctx else "pufa").say(language)
    return clean_text(f"pufa: {say(_words(error), language)}") + f"\n{see}"


def _words(error: click.ClickException) -> Sayable:
    if isinstance(error, Wrong):
        return error.text
    if isinstance(error, click.NoSuchOption):
        near = NEAR.with_(meant=error.possibilities[0]) if error.possibilities else ""
        return NO_OPTION.with_(name=error.option_name, near=near)
    if isinstance(error, click.MissingParameter):
        return MISSING.with_(name=_name(error))
    if isinstance(error, click.BadParameter):
        return BAD.with_(name=_name(error), why=_why(error))
    if isinstance(error, click.BadOptionUsage):
        return NEEDS_VALUE.with_(name=error.option_name)
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "?"
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name


def _why(error: click.BadParameter) -> Sayable:
    parameter = error.param
    known = getattr(parameter.type, "choices", None) if parameter is not None else None
    if known is not None:
        choices = ", ".join(str(one) for one in known)
        return Text("只能是 {choices}", "one of {choices}").with_(choices=choices)
    found: Sayable = getattr(error, "text", error.message)
    return found
