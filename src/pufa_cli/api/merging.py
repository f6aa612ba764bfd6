"""Districts' results into a city's, cities' into a province's: `pufa merge`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pufa_cli import __version__
from pufa_cli.base.diagnostics import Diagnostic, in_order
from pufa_cli.base.language import Sayable
from pufa_cli.engine.merge_checks import contradictions
from pufa_cli.engine.merge_doubts import doubts
from pufa_cli.engine.merging import fingerprint
from pufa_cli.engine.merging import merge as merged
from pufa_cli.load.results import LoadedResult, load_result
from pufa_cli.model import merge_codes as codes
from pufa_cli.model.merging import MergeResult

THE_WHOLE = "pufa merge"  # stands for the file where something is wrong with several together


def merge(files: Sequence[Path], *, title: str = "") -> MergeResult:
    """The results in some files as one, whatever their order and grouping.

    A file is a district's result or an earlier merge, as `--format json` writes them. What cannot
    be used is a broken district of the result. Never raises for what files hold.
    """
    return together([load_result(path) for path in dict.fromkeys(files)], title)


def together(results: Iterable[LoadedResult], title: str = "") -> MergeResult:
    """The results of some files that were read as one."""
    loaded = [_sound(one) for one in results]
    result = merged(
        (one for file in loaded for one in file.districts),
        (one for file in loaded for one in file.broken),
        (one for file in loaded for one in file.conflicts),
        title,
        __version__,
    )
    found = [one for file in loaded for one in file.diagnostics]
    found += _met_again(loaded)
    found += [
        Diagnostic(code, title or THE_WHOLE, None, {"parts": parts})
        for code, parts in doubts(result.districts)
    ]
    return replace(result, diagnostics=in_order(found), files=len(loaded))


def _sound(loaded: LoadedResult) -> LoadedResult:
    """A result that does not contradict itself, else its file as broken."""
    prefixes = [("districts", at) for at in range(len(loaded.districts))]
    wrong = [
        loaded.source.located(fault._replace(path=(*prefix, *fault.path)))
        if loaded.is_merge
        else loaded.source.located(fault)
        for prefix, one in zip(prefixes, loaded.districts, strict=True)
        for fault in contradictions(one)
    ]
    if not wrong:
        return loaded
    return loaded._replace(diagnostics=(*loaded.diagnostics, *wrong)).as_broken


def _met_again(loaded: Sequence[LoadedResult]) -> Iterator[Diagnostic]:
    """Districts that stand in several files: the same result, or another."""
    met: dict[tuple[str, str], dict[str, list[str]]] = {}
    names: dict[tuple[str, str], str] = {}
    for file in loaded:
        for one in file.districts:
            names.setdefault(one.key, f"{one.district}（{one.district_id}）")
            met.setdefault(one.key, {}).setdefault(fingerprint(one), []).append(file.source.name)
        for known in file.conflicts:
            key = (known.round_id, known.district_id)
            names.setdefault(key, f"{known.district}（{known.district_id}）")
            for source in known.sources:
                met.setdefault(key, {}).setdefault(source, []).append(file.source.name)
    for key, sources in met.items():
        where = list(dict.fromkeys(name for files in sources.values() for name in files))
        shown: dict[str, Sayable] = {"name": names[key], "files": "、".join(where)}
        if len(sources) > 1:
            yield Diagnostic(codes.TWICE, where[-1], None, shown)
        elif len(where) > 1:
            others = {**shown, "files": "、".join(where[:-1])}
            yield Diagnostic(codes.REPEATED, where[-1], None, others)
