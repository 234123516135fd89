"""The ranking as a list that reorders itself, and what holds each region back."""

from __future__ import annotations

from typing import Any

from mcda.ranking.explanation import ideal_shares
from mcda.report.audit.closeness import (
    CLOSENESS,
    POSITION,
    PROBABILITY,
    RANK,
    TO_ANTI_IDEAL,
    TO_IDEAL,
)
from mcda.report.audit.grid import FIRST, Formula, LiveCell, Sheet, at, down, quoted, span
from mcda.report.audit.layout import Layout
from mcda.report.audit.matrix import reason_given
from mcda.report.ranking_tables import RANKING_HEADS
from mcda.report.tables import Heading, yes_no

NAME, CLOSE, ON_LIST = 2, 4, 5
"""Columns of the ranking."""

_NOTHING = "nothing"  # holds the ideal itself back


def ranking_sheet(laid: Layout) -> Sheet:
    """List the regions in rank order, the ones that take no part last, with the reason."""
    sure = laid.story.certainty
    probability = [] if sure is None else [
        Heading(f"Shortlist probability {_inside(str(sure.question))}", percent=True)
    ]  # fmt: skip
    heads = (
        *RANKING_HEADS,
        Heading("Held back above all by"),
        Heading("Part of the squared distance", percent=True),
        Heading("Not ranked because"),
        *probability,
    )
    return Sheet(
        "ranking",
        "The ranking. It follows every change of points and limits on the sheet _weights and of "
        "figures on the sheet _matrix; shortlist probabilities are those of the points as saved.",
        heads,
        tuple(_line(laid, place) for place in range(laid.regions)),
    )


def _inside(text: str) -> str:
    return text[:1].lower() + text[1:]


def _line(laid: Layout, place: int) -> tuple[LiveCell, ...]:
    ranking, m, n = laid.ranking, laid.regions, laid.criteria
    i = laid.order[place]
    region = ranking.matrix.regions[i]
    row = laid.row_of.get(region)
    found = f"MATCH({place + 1},{down(m, POSITION, '_closeness')},0)"

    def taken(column: int, sheet: str, value: Any) -> Formula:
        return Formula(f"INDEX({down(m, column, sheet)},{found})", value)

    def of(values: Any) -> float | str:
        return "" if row is None else float(values[row])

    rank, listed = at(place, 0), region in laid.shortlist
    share, criterion = _largest(laid, i)
    return (
        taken(RANK, "_closeness", "" if row is None else int(ranking.rank[row])),
        taken(0, "_matrix", region),
        taken(1, "_matrix", ranking.matrix.names[i]),
        taken(FIRST + n + 4, "_matrix", laid.zone(i)),
        taken(CLOSENESS, "_closeness", of(ranking.score)),
        Formula(f'IF(ISNUMBER({rank}),IF({rank}<={laid.size},"yes","no"),"no")', yes_no(listed)),
        taken(TO_IDEAL, "_distances", of(ranking.distance_to_ideal)),
        taken(TO_ANTI_IDEAL, "_distances", of(ranking.distance_to_anti_ideal)),
        taken(FIRST + n, "_explanation", criterion),
        taken(FIRST + n + 1, "_explanation", share),
        taken(FIRST + n + 2, "_matrix", reason_given(laid, i)),
        *(taken(PROBABILITY, "_closeness", value) for value in laid.probability(i)),
    )


def explanation_sheet(laid: Layout) -> Sheet:
    """Split each region's squared distance to the ideal over the criteria."""
    criteria = laid.ranking.matrix.criteria
    heads = (
        Heading("Region"),
        Heading("Name"),
        *(Heading(criterion.name, 1, percent=True) for criterion in criteria),
        Heading("Held back above all by"),
        Heading("Part of the squared distance", 1, percent=True),
    )
    return Sheet(
        "explanation",
        "What holds each region back: which part of its squared distance to the ideal each "
        "criterion causes. The parts of a region add up to 100 %.",
        heads,
        tuple(_explained(laid, i) for i in range(laid.regions)),
    )


def _explained(laid: Layout, i: int) -> tuple[LiveCell, ...]:
    matrix, m, n = laid.ranking.matrix, laid.regions, laid.criteria
    distance = at(i, TO_IDEAL, "_distances", fix="c")
    row = span((i, FIRST), (i, FIRST + n - 1), fix="c")
    largest, names = at(i, FIRST + n + 1), span((-1, FIRST), (-1, FIRST + n - 1))
    shares = _shares(laid, i)
    share, criterion = _largest(laid, i)

    def part(j: int) -> str:
        gap = f"{at(i, FIRST + j, '_weighted')}-{at(m, FIRST + j, '_weighted', fix='r')}"
        return f'IF(ISNUMBER({distance}),IF({distance}>0,({gap})^2/{distance}^2,0),"")'

    named = f"IF({largest}>0,INDEX({names},1,MATCH({largest},{row},0)),{quoted(_NOTHING)})"
    return (
        matrix.regions[i],
        matrix.names[i],
        *(Formula(part(j), shares[j]) for j in range(n)),
        Formula(f'IF(ISNUMBER({distance}),{named},"")', criterion),
        Formula(f'IF(ISNUMBER({distance}),MAX({row}),"")', share),
    )


def _shares(laid: Layout, i: int) -> list[float] | list[str]:
    """Return the parts of a region's squared distance; empty texts where it takes no part."""
    row = laid.row_of.get(laid.ranking.matrix.regions[i])
    if row is None:
        return [""] * laid.criteria
    found: list[float] = ideal_shares(laid.ranking.to_ideal[[row]], laid.ranking.weights)[
        0
    ].tolist()
    return found


def _largest(laid: Layout, i: int) -> tuple[float | str, str]:
    """Return the largest part, and the criterion that causes it."""
    shares = _shares(laid, i)
    share = max(shares)
    if isinstance(share, str):
        return "", ""
    j = shares.index(share)  # type: ignore[arg-type]
    return share, laid.ranking.matrix.criteria[j].name if share > 0 else _NOTHING
