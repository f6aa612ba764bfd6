"""Results that districts send in: `pufa rollup --format json`, or an earlier merge."""

from pathlib import Path
from typing import NamedTuple

from pufa_cli.base.diagnostics import Diagnostic, Fault
from pufa_cli.base.language import Text
from pufa_cli.base.text import shorten
from pufa_cli.load.bind import bind
from pufa_cli.load.files import read_bytes, shown_name
from pufa_cli.load.json_text import read_json
from pufa_cli.load.limits import RESULT
from pufa_cli.load.source import Source
from pufa_cli.model import merge_codes as codes
from pufa_cli.model.merging import (
    KeptConflict,
    KeptDistrict,
    KeptMerge,
    KeptTrouble,
    both_languages,
)

DISTRICT = "pufa-district/1"
MERGE = "pufa-merge/1"
SCHEMAS = (DISTRICT, MERGE)
NO_SCHEMA = Text("没有 schema", "it says no schema")
NO_DISTRICT = Text(
    "没有区县或轮次编号（文件夹没有 pufa.yaml，或由旧版 pufa 生成）",
    "it names no district or round (of a folder without pufa.yaml, or by an older pufa)",
)


class LoadedResult(NamedTuple):
    """A result file: the districts in it, and what is wrong with it."""

    source: Source
    districts: tuple[KeptDistrict, ...] = ()
    broken: tuple[KeptTrouble, ...] = ()
    conflicts: tuple[KeptConflict, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_merge(self) -> bool:
        """Whether it is an earlier merge."""
        return self.source.tree is not None and self.source.tree.get("schema") == MERGE

    @property
    def as_broken(self) -> "LoadedResult":
        """The same file as one that cannot be merged."""
        first = next(one for one in self.diagnostics if one.is_error)
        reason = both_languages(first)
        name, digest = self.source.name, self.source.digest
        trouble = KeptTrouble(file=name, sha256=digest, code=first.code.id, reason=reason)
        return LoadedResult(self.source, (), (trouble,), (), self.diagnostics)


def load_result(path: Path) -> LoadedResult:
    """A result file; of one that cannot be used only the reason is kept."""
    shown = shown_name(path)
    raw = read_bytes(path, shown, RESULT)
    if isinstance(raw, Diagnostic):
        source = Source(shown, "", None, "", (raw,))
        return LoadedResult(source, diagnostics=(raw,)).as_broken
    return read_result(shown, raw)


def read_result(name: str, raw: bytes) -> LoadedResult:
    """The result in these bytes (pure)."""
    source = read_json(name, raw, RESULT)
    found = source.diagnostics
    if source.tree is not None:
        fault = _fault(source.tree)
        if fault is None:
            return _bound(source)
        found = (source.located(fault),)
    return LoadedResult(source, diagnostics=found).as_broken


def _fault(tree: "dict[str, object]") -> Fault | None:
    """Why a tree is no result that can be merged."""
    schema = tree.get("schema")
    if not isinstance(schema, str):
        return Fault(codes.NO_RESULT, ("schema",), {"why": NO_SCHEMA})
    if schema not in SCHEMAS:
        values = {"text": shorten(schema), "choices": "、".join(SCHEMAS)}
        return Fault(codes.UNKNOWN_SCHEMA, ("schema",), dict(values))
    if schema == MERGE:
        return None
    if tree.get("district") is None:
        return Fault(codes.UNUSABLE, ("district",))
    if tree.get("district_id") is None or tree.get("round_id") is None:
        return Fault(codes.NO_RESULT, ("district",), {"why": NO_DISTRICT})
    return None


def _bound(source: Source) -> LoadedResult:
    is_merge = source.tree is not None and source.tree["schema"] == MERGE
    bound = bind(KeptMerge if is_merge else KeptDistrict, source)
    if bound.model is None:
        return LoadedResult(source, diagnostics=bound.diagnostics).as_broken
    if is_merge:
        whole: KeptMerge = bound.model
        kept = (whole.districts, whole.broken, whole.conflicts)
        return LoadedResult(source, *kept, diagnostics=bound.diagnostics)
    district: KeptDistrict = bound.model
    named = district.model_copy(update={"source_sha256": source.digest})
    return LoadedResult(source, (named,), diagnostics=bound.diagnostics)
