"""Files and folders that look as if they were read, and are not: near misses of the known names."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Text
from pufa_cli.load.files import YAML_SUFFIX, names_in, read_file
from pufa_cli.load.workspace import (
    DISTRICT_FILE,
    RECTIFICATIONS,
    REVIEWS,
    ROSTER_FILE,
    SUBMISSIONS,
    unread,
)
from pufa_cli.model.district import District

KNOWN = (
    DISTRICT_FILE,
    ROSTER_FILE,
    "calendar.yaml",
    "accepted",
    "evidence",
    "exams",
    "mappings",
    "meetings",
    "plans",
    "practices",
    "progress",
    RECTIFICATIONS,
    REVIEWS,
    "schemas",
    "standards",
    SUBMISSIONS,
)
CLOSE = 0.8  # of 1: `exam` is close to `exams`, `reports` not to `reviews`
ALIKE = Text("名称和“{meant}”相近", "the name is close to “{meant}”")
TOO_HIGH = Text("没有放进轮次和来源的文件夹", "it lies in no folder of a round and a source")
THIS_ROUND = Text(
    "文件写的是本轮（{round}），文件名不是", "it says this round ({round}), its name does not"
)


def near(name: str) -> str | None:
    """The known name that one is a near miss of, if any."""
    if name in KNOWN:
        return None
    return next(iter(get_close_matches(name.lower(), KNOWN, 1, CLOSE)), None)


def strays(
    folder: Path, district: District, others: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """What somebody may have meant to be read; `others` are files in the folders of units."""
    for name in names_in(folder):
        if (meant := near(name)) is not None:
            yield unread(folder / name, ALIKE.with_(meant=meant), meant)
    round_id = district.round.id
    for name in names_in(folder / REVIEWS):
        if name.endswith(YAML_SUFFIX):
            wanted = f"{REVIEWS}/{round_id}/<source>/{name}"
            yield unread(folder / REVIEWS / name, TOO_HIGH, wanted)
    for unit, names in others.items():
        for name in names:
            path = folder / SUBMISSIONS / unit / name
            if (read_file(path).tree or {}).get("round") == round_id:
                wanted = f"{SUBMISSIONS}/{unit}/{round_id}{YAML_SUFFIX}"
                yield unread(path, THIS_ROUND.with_(round=round_id), wanted)
