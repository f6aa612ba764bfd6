"""`python -m pufa_cli` and the console script: answers `--version` before anything is imported."""

import os
import sys

from pufa_cli import __version__


def main() -> None:
    """Runs the command line and ends the process with its exit code.

    Everything is written by then; taking apart what the run made would cost a fifth of it.
    """
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"pufa {__version__}\n")
        return
    from pufa_cli.cli.main import run

    os._exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
