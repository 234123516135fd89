"""Figures of slides and document as plain values, drawn natively by each of them."""

from __future__ import annotations

from dataclasses import dataclass

from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.charts.money import by_kind, by_programme, landing
from mcda.charts.palette import LIGHT, MEANINGS, PROGRAMME_MEANINGS
from mcda.charts.ranking import score_decimals
from mcda.charts.tiles import short_name, tile_places
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.wording import share_decimals
from mcda.report.marked_figures import marked_names
from mcda.report.tables import with_unit

MOST_BARS = 16
"""Bars that a slide shows in letters which can be read from the back of a room."""

_DIGITS = 6  # finer than any decimals that are shown


@dataclass(frozen=True)
class Bars:
    """One bar per name, the first on top.

    Parameters
    ----------
    axis : what the bars show, with the unit
    names : n names
    values : n numbers >= 0
    meanings : n meanings of colours, see ``mcda.charts.palette``
    decimals : of the number beside each bar
    percent : values are shares of 1, shown as percent
    """

    axis: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    meanings: tuple[str, ...]
    decimals: int = 2
    percent: bool = False


@dataclass(frozen=True)
class Series:
    """One layer of stacked columns: name, meaning of its colour, one number per column."""

    name: str
    meaning: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Stacks:
    """Stacked columns or bars.

    Parameters
    ----------
    axis : what is stacked, with the unit
    names : n columns
    series : layers from below, each with n numbers
    upright : columns side by side; else bars below each other
    decimals : of the total beside each column
    """

    axis: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    upright: bool
    decimals: int = 0

    @property
    def totals(self) -> tuple[float, ...]:
        """Sum of each column's layers."""
        return tuple(sum(layer.values[i] for layer in self.series) for i in range(len(self.names)))


@dataclass(frozen=True)
class Tile:
    """One region of the map: place, rank, short name, meaning of its colour."""

    row: int
    column: int
    label: str
    code: str
    meaning: str


@dataclass(frozen=True)
class Tiles:
    """The country as tiles of one size; beside it the shortlist, rank and name."""

    tiles: tuple[Tile, ...]
    shortlist: tuple[str, ...]
    note: str


Figure = Bars | Stacks | Tiles


def colour(meaning: str) -> str:
    """Return the colour of a meaning in files, ``#rrggbb``."""
    return LIGHT[MEANINGS.index(meaning)]


def weight_bars(ranking: Ranking) -> Bars:
    """Show the criteria with points, the heaviest first."""
    weighed = [
        (weight, criterion.name)
        for weight, criterion in zip(ranking.weights.tolist(), ranking.matrix.criteria)
        if weight > 0
    ]
    weighed.sort(key=lambda pair: -pair[0])
    shown = weighed[:MOST_BARS]
    values = tuple(weight for weight, _ in shown)
    return Bars(
        axis=_of_first("Weight, part of all points", len(shown), len(weighed), "criteria"),
        names=tuple(name for _, name in shown),
        values=values,
        meanings=("second",) * len(shown),
        decimals=max(1, share_decimals(values)),
        percent=True,
    )


def ranking_bars(result: Ranking | MethodResult) -> Bars | None:
    """Show the first regions with their scores; None where scores cannot be lengths of bars."""
    order = result.order[:MOST_BARS]
    values = tuple(float(result.score[row]) for row in order)
    if min(values) < 0 or (isinstance(result, MethodResult) and result.method.low_is_better):
        return None
    size = result.scenario.shortlist_size
    names = marked_names(result)
    shows = "Closeness to the ideal, 0 to 1" if isinstance(result, Ranking) else "Score"
    return Bars(
        axis=_of_first(shows, len(order), len(result.regions), "regions"),
        names=tuple(f"{result.rank[row]}  {names[row]}" for row in order),
        values=values,
        meanings=tuple("shortlist" if result.rank[row] <= size else "rest" for row in order),
        decimals=score_decimals(result),
    )


def _of_first(axis: str, shown: int, count: int, what: str) -> str:
    """Say on an axis that only the first are shown, where there are more."""
    return axis if shown == count else f"{axis}; the first {shown} of {count} {what}"


def tiles(case: Case, result: Ranking | MethodResult) -> Tiles:
    """Show where the shortlist lies."""
    ranks = dict(zip(result.regions, result.rank.tolist()))
    size = result.scenario.shortlist_size
    places = tile_places(case.regions)
    return Tiles(
        tuple(
            Tile(
                *places[region.id],
                label=str(ranks.get(region.id, "")),
                code=short_name(region),
                meaning="shortlist" if ranks.get(region.id, size + 1) <= size else "empty",
            )
            for region in case.regions
        ),
        tuple(
            f"{result.rank[row]}  {result.names[row]}"
            for row in result.order
            if result.rank[row] <= size
        ),
        "Rank by region. In colour: on the shortlist. Without a number: not ranked.",
    )


def region_money(case: Case, plan: Plan) -> Stacks:
    """Show what lands in each region from each kind of programme, the largest amount first."""
    landed = {region: by_kind(case, pots) for region, pots in landing(case, plan).items() if pots}
    reached = sorted(landed, key=lambda region: -sum(landed[region].values()))[:MOST_BARS]
    shows = with_unit("Public money", case.settings.money_unit)
    return Stacks(
        axis=_of_first(shows, len(reached), len(landed), "regions"),
        names=tuple(case.region(region).name for region in reached),
        series=_by_kind([landed[region] for region in reached]),
        upright=False,
        decimals=plan.decimals,
    )


def year_money(case: Case, plan: Plan) -> Stacks:
    """Show what each kind of programme pays in each year."""
    payments = [payment for project in plan.projects for payment in project.money]
    paid = {
        year: by_kind(case, by_programme(item for item in payments if item.year == year))
        for year in plan.years
    }
    return Stacks(
        axis=with_unit("Public money", case.settings.money_unit),
        names=tuple(str(year) for year in plan.years),
        series=_by_kind([paid[year] for year in plan.years]),
        upright=True,
        decimals=plan.decimals,
    )


def _by_kind(amounts: list[dict[str, float]]) -> tuple[Series, ...]:
    return tuple(
        Series(
            kind.capitalize(),
            meaning,
            tuple(round(pots.get(kind, 0.0), _DIGITS) for pots in amounts),
        )
        for kind, meaning in PROGRAMME_MEANINGS.items()
        if any(kind in pots for pots in amounts)
    )
