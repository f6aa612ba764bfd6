"""Diagnostics: place, weight, words."""

from pufa_cli.base.diagnostics import (
    SEVERITY_TEXT,
    Code,
    Diagnostic,
    Severity,
    Span,
    in_order,
)
from pufa_cli.base.language import Text

WRONG = Code(
    "PF999", "wrong", Text("“{text}”不对", "“{text}” is wrong"), Text("改", "mend it"), Text("", "")
)
MINOR = Code("PF998", "minor", Text("小事", "minor"), Text("", ""), Text("", ""), Severity.WARNING)


def at(line, column=1, code=WRONG, file="a.yaml", text="x"):
    return Diagnostic(code, file, Span(line, column), {"text": text})


def test_only_an_error_keeps_a_file_from_being_assessed():
    assert (at(1).is_error, at(1, code=MINOR).is_error) == (True, False)
    assert at(1, code=MINOR).severity is Severity.WARNING


def test_every_severity_has_a_word_in_both_languages():
    assert all(SEVERITY_TEXT[one].zh and SEVERITY_TEXT[one].en for one in Severity)


def test_a_message_quotes_what_was_written_and_the_hint_says_what_to_do():
    assert (at(1, text="四").message("zh"), at(1).hint("en")) == ("“四”不对", "mend it")


def test_diagnostics_are_sorted_by_file_line_column_and_code():
    found = [at(2), at(1, 5), at(1, 5, MINOR), at(1, 2), at(9, file="A.yaml")]
    whole = Diagnostic(WRONG, "a.yaml", None, {"text": "x"})
    assert in_order([*found, whole]) == (found[4], whole, found[3], found[2], found[1], found[0])


def test_the_same_defect_is_listed_once_and_different_words_are_not_the_same():
    assert len(in_order([at(1), at(1), at(1, text="y")])) == 2
