"""The decision matrix as a sheet: raw figures, and by which rule a region takes no part."""

from __future__ import annotations

import numpy as np

from mcda.case.living import LEFT_OUT, REMARK
from mcda.case.model import Criterion
from mcda.ranking.result import Cause
from mcda.ranking.wording import decimals_for
from mcda.report.audit.grid import (
    FIRST,
    Choices,
    Formula,
    LiveCell,
    Sheet,
    at,
    padded,
    quoted,
    span,
)
from mcda.report.audit.layout import HIGHEST, LOWEST, WEIGHT, Layout
from mcda.report.tables import Heading, criterion_headers, number, yes_no

_CHOICE = "Left out by choice."
_OUTSIDE = "Outside a knock-out limit: "
_MISSING = "No figure for "
_AFTER = (LEFT_OUT, "Takes part", "Why not", REMARK, "Zone")


def matrix_sheet(laid: Layout) -> Sheet:
    """Gather the figures, and say who takes part in the comparison and why others do not."""
    ranking, m, n = laid.ranking, laid.regions, laid.criteria
    matrix = ranking.matrix
    names = _headers(laid)
    own = criterion_headers(matrix.criteria) if matrix.filled.any() else ()
    heads = (
        Heading("Region"),
        Heading("Name"),
        *(
            Heading(text, decimals_for(number(value) for value in matrix.values[:, j]))
            for j, text in enumerate(names)
        ),
        *(Heading(text) for text in _AFTER),
        *(Heading(f"Own figure: {text}") for text in own),
    )
    rows = [_matrix_row(laid, i) for i in range(m)]
    counts = ranking.weights > 0
    feet: list[tuple[str, list[LiveCell]]] = [
        ("Counts", [Formula(f"IF({laid.weights(j, WEIGHT)}>0,1,0)", int(counts[j]), 0)
                    for j in range(n)]),
        ("Knock-out below", [_linked(laid.weights(j, LOWEST), c.minimum)
                             for j, c in enumerate(matrix.criteria)]),
        ("Knock-out above", [_linked(laid.weights(j, HIGHEST), c.maximum)
                             for j, c in enumerate(matrix.criteria)]),
    ]  # fmt: skip
    rows += [padded(label, cells, len(heads)) for label, cells in feet]
    return Sheet(
        "matrix",
        "The decision matrix: the figures of all regions. They come from the sheet regions; "
        "shaded ones are computed from sectors, filled or changed. A region left out by choice, "
        "outside a knock-out limit, or without a figure that counts takes no part. Opening the "
        "file, the program takes over who is left out; figures it takes from their sheets alone.",
        heads,
        tuple(rows),
        feet=len(feet),
        inputs=frozenset(
            {(i, FIRST + n) for i in range(m)}
            | {
                (i, FIRST + j)
                for i, cells in enumerate(rows[:m])
                for j, cell in enumerate(cells[FIRST : FIRST + n])
                if not isinstance(cell, Formula)
            }
        ),
        choices=tuple(Choices(i, FIRST + n, ("yes",)) for i in range(m)),
    )


def _headers(laid: Layout) -> tuple[str, ...]:
    return criterion_headers(laid.ranking.matrix.criteria, ("Region", "Name", *_AFTER))


def _linked(cell: str, value: float | None) -> Formula:
    """Repeat a cell, an empty one as an empty text, since a plain link would make it 0."""
    return Formula(f'IF({cell}="","",{cell})', "" if value is None else value)


