"""JSON Schemas from the models; the strings below the fields become hover texts."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from pufa_cli.base.language import Language, Text, say
from pufa_cli.model.calendar import Calendar
from pufa_cli.model.clauses import Line, Veto
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Measure, Rule
from pufa_cli.model.standard import Category, Criterion, Standard
from pufa_cli.model.submission import Review, Submission
from pufa_cli.report import figures
from pufa_cli.report.hover import hover, nested

DIALECT = "https://json-schema.org/draft/2020-12/schema"
YES_NO = {"enum": ["是", "否", "有", "无", "yes", "no", "true", "false", True, False, None]}
COUNT = {"type": ["integer", "string", "null"], "minimum": 0, "pattern": r"^(0|[1-9]\d{0,8})$"}
ALONE = {"not": {"type": "object", "required": ["facts"]}}  # facts without anything beside them

FIGURE = Text("标准 figures 里的名称", "a name among the figures of the standard")
NUMBER = ["number", "string"]  # the types of what is written as a number


class _Untitled(GenerateJsonSchema):
    """Leaves out the English title that pydantic makes of every field name."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Never."""
        return False


def of_record(record: type[BaseModel]) -> dict[str, Any]:
    """The schema of a published result."""
    found = record.model_json_schema(
        schema_generator=_Untitled, mode="serialization", by_alias=True
    )
    return {"$schema": DIALECT, **found}


def of_model(model: type[Frozen], language: Language) -> dict[str, Any]:
    """The schema of a file that people write."""
    found = model.model_json_schema(schema_generator=_Untitled)
    models = dict(_models_in(model))
    for name, described in {model.__name__: found, **found.get("$defs", {})}.items():
        _describe(described, models.get(name), language)
    if model in (Submission, Review):
        _loosen(found["properties"])
    if model is Calendar:
        _or_a_day(found)
    return {"$schema": DIALECT, **found}


def _loosen(properties: dict[str, Any]) -> None:
    """What a unit or reviewer may write shorter or leave blank, in each mapping by id."""
    counts = {"type": "object", "additionalProperties": COUNT}
    answer = {"$ref": "#/$defs/Answer"}
    entries: dict[str, Any] = {
        "vetoes": [YES_NO, counts],
        "bonuses": [answer, ALONE],
        "penalties": [answer, ALONE],
        "answers": [answer, {"type": "null"}],
    }
    for name in entries.keys() & properties.keys():
        properties[name]["anyOf"][0]["additionalProperties"] = {"anyOf": entries[name]}


def _or_a_day(calendar: dict[str, Any]) -> None:
    """A holiday of one day may be written as the day."""
    holidays = calendar["properties"]["holidays"]["anyOf"][0]
    day = calendar["$defs"]["Holiday"]["properties"]["starts_on"]
    holidays["items"] = {"anyOf": [holidays["items"], {"type": day["type"], "format": "date"}]}


def _describe(schema: dict[str, Any], model: type[Frozen] | None, language: Language) -> None:
    schema.pop("title", None)
    if model is None:
        return
    schema.pop("description", None)
    helps = hover(model, language)
    for name, field in schema.get("properties", {}).items():
        field.pop("title", None)
        if name in helps:
            field["description"] = helps[name]
        schema["properties"][name] = _or_null(field, name in schema.get("required", ()))


def _or_null(field: dict[str, Any], is_required: bool) -> dict[str, Any]:
    """A key that may be left out may also be left blank."""
    if is_required or "const" in field or {"type": "null"} in field.get("anyOf", ()):
        return field
    kept = ("description", "default")
    described: dict[str, Any] = {key: field.pop(key) for key in kept if key in field}
    return {"anyOf": [field, {"type": "null"}], **described}


def _models_in(model: type[Frozen]) -> Iterator[tuple[str, type[Frozen]]]:
    """The model and every model below it, by class name."""
    yield model.__name__, model
    for field in model.model_fields.values():
        for below in nested(field.annotation):
            yield from _models_in(below)


def of_standard(
    kinds: Mapping[str, type[Rule]], measures: Mapping[str, type[Measure]], language: Language
) -> dict[str, Any]:
    """The schema of a standard, with every rule kind and measure and their parameters."""
    found = of_model(Standard, language)
    definitions = found.setdefault("$defs", {})
    _shorten(definitions)
    for family, plugins in (("rule", kinds), ("measure", measures)):
        for name in plugins:
            schema = _prefixed(of_model(plugins[name], language), f"{family}.{name}.")
            schema.pop("$schema")
            below: dict[str, Any] = schema.pop("$defs", {})
            for entry in below.values():
                entry["required"] = _asked(entry)
            definitions.update(below)
            manual = plugins[name].manual
            schema["title"] = manual.title.say(language)
            schema["description"] = manual.summary.say(language)
            schema["properties"]["kind"] = {"const": name}
            schema["required"] = ["kind", *_asked(schema)]
            definitions[f"{family}.{name}"] = schema
        refs = [{"$ref": f"#/$defs/{family}.{name}"} for name in plugins]
        definitions[family] = {"type": "object", "required": ["kind"], "oneOf": refs}
    _point(found, definitions)
    _refer(definitions, language)
    return found


