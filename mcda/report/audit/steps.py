"""The first steps of TOPSIS as sheets of formulas: figures compared, normalized, weighted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.normalization import distance_to_target, extremes, is_constant, target_values
from mcda.ranking.result import Ranking
from mcda.ranking.wording import decimals_for
from mcda.report.audit.grid import FIRST, Formula, LiveCell, Sheet, at, padded, span
from mcda.report.audit.layout import LOWER, OBJECTIVE, TARGET, UPPER, WEIGHT, Layout
from mcda.report.tables import Heading, criterion_headers, number

FloatArray = NDArray[np.float64]

_LOW, _HIGH, _OFFSET, _DIVISOR, _IDEAL, _ANTI_IDEAL = range(6)  # feet of the normalized figures
_ROUNDING = "1E-12"


def compared_sheet(laid: Layout) -> Sheet:
    """Keep the figures of the regions that take part; towards a target, the distance to it."""
    ranking = laid.ranking
    figures = ranking.matrix.values[ranking.rows]
    used = distance_to_target(figures, target_values(ranking.matrix.criteria))
    return _by_criterion(
        laid,
        "compared",
        "The figures that are compared. Where a value is wanted, the distance to it; regions "
        "that take no part are empty, as are missing figures.",
        lambda i, j: _used(laid, i, j),
        used,
        units=True,
    )


def _used(laid: Layout, i: int, j: int) -> str:
    figure = at(i, FIRST + j, "_matrix")
    target, objective = laid.weights(j, TARGET), laid.weights(j, OBJECTIVE)
    gap = f"ABS({figure}-{target})"
    noise = f"{_ROUNDING}*MAX(ABS({figure}),ABS({target}))"
    distance = f'IF({objective}="target",IF({gap}<={noise},0,{gap}),{figure})'
    return f'IF(AND({laid.compared(i)},ISNUMBER({figure})),{distance},"")'


def normalized_sheet(laid: Layout) -> Sheet:
    """Make the figures comparable: less the offset, divided by the divisor."""
    ranking, m = laid.ranking, laid.regions

    def formula(i: int, j: int) -> str:
        used = at(i, FIRST + j, "_compared")
        offset, divisor = (at(m + place, FIRST + j, fix="r") for place in (_OFFSET, _DIVISOR))
        part = f"({used}-{offset})/{divisor}"
        placed = f'IF({laid.normalization}="goalposts",MAX(0,MIN(1,{part})),{part})'
        return f'IF(ISNUMBER({used}),IF({divisor}>0,{placed},0),"")'

    known = ~np.isnan(ranking.matrix.values[ranking.rows])
    return _by_criterion(
        laid,
        "normalized",
        "Normalized figures r: (figure - offset) / divisor. vector: offset 0, divisor the root of "
        "the sum of squares; minmax: smallest and largest compared figure; goalposts: the bounds, "
        "and nothing beyond 0 and 1. Below: the ideal and the anti-ideal.",
        formula,
        np.where(known, ranking.normalized, np.nan),
        feet=_references(laid),
    )


def _references(laid: Layout) -> list[tuple[str, list[LiveCell]]]:
    """Return the feet of the normalized figures: bounds, offset, divisor, ideal, anti-ideal."""
    values = _reference_values(laid.ranking)
    made: list[list[LiveCell]] = [[] for _ in range(6)]
    for j in range(laid.criteria):
        for place, text in enumerate(_reference_formulas(laid, j)):
            made[place].append(Formula(text, number(values[place][j]) or 0.0, 4))
    labels = ("Smallest, or lower bound", "Largest, or upper bound", "Offset", "Divisor",
              "Ideal", "Anti-ideal")  # fmt: skip
    return list(zip(labels, made, strict=True))


def _reference_formulas(laid: Layout, j: int) -> tuple[str, ...]:
    m, column = laid.regions, FIRST + j
    raw = span((0, column), (m - 1, column), "_matrix", fix="r")
    used = span((0, column), (m - 1, column), "_compared", fix="r")
    own = span((0, column), (m - 1, column), fix="r")
    low, high, _, divisor = (at(m + place, column, fix="r") for place in range(4))
    given_low, given_high = laid.weights(j, LOWER), laid.weights(j, UPPER)
    target, objective = laid.weights(j, TARGET), laid.weights(j, OBJECTIVE)
    lower = f"IF(ISNUMBER({given_low}),{given_low},MIN({raw}))"
    upper = f"IF(ISNUMBER({given_high}),{given_high},MAX({raw}))"
    farthest = f"MAX(ABS({upper}-{target}),ABS({target}-{lower}))"
    norm = laid.normalization
    varies = f"IF({high}-{low}<={_ROUNDING}*MAX(ABS({low}),ABS({high})),0,{high}-{low})"
    best = f'IF({norm}="vector",MAX({own}),IF({divisor}>0,1,0))'
    worst = f'IF({norm}="vector",MIN({own}),0)'
    return (
        f'IF({norm}="goalposts",IF({objective}="target",0,{lower}),MIN({used}))',
        f'IF({norm}="goalposts",IF({objective}="target",{farthest},{upper}),MAX({used}))',
        f'IF(OR({norm}="vector",{divisor}=0),0,{low})',
        f'IF({norm}="vector",SQRT(SUMSQ({used})),{varies})',
        f'IF({objective}="max",{best},{worst})',
        f'IF({objective}="max",{worst},{best})',
    )


def _reference_values(ranking: Ranking) -> tuple[FloatArray, ...]:
    criteria = ranking.matrix.criteria
    used = distance_to_target(ranking.matrix.values[ranking.rows], target_values(criteria))
    low, high = extremes(used)
    if ranking.scenario.normalization == "goalposts":
        low, high = ranking.lower, ranking.upper
    if ranking.scenario.normalization == "vector":
        with np.errstate(over="ignore"):  # absurd figures of criteria without points
            divisor = np.sqrt(np.nansum(np.square(used), axis=0))
        offset = np.zeros(len(criteria))
    else:
        constant = is_constant(low, high)
        divisor = np.where(constant, 0.0, high - low)
        offset = np.where(constant, 0.0, low)
    return low, high, offset, divisor, ranking.ideal, ranking.anti_ideal


def weighted_sheet(laid: Layout) -> Sheet:
    """Weight the normalized figures, and ideal and anti-ideal with them."""
    ranking, m = laid.ranking, laid.regions

    def formula(i: int, j: int) -> str:
        value, weight = at(i, FIRST + j, "_normalized"), laid.weights(j, WEIGHT)
        missing = f'IF({laid.compared(i)},0,"")'
        return f"IF(ISNUMBER({value}),{weight}*{value},{missing})"

    feet: list[tuple[str, list[LiveCell]]] = [
        (
            label,
            [
                Formula(
                    f"{laid.weights(j, WEIGHT)}*{at(m + place, FIRST + j, '_normalized')}",
                    float(ranking.weights[j] * point[j]),
                    4,
                )
                for j in range(laid.criteria)
            ],
        )
        for label, place, point in (
            ("Ideal", _IDEAL, ranking.ideal),
            ("Anti-ideal", _ANTI_IDEAL, ranking.anti_ideal),
        )
    ]
    return _by_criterion(
        laid,
        "weighted",
        "Weighted figures v: weight times normalized figure.",
        formula,
        ranking.weights * ranking.normalized,
        feet=feet,
    )


def _by_criterion(
    laid: Layout,
    name: str,
    about: str,
    formula: Callable[[int, int], str],
    values: FloatArray,
    *,
    units: bool = False,
    feet: list[tuple[str, list[LiveCell]]] | None = None,
) -> Sheet:
    """Make a sheet of regions by criteria; ``values`` are those of the compared regions."""
    matrix = laid.ranking.matrix
    names = criterion_headers(matrix.criteria, ("Region", "Name"))
    if not units:
        names = tuple(c.name for c in matrix.criteria)
    decimals = [decimals_for(map(number, values[:, j])) if units else 4 for j in range(len(names))]
    heads = (
        Heading("Region"),
        Heading("Name"),
        *(Heading(text, places) for text, places in zip(names, decimals)),
    )

    def value(i: int, j: int) -> float | str:
        row = laid.row_of.get(matrix.regions[i])
        known = None if row is None else number(values[row, j])
        return "" if known is None else known

    rows: list[tuple[LiveCell, ...]] = [
        (
            matrix.regions[i],
            matrix.names[i],
            *(Formula(formula(i, j), value(i, j)) for j in range(laid.criteria)),
        )
        for i in range(laid.regions)
    ]
    rows += [padded(label, cells, len(heads)) for label, cells in feet or ()]
    return Sheet(name, about, heads, tuple(rows), feet=len(feet or ()))