def _matrix_row(laid: Layout, i: int) -> tuple[LiveCell, ...]:
    matrix, n = laid.ranking.matrix, laid.criteria
    cause = laid.causes.get(matrix.regions[i])
    left, why = at(i, FIRST + n), at(i, FIRST + n + 2)
    remarks = [
        f"{criterion.name}: {'changed' if matrix.edited[i, j] else 'median of the zone'}"
        for j, criterion in enumerate(matrix.criteria)
        if matrix.edited[i, j] or matrix.filled[i, j]
    ]
    own = [int(not filled) for filled in matrix.filled[i]] if matrix.filled.any() else []
    return (
        matrix.regions[i],
        matrix.names[i],
        *(_figure(laid, i, j) for j in range(n)),
        "yes" if cause is Cause.CHOICE else None,
        Formula(f'IF({why}="","yes","no")', yes_no(cause is None)),
        Formula(f'IF({left}="yes",{quoted(_CHOICE)},{_outside(laid, i)})', reason_given(laid, i)),
        "; ".join(remarks),
        laid.zone(i),
        *own,
    )


def _figure(laid: Layout, i: int, j: int) -> LiveCell:
    """Take a published figure from the sheet regions; others stand here themselves."""
    matrix = laid.ranking.matrix
    value, criterion = number(matrix.values[i, j]), matrix.criteria[j]
    table = laid.tables["regions"]
    if criterion.derive or matrix.filled[i, j] or matrix.edited[i, j]:
        return value
    cell = at(i, table.header.index(criterion.id), "regions")
    return _linked(cell, value)


def _row(laid: Layout, i: int) -> str:
    return span((i, FIRST), (i, FIRST + laid.criteria - 1), fix="c")


def _foot(laid: Layout, place: int) -> str:
    row = laid.regions + place
    return span((row, FIRST), (row, FIRST + laid.criteria - 1))


def _outside(laid: Layout, i: int) -> str:
    """Return the formula that names the first limit broken, else the first figure missing.

    A product of conditions is 1 where all hold; SUMPRODUCT makes of it, without entering an
    array formula, the place of the first.
    """
    row, counts, low, high = _row(laid, i), *(_foot(laid, place) for place in range(3))
    n = laid.criteria
    names = span((-1, FIRST), (-1, FIRST + n - 1))  # the headings
    places = f"(COLUMN({row})-COLUMN({at(i, FIRST, fix='c')})+1)"
    outside = (
        f"{counts}*ISNUMBER({row})*(ISNUMBER({low})*({row}<{low})+ISNUMBER({high})*({row}>{high}))"
    )
    if laid.ranking.matrix.filled.any():
        first = FIRST + n + 5
        outside += f"*{span((i, first), (i, first + n - 1), fix='c')}"
    missing = f"{counts}*(1-ISNUMBER({row}))"

    def named(mask: str) -> str:
        place = f"{n + 1}-SUMPRODUCT(MAX(({mask}>0)*({n + 1}-{places})))"
        return f"INDEX({names},1,{place})"

    return (
        f'IF(SUMPRODUCT({outside})>0,{quoted(_OUTSIDE)}&{named(outside)}&".",'
        f'IF(SUMPRODUCT({missing})>0,{quoted(_MISSING)}&{named(missing)}&".",""))'
    )


def reason_given(laid: Layout, i: int) -> str:
    """Return what the formula says of why a region takes no part; empty where it does."""
    matrix, active = laid.ranking.matrix, laid.ranking.weights > 0
    cause = laid.causes.get(matrix.regions[i])
    if cause is None:
        return ""
    if cause is Cause.CHOICE:
        return _CHOICE
    if cause is Cause.KNOCK_OUT:
        j = next(
            j
            for j, criterion in enumerate(matrix.criteria)
            if active[j] and not matrix.filled[i, j] and _breaks(criterion, matrix.values[i, j])
        )
        return f"{_OUTSIDE}{_headers(laid)[j]}."
    j = int(np.argmax(active & np.isnan(matrix.values[i])))
    return f"{_MISSING}{_headers(laid)[j]}."


def _breaks(criterion: Criterion, value: float) -> bool:
    low = -np.inf if criterion.minimum is None else criterion.minimum
    high = np.inf if criterion.maximum is None else criterion.maximum
    return bool(value < low or value > high)
