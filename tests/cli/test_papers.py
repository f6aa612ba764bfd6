"""Every kind of report in every format and language, on the example district."""

import csv
import json
from io import StringIO

import jsonschema
import pytest

from cli.conftest import Pufa
from linchuan import FOLDER
from pufa_cli import api
from pufa_cli.api.paper import papers

RESULTS = {  # `district` is the file of the settings, `meeting` that of a record
    "district": "district-result",
    "meeting": "meeting-pack",
    "exam": "exam-result",
}
MORE = {"unit": ("--unit", "xiaoqiao"), "standard": ("--standard", "district-2026")}


def asked(kind: str) -> list[str]:
    """The options that a kind needs."""
    return [word for name in sorted(papers()[kind].needs) for word in MORE[name]]


@pytest.mark.parametrize("kind", papers())
def test_a_kind_of_report_is_written_in_every_format(pufa: Pufa, kind: str) -> None:
    page = pufa("report", FOLDER, "--kind", kind, *asked(kind))
    assert page.code == 0
    assert page.out.startswith("# ")
    english = pufa("report", FOLDER, "--kind", kind, *asked(kind), "--lang", "en")
    assert english.out.startswith("# ")
    assert english.out != page.out
    rows = list(
        csv.reader(
            StringIO(pufa("report", FOLDER, "--kind", kind, *asked(kind), "--format", "csv").out)
        )
    )
    assert {len(row) for row in rows} == {len(rows[0])} if rows else True


@pytest.mark.parametrize("kind", papers())
def test_a_kind_of_report_is_a_page_to_print(pufa: Pufa, kind: str) -> None:
    page = pufa("report", FOLDER, "--kind", kind, *asked(kind), "--format", "html")
    assert page.code == 0
    assert page.out.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert page.out.endswith("</html>\n")


@pytest.mark.parametrize("kind", papers())
def test_a_kind_of_report_keeps_its_published_schema(pufa: Pufa, kind: str) -> None:
    done = pufa("report", FOLDER, "--kind", kind, *asked(kind), "--format", "json")
    record = json.loads(done.out)
    name = RESULTS.get(kind, kind)
    assert record["schema"] == f"pufa-{kind}/1"
    jsonschema.validate(record, api.schema(name))
