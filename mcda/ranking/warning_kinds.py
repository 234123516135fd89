"""The kinds of warnings about the data behind a ranking: how each is found and worded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.normalization import (
    ROUNDING,
    beyond_bounds,
    distance_to_target,
    extremes,
    is_constant,
    target_values,
    vector,
)
from mcda.ranking.wording import Alike, figure_alike, figure_text, told_apart

FloatArray = NDArray[np.float64]

CORRELATION = 0.9
OUTLIER = 3.5
YEARS_APART = 3
HARDLY_COUNTS = 0.1
FEWEST_FIGURES = 3
"""Two figures always lie on a line and at the same distance from their median."""


@dataclass(frozen=True)
class Screened:
    """What is screened.

    Parameters
    ----------
    criteria : n criteria
    names : m names of regions
    values : (m, n) published and derived figures in original units, NaN = missing
    points : (n,)
    counted : (n,) bool, criteria to screen
    normalization : of the ranking
    """

    criteria: tuple[Criterion, ...]
    names: tuple[str, ...]
    values: FloatArray
    points: FloatArray
    counted: NDArray[np.bool_]
    normalization: str

    @property
    def columns(self) -> tuple[int, ...]:
        """Indices of the criteria to screen."""
        return tuple(int(column) for column in np.flatnonzero(self.counted))


@dataclass(frozen=True)
class Warned:
    """One case of a kind of warning.

    Parameters
    ----------
    ids : ids of the one criterion, or of the two, that it concerns
    text : how it reads within a list, as part of a sentence
    values : further placeholders of the message that is about it alone
    """

    ids: tuple[str, ...]
    text: Sentence
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of warning.

    Parameters
    ----------
    id : stable name, to which acknowledgements refer
    table : table that it concerns
    find : finds its cases
    message, folded : sentence for one case, and for several; values come with the cases
    fix : what to do about it
    """

    id: str
    table: str
    find: Callable[[Screened], Iterator[Warned]]
    message: Sentence
    folded: Sentence
    fix: Sentence


def _constant(data: Screened) -> Iterator[Warned]:
    low, high = extremes(data.values)
    constant = is_constant(low, high) & ((~np.isnan(data.values)).sum(axis=0) > 1)
    for column in data.columns:
        if constant[column]:
            criterion = data.criteria[column]
            figure = figure_alike(float(low[column]), criterion.unit, data.values[:, column])
            text = sentence("{criterion} ({figure})", criterion=criterion.name, figure=figure)
            yield Warned((criterion.id,), text)


def _correlation(data: Screened) -> Iterator[Warned]:
    for a, b in combinations(data.columns, 2):
        r = correlation(data.values[:, a], data.values[:, b])
        if abs(r) > CORRELATION:
            one, other = data.criteria[a], data.criteria[b]
            text = sentence("{one} and {other} (r = {r:.2f})", one=one.name, other=other.name, r=r)
            yield Warned((one.id, other.id), text)


def correlation(x: FloatArray, y: FloatArray) -> float:
    """Return Pearson's correlation over the rows that have both figures.

    NaN with fewer than three such rows, or where one of the two does not vary.
    """
    both = ~(np.isnan(x) | np.isnan(y))
    x, y = x[both], y[both]
    if len(x) < FEWEST_FIGURES or any(is_constant(v.min(), v.max()) for v in (x, y)):
        return float("nan")
    # dividing by the largest deviation keeps the squares from over- or underflow
    x, y = x - x.mean(), y - y.mean()
    x, y = x / np.abs(x).max(), y / np.abs(y).max()
    return float(x @ y / np.sqrt((x @ x) * (y @ y)))


def _outlier(data: Screened) -> Iterator[Warned]:
    for column in data.columns:
        criterion, figures = data.criteria[column], data.values[:, column]
        rows = np.flatnonzero(np.abs(modified_z_scores(figures)) > OUTLIER)
        median, alike = float(np.nanmedian(figures)) if rows.size else 0.0, Alike(figures)
        for row in rows:
            text = sentence(
                "{criterion} of {region} ({figure}, median {median})",
                criterion=criterion.name, region=data.names[row],
                figure=figure_alike(float(figures[row]), criterion.unit, alike),
                median=figure_alike(median, criterion.unit, alike),
            )  # fmt: skip
            yield Warned((criterion.id,), text)


def modified_z_scores(figures: FloatArray) -> FloatArray:
    """Return 0.6745 (x - median) / MAD, with MAD the median absolute deviation.

    0 where the figure is missing, where there are fewer than three, or where MAD is 0 (at least
    half of the figures are equal, so that there is no scale to judge by).

    References
    ----------
    Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, ASQC Quality Press.
    """
    known = figures[~np.isnan(figures)]
    scores = np.zeros(figures.shape)
    if len(known) < FEWEST_FIGURES:
        return scores
    deviations = figures - np.median(known)
    spread = float(np.median(np.abs(deviations[~np.isnan(deviations)])))
    if spread <= ROUNDING * np.abs(known).max():
        return scores
    return np.nan_to_num(0.6745 * deviations / spread)


def _year_mismatch(data: Screened) -> Iterator[Warned]:
    years = {column: years_named(data.criteria[column].year) for column in data.columns}
    named = [year for found in years.values() for year in found]
    for column, found in years.items():
        if found and max(named) - min(found) > YEARS_APART:
            criterion = data.criteria[column]
            text = sentence("{criterion} ({year})", criterion=criterion.name, year=criterion.year)
            yield Warned((criterion.id,), text, {"newest": max(named)})


