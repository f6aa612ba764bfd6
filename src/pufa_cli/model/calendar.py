"""The district's calendar (calendar.yaml): which days are worked; without one, Monday to Friday."""

from typing import Any, ClassVar, Literal

from pydantic import model_validator

from pufa_cli.model.fields import Day, Prose
from pufa_cli.model.frozen import Frozen


class Holiday(Frozen):
    """Days on which nobody works: one, or all from the first to the last."""

    starts_on: Day
    """第一天 | first day"""
    ends_on: Day | None = None
    """最后一天；只放一天的不写 | last day; not written for a single one"""
    title: Prose | None = None
    """节日名称 | its name"""

    @model_validator(mode="before")
    @classmethod
    def _one_day(cls, tree: Any) -> Any:
        return {"starts_on": tree} if isinstance(tree, str) else tree


class Calendar(Frozen):
    """calendar.yaml: holidays, and the weekends that are worked instead (调休)."""

    format: ClassVar[str] = "calendar/1"

    pufa: Literal["calendar/1"]
    """文件类型和版本 | format and version of the file"""
    holidays: tuple[Holiday, ...] = ()
    """放假的日期，或起止日期 | days off, each a date or first and last day"""
    working_weekends: tuple[Day, ...] = ()
    """调休上班的周六、周日 | Saturdays and Sundays that are worked"""