def _refer(definitions: dict[str, Any], language: Language) -> None:
    """Numbers of the sheet and of lines may be named figures of the standard."""
    owners = [one for name, one in definitions.items() if name.startswith(("rule.", "measure."))]
    owners += [definitions[name] for name in ("Part", "Dimension", "Criterion", "Group", "Line")]
    for owner in owners:
        for field in owner.get("properties", {}).values():
            for schema in (field, *field.get("anyOf", ())):
                if schema.get("type") == NUMBER:
                    number = {key: schema.pop(key) for key in ("type", "pattern")}
                    schema["anyOf"] = [number, {"$ref": "#/$defs/figure"}]
    definitions["figure"] = {
        "type": "object",
        "properties": {"figure": {"type": "string", "description": FIGURE.say(language)}},
        "required": ["figure"],
        "additionalProperties": False,
    }


def _shorten(definitions: dict[str, Any]) -> None:
    """What may be written shorter: a line that measures yes or no, an exemption's condition."""
    line = definitions["Line"]
    line["required"] = [key for key in line["required"] if key != "measure"]
    exemption = definitions["Criterion"]["properties"]["not_applicable"]
    exemption["anyOf"].insert(0, {"type": ["string", "number"]})


def _prefixed(schema: dict[str, Any], prefix: str) -> dict[str, Any]:
    """A plug-in's schema with definitions of its own name: another's may be called the same."""
    text = json.dumps(schema).replace('"#/$defs/', f'"#/$defs/{prefix}')
    found: dict[str, Any] = json.loads(text)
    if "$defs" in found:
        found["$defs"] = {f"{prefix}{name}": one for name, one in found["$defs"].items()}
    return found


def _asked(schema: dict[str, Any]) -> list[str]:
    """The required keys without those that a rule fills in itself when they are left out."""
    return [key for key in schema.get("required", ()) if key not in ("kind", "rule", "measure")]


def _point(schema: Any, definitions: dict[str, Any]) -> None:
    """Replaces the open `rule` and `measure` objects by what they may hold."""
    for owner in (schema, *definitions.values()):
        properties = owner.get("properties", {}) if isinstance(owner, dict) else {}
        for key in ("rule", "measure"):
            if key in properties:
                described = {k: v for k, v in properties[key].items() if k == "description"}
                properties[key] = {"$ref": f"#/$defs/{key}", **described}


def of_submission(standard: Standard, category: Category, language: Language) -> dict[str, Any]:
    """The schema of one category's submissions: exactly its criteria, each with its own facts."""
    found = of_model(Submission, language)
    properties = found["properties"]
    properties["standard"] = {**properties["standard"], "const": standard.reference}
    properties["category"] = {"description": category.title, "const": category.id}
    answer = found["$defs"]["Answer"]
    vetoes = {veto.id: _veto(veto) for veto in standard.vetoes}
    properties["vetoes"] = _closed(vetoes, properties["vetoes"].get("description"))
    for name, groups in (("bonuses", standard.bonuses), ("penalties", standard.penalties)):
        lines = {line.id: _line(line, answer) for group in groups for line in group.lines}
        properties[name] = _closed(lines, properties[name].get("description"))
    options = [part for names in category.one_of for part in names]
    properties["parts"] = {**properties["parts"], "items": {"enum": options}}
    if not options:
        del properties["parts"]
    answers = {
        criterion.id: _answer(criterion, answer, language)
        for part in standard.sheet_of(category)
        for dimension in part.dimensions
        for criterion in dimension.criteria
    }
    properties["answers"] = _closed(answers, properties["answers"].get("description"))
    del found["$defs"]["Answer"]
    title = Text("{title} 自评申报（{category}）", "{title}: submission ({category})")
    found["title"] = title.with_(title=standard.title, category=category.title).say(language)
    return found


def _veto(veto: Veto) -> dict[str, Any]:
    if not veto.conditions:
        return {"description": veto.title, **YES_NO}
    counts = {one.id: {"description": one.title, **COUNT} for one in veto.conditions}
    return _closed(counts, veto.title)


def _line(line: Line, answer: dict[str, Any]) -> dict[str, Any]:
    facts = line.measure.facts_schema()
    whole = {**answer, "properties": {**answer["properties"], "facts": facts}}
    del whole["properties"]["not_applicable"]
    return {"description": line.title, "anyOf": [facts, {"type": "null"}, whole]}


def _closed(properties: dict[str, Any], description: str | None) -> dict[str, Any]:
    closed: dict[str, Any] = {
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    return {**closed, "description": description} if description else closed


def _answer(criterion: Criterion, answer: dict[str, Any], language: Language) -> dict[str, Any]:
    properties = dict(answer["properties"])
    facts = criterion.rule.facts_schema()
    properties["facts"] = {
        "anyOf": [facts, {"type": "null"}],
        "description": say(criterion.rule.describe(criterion.marks), language),
    }
    if criterion.not_applicable is None:
        del properties["not_applicable"]
    else:
        text = Text("可不适用：{when}", "may be not applicable: {when}")
        said = text.with_(when=criterion.not_applicable.when).say(language)
        properties["not_applicable"] = {**properties["not_applicable"], "description": said}
    return {
        "title": f"{criterion.id} {criterion.title}",
        "description": _about(criterion, language),
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }


def _about(criterion: Criterion, language: Language) -> str:
    marks = Text("{marks} 分", "{marks} marks").with_(marks=figures.marks(criterion.marks))
    evidence = "、".join(criterion.evidence)
    lines = [
        f"{criterion.title}（{marks.say(language)}）",
        criterion.clause,
        say(criterion.rule.describe(criterion.marks), language),
    ]
    if evidence:
        lines.append(Text("佐证：", "evidence: ").say(language) + evidence)
    return "\n".join(lines)
