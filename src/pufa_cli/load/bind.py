"""Tree to model: every schema error becomes a diagnostic at the line that causes it (pure)."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.base.text import shorten
from pufa_cli.load.source import Source
from pufa_cli.model import codes
from pufa_cli.model.fields import Mistake, did_you_mean, not_one_of, shape_of, wrong_shape
from pufa_cli.model.frozen import Frozen

Model = TypeVar("Model", bound=Frozen)
_WANTED = {
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
    "literal_error": "a text",
}
FORMS = {  # what writes a file of a format, where it is not `pufa new UNIT`
    "review/1": "pufa new UNIT --review SOURCE",
    "district/1": "pufa init",
    "roster/1": "pufa init",
    "rectification/1": "pufa rectify propose",
    "cross_check_plan/1": "pufa plan cross-check",
    "exam_sample/1": "pufa plan sample",
}
KEY = "[key]"  # how pydantic names a key of a mapping
_OF_KIND = (codes.NOT_ONE_OF, codes.KIND_MISPLACED)


class Bound(NamedTuple):
    """A model, or the diagnostics that say why there is none.

    `rest` is the model of what remains without the defects: good for finding more of them in the
    same run, never for a result. `unread` leads to what was left out of it.
    """

    model: Any
    diagnostics: tuple[Diagnostic, ...]
    rest: Any = None
    unread: frozenset[KeyPath] = frozenset()


def bind(model: type[Model], source: Source, context: Mapping[str, Any] | None = None) -> Bound:
    """The model a source holds; when the format line is wrong, only that is reported."""
    tree = source.most
    if tree is None:
        return Bound(None, source.diagnostics)
    if (fault := _wrong_format(model, tree)) is not None:
        return Bound(None, (*source.diagnostics, source.located(fault)))
    known = dict(context or {})
    try:
        found = model.model_validate(tree, context=known)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        faults = [_fault(one, model, tree, known) for one in errors]
        located = tuple(source.located(fault) for fault in faults)
        rest = _rest(model, tree, faults, known)
        unread = frozenset(fault.path for fault in faults)
        return Bound(None, (*source.diagnostics, *located), rest, unread)
    return Bound(None if source.tree is None else found, source.diagnostics, found)


def _rest(
    model: type[Model], tree: Any, faults: list[Fault], context: Mapping[str, Any]
) -> Model | None:
    """The model of a tree without what is at fault, if that is enough for one."""
    paths = []
    for fault in faults:
        is_missing = fault.code is codes.MISSING_KEY and not _stands(tree, fault.path)
        paths.append(fault.path[:-1] if is_missing else fault.path)
    try:
        return model.model_validate(_without(tree, paths), context=context)
    except ValidationError:
        return None


def _stands(tree: Any, path: KeyPath) -> bool:
    """Whether the path leads to something in the file, if only to a blank."""
    try:
        for step in path:
            tree = tree[step]
    except (KeyError, TypeError):
        return False
    return True


def _without(tree: Any, paths: list[KeyPath]) -> Any:
    """A copy of a tree without the entries at some paths; a list with a bad entry goes as a whole.

    Taking out only the entry would shift the places of those after it.
    """
    below: dict[Any, list[KeyPath]] = {}
    for path in paths:
        if path:
            below.setdefault(path[0], []).append(path[1:])
    if not below or not isinstance(tree, dict | list):
        return tree
    if isinstance(tree, list):
        return [_without(one, below.get(at, [])) for at, one in enumerate(tree)]
    return {
        key: _without(one, below.get(key, []))
        for key, one in tree.items()
        if not _goes(one, below.get(key, []))
    }


def _goes(one: Any, paths: list[KeyPath]) -> bool:
    """Whether an entry is at fault itself, or is a list of which an entry is."""
    return () in paths or (isinstance(one, list) and any(len(path) == 1 for path in paths))


def _wrong_format(model: type[Frozen], tree: dict[str, Any]) -> Fault | None:
    wanted = getattr(model, "format", None)
    if wanted is None or tree.get("pufa") == wanted:
        return None
    if tree.get("pufa") is None:
        return Fault(codes.MISSING_KEY, ("pufa",), {"key": "pufa"})
    written = tree["pufa"]
    text: Sayable = shorten(written) if isinstance(written, str) else shape_of(written)
    return Fault(codes.WRONG_FORMAT, ("pufa",), {"text": text, "wanted": wanted})


def _fault(error: Any, model: type[Frozen], tree: Any, context: Mapping[str, Any]) -> Fault:
    """One pydantic error by its type: the path holds only keys that stand in the file."""
    path: KeyPath = tuple(error["loc"])
    is_key = path[-1:] == (KEY,)  # the key itself is wrong, not what stands behind it
    path = path[:-1] if is_key else path
    kind = error["type"]
    if kind == "missing":
        return Fault(codes.MISSING_KEY, path, {"key": str(path[-1])})
    if kind == "extra_forbidden":
        return _unknown_key(path, _keys_at(model, tree, path[:-1], context))
    mistake = _mistake(kind, error)
    if mistake is None:
        return Fault(codes.WRONG_VALUE, path, {"type": kind})
    if mistake.code in _OF_KIND and isinstance(error["input"], dict):
        path = (*path, "kind")
    values = mistake.values
    if mistake.code is codes.WRONG_SHAPE and (form := FORMS.get(getattr(model, "format", ""))):
        values = {**values, "form": form}
    if mistake.code is codes.BAD_ID:
        values = {**values, "key": next((str(s) for s in reversed(path) if isinstance(s, str)), "")}
    return Fault(mistake.code, path, values, on_key=is_key)


def _mistake(kind: str, error: Any) -> Mistake | None:
    if kind == "pufa":
        found: Mistake = error["ctx"]["mistake"]
        return found
    if kind == "literal_error" and isinstance(error["input"], str):
        choices = [part.strip().strip("'") for part in _choices(error["ctx"]["expected"])]
        return not_one_of(error["input"], choices)
    return wrong_shape(_WANTED[kind], error["input"]) if kind in _WANTED else None


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(",")


def _unknown_key(path: KeyPath, known: list[str]) -> Fault:
    key = str(path[-1])
    values = {"key": shorten(key), "nearest": did_you_mean(key, known)}
    return Fault(codes.UNKNOWN_KEY, path, values, on_key=True)


def _keys_at(
    model: type[Frozen], tree: Any, path: KeyPath, context: Mapping[str, Any]
) -> list[str]:
    """The keys known at a path: walks field by field and entry by entry as the tree does."""
    current: Any = model
    for step in path:
        fields = getattr(current, "model_fields", None)
        current = _entries(current) if fields is None else fields[step].annotation
        current = _model(current) or current
        tree = tree[step]
        current = _picked(current, tree, context)
    fields = getattr(current, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def _model(annotation: Any) -> type[Frozen] | None:
    """The model that an annotation is, with or without None; None for a list or mapping."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return next(filter(None, (_model(one) for one in get_args(annotation))), None)
    return None


def _entries(annotation: Any) -> Any:
    """What a list or mapping holds: the last type parameter that is one (`...` is none)."""
    held = [one for one in get_args(annotation) if one not in (..., NoneType)]
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return _entries(held[0])
    return held[-1] if held else None


def _picked(current: Any, tree: Any, context: Mapping[str, Any]) -> Any:
    """The plug-in that a `kind` in the tree names, where the model leaves it open."""
    kind = tree.get("kind") if isinstance(tree, dict) else None
    for kinds in context.values() if isinstance(current, type) else ():
        chosen = kinds.get(kind)
        if chosen is not None and issubclass(chosen, current):
            return chosen
    return current
