"""The last steps of TOPSIS as sheets of formulas: distances, closeness, ranks with ties."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from mcda.ranking.topsis import TIE
from mcda.report.audit.grid import FIRST, Formula, LiveCell, Sheet, at, down, span
from mcda.report.audit.layout import Layout
from mcda.report.tables import Heading

TO_IDEAL, TO_ANTI_IDEAL = FIRST, FIRST + 1
"""Columns of the sheet of distances."""

CLOSENESS, SORTED, PLACE, RANK, POSITION, PROBABILITY = range(FIRST, FIRST + 6)
"""Columns of the sheet of closeness."""


def distances_sheet(laid: Layout) -> Sheet:
    """Measure how far each region is from the ideal and from the anti-ideal."""
    ranking, m = laid.ranking, laid.regions
    heads = (
        Heading("Region"),
        Heading("Name"),
        Heading("Distance to the ideal", 4),
        Heading("Distance to the anti-ideal", 4),
    )

    def distance(i: int, foot: int) -> str:
        last = FIRST + laid.criteria - 1
        own = span((i, FIRST), (i, last), "_weighted", fix="c")
        point = span((m + foot, FIRST), (m + foot, last), "_weighted")
        return f'IF({laid.compared(i)},SQRT(SUMXMY2({own},{point})),"")'

    measured = (ranking.distance_to_ideal, ranking.distance_to_anti_ideal)
    rows: list[tuple[LiveCell, ...]] = [
        (
            ranking.matrix.regions[i],
            ranking.matrix.names[i],
            *(Formula(distance(i, foot), _of(laid, i, measured[foot])) for foot in range(2)),
        )
        for i in range(m)
    ]
    return Sheet(
        "distances",
        "Distances: the root of the sum of squared gaps between weighted figures and the ideal, "
        "or the anti-ideal.",
        heads,
        tuple(rows),
    )


def _of(laid: Layout, i: int, values: NDArray[Any]) -> float | str:
    """Return a compared region's value; an empty text for the others."""
    row = laid.row_of.get(laid.ranking.matrix.regions[i])
    return "" if row is None else values[row].item()


def closeness_sheet(laid: Layout) -> Sheet:
    """Turn distances into closeness, and closeness into ranks.

    The rule of ties is the program's: in sorted order, a closeness within 1e-12 of the next
    better one shares its rank.
    """
    m, ranking = laid.regions, laid.ranking
    ordered = sorted(ranking.score.tolist(), reverse=True), sorted(ranking.rank.tolist())
    heads = (
        Heading("Region"),
        Heading("Name"),
        Heading("Closeness", 4),
        Heading("Closeness, sorted", 4),
        Heading("Rank at this place", 0),
        Heading("Rank", 0),
        Heading("Place in the list", 0),
        Heading("Shortlist probability of the points as saved", percent=True),
    )[: PROBABILITY + (laid.story.certainty is not None)]
    return Sheet(
        "closeness",
        "Closeness: distance to the anti-ideal divided by the sum of both distances; 1 is the "
        "ideal. Sorted from the largest down, a closeness within 1E-12 of the one above shares "
        "its rank.",
        heads,
        tuple(_standing(laid, i, *ordered) for i in range(m)),
    )


def _standing(
    laid: Layout, i: int, ordered: list[float], ranks_in_order: list[int]
) -> tuple[LiveCell, ...]:
    ranking, m = laid.ranking, laid.regions
    plus, minus = (at(i, column, "_distances", fix="c") for column in (TO_IDEAL, TO_ANTI_IDEAL))
    close = f'IF(ISNUMBER({plus}),IF({plus}+{minus}=0,0.5,{minus}/({plus}+{minus})),"")'
    scores, ranks = down(m, CLOSENESS), down(m, RANK)
    nth = f'IF({i + 1}<=COUNT({scores}),LARGE({scores},{i + 1}),"")'
    here, above = at(i, SORTED), at(i - 1, SORTED) if i else ""
    place = f'IF(ISNUMBER({here}),1,"")'
    if i:
        tied = f"{above}-{here}<={TIE:.0E}"
        place = f'IF(ISNUMBER({here}),IF({tied},{at(i - 1, PLACE)},{i + 1}),"")'
    own, score = at(i, RANK), at(i, CLOSENESS)
    found = f"INDEX({down(m, PLACE)},MATCH({score},{down(m, SORTED)},0))"
    so_far = f"{at(0, RANK, fix='r')}:{own}"
    last = f"COUNT({ranks})+{i + 1}-COUNT({so_far})"
    position = f'IF(ISNUMBER({own}),COUNTIF({ranks},"<"&{own})+COUNTIF({so_far},{own}),{last})'
    known = i < len(ordered)
    return (
        ranking.matrix.regions[i],
        ranking.matrix.names[i],
        Formula(close, _of(laid, i, ranking.score)),
        Formula(nth, ordered[i] if known else ""),
        Formula(place, ranks_in_order[i] if known else ""),
        Formula(f'IF(ISNUMBER({score}),{found},"")', _of(laid, i, ranking.rank)),
        Formula(position, laid.order.index(i) + 1),
        *laid.probability(i),
    )
