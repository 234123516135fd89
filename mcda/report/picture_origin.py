"""What stands under a picture in a file: where it comes from, without a date of its own."""

from __future__ import annotations

from collections.abc import Iterable

from mcda import __version__
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Criterion
from mcda.report.story import figures_hash


def source_notes(case: Case, criteria: Iterable[Criterion] = ()) -> tuple[Sentence, ...]:
    """Say under a picture where it comes from: sources with their years, and the case's figures.

    Parameters
    ----------
    case : the case
    criteria : those whose figures the picture shows; none = no figures of criteria
    """
    titles = {source.id: source.title for source in case.sources}
    years: dict[str, dict[str, None]] = {}
    for criterion in criteria:
        for item in criterion.source:
            years.setdefault(titles.get(item, item), {}).update({criterion.year: None})
    named = [
        f"{title} ({', '.join(filter(None, found))})" if any(found) else title
        for title, found in years.items()
    ]
    sources = [sentence("Sources: {sources}.", sources="; ".join(named))] if named else []
    place = sentence(
        "Case: {title}. Figures: {digest}. Program version {version}.",
        title=case.settings.title,
        digest=figures_hash(case)[:8],
        version=__version__,
    )
    return (*sources, place)
