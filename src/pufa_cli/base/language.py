"""Chinese and English side by side: a text is declared once, in both, and chosen when shown."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from pufa_cli.base.numbers import plain

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class Text(NamedTuple):
    """The same sentence in Chinese and English; may hold `{name}` places to fill."""

    zh: str
    en: str

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.zh if language == "zh" else self.en

    def with_(self, **values: "Sayable") -> "Phrase":
        """The sentence with its places filled, still in both languages."""
        return Phrase(self, values)


class _Said(str):
    """What fills a place; `{count:unit}` says it with a noun in the number that goes with it."""

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        if not noun:
            return str(self)
        one, _, many = noun.partition("|")
        return f"{self} {one if self == '1' else many or one + 's'}"


class Phrase(NamedTuple):
    """A text and what fills its places; the filling itself may be a text.

    A place may name a counted noun: `{days:day}` or `{entries:entry|entries}`.
    """

    text: Text
    values: Mapping[str, "Sayable"]

    def say(self, language: Language) -> str:
        """The filled sentence in one language; what fills it is never read as a template."""
        return self.text.say(language).format_map(
            {name: _Said(say(value, language)) for name, value in self.values.items()}
        )


class Joined(NamedTuple):
    """Several phrases one after the other, as a list unless another sign stands between."""

    phrases: tuple["Sayable", ...]
    between: Text = Text("；", "; ")

    def say(self, language: Language) -> str:
        """The phrases in order with the sign between."""
        return self.between.say(language).join(say(phrase, language) for phrase in self.phrases)


class Later(NamedTuple):
    """Words that are made only when they are said: most results are never shown."""

    make: Callable[[], "Sayable"]

    def say(self, language: Language) -> str:
        """The words, made now."""
        return say(self.make(), language)


# A number stays a number until it is said: most results are never shown.
Sayable: TypeAlias = str | int | Fraction | Text | Phrase | Joined | Later


def say(value: Sayable, language: Language) -> str:
    """Any text, phrase or plain value as a string of one language."""
    if isinstance(value, Text | Phrase | Joined | Later):
        return value.say(language)
    return plain(value) if isinstance(value, Fraction) else str(value)
