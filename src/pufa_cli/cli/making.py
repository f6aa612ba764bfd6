"""Writing files that the library made, never over what is there unless asked."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pufa_cli.base.language import Language, Phrase, Sayable, Text
from pufa_cli.cli.exits import Exit
from pufa_cli.cli.output import show_diagnostics, write_text
from pufa_cli.cli.saving import save
from pufa_cli.cli.usage import Wrong, near

if TYPE_CHECKING:
    from pufa_cli.api.making import Made

UNKNOWN = Text("名册或标准里没有“{name}”{near}", "neither roster nor standard knows “{name}”{near}")
NEEDS_CATEGORY = Text(
    "这里没有 pufa.yaml，请加 --category", "there is no pufa.yaml here: add --category"
)
EXISTS = Text("{path} 已经存在；加 --force 才覆盖", "{path} exists; --force overwrites it")
WROTE = Text("已写 {path}", "wrote {path}")
WROTE_MANY = Text("已写 {count} 个文件到 {path}", "wrote {count:file} to {path}")


def write_made(
    made: "Made", language: Language, *, output: Path | None = None, force: bool = False
) -> Exit:
    """Writes the files, or says why there are none."""
    if made.diagnostics and not made.files:
        show_diagnostics(made.checked, ".", language)
        return Exit.SETUP
    if not made.files:
        raise Wrong(_unknown(made))
    if output is not None and str(output) == "-":
        write_text("".join(made.files.values()))
        return Exit.OK
    files = {output or Path(path): text for path, text in made.files.items()}
    taken = [path for path in files if path.exists()]
    if taken and not force:
        click.echo("pufa: " + EXISTS.with_(path=_shown(taken[0])).say(language), err=True)
        return Exit.OUTPUT
    for path, text in files.items():
        save(path, text)
    click.echo(_wrote(list(files)).say(language), err=True)
    return Exit.OK


def _unknown(made: "Made") -> Sayable:
    if not made.unknown:
        return NEEDS_CATEGORY
    return UNKNOWN.with_(name=made.unknown, near=near(made.meant))


def _wrote(paths: list[Path]) -> Phrase:
    if len(paths) == 1:
        return WROTE.with_(path=_shown(paths[0]))
    return WROTE_MANY.with_(count=len(paths), path=_shown(paths[0].parent))


def _shown(path: Path) -> str:
    """The path relative to the working folder where it is inside."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