def years_named(text: str) -> tuple[int, ...]:
    """Return the four-digit years 1900 to 2099 that a text names ("Q1 2021", "2022/23")."""
    return tuple(int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def _empty_column(data: Screened) -> Iterator[Warned]:
    empty = np.isnan(data.values).all(axis=0) & (data.points > 0)
    for column in np.flatnonzero(empty):
        criterion = data.criteria[column]
        yield Warned((criterion.id,), sentence("{criterion}", criterion=criterion.name))


def _vector_range(data: Screened) -> Iterator[Warned]:
    if data.normalization != "vector":
        return
    figures = distance_to_target(data.values, target_values(data.criteria))
    low, high = extremes(figures)
    known = ~is_constant(low, high) & data.counted
    smallest, largest = extremes(vector(figures))
    ranges = np.where(known, largest - smallest, 0.0)
    widest = ranges.max(initial=0.0)
    for column in np.flatnonzero(known & (ranges < HARDLY_COUNTS * widest)):
        criterion = data.criteria[column]
        apart = 100 * (high[column] - low[column]) / max(abs(low[column]), abs(high[column]))
        percent = figure_text(float(f"{apart:.2g}"))
        values = {"criterion": criterion.name, "percent": percent}
        yield Warned((criterion.id,), sentence("{criterion} ({percent} %)", **values), values)


def _beyond_bounds(data: Screened) -> Iterator[Warned]:
    if data.normalization != "goalposts":
        return
    cut = beyond_bounds(data.values, data.criteria)
    for column in data.columns:
        criterion = data.criteria[column]
        figures = data.values[:, column]
        alike = Alike(figures)
        for row in np.flatnonzero(cut[:, column]):
            text = sentence(
                "{criterion} of {region} ({figure})",
                criterion=criterion.name, region=data.names[row],
                figure=counted_as(criterion, float(figures[row]), alike),
            )  # fmt: skip
            yield Warned((criterion.id,), text)


def counted_as(criterion: Criterion, figure: float, alike: Iterable[float] | Alike) -> Sentence:
    """Say of a figure beyond the bounds of its criterion as what goalposts count it.

    Parameters
    ----------
    criterion : its criterion
    figure : in original units
    alike : the criterion's figures, with whose decimals this one is written
    """
    if criterion.objective == "target":
        return sentence(
            "{figure}, counts as no farther from the target than the bounds are",
            figure=figure_alike(figure, criterion.unit, alike),
        )
    above = criterion.upper is not None and figure > criterion.upper
    limit = criterion.upper if above else criterion.lower
    shown, bound = told_apart(figure, float(limit or 0), criterion.unit, alike)
    template = (
        "{figure}, counts as its upper bound, {bound}"
        if above
        else "{figure}, counts as its lower bound, {bound}"
    )
    return sentence(template, figure=shown, bound=bound)


KINDS = (
    Kind(
        "constant", "regions", _constant,
        sentence("All regions have the same figure for {list}: it cannot tell them apart."),
        sentence("All regions have the same figure for each of these criteria, which cannot "
                 "tell them apart: {list}."),
        sentence("Give it 0 points, or bring figures that differ."),
    ),
    Kind(
        "correlation", "regions", _correlation,
        sentence("{list} say nearly the same, so that it counts twice."),
        sentence("These pairs of criteria say nearly the same, so that it counts twice: {list}."),
        sentence("Give 0 points to one of the two, or write into the table acknowledged why both "
                 "are meant."),
    ),
    Kind(
        "outlier", "regions", _outlier,
        sentence("This figure is far out of line: {list}."),
        sentence("These figures are far out of line: {list}."),
        sentence("Check the figure and its unit; if it is right, say so in the table "
                 "acknowledged."),
    ),
    Kind(
        "year_mismatch", "criteria", _year_mismatch,
        sentence("Years do not match: {list} is more than three years older than the newest "
                 "figures, of {newest}."),
        sentence("Years do not match: these criteria are more than three years older than the "
                 "newest figures, of {newest}: {list}."),
        sentence("Bring figures of closer years, or write into the table acknowledged why these "
                 "are comparable."),
    ),
    Kind(
        "empty_column", "regions", _empty_column,
        sentence("There are points on {list}, but no region has a figure for it."),
        sentence("There are points on these criteria, but no region has a figure for them: "
                 "{list}."),
        sentence("Enter the figures, or give the criterion 0 points."),
    ),
    Kind(
        "vector_range", "regions", _vector_range,
        sentence("With vector normalization {criterion} hardly counts: its values differ by only "
                 "{percent} %."),
        sentence("With vector normalization these criteria hardly count, since their values "
                 "differ by only a few percent: {list}."),
        sentence("Choose the normalization fixed bounds (goalposts) or smallest to largest "
                 "(minmax), under which each criterion counts by its range."),
    ),
    Kind(
        "beyond_bounds", "regions", _beyond_bounds,
        sentence("This figure lies beyond a bound: {list}."),
        sentence("These figures lie beyond a bound of their criterion: {list}."),
        sentence("Check the figure; if it is right, widen the bound under Limits or in the table "
                 "criteria, or write into the table acknowledged why what lies beyond makes no "
                 "difference."),
    ),
)  # fmt: skip
