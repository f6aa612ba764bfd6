"""The group of commands: found in `commands`, imported when called, every error an exit code."""

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any, NoReturn

import click

from pufa_cli import __version__
from pufa_cli.base.language import Phrase, Sayable, Text
from pufa_cli.base.text import clean_text
from pufa_cli.cli import commands, language
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.found import Found
from pufa_cli.cli.usage import usage_message

NO_LIBYAML = Text(
    "PyYAML 安装时没有带 libyaml，不能使用；请改装带 libyaml 的 PyYAML。",
    "this PyYAML was built without libyaml and cannot be used; install one that has it.",
)
DEFECT = Text(
    "pufa 自身出错（{kind}）。记录在 {path}，请随问题一并提交。",
    "a defect in pufa ({kind}). The trace is in {path}; please report it.",
)

UNWRITTEN = Text("结果写不出去{where}：{why}", "the output could not be written{where}: {why}")
REASONS = {
    errno.ENOSPC: Text("磁盘已满", "no space left"),
    errno.EACCES: Text("没有写入权限", "no permission"),
    errno.EPERM: Text("没有写入权限", "no permission"),
    errno.EROFS: Text("只读磁盘", "read-only disk"),
    errno.EISDIR: Text("这是文件夹", "it is a folder"),
    errno.ENOTDIR: Text("上级不是文件夹", "its parent is no folder"),
    errno.EEXIST: Text("上级不是文件夹", "its parent is no folder"),
}


root = Found(
    commands.__name__,
    commands.__path__,
    name="pufa",
    help_text=Text(
        "普法考核验收计分：检查、评分、汇总、出报告。",
        "Scores legal-publicity assessments: check, score, roll up, report.",
    ),
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=lambda ctx, param, value: _version(ctx, value),
        ),
    ],
)


def _version(ctx: click.Context, wanted: bool) -> None:
    if wanted:
        click.echo(f"pufa {__version__}")
        ctx.exit(Exit.OK)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line; returns the exit code and never lets an exception out."""
    _without_strangers()
    gc.set_threshold(100_000)  # nearly all that a run makes, it keeps
    _prepare_streams()
    signal.signal(signal.SIGTERM, _terminated)
    spoken = language.chosen(arguments)
    try:
        found = root.main(
            list(arguments),
            prog_name="pufa",
            standalone_mode=False,
            obj={"language": spoken, "asked": language.asked(arguments)},
        )
        _flush()
        return int(found) if isinstance(found, int) else Exit.OK
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        _say(usage_message(error, language.chosen(arguments)))
        return Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        return Exit.INTERRUPTED
    except _Terminated:
        return Exit.TERMINATED
    except (BrokenPipeError, SystemExit):  # click turns a broken pipe into an exit of its own
        _drop_stdout()
        return Exit.BROKEN_PIPE
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("yaml", "_yaml"):
            return _defect(error, language.chosen(arguments))
        _say("pufa: " + NO_LIBYAML.say(language.chosen(arguments)))
        return Exit.DEFECT
    except OSError as error:
        _drop_stdout()
        _say("pufa: " + _unwritten(error).say(language.chosen(arguments)))
        return Exit.OUTPUT
    except Exception as error:
        return _defect(error, language.chosen(arguments))


def _without_strangers() -> None:
    """No stranger's plug-in has a say in validation; not even looking for some saves start-up."""
    loader = ModuleType("pydantic.plugin._loader")
    loader.__dict__["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


class _Terminated(Exception):
    """SIGTERM arrived."""


def _terminated(number: int, frame: Any) -> NoReturn:
    raise _Terminated


def _prepare_streams() -> None:
    """What a console cannot show is written as an escape instead of ending the run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _drop_stdout() -> None:
    """Points stdout nowhere, so that the interpreter's own last flush cannot fail."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass


def _say(text: str) -> None:
    click.echo(text, err=True)


def _unwritten(error: OSError) -> Phrase:
    why: Sayable = REASONS.get(error.errno or 0, str(error.strerror or error))
    where = f" {error.filename}" if isinstance(error.filename, str) else ""
    return UNWRITTEN.with_(why=why, where=clean_text(where))


def _defect(error: Exception, spoken: Any) -> int:
    from pufa_cli.cli.traces import traced  # wanted only on the worst day

    _say("pufa: " + DEFECT.with_(kind=type(error).__name__, path=traced(error)).say(spoken))
    return Exit.DEFECT
