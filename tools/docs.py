"""The generated pages of docs/: `python -m tools.docs` writes them, `--check` compares them."""

import re
import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import click

from pufa_cli import api, rules
from pufa_cli.api.explaining import codes
from pufa_cli.base.diagnostics import SEVERITY_TEXT, Code
from pufa_cli.base.language import LANGUAGES, Language, Text
from pufa_cli.cli.exits import MEANINGS
from pufa_cli.cli.main import root
from pufa_cli.model.frozen import Frozen
from pufa_cli.model.rule import Example, Manual, Measure, Rule
from pufa_cli.report.hover import hover
from pufa_cli.report.rendering import Look
from pufa_cli.report.yamltext import dump

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = "<!-- Written by `python -m tools.docs`; change the code it describes instead. -->\n\n"
LEFT_OUT = ("rule", "measure")  # required by the model, but with a default: yes or no
FAMILIES = {
    "PF1": "the text of a file",
    "PF2": "the shape of a value",
    "PF3": "files that contradict one another",
    "PF4": "the standard",
    "PF5": "completeness, evidence and dates",
    "PF6": "rectification, the calendar and the ladder of sanctions",
    "PF7": "sample exams and spot checks",
    "PF8": "history, merged results and forecasts",
}


def pages() -> dict[str, str]:
    """Every generated page by its path below docs/."""
    made = {
        "cli.md": cli_page(),
        "diagnostics.md": diagnostics_page(),
        "exit-codes.md": exits_page(),
        "rules/README.md": rules_page(),
        "rules/measures.md": measures_page(),
    }
    for name in rules.rule_kinds():
        made[f"rules/{name}.md"] = rule_page(name)
    return {path: text.rstrip("\n") + "\n" for path, text in made.items()}


# ---- the command line


def cli_page() -> str:
    """The help of every command, in English."""
    found = list(commands())
    names = "\n".join(f"- [`{path}`](#{path.replace(' ', '-')})" for path, _ in found)
    parts = [
        f"# The command line\n\n{GENERATED}What every command says with `--help` and `--lang en`.",
        "Exit codes are the same for all: [exit codes](exit-codes.md).\n"
        "Each command has a function of the same name: [library](library.md).",
        names,
        *(f"## {path}\n\n```text\n{text}\n```" for path, text in found),
    ]
    return "\n\n".join(parts)


def commands() -> Iterator[tuple[str, str]]:
    """Every command by its full name, and its help."""
    yield from _commands(root, click.Context(root, info_name="pufa", obj={"language": "en"}))


