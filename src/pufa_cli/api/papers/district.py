"""The district's result: grades, ranking, weak points."""

from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.rolling import rollup
from pufa_cli.base.language import Text
from pufa_cli.model.results import DistrictResult


def _make(asked: Request) -> DistrictResult:
    return rollup(asked.folder, as_of=asked.as_of, standard=asked.standard, progress=asked.progress)


PAPER = Paper(Text("区县总报告", "the report of the district"), _make, frozenset({"standard"}))
