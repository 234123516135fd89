"""The map: regions by rank or by any criterion, as tiles or within their borders."""

from __future__ import annotations

import streamlit as st

from mcda.case.finding import Sentence
from mcda.case.model import Case, Criterion, Region
from mcda.charts.borders import border_map
from mcda.charts.picture import Picture
from mcda.charts.ranking import score_texts
from mcda.charts.shading import FigureWords, RankWords, Shading, criterion_shading, rank_shading
from mcda.charts.tiles import MOST_TILES, WIDTH, tile_map, tiles_height
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.marked_figures import CHANGED, DOUBTED, FILLED
from mcda.report.numbers import listing
from mcda.ui import cache, state
from mcda.ui.bound import bind
from mcda.ui.components.headline import draw_note
from mcda.ui.components.pictures import draw_picture
from mcda.ui.labels import labels
from mcda.ui.state import COLOUR, MAP
from mcda.ui.text import say

_NAMED = 3
LOWEST = 170  # pixels of a map with borders


def draw_map(case: Case, result: Ranking | MethodResult) -> None:
    """Draw the map below the choice of what colours it; always of the same size."""
    _choose_colour(case)
    if case.borders is not None:
        _choose_map(case)
    chosen = chosen_criterion(case)
    draw_picture(
        map_picture(case, result),
        width="content",
        key="ranking_tiles",
        alt=say("Map of regions, coloured by {what}", what=chosen.name if chosen else say("rank")),
    )
    draw_note(_explanation(case, result), lines=2)


def map_picture(case: Case, result: Ranking | MethodResult) -> Picture:
    """Return the map as it is chosen."""
    shading = _shading(case, result)
    if case.borders is None:
        return tile_map(_on_tiles(case, result), shading)
    if state.kept(case, MAP) == "tiles":
        return tile_map(_on_tiles(case, result), shading, lowest=LOWEST)
    found = cache.outlines(case.borders, WIDTH, max(LOWEST, tiles_height(case.regions)))
    return border_map(found, case.regions, shading)


def _on_tiles(case: Case, result: Ranking | MethodResult) -> tuple[Region, ...]:
    """Return the regions that have a tile: all, or the first ones of a long ranking."""
    if len(case.regions) <= MOST_TILES:
        return case.regions
    first = {result.regions[row] for row in result.order[:MOST_TILES]}
    return tuple(region for region in case.regions if region.id in first)


def chosen_criterion(case: Case) -> Criterion | None:
    """Return the criterion that colours the map; None = the rank does."""
    chosen = state.kept(case, COLOUR)
    return next((item for item in case.criteria if item.id == chosen), None)


def _choose_colour(case: Case) -> None:
    names = {"": say("Rank")} | labels(case.criteria)
    colour = bind(case, COLOUR, options=names)
    st.selectbox(
        say("What colours the map"),
        **colour.one,
        label_visibility="collapsed",
    )


def _choose_map(case: Case) -> None:
    names = {"tiles": say("Tiles"), "borders": say("Borders")}
    drawn = bind(case, MAP, options=names)
    st.segmented_control(
        say("How regions are drawn"),
        required=True,
        **drawn.several,
        label_visibility="collapsed",
    )


def _shading(case: Case, result: Ranking | MethodResult) -> Shading:
    column = _column(case, result)
    if column is None:
        words = RankWords(say("on the shortlist"), say("not on it"))
        return rank_shading(result, _standing(result), words)
    return criterion_shading(
        result.matrix,
        column,
        FigureWords(
            say("no figure"),
            say("median of the zone"),
            say("changed figure"),
            say("in doubt"),
            FILLED,
            CHANGED,
            DOUBTED,
        ),
    )


def _column(case: Case, result: Ranking | MethodResult) -> int | None:
    """Return the place of the criterion that colours the map; None = the rank does."""
    chosen = state.kept(case, COLOUR)
    ids = [criterion.id for criterion in result.matrix.criteria]
    return ids.index(chosen) if chosen in ids else None


def _standing(result: Ranking | MethodResult) -> dict[str, str]:
    """Say of each region where it stands, or why it is not ranked."""
    template = (
        "rank {rank}, closeness {score}"
        if isinstance(result, Ranking)
        else "rank {rank}, score {score}"
    )
    return {
        region: say(template, rank=rank, score=score)
        for region, rank, score in zip(result.regions, result.rank, score_texts(result))
    } | {item.region: say(item.reason) for item in result.excluded}


def _explanation(case: Case, result: Ranking | MethodResult) -> str:
    """Say how to read the map, which regions it cannot colour or draw, and whose borders it has."""
    column = _column(case, result)
    parts = [
        say("Rank by region. Without a number: not ranked.")
        if result.excluded
        else say("Rank by region.")
    ]
    if column is not None:
        parts = [say("The stronger the colour, the higher the figure.")]
        gaps = _shading(case, result).gaps
        names = [region.name for region in case.regions if region.id in gaps]
        if names:
            parts.append(say("No figure, hatched: {names}.", names=_some(names)))
    if len(case.regions) > MOST_TILES and state.kept(case, MAP) == "tiles":
        parts.insert(0, say("The map shows the first {count} of the ranking.", count=MOST_TILES))
    if case.borders is not None and state.kept(case, MAP) == "borders":
        shapes = case.borders.shapes
        names = [region.name for region in case.regions if region.id not in shapes]
        if names:
            parts.append(say("Without borders in the case: {names}.", names=_some(names)))
        if case.borders.source:
            source = case.borders.source
            known = {item.id: f"{item.title}, {item.licence}" for item in case.sources}
            parts.append(say("Borders: {source}.", source=known.get(source, source).rstrip(", .")))
    return " ".join(parts)


def _some(names: list[str]) -> Sentence:
    if len(names) > _NAMED:
        names = [*names[:_NAMED], say("{count} more", count=len(names) - _NAMED)]
    return listing(names)
