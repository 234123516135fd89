"""All that is known about one figure: what it is, how it was made, where from, what is doubtful."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Criterion, Source
from mcda.ranking.result import DecisionMatrix, FloatArray
from mcda.ranking.wording import figure_alike, figure_set
from mcda.report.marked_figures import with_titles
from mcda.report.tables import with_unit

_OBJECTIVES = {
    "max": sentence("more is better"),
    "min": sentence("less is better"),
}


class Fact(NamedTuple):
    """One thing known about a figure: what it is called, and what it is."""

    name: Sentence
    text: Sentence


def figure_facts(case: Case, matrix: DecisionMatrix, region: str, criterion: str) -> list[Fact]:
    """List what is known about a region's figure; what is not known is left out.

    Parameters
    ----------
    case : the case
    matrix : its decision matrix
    region, criterion : ids; ``ValueError`` if there is none
    """
    row = matrix.regions.index(region)
    column = [item.id for item in matrix.criteria].index(criterion)
    about = matrix.criteria[column]
    facts = [
        Fact(
            sentence("Figure"),
            _figure(float(matrix.values[row, column]), about, matrix.values[:, column]),
        ),
        Fact(sentence("Standing"), _standing(case, matrix, row, column)),
        *_place(matrix, row, column),
        *_plain(sentence("Formula"), about.formula),
        *_plain(sentence("Year"), about.year),
    ]
    known = {source.id: source for source in case.sources}
    for item in about.source:
        facts.append(Fact(sentence("Source"), _source(item, known.get(item))))
    facts += _plain(sentence("Confidence"), about.confidence)
    if about.illustrative:
        facts += _plain(sentence("Illustrative"), sentence("made up to illustrate, not published"))
    for note in case.figures:
        if (note.region, note.criterion) == (region, criterion):
            facts += _plain(sentence("Doubt"), with_titles(note.note, case))
    return facts


def figure_title(matrix: DecisionMatrix, region: str, criterion: str) -> Sentence:
    """Name a figure by its region and criterion."""
    about = next(item for item in matrix.criteria if item.id == criterion)
    name = matrix.names[matrix.regions.index(region)]
    return sentence(
        "{region}: {criterion}", region=name, criterion=with_unit(about.name, about.unit)
    )


def _figure(value: float, criterion: Criterion, alike: FloatArray) -> Sentence:
    if not np.isfinite(value):
        return sentence("none")
    return sentence("{figure}", figure=figure_alike(value, criterion.unit, alike.tolist()))


def _standing(case: Case, matrix: DecisionMatrix, row: int, column: int) -> Sentence:
    """Say whether the figure is as published, changed, filled, computed or missing."""
    criterion = matrix.criteria[column]
    if matrix.edited[row, column]:
        published = _figure(
            float(matrix.published[row, column]), criterion, matrix.values[:, column]
        )
        place = (matrix.regions[row], criterion.id)
        notes = [edit.note for edit in case.edits if (edit.region, edit.criterion) == place]
        if any(notes):
            return sentence(
                "changed here, published was {published}: {note}",
                published=published, note=notes[-1],
            )  # fmt: skip
        return sentence("changed here, published was {published}", published=published)
    if matrix.filled[row, column]:
        return sentence("not published: the median of the zone stands in")
    if not np.isfinite(matrix.values[row, column]):
        return sentence("missing: enter it, or give the criterion no points")
    if criterion.derive:
        return sentence("computed from the table of sectors")
    if criterion.illustrative:
        return sentence("as in the file")
    return sentence("as published")


def _place(matrix: DecisionMatrix, row: int, column: int) -> list[Fact]:
    """Say how many regions have a better figure."""
    criterion = matrix.criteria[column]
    values = matrix.values[:, column]
    if not np.isfinite(values[row]):
        return []
    good = -values if criterion.objective == "min" else values
    direction = _OBJECTIVES.get(criterion.objective)
    if direction is None:
        target = criterion.target or 0.0
        good = -np.abs(values - target)
        wanted = figure_set(target, criterion.unit, values.tolist())
        direction = sentence("the closer to {target} the better", target=wanted)
    known = good[np.isfinite(good)]
    text = sentence(
        "{place} of {count}; {direction}",
        place=1 + int((known > good[row]).sum()), count=len(known), direction=direction,
    )  # fmt: skip
    return [Fact(sentence("Place among the regions"), text)]


def _source(item: str, source: Source | None) -> Sentence:
    if source is None:
        return sentence("{title}", title=item)
    parts = [source.title, source.address]
    parts += [f"licence: {source.licence}"] * bool(source.licence)
    parts += [f"accessed: {source.accessed}"] * bool(source.accessed)
    parts += [f"confidence: {source.confidence}"] * bool(source.confidence)
    parts += [source.note]
    return sentence("{title}", title=". ".join(part.rstrip(". ") for part in parts if part))


def _plain(name: Sentence, text: str | Sentence) -> list[Fact]:
    if not text:
        return []
    return [Fact(name, text if isinstance(text, Sentence) else sentence("{text}", text=text))]
