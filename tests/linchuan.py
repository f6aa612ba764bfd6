"""The example district, read and scored once for all tests of a process."""

from datetime import date
from functools import cache
from pathlib import Path
from unittest.mock import patch

from pufa_cli import api
from pufa_cli.api import standards
from pufa_cli.model.results import CheckResult, DistrictResult, UnitResult

_CHECKED_ONCE = cache(standards.checked)  # reading the standard takes most of a single score
ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples" / "linchuan"
BROKEN = ROOT / "examples" / "broken"
AS_OF = date(2005, 6, 30)
ROUND = "2005-acceptance"
PILOTS = ("xiaoqiao", "liushuiqiao", "jianchayuan", "jiaoyuju", "linyeju", "gongdianju")


def file_of(unit: str) -> Path:
    """The submission of a unit."""
    return FOLDER / "submissions" / unit / f"{ROUND}.yaml"


def units() -> list[str]:
    """Every unit that handed in."""
    return sorted(path.parent.name for path in FOLDER.glob("submissions/*/*.yaml"))


@cache
def scored(unit: str) -> UnitResult:
    """A unit's result, with its places."""
    with patch.object(standards, "checked", _CHECKED_ONCE):
        return api.score(file_of(unit), as_of=AS_OF, with_places=True)


@cache
def rolled_up() -> DistrictResult:
    """The district's result."""
    return api.rollup(FOLDER, as_of=AS_OF)


@cache
def broken() -> CheckResult:
    """Everything wrong with the folder of broken files."""
    return api.check([BROKEN], as_of=AS_OF)


# --- a small district to change at will

SMALL = ("xiaoqiao", "shuinan")
SETTINGS = """\
pufa: district/1
district: {id: linchuan, name: 临川区}
office: 临川区普法依法治理领导小组办公室
standard: linchuan-45@1.0.0
round: {id: 2005-acceptance, title: “四五”普法考核验收, starts_on: 2005-04-15, ends_on: 2005-06-30}
language: zh
reviews: {precedence: [superior, supervision, cross_inspection]}
"""
ROSTER = """\
pufa: roster/1
units:
  - {id: xiaoqiao, name: 孝桥镇, category: township, pilot: 是}
  - {id: shuinan, name: 水南镇, category: township}
  - {id: jiaoyuju, name: 区教育局, category: department}
"""


def name_of(unit: str) -> str:
    """Where a unit's submission lies in its district."""
    return f"submissions/{unit}/{ROUND}.yaml"


def put(path: Path, text: str) -> Path:
    """A file with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def small_district(folder: Path) -> Path:
    """Three units: a pilot with its reviews and evidence, a pending one, a missing one."""
    put(folder / "pufa.yaml", SETTINGS)
    put(folder / "units.yaml", ROSTER)
    copied = [name_of(unit) for unit in SMALL]
    copied += [
        path.relative_to(FOLDER).as_posix()
        for pattern in ("reviews/*/*/xiaoqiao.yaml", "evidence/xiaoqiao/*")
        for path in FOLDER.glob(pattern)
    ]
    for name in copied:
        put(folder / name, (FOLDER / name).read_text("utf-8"))
    return folder
