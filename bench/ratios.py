"""Prints what pufa costs as ratios against something run beside it, never as seconds to compare.

    python bench/ratios.py [--units 1000] [--more 10000] [--runs 5]

Needs the `bench` dependency group (check-jsonschema). Each figure is the median over runs of whole
processes, taken in turn with the process it is compared with.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PUFA = str(BIN / "pufa")
CRITERIA = 60
UNIT = "examples/linchuan/submissions/xiaoqiao/2005-acceptance.yaml"


class Cost(NamedTuple):
    """Wall seconds and peak resident memory in MB of one process."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str], folder: Path = ROOT) -> Cost:
    """Runs a command once, its output thrown away."""
    began = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return Cost(time.perf_counter() - began, usage.ru_maxrss / 1024)


def ratio(ours: Sequence[str], theirs: Sequence[str], runs: int, folder: Path = ROOT) -> str:
    """The median of pairwise ratios, after one pair to warm up."""
    cost(ours, folder), cost(theirs, folder)
    pairs = [(cost(ours, folder).seconds, cost(theirs, folder).seconds) for _ in range(runs)]
    shares = sorted(a / b for a, b in pairs)
    return f"{median(shares):6.2f}  ({shares[0]:.2f}–{shares[-1]:.2f})"


def district(units: int, folder: Path) -> Path:
    """A synthetic district of so many units."""
    builder = str(ROOT / "tools" / "build_example.py")
    out = str(folder)
    subprocess.run(
        [sys.executable, builder, "--units", str(units), "--out", out],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder


def show(title: str, value: str, goal: str) -> None:
    """One line of the table."""
    print(f"{title:<58} {value:<24} {goal}", flush=True)


def start_up(runs: int) -> None:
    """One process against a bare interpreter."""
    bare = [sys.executable, "-c", "pass"]
    show("pufa --version / python -c pass", ratio([PUFA, "--version"], bare, runs), "goal ≤ 5")
    show("pufa --help / python -c pass", ratio([PUFA, "--help"], bare, runs), "")
    show("pufa score UNIT / python -c pass", ratio([PUFA, "score", UNIT], bare, runs), "goal ≤ 20")


def whole_district(units: int, runs: int, folder: Path) -> None:
    """A cold roll-up against a validator that only checks the same files against a schema."""
    small = district(units, folder / "small")
    files = sorted(str(path) for path in small.glob("submissions/*/*.yaml"))
    schema = folder / "submission.schema.json"
    subprocess.run([PUFA, "schema", "submission", "-o", str(schema)], check=True)
    ours = [PUFA, "rollup", str(small)]
    theirs = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files]
    title = f"pufa rollup / check-jsonschema, {units} units"
    show(title, ratio(ours, theirs, max(1, runs // 2), small), "goal ≤ 0.25")


def growth(units: int, folder: Path) -> None:
    """What reads all files of a district, and scores it too, against a tenth of its units."""
    tenth = district(max(1, units // 10), folder / "tenth")
    whole = folder / "small"
    for words in (["check"], ["report", "--kind", "meeting"]):
        command = [PUFA, *words, "."]
        less, more = (min(cost(command, one).seconds for _ in range(2)) for one in (tenth, whole))
        title = f"pufa {' '.join(words)}, {units} units / {units // 10} units"
        show(title, f"{more / less:6.2f}", "goal ≤ 10, of 10 times the files")


def history(runs: int, folder: Path) -> None:
    """A day of a trend against a roll-up of the same district."""
    builder = str(ROOT / "tools" / "build_example.py")
    made = folder / "history"
    command = [sys.executable, builder, "--history", str(made)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    days = len({line[:10] for line in _log(made)})
    trend = [cost([PUFA, "trend", str(made)]).seconds for _ in range(runs)]
    rollup = [cost([PUFA, "rollup", str(made)]).seconds for _ in range(runs)]
    title = f"pufa trend, a day of {days} / pufa rollup"
    show(title, f"{min(trend) / days / min(rollup):6.2f}", "goal ≤ 1")


def _log(folder: Path) -> list[str]:
    command = ["git", "-C", str(folder), "log", "--format=%cs"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def memory(units: int, more: int, folder: Path) -> None:
    """Peak memory of a small district against a large one."""
    large = district(more, folder / "large")
    first = cost([PUFA, "rollup", str(folder / "small")]).megabytes
    second = cost([PUFA, "rollup", str(large)]).megabytes
    title = f"memory, {more} units / {units} units"
    show(title, f"{second / first:6.2f}  ({first:.0f} → {second:.0f} MB)", "goal ≤ 1.30")


def engine(runs: int) -> None:
    """Scoring a loaded unit with every rule kind in use, against parsing the YAML it stands in."""
    from every_kind import every_kind

    sheet = every_kind(CRITERIA)
    scoring = min(timed(sheet.score) for _ in range(runs * 20))
    parsing = min(timed(sheet.parse) for _ in range(runs * 20))
    title = f"score {CRITERIA} criteria, loaded / parse their YAML"
    show(title, f"{scoring / parsing:6.2f}", "goal ≤ 1")


def planning(runs: int) -> None:
    """Pairing a thousand units of one category, where four in five lie in one area, against 100."""
    from pufa_cli.engine.cross_check import Basis, Wanted, cross_check
    from pufa_cli.model.district import Unit

    def seconds(units: int) -> float:
        roster = [Unit(f"u{at}", "", "c", f"a{max(0, at % 20 - 15)}") for at in range(units)]
        basis = Basis(tuple(roster))
        first = cross_check(basis, Wanted("r0", "0"))
        wanted = Wanted("r1", "1", previous=first)
        return min(timed(lambda: cross_check(basis, wanted)) for _ in range(runs))

    title = "pair 1000 units / pair 100 units"
    show(title, f"{seconds(1000) / seconds(100):6.2f}", "goal ≤ 150, of 100 times the cells")


def drawing(runs: int) -> None:
    """Drawing ten thousand people out of five million in a thousand units, against a thousand."""
    from pufa_cli.engine.sampling import draw
    from pufa_cli.model.exams import ExamFrame

    heads = [{"unit": f"u{at}", "heads": {"a": "4000", "b": "1000"}} for at in range(1000)]
    strata = [{"id": "a", "title": "a"}, {"id": "b", "title": "b", "units": "50"}]
    base = {"pufa": "exam_frame/1", "round": "r", "strata": strata, "units": heads}

    def seconds(sample: int) -> float:
        frame = ExamFrame.model_validate({**base, "sample": str(sample)})
        return min(timed(lambda: draw(frame, "seed")) for _ in range(runs))

    title = "draw 10000 people / draw 1000 people"
    show(title, f"{seconds(10_000) / seconds(1_000):6.2f}", "goal ≤ 10")


def timed(act: Callable[[], object]) -> float:
    """Seconds of one call."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--more", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    engine(arguments.runs)
    planning(arguments.runs)
    drawing(arguments.runs)
    start_up(arguments.runs)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        whole_district(arguments.units, arguments.runs, folder)
        growth(arguments.units, folder)
        history(arguments.runs, folder)
        memory(arguments.units, arguments.more, folder)


if __name__ == "__main__":
    main()
