"""What commands share that make a plan by lot: its options, a seed that fits, where it goes."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pufa_cli.api.arguments import WrongArgument
from pufa_cli.base.language import Language, Text
from pufa_cli.cli import options
from pufa_cli.cli.output import show, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.usage import Wrong

if TYPE_CHECKING:
    from pufa_cli.api.reporting import Result

BAD_SEED = Text(
    "--seed 要写一行看得见的文字，不超过 200 个字符，首尾无空格",
    "--seed is one line of visible text, at most 200 characters, without blanks around it",
)
BAD_ROUND = Text("--round “{text}”不能作编号", "--round “{text}” cannot be an id")
Made = TypeVar("Made")
round_id = options.option(
    "--round",
    "round_id",
    metavar="ROUND",
    text=Text("轮次编号，默认 pufa.yaml 里的", "id of the round, else that of pufa.yaml"),
)
seed = options.option(
    "--seed", required=True, metavar="TEXT", text=Text("种子，写进方案", "seed, kept in the plan")
)
output_format = options.output_format(("text", "md", "html", "json", "csv", "yaml"), "text")


def put(
    result: "Result",
    text: str | None,
    format_name: str,
    output: Path | None,
    language: Language,
    color: str,
) -> None:
    """A plan shown in a format, or as its own file (`text`), where there is one."""
    if format_name != "yaml":
        show(result, format_name, language, color=color, output=output)
    elif text is not None:
        write_text(text) if output in (None, Path("-")) else save(output or Path(), text)


def seeded(ctx: click.Context, round_id: str | None, make: Callable[[], Made]) -> Made:
    """What a seed makes; a round or a seed that no file can hold is a wrong argument."""
    from pufa_cli.model.fields import Mistake, id_in

    if round_id is not None and isinstance(id_in(round_id), Mistake):
        raise Wrong(BAD_ROUND.with_(text=round_id), ctx)
    try:
        return make()
    except WrongArgument as wrong:
        raise Wrong(BAD_SEED, ctx) from wrong
