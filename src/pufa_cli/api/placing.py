"""Where answers and reviews speak of criteria."""

from pufa_cli.load.filings import LoadedFiling
from pufa_cli.model.assessment import Assessment
from pufa_cli.model.district import RECTIFICATION
from pufa_cli.model.results import FILLED_ON


def answer_places(loaded: LoadedFiling) -> dict[str, str]:
    """File and line of each answer, by criterion."""
    answers = loaded.filing.submission.answers if loaded.filing else {}
    source = loaded.source
    places = {key: f"{source.name}:{source.span(('answers', key)).line}" for key in answers}
    on = loaded.filing.submission.filled_on if loaded.filing else None
    return places if on is None else {**places, FILLED_ON: str(on)}


def review_places(loaded: LoadedFiling) -> dict[str, str]:
    """File and line by `review:<number>:<criterion>`; by `review:<criterion>` the first of them."""
    places: dict[str, str] = {}
    for number, review in enumerate(loaded.filing.reviews if loaded.filing else ()):
        source = loaded.review_sources[number]
        for section, entries in (("checked", review.checked), ("marks", review.marks)):
            for key in entries:
                place = f"{source.name}:{source.span((section, key)).line}"
                if f"review:{key}" not in places and review.reviewed_on is not None:
                    places[f"on:review:{key}"] = str(review.reviewed_on)
                places.setdefault(f"review:{key}", place)
                places.setdefault(f"review:{number}:{key}", place)
    rectified = loaded.rectified
    for one, place in zip(rectified.settled, rectified.places, strict=True) if rectified else ():
        places[f"review:{RECTIFICATION}:{one.criterion}"] = place
    return places


def veto_places(loaded: LoadedFiling, found: Assessment) -> dict[str, str]:
    """File and line of everybody who spoke of a veto that holds, by `veto:<id>:<number>`."""
    return {
        f"veto:{one.veto.id}:{at}": loaded.place(said.path)
        for one in found.vetoes
        for at, said in enumerate(one.said)
    }
