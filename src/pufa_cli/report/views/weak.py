"""薄弱环节 — where the district loses marks, and what would give most."""

from collections.abc import Iterator

from pufa_cli.base.language import Language, Text
from pufa_cli.model.weak_links import WeakLinksResult
from pufa_cli.report import costly, words
from pufa_cli.report.document import Block, Document, Facts, Page
from pufa_cli.report.provenance import provenance_block
from pufa_cli.report.weak_links import weak_blocks

TITLE = Text("{district} 薄弱环节分析（{round}）", "{district}: weak links of {round}")


def view(result: WeakLinksResult, language: Language) -> Page:
    """The analysis."""
    return Page(
        lambda: document(result, language),
        lambda: costly.recorder("acceptance").weak_links_record(result),
    )


def document(result: WeakLinksResult, language: Language) -> Document:
    """What gives most, the parts, the criteria."""
    title = TITLE.with_(district=result.district, round=result.round).say(language)
    return Document(title, tuple(_blocks(result, language)))


def _blocks(result: WeakLinksResult, language: Language) -> Iterator[Block]:
    yield Facts(((words.AS_OF.say(language), str(result.provenance.as_of)),))
    yield from weak_blocks(result.weak, language)
    yield from provenance_block(result.provenance, language)
