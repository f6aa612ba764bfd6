"""What was accepted in the round before: in `pufa trend`, `pufa diff` and `pufa check`."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from cli.conftest import Pufa
from linchuan import put
from merging import a_category, a_result, a_row, raw


@pytest.fixture
def kept(district: Path, pufa: Pufa) -> Path:
    """The small district, committed, with what it accepted in the round before."""
    text = pufa("rollup", ".", "--format", "json").out
    tree = json.loads(text)
    tree |= {"round_id": "2004", "round": "上一轮"}
    tree["provenance"]["as_of"] = "2004-12-31"
    put(district / "accepted" / "2004.json", raw(tree).decode())
    put(district / "accepted" / "2005-acceptance.json", text)
    day = "2005-06-10T12:00:00+0800"
    who = {f"GIT_{one}_{key}": "office" for one in ("AUTHOR", "COMMITTER") for key in ("NAME",)}
    who |= {f"GIT_{one}_EMAIL": "o@example.invalid" for one in ("AUTHOR", "COMMITTER")}
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        environment = {**os.environ, **who, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
        subprocess.run(["git", *words], cwd=district, check=True, env=environment)
    return district


def test_a_trend_begins_with_what_was_accepted_before(kept: Path, pufa: Pufa) -> None:
    done = pufa("trend", ".", "--at", "2005-06-10")
    assert done.code == 0
    assert "上轮验收" in done.out
    assert "上一轮，2004-12-31" in done.out
    record = json.loads(pufa("trend", ".", "--at", "2005-06-10", "--format", "json").out)
    assert record["accepted"]["round"] == "上一轮"
    assert all(one["accepted"] == one["totals"][0] for one in record["units"])
    assert all(one["accepted"] == one["means"][0] for one in record["categories"])
    (kept / "accepted" / "2004.json").unlink()
    without = pufa("trend", ".", "--at", "2005-06-10")
    assert (without.code, "上轮验收" in without.out) == (0, False)
    put(kept / "accepted" / "2004.json", "{")
    assert "PF810" in pufa("trend", ".", "--at", "2005-06-10").err


def test_a_result_file_is_a_state(kept: Path, pufa: Pufa) -> None:
    same = pufa("diff", "accepted/2004.json", ".", "--as-of", "2005-06-30")
    assert (same.code, "没有变化" in same.out) == (0, True)
    tree = json.loads((kept / "accepted" / "2004.json").read_text("utf-8"))
    other = a_result("linchuan", a_category([a_row("xiaoqiao", "50"), a_row("gone", "70")]))
    put(kept / "other.json", raw(other).decode())
    moved = pufa("diff", "other.json", ".", "--as-of", "2005-06-30", "--lang", "en")
    assert moved.code == 0
    assert "50.00" in moved.out
    assert "the standards differ: city@1.0.0" in moved.out
    tree["is_provisional"] = "maybe"
    put(kept / "bad.json", raw(tree).decode())
    for name in ("bad.json", "none.json"):
        assert pufa("diff", name, ".", "--as-of", "2005-06-30").code == 3
    put(kept / "city.json", pufa("merge", "other.json", "--format", "json").out)
    assert "PF812" in pufa("diff", "city.json", ".", "--as-of", "2005-06-30").err


def test_what_cannot_be_read_is_told_by_check(kept: Path, pufa: Pufa) -> None:
    assert "PF8" not in pufa("check", ".").out
    path = kept / "accepted" / "2004.json"
    tree = json.loads(path.read_text("utf-8"))
    put(kept / "accepted" / "2003.json", raw(tree).decode())
    put(kept / "accepted" / "r1.json", raw(a_result("x", a_category([a_row("u")]))).decode())
    put(kept / "accepted" / "note.txt", "x")
    tree["is_provisional"] = not tree["is_provisional"]
    put(path, raw(tree).decode())
    found = pufa("check", ".").out
    for code in ("PF819", "PF822", "PF823", "note.txt"):
        assert code in found
    assert "PF819" in pufa("check", "accepted/2004.json").out
    assert pufa("check", "accepted/r1.json").code == 0


def test_a_result_older_than_its_standard_is_told_at_the_digest(kept: Path, pufa: Pufa) -> None:
    source = Path(__file__).parents[2] / "standards" / "linchuan-45.yaml"
    put(kept / "standards" / "linchuan-45.yaml", source.read_text("utf-8") + "# 改过\n")
    path = kept / "accepted" / "2004.json"
    put(path, json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False, indent=1))
    lines = path.read_text("utf-8").split("\n")
    line = next(at for at, one in enumerate(lines, 1) if '"standard_sha256"' in one)
    for done in (pufa("check", "."), pufa("check", "accepted/2004.json")):
        assert f"accepted/2004.json:{line}:" in done.out
        assert "PF824" in done.out
        assert done.code == 0
    trend = pufa("trend", ".", "--at", "2005-06-10")
    assert "2 条警告" in trend.err
    assert trend.code == 0
    put(path, path.read_text("utf-8").replace("linchuan-45@1.0.0", "gone@1.0.0"))
    assert "accepted/2004.json" not in pufa("check", ".").out
