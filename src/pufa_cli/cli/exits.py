"""What the process says when it ends; the same for every command and format."""

from enum import IntEnum

from pufa_cli.base.language import Text


class Exit(IntEnum):
    """The exit codes."""

    OK = 0
    GATE = 1
    USAGE = 2
    INPUT = 3
    SETUP = 4
    OUTPUT = 5
    DEFECT = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


MEANINGS: dict[Exit, Text] = {
    Exit.OK: Text("完成；要求的门槛达到", "done, and the gate was met if one was asked for"),
    Exit.GATE: Text(
        "完成，但没有达到要求的门槛", "done, but the gate that was asked for is not met"
    ),
    Exit.USAGE: Text("命令写法有误", "the command line is wrong"),
    Exit.INPUT: Text(
        "有输入不能评定，或没有可评的；能评的照样给出",
        "an input could not be assessed, or there was none; what could be scored is shown",
    ),
    Exit.SETUP: Text(
        "标准、pufa.yaml、名册或模板有错误",
        "the standard, pufa.yaml, roster or a template is invalid",
    ),
    Exit.OUTPUT: Text("结果写不出去", "an output could not be written"),
    Exit.DEFECT: Text("pufa 自身的缺陷；给出记录文件", "a defect in pufa; a trace file is named"),
    Exit.INTERRUPTED: Text("被中断（Ctrl-C）", "interrupted (Ctrl-C)"),
    Exit.BROKEN_PIPE: Text("输出管道被关闭", "the reader of the output went away"),
    Exit.TERMINATED: Text("被终止", "terminated"),
}


def worst(*codes: Exit) -> Exit:
    """The one that wins when several apply: 4, then 3, then 1."""
    for code in (Exit.SETUP, Exit.INPUT, Exit.GATE):
        if code in codes:
            return code
    return Exit.OK
