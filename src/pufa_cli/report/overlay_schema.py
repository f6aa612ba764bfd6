"""The JSON Schema of an overlay: what it may set and add is what a standard may hold."""

from typing import Any

from pufa_cli.base.language import Language
from pufa_cli.model.overlay import Overlay
from pufa_cli.report.schemas import of_model

# What each kind of addition is called among the definitions of a standard.
MODELS = {
    "part": "Part",
    "dimension": "Dimension",
    "criterion": "Criterion",
    "category": "Category",
    "veto": "Veto",
    "bonus": "Group",
    "penalty": "Group",
    "line": "Line",
}
FIXED = ("pufa", "id", "version", "title")
LISTS = ("parts", "categories", "vetoes", "bonuses", "penalties")
BELOW = ("id", "dimensions", "criteria", "lines")


def of_overlay(standard: dict[str, Any], language: Language) -> dict[str, Any]:
    """The schema of an overlay, given that of a standard in the same language."""
    found = of_model(Overlay, language)
    definitions = found.setdefault("$defs", {})
    definitions.update(standard["$defs"])
    _open(found, _keys(standard, (*FIXED, *LISTS)))
    entries = [_keys(definitions[model], BELOW) for model in dict.fromkeys(MODELS.values())]
    _open(definitions["Change"], _merged(entries))
    added = definitions["Addition"]["properties"]
    for kind, model in MODELS.items():
        reference = {"$ref": f"#/$defs/{model}"}
        about = {key: text for key, text in added[kind].items() if key == "description"}
        added[kind] = {"anyOf": [reference, {"type": "null"}], **about}
    return found


def _keys(schema: dict[str, Any], without: tuple[str, ...]) -> dict[str, Any]:
    """What each key of an entry may hold; a blank takes the key away."""
    properties: dict[str, Any] = schema["properties"]
    return {key: one for key, one in properties.items() if key not in without}


def _merged(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """The keys of entries of any kind; one that several have may hold what any of them does."""
    found: dict[str, list[Any]] = {}
    for entry in entries:
        for key, one in entry.items():
            if one not in found.setdefault(key, []):
                found[key].append(one)
    return {key: ones[0] if len(ones) == 1 else {"anyOf": ones} for key, ones in found.items()}


def _open(schema: dict[str, Any], keys: dict[str, Any]) -> None:
    """Says which keys `set` may hold."""
    about = schema["properties"]["set"].get("description")
    blank = {key: {"anyOf": [one, {"type": "null"}]} for key, one in keys.items()}
    closed = {"type": ["object", "null"], "properties": blank, "additionalProperties": False}
    schema["properties"]["set"] = {**closed, **({"description": about} if about else {})}
