"""Files from strangers, end to end: what they say is shown, and nothing of it is done."""

import csv
import html
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cli.conftest import Pufa
from linchuan import FOLDER, name_of, put
from pufa_cli.base.text import UNSEEN

NAMES = [
    "[red]区[/red]",
    "区|1|伪造",
    "<script>alert(1)</script>",
    "![x](https://e.example/p.png) @user #1",
    "::error::不合格",
    "x ##[error]y",
    "=cmd|' /C calc'!A0",
    "{{7*7}} {name} %s",
    "`code` **b** _i_ ~~s~~",
]
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


def stranger(folder: Path, name: str) -> Path:
    """A unit's file in which the unit calls itself as it likes."""
    text = (FOLDER / name_of("xiaoqiao")).read_text("utf-8")
    quoted = json.dumps(name, ensure_ascii=False)
    named = text.replace("name: 孝桥镇\n", f"name: {quoted}\n")
    lines = ["    note: " + quoted if "    note: " in line else line for line in named.split("\n")]
    return put(folder / "unit.yaml", "\n".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_shown_as_it_is_written_in_every_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    stranger(tmp_path, name)
    outputs = {}
    for form, command, one in (
        ("json", "score", "unit.yaml"),
        ("md", "score", "unit.yaml"),
        ("html", "score", "unit.yaml"),
        ("text", "rollup", "."),
        ("csv", "rollup", "."),
    ):
        done = pufa(command, one, "--format", form)
        assert done.code == 0
        assert not UNSEEN.search(re.sub(r"[\r\n]", "", done.out + done.err))
        assert not any(line.strip().startswith("::") for line in done.out.split("\n"))
        outputs[form] = done.out
    assert json.loads(outputs["json"])["name"] == name
    rows = list(csv.reader(io.StringIO(outputs["csv"])))
    assert name in {cell.removeprefix("'") for row in rows for cell in row}
    assert name in outputs["text"].replace("##\\", "##").replace("\\::", "::")
    assert html.escape(name, quote=False) in re.sub(
        "&(quot|apos|num|#58);", lambda found: html.unescape(found.group()), outputs["html"]
    )
    tokens = MARKDOWN.parse(outputs["md"])
    kinds = {child.type for token in tokens for child in token.children or [token]}
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "em_open", "s_open"}
    assert name in "".join(c.content for token in tokens for c in token.children or ())


@pytest.mark.skipif(os.name != "posix", reason="names that other systems refuse")
def test_hostile_file_names_are_shown_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pufa: Pufa
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["a\nb.yaml", "a\x1b[31m.yaml", "::error::x.yaml", "[red].yaml", "-rf.yaml", "=1.yaml"]
    for name in names:
        put(tmp_path / name, "x: [\n")
    with open("教育局.yaml".encode("gbk"), "wb") as made:
        made.write(b"x: [\n")
    for command in ("check", "rollup"):
        for form in ("text", "md", "html", "json"):
            done = pufa(command, ".", "--format", form)
            assert done.code == 3
            said = done.out + done.err
            assert not UNSEEN.search(said.replace("\n", ""))
            assert not any(line.strip().startswith("::") for line in said.split("\n"))
            assert "\\xbd\\xcc" in said.replace("\\\\", "\\")
    found = json.loads(pufa("check", ".", "--format", "json").out)
    assert found["files"] == len(names) + 1


@pytest.mark.skipif(os.name != "posix", reason="special files")
def test_special_files_in_a_district_are_findings_and_the_rest_is_scored(
    district: Path, pufa: Pufa
) -> None:
    unit = district / name_of("shuinan")
    before = pufa("rollup", ".", "--format", "json").out
    for make in (os.mkfifo, os.mkdir, lambda path: os.symlink("/etc/passwd", path)):
        unit.unlink()
        make(unit)
        done = pufa("rollup", ".", "--format", "json")
        assert "root:" not in done.out
        rows = {r["unit"]: r for c in json.loads(done.out)["categories"] for r in c["rows"]}
        old = {r["unit"]: r for c in json.loads(before)["categories"] for r in c["rows"]}
        assert rows["shuinan"]["state"] != "scored"
        assert {**rows["xiaoqiao"], "rank": 0} == {**old["xiaoqiao"], "rank": 0}
        assert pufa("score", unit).code == 3
        if unit.is_dir() and not unit.is_symlink():
            unit.rmdir()
            unit.touch()


def test_code_beside_the_submissions_is_not_run(tmp_path: Path) -> None:
    stranger(tmp_path, "甲镇")
    trap = "import pathlib\npathlib.Path('trapped').touch()\nraise SystemExit(9)\n"
    for name in ("yaml", "click", "pydantic", "json", "sitecustomize", "conftest", "rich"):
        put(tmp_path / f"{name}.py", trap)
    script = Path(sys.executable).with_name("pufa")
    for command in ([str(script)], [sys.executable, "-P", "-m", "pufa_cli"]):
        done = subprocess.run(
            [*command, "score", "unit.yaml"], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert not (tmp_path / "trapped").exists()
