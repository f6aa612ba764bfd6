"""Writes the example districts under `examples/`, or a synthetic district of any size.

python tools/build_example.py                         rewrite examples/linchuan and /broken
python tools/build_example.py --check                 exit 1 where they differ from the sources
python tools/build_example.py --units 1000 --out DIR  write a synthetic district into an empty DIR
python tools/build_example.py --history DIR           write a git repository of the example's days
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from example.broken import broken_district
from example.criteria import criteria_by_category
from example.district import Files, example_district, synthetic_district
from example.history import DAYS, write_history
from example.roster import listed_units

ROOT = Path(__file__).resolve().parent.parent
STANDARD = ROOT / "standards" / "linchuan-45.yaml"


def main() -> int:
    """Run the command line and return the exit code."""
    parser = argument_parser()
    args = parser.parse_args()
    if args.history is not None:
        return build_history(args.history)
    if (args.units is None) != (args.out is None):
        parser.error("--units and --out belong together")
    if args.out is not None:
        return build_synthetic(args.units, args.out)
    return check() if args.check else build()


def argument_parser() -> argparse.ArgumentParser:
    """Return the command line's parser."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare only; 1 on a difference")
    parser.add_argument("--units", type=int, metavar="N", help="size of a synthetic district")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the synthetic one goes")
    parser.add_argument("--history", type=Path, metavar="DIR", help="where the days go")
    return parser


def districts() -> dict[Path, Files]:
    """Return the example districts, folder by folder."""
    criteria = criteria_by_category(STANDARD)
    return {
        ROOT / "examples" / "linchuan": example_district(criteria),
        ROOT / "examples" / "broken": broken_district(criteria),
    }


def build() -> int:
    """Make the folders hold exactly the example districts."""
    for folder, files in districts().items():
        for name in stale(folder, files):
            (folder / name).unlink()
        write(folder, files)
        remove_empty_folders(folder)
        print(f"{folder.relative_to(ROOT)}: {len(files)} files")
    return 0


def check() -> int:
    """Report every file that differs, is missing or is stale."""
    found = [
        f"{folder.relative_to(ROOT)}/{name}"
        for folder, files in districts().items()
        for name in [*differing(folder, files), *stale(folder, files)]
    ]
    for name in found:
        print(f"differs: {name}")
    return 1 if found else 0


def build_synthetic(count: int, folder: Path) -> int:
    """Write a synthetic district into a folder that is empty or does not exist yet."""
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty", file=sys.stderr)
        return 2
    files = synthetic_district(count, criteria_by_category(STANDARD))
    write(folder, files)
    print(f"{folder}: {len(files)} files")
    return 0


def build_history(folder: Path) -> int:
    """Write the example district day by day into a git repository of its own."""
    if (folder / ".git").exists():
        shutil.rmtree(folder)
    if folder.exists() and any(folder.iterdir()):
        print(f"{folder} is not empty", file=sys.stderr)
        return 2
    files = example_district(criteria_by_category(STANDARD))
    pilots = frozenset(unit.id for unit in listed_units() if unit.pilot)
    write_history(files, pilots, folder)
    print(f"{folder}: {len(DAYS)} days")
    return 0


def write(folder: Path, files: Files) -> None:
    """Write every file that is not already there with the same bytes."""
    for name in differing(folder, files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def differing(folder: Path, files: Files) -> list[str]:
    """Return the names of files that are missing or hold other bytes."""
    return [name for name, content in files.items() if content_of(folder / name) != content]


def content_of(path: Path) -> bytes | None:
    """Return a file's bytes, or None where there is no file."""
    return path.read_bytes() if path.is_file() else None


def stale(folder: Path, files: Files) -> list[str]:
    """Return the names of files in the folder that do not belong there."""
    present = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")))
    return [name for name in present if (folder / name).is_file() and name not in files]


def remove_empty_folders(folder: Path) -> None:
    """Remove folders that hold nothing, deepest first."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


if __name__ == "__main__":
    sys.exit(main())
