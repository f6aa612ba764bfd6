"""What to write in place of what cannot be an id, where the standards at hand say so."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pufa_cli.api.standards import folders_for, of_district
from pufa_cli.base.diagnostics import Diagnostic
from pufa_cli.base.language import Sayable, Text
from pufa_cli.load.files import read_file
from pufa_cli.load.standards import reference_of, standard_files
from pufa_cli.load.workspace import find_workspace, load_workspace
from pufa_cli.model import codes
from pufa_cli.model.meant import closest, shown

_VERSIONED = Text("补上版本号：{choices}", "add the version: {choices}")
_ID_OF = Text("“{title}”的编号是 {id}，写编号", "the id of “{title}” is {id}: write the id")
_ANY_OF = Text("写类别的编号：{choices}", "write the id of a category, one of: {choices}")


def suggested(found: Iterable[Diagnostic], start: Path) -> Iterator[Diagnostic]:
    """The diagnostics, with the version or the category that exists where one was meant."""
    for one in found:
        cure = _cure(str(one.values["key"]), str(one.values["text"]), start) if _asks(one) else None
        yield one if cure is None else one._replace(values={**one.values, "cure": cure})


def _asks(one: Diagnostic) -> bool:
    return one.code is codes.BAD_ID and one.values.get("key") in ("standard", "extends", "category")


def _cure(key: str, text: str, start: Path) -> Sayable | None:
    if key == "category":
        return _of_category(text, start)
    files = standard_files(folders_for(start))
    known = [reference_of(read_file(path)) or "" for path in files]
    choices = [one for one in known if one.startswith(f"{text}@")]
    return _VERSIONED.with_(choices="、".join(choices)) if choices else None


def _of_category(text: str, start: Path) -> Sayable | None:
    folder = find_workspace(start)
    standard = of_district(load_workspace(folder)).standard if folder else None
    if standard is None:
        return None
    close = closest(text, standard.category_by_id)
    if close is None:
        return _ANY_OF.with_(choices=shown(standard.category_by_id))
    return _ID_OF.with_(title=standard.category_by_id[close].title, id=close)
