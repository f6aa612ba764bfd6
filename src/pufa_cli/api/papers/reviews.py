"""Who scored: visits, differences between sources, claims, inspectors, what awaits a ruling."""

from collections.abc import Collection, Mapping

from pufa_cli.api.paper import Paper, Request
from pufa_cli.api.placing import review_places
from pufa_cli.api.rolling import rollup
from pufa_cli.base.language import Text
from pufa_cli.engine.reviewers import ReviewTally
from pufa_cli.load.filings import LoadedFiling
from pufa_cli.load.workspace import list_files, load_workspace
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import District, Unit
from pufa_cli.model.results import DistrictResult
from pufa_cli.model.reviewing import ReviewsResult, Visit


def _make(asked: Request) -> ReviewsResult:
    tallies: list[ReviewTally] = []
    workspace = load_workspace(asked.folder)
    district, roster = workspace.district, workspace.roster
    names = {unit.id: unit.name for unit in roster.units} if roster else {}

    def watch(unit: Unit, loaded: LoadedFiling, found: Assessment) -> None:
        if not tallies and district is not None:
            tallies.append(ReviewTally(found.standard, district, names))
        filed = loaded.filing
        for tally in tallies if filed is not None else ():
            tally.add(unit, filed.reviews if filed else (), found, review_places(loaded))

    whole = rollup(asked.folder, as_of=asked.as_of, progress=asked.progress, watch=watch)
    visited = list_files(workspace, district).reviews if district is not None else ()
    return _result(whole, district, roster.units if roster else (), tallies, visited)


def _result(
    whole: DistrictResult,
    district: District | None,
    units: tuple[Unit, ...],
    tallies: list[ReviewTally],
    visited: Collection[tuple[str, str]],
) -> ReviewsResult:
    bare = ReviewsResult(
        whole.folder,
        district.district.name if district else "",
        district.round.title if district else "",
        None,
        whole.provenance,
        diagnostics=whole.diagnostics,
        setup_is_broken=whole.setup_is_broken,
        is_whole=whole.is_whole,
    )
    if not tallies or district is None:
        return bare
    tally, order = tallies[0], district.reviews.order
    return ReviewsResult(
        whole.folder,
        district.district.name,
        district.round.title,
        tally.standard,
        whole.provenance,
        visits=_in_order(tally.visits, district),
        not_visited=_not_visited(units, visited, order),
        differences=tally.differences(),
        claims=tuple(sorted(tally.claims, key=lambda one: -one.over_facts)),
        inclinations=tally.inclinations(district.reviews.inspectors),
        disputes=tuple(tally.disputes),
        diagnostics=whole.diagnostics,
        setup_is_broken=whole.setup_is_broken,
        is_whole=whole.is_whole,
    )


def _in_order(visits: list[Visit], district: District) -> tuple[Visit, ...]:
    """By source, then by who came: teams as the settings list them, then all others by name."""
    order = district.reviews.order
    teams = {team.title: at for at, team in enumerate(district.teams)}

    def place(one: Visit) -> tuple[int, int, str]:
        return order.index(one.source), teams.get(one.who, len(teams)), one.who

    return tuple(sorted(visits, key=place))


def _not_visited(
    units: tuple[Unit, ...], visited: Collection[tuple[str, str]], order: tuple[str, ...]
) -> Mapping[str, tuple[Unit, ...]]:
    """By each source that visited anybody, of whom there is no review, right or wrong."""
    return {
        source: tuple(unit for unit in units if (unit.id, source) not in visited)
        for source in order
        if any(one == source for _, one in visited)
    }


PAPER = Paper(
    Text("考核评定情况：谁来评、差异、虚报、宽严", "who scored, and how far apart"), _make
)
