"""How a text becomes a typed value: one grammar each, and the mistake when it does not."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeGuard

from pydantic_core import PydanticCustomError, core_schema

from pufa_cli.base.diagnostics import Code
from pufa_cli.base.language import Sayable, Text
from pufa_cli.base.numbers import parse_number, parse_whole, plain
from pufa_cli.base.text import half_width, shorten
from pufa_cli.model import codes
from pufa_cli.model.meant import (
    NONE,
    closest,
    day_meant,
    meant_by,
    number_meant,
    shown,
)

YES_WORDS = frozenset(("是", "有", "yes", "true"))
NO_WORDS = frozenset(("否", "无", "no", "false"))
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
MOST_TEXT = 4000
YES_OR_NO = ("否", "是")


class Mistake(NamedTuple):
    """Why a text is not the value wanted: a code and what its message quotes."""

    code: Code
    values: dict[str, Sayable]


def number_in(text: object) -> Fraction | Mistake:
    """The number a text says; a number that another file settled is itself."""
    if isinstance(text, Fraction):
        return text
    if isinstance(text, dict) and list(text) == ["figure"]:
        return Mistake(codes.UNKNOWN_FIGURE, {"key": shorten(str(text["figure"]))})
    if not isinstance(text, str):
        return wrong_shape("a number", text)
    number = parse_number(text)
    if number is not None:
        return number
    meant = number_meant(text, parse_number)
    return Mistake(codes.NOT_A_NUMBER, {"text": shorten(text), "meant": meant})


def weight_in(text: object) -> Fraction | Mistake:
    """The number of zero or more that a text says."""
    number = number_in(text)
    is_wrong = isinstance(number, Fraction) and number < 0
    return Mistake(codes.NEGATIVE, {"text": shorten(str(text))}) if is_wrong else number


def whole_in(text: object) -> int | Mistake:
    """The whole number of zero or more that a text says."""
    if not isinstance(text, str):
        return wrong_shape("a number", text)
    number = parse_whole(text)
    if number is not None:
        return number
    meant = number_meant(text, parse_whole)
    return Mistake(codes.NOT_WHOLE, {"text": shorten(text), "meant": meant})


def yes_in(text: object) -> bool | Mistake:
    """Whether a text says yes or no."""
    if not isinstance(text, str):
        return wrong_shape("yes or no", text)
    if text in YES_WORDS:
        return True
    if text in NO_WORDS:
        return False
    meant = meant_by(text, lambda one: one in YES_WORDS or one in NO_WORDS)
    return Mistake(codes.NOT_YES_OR_NO, {"text": shorten(text), "meant": meant})


def day_in(text: object) -> date | Mistake:
    """The day an ISO text names."""
    if not isinstance(text, str):
        return wrong_shape("a date", text)
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    return Mistake(codes.NOT_A_DATE, {"text": shorten(text), "meant": day_meant(text)})


def id_in(text: object) -> str | Mistake:
    """The id a text is."""
    if not isinstance(text, str):
        return wrong_shape("a text", text)
    return text if _ID.fullmatch(text) else _bad_id(text)


def _bad_id(text: str, cure: Sayable | None = None) -> Mistake:
    return Mistake(codes.BAD_ID, {"text": shorten(text), "cure": cure or codes.ID_GRAMMAR})


_NAME = re.compile(r"\w[\w.-]{0,63}")


def known_in(text: object) -> str | Mistake:
    """An id that is given elsewhere: a name in its place is told by whoever knows the ids."""
    is_name = isinstance(text, str) and _NAME.fullmatch(text) is not None
    return str(text) if is_name else id_in(text)


def text_in(text: object) -> str | Mistake:
    """A text of at most 4,000 characters."""
    if not isinstance(text, str):
        return wrong_shape("a text", text)
    return text if len(text) <= MOST_TEXT else Mistake(codes.TEXT_TOO_LONG, {"most": MOST_TEXT})


def digest_in(text: object) -> str | Mistake:
    """A SHA-256 digest in lower-case hexadecimal."""
    if not isinstance(text, str):
        return wrong_shape("a text", text)
    return text if _DIGEST.fullmatch(text) else Mistake(codes.NOT_A_DIGEST, {"text": shorten(text)})


def reference_in(text: object) -> str | Mistake:
    """The reference to a standard, `id@version`, that a text is."""
    if not isinstance(text, str):
        return wrong_shape("a text", text)
    name, at, version = text.partition("@")
    is_good = at and _ID.fullmatch(name) and _ID.fullmatch(version)
    if is_good:
        return text
    is_open = _ID.fullmatch(text) is not None
    return _bad_id(text, _NO_VERSION.with_(text=text) if is_open else None)


_NO_VERSION = Text(
    "补上版本号，写成 {text}@版本号；有哪些见 pufa standards list",
    "add the version, {text}@version; pufa standards list has them",
)


def veto_in(facts: object) -> bool | dict[str, int] | Mistake:
    """Whether something happened, or how often each of its conditions did; blank is not at all."""
    if not isinstance(facts, dict):
        return yes_in(facts)
    found = {key: 0 if one is None else whole_in(one) for key, one in facts.items()}
    wrong = next((one for one in found.values() if isinstance(one, Mistake)), None)
    return wrong or {key: one for key, one in found.items() if isinstance(one, int)}


class Quantity(NamedTuple):
    """A number that is either a plain quantity or a percentage, as written."""

    number: Fraction
    is_percent: bool = False

    def __str__(self) -> str:
        return plain(self.number) + ("%" if self.is_percent else "")


def quantity_in(text: object) -> Quantity | Mistake:
    """The quantity a text says: `95%` or `95`."""
    is_percent = isinstance(text, str) and text.endswith("%")
    number = number_in(text[:-1] if isinstance(text, str) and is_percent else text)
    if isinstance(number, Mistake):
        meant = number_meant(text, parse_number, is_rate=True) if _is_wide_rate(text) else NONE
        return number if meant is NONE else Mistake(number.code, {**number.values, "meant": meant})
    return Quantity(number, is_percent)


def _is_wide_rate(text: object) -> TypeGuard[str]:
    """Whether a text may be a rate with a full-width sign, or with something around it."""
    return isinstance(text, str) and not text.endswith("%") and half_width(text).count("%") == 1


def quantity_as(text: object, is_percent: bool) -> Quantity | Mistake:
    """The quantity a text says, a percentage exactly where one is wanted."""
    found = quantity_in(text)
    if isinstance(found, Mistake) or found.is_percent == is_percent:
        return found
    number = found.number
    if is_percent:
        meant = Quantity(number * 100 if 0 < number < 1 else number, True)
        cure = _RATE_WANTED.with_(meant=str(meant))
    else:
        cure = _PLAIN_WANTED.with_(meant=plain(number))
    return Mistake(codes.NOT_A_PERCENTAGE, {"text": str(found), "cure": cure})


_RATE_WANTED = Text(
    "这里填比率，带半角百分号，写成 {meant}", "a rate belongs here, with its sign: {meant}"
)
_PLAIN_WANTED = Text(
    "这里填数量，不带百分号，写成 {meant}", "a quantity belongs here, without a sign: {meant}"
)


def distance_in(text: object) -> Quantity | Mistake:
    """The quantity of zero or more that a text says."""
    found = quantity_in(text)
    is_wrong = isinstance(found, Quantity) and found.number < 0
    return Mistake(codes.NEGATIVE, {"text": shorten(str(text))}) if is_wrong else found


SHAPES: dict[str, Text] = {
    "a number": Text("一个数字", "a number"),
    "yes or no": Text("“是”或“否”", "yes or no"),
    "a date": Text("一个日期", "a date"),
    "a text": Text("一段文字", "a text"),
    "a mapping": Text("若干“键: 值”", "keys with values"),
    "a list": Text("一个列表", "a list"),
}


def wrong_shape(wanted: str, found: object) -> Mistake:
    """A mapping, list, text or blank stands where something else belongs."""
    shown: dict[str, Sayable] = {
        "form": "pufa new",
        "wanted": SHAPES[wanted],
        "found": shape_of(found),
    }
    if isinstance(found, str) and wanted in _BRACKETED and (slip := _slip(found)) is not None:
        return Mistake(codes.SLIP, {**shown, "text": shorten(found), **slip})
    return Mistake(codes.WRONG_SHAPE, shown)


_BRACKETED = ("a mapping", "a list")
_SLIPS: tuple[tuple[str, Text, Text], ...] = (
    (
        r"[｛［【（(]",
        Text("括号不是半角的 {} 或 []", "its brackets are not the plain {} or []"),
        Text("改成半角括号和半角逗号", "write plain brackets and plain commas"),
    ),
    (
        r"[A-Za-z_][A-Za-z0-9_.-]*:\S",
        Text("冒号后缺空格", "a blank is missing after the colon"),
        Text("冒号后加一个空格", "put a blank after the colon"),
    ),
    (
        r"[A-Za-z0-9_][A-Za-z0-9_.-]*：",
        Text("冒号是全角的", "its colon is full-width"),
        Text("改成半角冒号加一个空格“: ”", "write a half-width colon and a blank “: ”"),
    ),
    (
        r"[0-9.]+\s*[，、,;；]",
        Text("几项没有放在方括号里", "the entries are not between brackets"),
        Text("写成 [1, 2, 3] 的样子", "write them like [1, 2, 3]"),
    ),
)


def _slip(text: str) -> dict[str, Text] | None:
    """What keeps a text from being the mapping or list that was meant, and the cure."""
    found = ({"why": why, "cure": cure} for seen, why, cure in _SLIPS if re.match(seen, text))
    return next(found, None)


def shape_of(found: object) -> Text:
    """What kind of thing was written, in words."""
    if found is None:
        return Text("空白", "a blank")
    if isinstance(found, dict):
        return SHAPES["a mapping"]
    return SHAPES["a list"] if isinstance(found, list | tuple) else SHAPES["a text"]


def not_one_of(text: str, choices: Iterable[str]) -> Mistake:
    """A word that is none of the choices, with the nearest of them; a mapping also says titles."""
    quoted: dict[str, Sayable] = {"text": shorten(text), "choices": shown(choices)}
    return Mistake(codes.NOT_ONE_OF, {**quoted, "nearest": did_you_mean(text, choices)})


def did_you_mean(word: str, known: Iterable[str]) -> Sayable:
    """The nearest known word as an addition to a message, or nothing.

    Of a mapping the names and titles are known too: a unit may be called by its name.
    """
    close = closest(word, known)
    if close is None:
        return NONE
    return Text("，是否要写“{close}”", ", did you mean “{close}”").with_(close=close)


class Typed:
    """How a field of one kind is read, written and shown to editors: an annotation for pydantic.

    One annotation in place of pydantic's three, since every model of every run pays for them.
    """

    def __init__(
        self,
        read: Callable[[object], Any],
        kinds: tuple[type, ...],
        schema: dict[str, Any],
        write: Callable[[Any], Any] = str,
    ) -> None:
        """`read` types a text; values of `kinds` are typed already; `schema` is JSON Schema."""
        self._read, self._kinds, self._schema = read, kinds, schema
        self._core = core_schema.no_info_plain_validator_function(
            self._validate, serialization=core_schema.plain_serializer_function_ser_schema(write)
        )

    def _validate(self, value: Any) -> Any:
        found = value if isinstance(value, self._kinds) else self._read(value)
        if isinstance(found, Mistake):
            raise mistaken(found)
        return found

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return self._core.copy()

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return dict(self._schema)


def mistaken(mistake: Mistake) -> PydanticCustomError:
    """The mistake as the error pydantic passes on, to be read again by its code."""
    return PydanticCustomError("pufa", "{code}", {"code": mistake.code.id, "mistake": mistake})


def write_veto(facts: bool | dict[str, int]) -> Any:
    """The facts of a veto as a file writes them."""
    if isinstance(facts, bool):
        return YES_OR_NO[facts]
    return {key: str(count) for key, count in facts.items()}


_NUMBER_SCHEMA = {"type": ["number", "string"], "pattern": r"^-?(0|[1-9]\d{0,8})(\.\d{1,6})?$"}
_WEIGHT_SCHEMA = {"type": ["number", "string"], "pattern": r"^(0|[1-9]\d{0,8})(\.\d{1,6})?$"}
_WHOLE_SCHEMA = {"type": ["integer", "string"], "minimum": 0, "pattern": r"^(0|[1-9]\d{0,8})$"}
_PROSE_SCHEMA = {"type": ["string", "number"]}
_DIGEST_SCHEMA = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_YES_SCHEMA = {"enum": ["是", "否", "有", "无", True, False, "yes", "no", "true", "false"]}
_VETO_SCHEMA = {"anyOf": [_YES_SCHEMA, {"type": "object", "additionalProperties": _WHOLE_SCHEMA}]}
_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ID_SCHEMA = {"type": ["string", "number"], "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"}
_NAMED = "[A-Za-z0-9][A-Za-z0-9._-]*"
_REFERENCE_SCHEMA = {"type": "string", "pattern": f"^{_NAMED}@{_NAMED}$"}
_QUANTITY_SCHEMA = {"type": ["number", "string"], "pattern": r"^-?(0|[1-9]\d{0,8})(\.\d{1,6})?%?$"}
_DISTANCE_SCHEMA = {"type": ["number", "string"], "pattern": r"^(0|[1-9]\d{0,8})(\.\d{1,6})?%?$"}

Number: TypeAlias = Annotated[Fraction, Typed(number_in, (Fraction,), _NUMBER_SCHEMA, plain)]
Weight: TypeAlias = Annotated[Fraction, Typed(weight_in, (Fraction,), _WEIGHT_SCHEMA, plain)]
Whole: TypeAlias = Annotated[int, Typed(whole_in, (int,), _WHOLE_SCHEMA)]
YesNo: TypeAlias = Annotated[bool, Typed(yes_in, (bool,), _YES_SCHEMA, lambda yes: YES_OR_NO[yes])]
VetoFacts: TypeAlias = Annotated[
    bool | dict[str, int], Typed(veto_in, (bool,), _VETO_SCHEMA, write_veto)
]
Day: TypeAlias = Annotated[date, Typed(day_in, (date,), _DAY_SCHEMA)]
Known: TypeAlias = Annotated[str, Typed(known_in, (), _ID_SCHEMA)]
Id: TypeAlias = Annotated[str, Typed(id_in, (), _ID_SCHEMA)]
Reference: TypeAlias = Annotated[str, Typed(reference_in, (), _REFERENCE_SCHEMA)]
Prose: TypeAlias = Annotated[str, Typed(text_in, (), _PROSE_SCHEMA)]
Digest: TypeAlias = Annotated[str, Typed(digest_in, (), _DIGEST_SCHEMA)]
Amount: TypeAlias = Annotated[Quantity, Typed(quantity_in, (Quantity,), _QUANTITY_SCHEMA)]
Distance: TypeAlias = Annotated[Quantity, Typed(distance_in, (Quantity,), _DISTANCE_SCHEMA)]
