"""What a unit adds to a roll-up, kept by the content of its files, for runs over many days."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from pufa_cli.engine.rollup import Added
from pufa_cli.load.files import read_bytes
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.limits import ANY_FILE


class Known(NamedTuple):
    """A unit that was scored before."""

    added: Added
    digests: tuple[str, ...]  # of its files
    unlisted: int  # warnings, as of the day on which it was scored


class Memory:
    """Units that were scored, by everything that their points rest on.

    What rests on more than the content of a few files is not kept: verified rectification and
    exams (which depend on the day), evidence that lies in the folder, whatever has an error.
    """

    def __init__(self) -> None:
        """Knows nothing yet."""
        self._known: dict[bytes, Known] = {}

    def key(self, around: object, files: Iterable[Path]) -> bytes | None:
        """What a unit is found by: settings and files; None where one cannot be read."""
        found = sha256(repr(around).encode())
        for path in files:
            raw = read_bytes(path, "", ANY_FILE)
            if not isinstance(raw, bytes):
                return None
            found.update(sha256(raw).digest())
        return found.digest()

    def recall(self, key: bytes | None) -> Known | None:
        """The unit of a key, if it was scored before."""
        return None if key is None else self._known.get(key)

    def keep(self, key: bytes | None, loaded: LoadedFiling, known: Known) -> None:
        """A unit that was scored without an error."""
        if key is not None and loaded.rest is not None and not loaded.rest.evidence:
            self._known[key] = known
