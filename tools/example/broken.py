"""Puts together `examples/broken`, a small district full of mistakes real people make.

The sources are the text files in `broken/`. Characters that are hard to see, and that editors
and checkers like to repair, stand there as marks: `⇥` for a tab, `□` for a full-width space.
The file named `gbk-encoding` is written in GBK, all others in UTF-8.
"""

from __future__ import annotations

from .district import Criteria, Files, settings, submission_path
from .review import review_text
from .roster import HERE, Unit, roster_text
from .submission import ROUND, submission_text

MARKS = str.maketrans({"⇥": "\t", "□": "\u3000"})
GOOD = (
    Unit("good-township", "无误示例镇", "township", "东片", "good"),
    Unit("good-department", "区无误示例局", "department", "城区片", "excellent"),
)


def broken_district(criteria: Criteria) -> Files:
    """Return the files of `examples/broken`."""
    sources = sorted((HERE / "broken").glob("*.txt"))
    broken = {path.stem: path.read_text(encoding="utf-8") for path in sources}
    units = [*GOOD, *(unit_of(name, text) for name, text in broken.items())]
    files = {
        "README.md": (HERE / "pages" / "broken.md").read_bytes(),
        "pufa.yaml": settings("broken", "示例区").encode(),
        "units.yaml": roster_text(units).encode(),
    }
    files |= {submission_path(name): encoded(name, text) for name, text in broken.items()}
    return files | good_files(criteria)


def unit_of(name: str, text: str) -> Unit:
    """Return the roster's unit for a broken file, named in the file's first line."""
    title, category = text.splitlines()[0].removeprefix("# ").split()
    return Unit(name, title, category, "北片", "good")


def encoded(name: str, text: str) -> bytes:
    """Return the bytes of a broken file: without its first line, its marks made real."""
    body = text.split("\n", 1)[1].translate(MARKS)
    return body.encode("gbk" if name == "gbk-encoding" else "utf-8")


def good_files(criteria: Criteria) -> Files:
    """Return the files of the units without mistakes, which still score."""
    files = {}
    for unit in GOOD:
        own = criteria[unit.category]
        files[submission_path(unit.id)] = submission_text(unit, own).encode()
        review = review_text(unit, "supervision", own)
        files[f"reviews/{ROUND}/supervision/{unit.id}.yaml"] = review.encode()
    return files
