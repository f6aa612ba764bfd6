"""`python -m pufa_cli` and the console script: answers `--version` before anything is imported."""

import sys

from pufa_cli import __version__


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"pufa {__version__}\n")
        return
    from pufa_cli.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
