"""The foot of every report: what it rests on."""

from collections.abc import Iterator

from pufa_cli.base.language import Language
from pufa_cli.model.results import Provenance
from pufa_cli.report import words
from pufa_cli.report.document import Block, Facts, Heading

MODEL = "pufa-scoring/1"


def provenance_block(one: Provenance, language: Language) -> Iterator[Block]:
    """Standard, day, engine and digests, so that anyone can make the same report again."""
    yield Heading(words.BASIS.say(language))
    digests = f"{one.standard_digest[:12]} / {one.inputs_digest[:12]}"
    yield Facts(
        (
            (words.STANDARD.say(language), one.standard or "—"),
            (words.AS_OF.say(language), str(one.as_of)),
            (words.ENGINE.say(language), f"pufa {one.engine}, {MODEL}"),
            (words.DIGESTS.say(language), digests),
        )
    )
