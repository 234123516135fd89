"""Rows that are no regions: totals, groups of regions, headings, notes, repetitions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.propose_countries import is_country
from mcda.case.propose_words import GROUPING, TOTAL, WHOLE, bare

Floats = NDArray[np.float64]

_ROUNDING = 0.005  # by which a published total may differ from the sum of its parts
_OFF_CENTRE = 0.05  # by which an average may differ from the mean, of the range of its parts
_FEWEST = 3  # regions below which a sum can be chance


def countries(names: Sequence[str]) -> list[int]:
    """Return the rows whose name is that of a country."""
    return [place for place, name in enumerate(names) if is_country(bare(name))]


def total_by_name(names: Sequence[str]) -> dict[int, Sentence]:
    """Return the rows whose name is that of a total, with the reason.

    Special cases: a republic that is one region among others stays. A country counts as a total
    only as the first or last row and where no other country is named: a table may compare
    countries.

    Parameters
    ----------
    names : of the rows, footnote marks taken off
    """
    plain = [bare(name) for name in names]
    found: dict[int, Sentence] = {}
    for place, name in enumerate(plain):
        word = TOTAL.match(name) or (len(name.split()) <= 4 and TOTAL.search(name))
        group = GROUPING.search(name)
        if word:
            found[place] = sentence(
                'The word "{word}" says that this is a total or an average, not a region.',
                word=word.group(),
            )
        elif name in WHOLE:
            found[place] = sentence("The name is that of the whole country, not of a region.")
        elif group:
            found[place] = sentence(
                'The words "{words}" say that this is a group of regions.', words=group.group()
            )
    named = countries(plain)
    regions = [place for place in range(len(plain)) if place not in found]
    if len(named) == 1 and len(plain) > 1 and regions and named[0] in (
        0, len(plain) - 1, regions[0], regions[-1]
    ):  # fmt: skip
        found[named[0]] = sentence("The name is that of the whole country, not of a region.")
    return found


def total_by_figures(figures: Floats, named: Sequence[int] = ()) -> tuple[int, Sentence] | None:
    """Return the row whose figures are those of all others together, with the reason.

    Only the first and the last row can be such, and one that has a country's name. Columns are
    compared where every row has a figure. Amounts add up to a total; rates do not, but a total's
    lie between those of its parts. So it is a total if

    - half of the columns add up, and two of them unless there is only one; or
    - one adds up, and all others lie between; or
    - all, and at least two, are the mean of the others.

    Parameters
    ----------
    figures : (m rows, n columns), nan where there is none
    named : rows that have a country's name
    """
    rows = len(figures)
    if rows < _FEWEST + 1 or not figures.size:
        return None
    complete = figures[:, np.isfinite(figures).all(axis=0) & (figures != 0).any(axis=0)]
    columns = complete.shape[1]
    with np.errstate(over="ignore", invalid="ignore"):
        sums = complete.sum(axis=0)
        for place in dict.fromkeys((0, rows - 1, *named)):
            own, others = complete[place], np.delete(complete, place, axis=0)
            rest = sums - own
            near = _ROUNDING * np.abs(own)
            adds = (np.abs(rest - own) <= near) & (own != 0)
            least, most = others.min(axis=0), others.max(axis=0)
            off = np.abs(rest / (rows - 1) - own)
            means = (off <= near) & (off < _OFF_CENTRE * (most - least))
            between = (least <= own) & (own <= most)
            added = int(adds.sum())
            if added >= min(2, columns) and added * 2 >= columns > 0:
                return place, _SUM
            if added and (adds | between).all():
                return place, _SUM
            if columns >= 2 and means.all():
                return place, _MEAN
    return None


_SUM = sentence("Its figures are the sum of all other rows, so it is a total, not a region.")
_MEAN = sentence("Its figures are the mean of all other rows, so it is an average, not a region.")
