"""Choices that a text decides: the same seed, the same choices, on every machine and for ever.

SHA-256 in counter mode over the seed; whole numbers only, each as likely as the others.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Chosen = TypeVar("Chosen")
_BLOCK_BITS = 256


class Seeded:
    """A stream of choices; what is drawn first never depends on what is drawn later."""

    def __init__(self, *words: str) -> None:
        """The stream of a seed and of what it is for; no two lists of words share one."""
        parts = [word.encode("utf-8", "surrogatepass") for word in words]
        sized = b"".join(len(part).to_bytes(8, "big") + part for part in parts)
        self._key = sha256(sized).digest()
        self._counter = 0
        self._pool = 0
        self._left = 0  # bits in the pool

    def _bits(self, count: int) -> int:
        while self._left < count:
            block = sha256(self._key + self._counter.to_bytes(8, "big")).digest()
            self._counter += 1
            self._pool = (self._pool << _BLOCK_BITS) | int.from_bytes(block, "big")
            self._left += _BLOCK_BITS
        self._left -= count
        found = self._pool >> self._left
        self._pool &= (1 << self._left) - 1
        return found

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1; numbers past the end are drawn again, not folded.

        Raises ValueError where there is no such number.
        """
        if limit < 1:
            raise ValueError(limit)
        width = (limit - 1).bit_length()
        found = self._bits(width)
        while found >= limit:
            found = self._bits(width)
        return found

    def shuffled(self, choices: Sequence[Chosen]) -> list[Chosen]:
        """All of them in an order of chance (Fisher and Yates)."""
        return self.sample(choices, len(choices))

    def sample(self, choices: Sequence[Chosen], count: int) -> list[Chosen]:
        """So many of them, none twice, in the order drawn; ValueError where there are fewer."""
        if not 0 <= count <= len(choices):
            raise ValueError(count)
        found = list(choices)
        for at in range(count):
            other = at + self.below(len(found) - at)
            found[at], found[other] = found[other], found[at]
        return found[:count]

    def numbers(self, limit: int, count: int) -> list[int]:
        """So many of the whole numbers below `limit`: what `sample` would draw of a list of them.

        Keeps only those drawn, so that a register may have millions; ValueError as `sample`.
        """
        if not 0 <= count <= limit:
            raise ValueError(count)
        moved: dict[int, int] = {}
        found = []
        for at in range(count):
            other = at + self.below(limit - at)
            found.append(moved.get(other, other))
            moved[other] = moved.get(at, at)
        return found
