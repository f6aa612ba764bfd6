"""Tree to model: every schema error becomes a diagnostic at the line that causes it (pure)."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from pufa_cli.base.diagnostics import Diagnostic, Fault, KeyPath
from pufa_cli.base.language import Sayable
from pufa_cli.base.text import shorten
from pufa_cli.load.source import Source
from pufa_cli.model import codes
from pufa_cli.model.fields import Mistake, did_you_mean, not_one_of, wrong_shape
from pufa_cli.model.frozen import Frozen

Model = TypeVar("Model", bound=Frozen)
_WANTED = {
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "string_type": "a text",
}


class Bound(NamedTuple):
    """A model, or the diagnostics that say why there is none.

    `rest` is the model of what remains without the defects: good for finding more of them in the
    same run, never for a result.
    """

    model: Any
    diagnostics: tuple[Diagnostic, ...]
    rest: Any = None


def bind(model: type[Model], source: Source, context: Mapping[str, Any] | None = None) -> Bound:
    """The model a source holds; when the format line is wrong, only that is reported."""
    if source.tree is None:
        return Bound(None, source.diagnostics)
    if (fault := _wrong_format(model, source.tree)) is not None:
        return Bound(None, (*source.diagnostics, source.located(fault)))
    try:
        found = model.model_validate(source.tree, context=dict(context or {}))
    except ValidationError as error:
        faults = [_fault(e, model) for e in error.errors(include_url=False)]
        located = tuple(source.located(fault) for fault in faults)
        rest = _rest(model, source.tree, [fault.path for fault in faults], context)
        return Bound(None, (*source.diagnostics, *located), rest)
    return Bound(found, source.diagnostics, found)


def _rest(
    model: type[Model], tree: Any, paths: list[KeyPath], context: Mapping[str, Any] | None
) -> Model | None:
    """The model of a tree without what stands at some paths, if that is enough for one."""
    for path in paths:
        tree = _without(tree, path)
    try:
        return model.model_validate(tree, context=dict(context or {}))
    except ValidationError:
        return None


def _without(tree: Any, path: KeyPath) -> Any:
    """A copy of a tree without one entry; a list entry is left blank to keep the others' places."""
    if not path or not isinstance(tree, dict | list):
        return tree
    step, below = path[0], path[1:]
    if isinstance(tree, list):
        return [
            _without(one, below) if at == step and below else one for at, one in enumerate(tree)
        ]
    if below:
        return {key: _without(one, below) if key == step else one for key, one in tree.items()}
    return {key: one for key, one in tree.items() if key != step}


def _wrong_format(model: type[Frozen], tree: dict[str, Any]) -> Fault | None:
    wanted = getattr(model, "format", None)
    if wanted is None or tree.get("pufa") == wanted:
        return None
    if tree.get("pufa") is None:
        return Fault(codes.MISSING_KEY, ("pufa",), {"key": "pufa"})
    values: dict[str, Sayable] = {"text": shorten(str(tree["pufa"])), "wanted": wanted}
    return Fault(codes.WRONG_FORMAT, ("pufa",), values)


def _fault(error: Any, model: type[Frozen]) -> Fault:
    """One pydantic error by its type: the path holds only keys that stand in the file."""
    path: KeyPath = tuple(error["loc"])
    kind = error["type"]
    if kind == "missing":
        return Fault(codes.MISSING_KEY, path, {"key": str(path[-1])})
    if kind == "extra_forbidden":
        return _unknown_key(path, model)
    mistake = _mistake(kind, error)
    if mistake is None:
        return Fault(codes.WRONG_VALUE, path, {"type": kind})
    return Fault(mistake.code, path, mistake.values)


def _mistake(kind: str, error: Any) -> Mistake | None:
    if kind == "pufa":
        found: Mistake = error["ctx"]["mistake"]
        return found
    if kind == "literal_error":
        choices = [part.strip().strip("'") for part in _choices(error["ctx"]["expected"])]
        return not_one_of(str(error["input"]), choices)
    return wrong_shape(_WANTED[kind], error["input"]) if kind in _WANTED else None


def _choices(expected: str) -> list[str]:
    return expected.replace(" or ", ", ").split(",")


def _unknown_key(path: KeyPath, model: type[Frozen]) -> Fault:
    key = str(path[-1])
    values = {"key": shorten(key), "nearest": did_you_mean(key, _keys_at(model, path[:-1]))}
    return Fault(codes.UNKNOWN_KEY, path, values, on_key=True)


def _keys_at(model: type[Frozen], path: KeyPath) -> list[str]:
    """The keys that the model at a path knows: walks field by field as far as the types tell."""
    current: Any = model
    for step in path:
        fields = getattr(current, "model_fields", None)
        if fields is not None and step in fields:
            current = _model_in(fields[step].annotation)
        elif fields is not None:
            return []
    return list(getattr(current, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    """The model an annotation is about: itself, or what its tuple, mapping or option holds."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
