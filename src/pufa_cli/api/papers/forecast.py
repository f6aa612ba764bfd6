"""Every unit by the superior's standard: what it would come to, what is not covered."""

from pufa_cli.api.forecasting import forecast
from pufa_cli.api.paper import Paper, Request
from pufa_cli.base.language import Text
from pufa_cli.model.forecast import ForecastResult


def _make(asked: Request) -> ForecastResult:
    standard = asked.standard or ""
    return forecast(asked.folder, standard=standard, as_of=asked.as_of, progress=asked.progress)


PAPER = Paper(
    Text("迎检预测：同样的事实按上级标准算", "the same facts by a superior's standard"),
    _make,
    frozenset({"standard"}),
    frozenset({"standard"}),
)