def _commands(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from _commands(below, click.Context(below, context, name))


# ---- rule kinds and measures


def rules_page() -> str:
    """The tables of all rule kinds and measures."""
    kinds = [_row(name, f"{name}.md", one) for name, one in manuals(rules.rule_kinds())]
    measures = [
        _row(name, f"measures.md#{name}", one) for name, one in manuals(rules.measure_kinds())
    ]
    head = "| | English | 中文 | Words of scoring tables |\n|---|---|---|---|\n"
    return (
        f"# Rules and measures\n\n{GENERATED}"
        "A criterion has one rule. A measure says what was counted; a rule kind says how that\n"
        "becomes points. How to choose: [authoring](../authoring.md),\n"
        "[怎样写标准](../authoring.zh-CN.md)."
        f"\n\n## Rule kinds\n\n{head}{''.join(kinds)}\n## Measures\n\n{head}{''.join(measures)}"
    )


def manuals(plugins: Mapping[str, Any]) -> list[tuple[str, Manual]]:
    """The manual of each plug-in by its name."""
    return [(name, plugins[name].manual) for name in plugins]


def _row(name: str, link: str, manual: Manual) -> str:
    words = "、".join(manual.words)
    return f"| [`{name}`]({link}) | {manual.title.en} | {manual.title.zh} | {words} |\n"


def rule_page(name: str) -> str:
    """One rule kind: its reference in both languages, and its examples as they are written."""
    model = rules.rule_kinds()[name]
    examples: tuple[Example, ...] = import_module(f"pufa_cli.rules.kinds.{name}").EXAMPLES
    shown = dict.fromkeys(_written(one) for one in examples)
    parts = [
        f"# {name}",
        GENERATED.rstrip("\n"),
        *(_explained(name, one) for one in LANGUAGES[::-1]),
        *_entries(model),
        "## As written",
        *(f"```yaml\n{text}```" for text in shown),
    ]
    return "\n\n".join(parts)


def _written(one: Example) -> str:
    """The rule of an example as a standard writes it."""
    return re.sub(r"(?m)^( *)-\n\1  ", r"\1- ", dump({"rule": one.rule}))


def _entries(model: type[Frozen]) -> Iterator[str]:
    """A table for each parameter that is made of entries: the keys of one entry."""
    for name, field in model.model_fields.items():
        for below in _models(field.annotation):
            helps = [hover(below, language) for language in ("en", "zh")]
            rows = "".join(
                f"| {key} | {'yes' if one.is_required() and key not in LEFT_OUT else ''} | "
                f"{' | '.join(text.get(key, '') for text in helps)} |\n"
                for key, one in below.model_fields.items()
            )
            head = "| key | required | meaning | 含义 |\n|---|---|---|---|\n"
            yield f"## Keys of `{name}`\n\n{head}{rows}".rstrip("\n")


def _models(annotation: Any) -> Iterator[type[Frozen]]:
    """The models that an annotation holds, rules and measures left out."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        if not issubclass(annotation, Rule | Measure):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from _models(argument)


def measures_page() -> str:
    """All measures in both languages."""
    parts = ["# Measures", GENERATED.rstrip("\n")]
    for name in rules.measure_kinds():
        parts += [f"## {name}", *(_explained(name, one, 2) for one in LANGUAGES[::-1])]
    return "\n\n".join(parts)


def _explained(name: str, language: Language, deeper: int = 1) -> str:
    """What `pufa explain` says of a kind, as a section `deeper` levels down."""
    page = api.explain(name, language=language, start=DOCS)
    if page is None:
        raise KeyError(name)
    kinds: dict[str, Any] = {**rules.rule_kinds(), **rules.measure_kinds()}
    _, _, text = api.render(page, "md", language, Look()).rstrip("\n").partition("\n")
    titled = f"# {kinds[name].manual.title.say(language)}\n{text}"
    return re.sub(r"(?m)^#", "#" * (deeper + 1), titled)


# ---- diagnostics and exit codes


def diagnostics_page() -> str:
    """Every code with its message, reason and cure."""
    found = codes()
    parts = [
        f"# Diagnostics\n\n{GENERATED}"
        "What can be wrong with files. An error keeps a file from being scored; a warning and a\n"
        "notice do not. `pufa explain PF109` says the same at the terminal. Words in braces are\n"
        "filled in from the file."
    ]
    for start, title in FAMILIES.items():
        parts.append(f"## {start}xx: {title}")
        parts += [_code(one) for one in found.values() if one.id.startswith(start)]
    return "\n\n".join(parts)


def _code(code: Code) -> str:
    rows = (("message", code.message), ("why", code.why), ("cure", code.hint))
    lines = "".join(f"| {name} | {_cell(text.en)} | {_cell(text.zh)} |\n" for name, text in rows)
    weight = SEVERITY_TEXT[code.severity]
    head = f"| | {weight.en} | {weight.zh} |\n|---|---|---|\n"
    return f"### {code.id}\n\n`{code.slug}`\n\n{head}{lines}".rstrip("\n")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def exits_page() -> str:
    """What the exit codes mean."""
    rows = "".join(f"| {int(code)} | {text.en} | {text.zh} |\n" for code, text in MEANINGS.items())
    rule = Text(
        "多个同时适用时，取 4、3、1 中最先的一个。",
        "Where several apply, the first of 4, 3, 1 is given.",
    )
    return (
        f"# Exit codes\n\n{GENERATED}The same for every command and format.\n\n"
        f"| Code | Meaning | 含义 |\n|---|---|---|\n{rows}\n{rule.en}\n\n{rule.zh}\n"
    )


# ---- writing and comparing


def write(folder: Path) -> list[str]:
    """Writes the pages below a folder; which of them changed."""
    changed = {path: text for path, text in pages().items() if _there(folder / path) != text}
    for path, text in changed.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    return list(changed)


def differences(folder: Path) -> Iterator[str]:
    """The lines in which a folder differs from the pages, pages that nothing writes included."""
    wanted = pages()
    left_over = {f"rules/{path.name}": "" for path in (folder / "rules").glob("*.md")}
    for path, text in (left_over | wanted).items():
        before = _there(folder / path).splitlines(keepends=True)
        yield from unified_diff(before, text.splitlines(keepends=True), f"docs/{path}", path)


def _there(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main(arguments: list[str]) -> int:
    """Writes the pages, or with `--check` prints how they differ from the code."""
    if arguments == ["--check"]:
        found = list(differences(DOCS))
        sys.stdout.writelines(found)
        return 1 if found else 0
    for path in write(DOCS):
        print(f"docs/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
