"""Wrong command lines explained in the language of the run."""

from collections.abc import Sequence

import click

from pufa_cli.base.language import Language, Sayable, Text, say
from pufa_cli.base.text import clean_text, nearest

NO_OPTION = Text("没有选项 {name}{near}", "no such option: {name}{near}")
NO_COMMAND = Text("没有命令 {name}{near}", "no such command: {name}{near}")
TOO_MANY = Text("多出了参数 {names}", "unexpected argument: {names}")
MISSING = Text("缺少 {name}", "missing {name}")
NEEDS_VALUE = Text("选项 {name} 后面要写一个值", "option {name} needs a value")
TAKES_NONE = Text("选项 {name} 后面不带值", "option {name} takes no value")
BAD = Text("{name} 的值不对：{why}", "bad value for {name}: {why}")
NEAR = Text("，是否要写 {meant}", ", did you mean {meant}")
SEE = Text("用 {path} --help 查看用法", "see {path} --help")


class Wrong(click.UsageError):
    """A usage error in both languages."""

    def __init__(self, text: Sayable, ctx: click.Context | None = None) -> None:
        """What is wrong."""
        super().__init__(say(text, "en"), ctx)
        self.text = text


def near(meant: str | None) -> Sayable:
    """What might have been meant, as an addition to a message; nothing where nothing is close."""
    return NEAR.with_(meant=meant) if meant else ""


def no_command(name: str, known: Sequence[str], ctx: click.Context) -> Wrong:
    """There is no command of that name."""
    return Wrong(NO_COMMAND.with_(name=name, near=near(nearest(name, known))), ctx)


def too_many(names: Sequence[str], ctx: click.Context) -> Wrong:
    """There are more arguments than the command takes."""
    return Wrong(TOO_MANY.with_(names=" ".join(names)), ctx)


def usage_message(error: click.ClickException, language: Language) -> str:
    """What was wrong with the command line, and where its help is; for no command at all, help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    ctx = getattr(error, "ctx", None)
    see = SEE.with_(path=ctx.command_path if ctx else "pufa").say(language)
    return clean_text(f"pufa: {say(_words(error), language)}") + f"\n{see}"


def _words(error: click.ClickException) -> Sayable:
    if isinstance(error, Wrong):
        return error.text
    if isinstance(error, click.NoSuchOption):
        meant = next(iter(error.possibilities or ()), None)
        return NO_OPTION.with_(name=error.option_name, near=near(meant))
    if isinstance(error, click.MissingParameter):
        return MISSING.with_(name=_name(error))
    if isinstance(error, click.BadParameter):
        return BAD.with_(name=_name(error), why=_why(error))
    if isinstance(error, click.BadOptionUsage):
        is_extra = "does not take" in error.message
        return (TAKES_NONE if is_extra else NEEDS_VALUE).with_(name=error.option_name)
    return error.format_message()


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint or "?")
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name


def _why(error: click.BadParameter) -> Sayable:
    parameter = error.param
    known = getattr(parameter.type, "choices", None) if parameter is not None else None
    if known is not None:
        choices = ", ".join(str(one) for one in known)
        return Text("只能是 {choices}", "one of {choices}").with_(choices=choices)
    if parameter is not None and isinstance(parameter.type, click.Path):
        return Text("没有这个文件夹", "there is no such folder")
    found: Sayable = getattr(error, "text", error.message)
    return found
