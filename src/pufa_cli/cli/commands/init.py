"""`pufa init`: a whole district repository."""

from pathlib import Path

import click

from pufa_cli import api
from pufa_cli.base.language import Text
from pufa_cli.cli import options
from pufa_cli.cli.help import Command
from pufa_cli.cli.making import write_made
from pufa_cli.cli.speaking import language_of


@click.command(
    cls=Command,
    help_text=Text(
        "新建一个区县仓库：设置、名册、表样、编辑器提示，马上能通过检查。",
        "Create a district repository: settings, roster, forms, editor schemas.",
    ),
    examples=("pufa init my-district --name 某某区",),
)
@options.file_argument("folder", Text("新仓库的文件夹", "folder of the new repository"))
@options.option("--name", default="", text=Text("区县名称", "name of the district"))
@options.standard
@options.option("--force", is_flag=True, text=Text("覆盖已有文件", "overwrite existing files"))
@options.language
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    name: str,
    standard: str | None,
    force: bool,
    lang: str | None,
) -> None:
    """Writes the files of the repository."""
    language = language_of(ctx)
    made = api.init(folder, language=language, standard=standard, name=name)
    ctx.exit(write_made(made, language, force=force))
