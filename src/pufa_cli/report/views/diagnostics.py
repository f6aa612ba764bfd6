"""诊断 — every defect of the files with its line, a caret under the place, and the cure."""

from collections.abc import Iterable, Iterator

from pufa_cli.base.diagnostics import SEVERITY_TEXT, Diagnostic, Severity, Span
from pufa_cli.base.language import Language, Text
from pufa_cli.base.text import clean_text, display_width
from pufa_cli.model.results import CheckResult
from pufa_cli.report import costly
from pufa_cli.report.document import Block, Document, Listing, Page, Paragraph, Tone

MOST_EXCERPT = 120
NOTHING = Text("没有可以检查的文件。", "There is nothing to check.")
CLEAN = Text("{files} 个文件，没有问题。", "{files:file}, nothing wrong.")
COUNT = Text(
    "{files} 个文件：{errors} 个错误，{warnings} 个警告，{notices} 个提示",
    "{files:file}: {errors:error}, {warnings:warning}, {notices:notice}",
)
AGAINST = Text(
    "与此处矛盾 {file}:{line}:{column}：{text}", "against {file}:{line}:{column}: {text}"
)
TONES: dict[Severity, Tone] = {
    Severity.ERROR: "bad",
    Severity.WARNING: "middling",
    Severity.NOTICE: "quiet",
}


def view(result: CheckResult, language: Language) -> Page:
    """All diagnostics in order of place, and their count."""
    return Page(lambda: document(result, language), lambda: costly.recording().check_record(result))


def document(result: CheckResult, language: Language) -> Document:
    """The diagnostics as a document."""
    if not result.diagnostics and not result.unlisted:
        if result.files == 0:
            return Document("", (Paragraph(NOTHING.say(language), "bad"),))
        text = CLEAN.with_(files=result.files).say(language)
        return Document("", (Paragraph(text, "good"),))
    text = COUNT.with_(
        files=result.files,
        errors=result.count(Severity.ERROR),
        warnings=result.count(Severity.WARNING),
        notices=result.count(Severity.NOTICE),
    ).say(language)
    blocks = (*diagnostic_blocks(result.diagnostics, language), Paragraph(text, "strong"))
    return Document("", blocks)


def diagnostic_blocks(found: Iterable[Diagnostic], language: Language) -> Iterator[Block]:
    """Each diagnostic as a headline and its excerpt."""
    for one in found:
        yield Paragraph(headline(one, language), TONES[one.severity])
        yield Listing(tuple(_excerpt(one, language)))


def headline(one: Diagnostic, language: Language) -> str:
    """`file:line:column: error[PF101] message`, on one line."""
    place = f"{one.file}:{one.span.line}:{one.span.column}" if one.span else one.file
    severity = SEVERITY_TEXT[one.severity].say(language)
    return clean_text(f"{place}: {severity}[{one.code.id}] {one.message(language)}")


def _excerpt(one: Diagnostic, language: Language) -> Iterator[str]:
    hint = clean_text(one.hint(language))
    if one.span is None or not one.excerpt:
        yield f"    → {hint}"
    else:
        yield from _marked(one.excerpt, one.span, hint)
    for other in one.others:
        against = AGAINST.with_(
            file=other.file,
            line=other.span.line,
            column=other.span.column,
            text=other.excerpt.strip()[:MOST_EXCERPT],
        )
        yield f"    ↔ {clean_text(against.say(language))}"


def _marked(excerpt: str, span: Span, hint: str) -> Iterator[str]:
    """The line with a caret under the place, and what to do about it."""
    gutter = f"{span.line:>4} | "
    start, shown = _window(excerpt, span.column - 1)
    before = clean_text(shown[: span.column - 1 - start])
    length = min(span.length, max(1, len(shown) - (span.column - 1 - start)))
    marked = shown[span.column - 1 - start :][:length]
    yield gutter + clean_text(shown)
    caret = "^" * max(1, display_width(clean_text(marked)))
    shift = " " * (len(gutter) - 2) + "| " + " " * display_width(before)
    yield f"{shift}{caret} {hint}".rstrip()


def _window(line: str, at: int) -> tuple[int, str]:
    """The part of a long line around a place, and where it starts."""
    start = 0 if at < MOST_EXCERPT - 20 else at - 40
    return start, line[start : start + MOST_EXCERPT]
