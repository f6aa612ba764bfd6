"""Where answers and reviews speak of criteria."""

from pufa_cli.load.filings import LoadedFiling


def answer_places(loaded: LoadedFiling) -> dict[str, str]:
    """File and line of each answer, by criterion."""
    answers = loaded.filing.submission.answers if loaded.filing else {}
    source = loaded.source
    return {key: f"{source.name}:{source.span(('answers', key)).line}" for key in answers}


def review_places(loaded: LoadedFiling) -> dict[str, str]:
    """File and line by `review:<number>:<criterion>`; by `review:<criterion>` the first of them."""
    places: dict[str, str] = {}
    for number, review in enumerate(loaded.filing.reviews if loaded.filing else ()):
        source = loaded.review_sources[number]
        for section, entries in (("checked", review.checked), ("marks", review.marks)):
            for key in entries:
                place = f"{source.name}:{source.span((section, key)).line}"
                places.setdefault(f"review:{key}", place)
                places.setdefault(f"review:{number}:{key}", place)
    return places
