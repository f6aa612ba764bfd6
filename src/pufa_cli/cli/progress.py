"""A progress bar for long work: on stderr, only on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pufa_cli.base.language import Language, Text

READING = Text("读取", "reading")
WORTH_SHOWING = 50


@contextmanager
def progress(language: Language) -> Iterator[Callable[[int, int], None] | None]:
    """What a long call reports to; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(READING.say(language), total=None, visible=False)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= WORTH_SHOWING)

        yield report
