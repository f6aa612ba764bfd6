"""The trace of a defect of pufa itself, kept in a file for a report."""

import traceback
from tempfile import NamedTemporaryFile

from pufa_cli import __version__


def traced(error: Exception) -> str:
    """The name of a new file with the trace, or a dash where none can be written."""
    try:
        with NamedTemporaryFile(
            "w", prefix="pufa-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as trace:
            trace.write(f"pufa {__version__}\n")
            traceback.print_exception(error, file=trace)
    except OSError:
        return "-"
    return trace.name
