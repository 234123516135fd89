"""Joint ventures between regions: lines on the map, and a matrix of who works with whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import altair as alt

from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.charts import listing
from mcda.charts.heat import MOST_ROWS, ROW, column_axis, row_axis
from mcda.charts.palette import PAPER_FROM, meaning
from mcda.charts.picture import NO_PADDING, Drawing, Picture, drawing, rows, sketched
from mcda.charts.tiles import short_name, tile_places

_LARGEST, _SPACING = 56, 4
_THINNEST, _THICKEST = 1.5, 9.0
_TOP = 0.75  # of the scale, so that the letters on the darkest tile stay legible


def pair_money(case: Case, plan: Plan) -> dict[tuple[str, str], float]:
    """Return public money by pair of partners, each venture's whole money with each of its pairs.

    Pairs are in the order of the table of regions. A venture of three partners counts for its
    three pairs, so the amounts do not add up to the plan.
    """
    order = {region.id: place for place, region in enumerate(case.regions)}
    partners = {project.id: sorted(project.partners, key=order.__getitem__)
                for project in case.projects}  # fmt: skip
    money: dict[tuple[str, str], float] = {}
    for part in plan.projects:
        if part.amount > 0:
            for first, second in combinations(partners[part.project], 2):
                money[first, second] = money.get((first, second), 0.0) + part.amount
    return money


def links_map(case: Case, plan: Plan, *, width: int = 350) -> Picture:
    """Draw regions as tiles, stronger in colour with more money, and lines between partners.

    Parameters
    ----------
    case, plan : what to draw; lines are the thicker, the more money the partners' ventures get
    width : pixels available
    """
    places = tile_places(case.regions)
    across = 1 + max((column for _, column in places.values()), default=0)
    down = 1 + max((row for row, _ in places.values()), default=0)
    pitch = min(_LARGEST + _SPACING, width / across)
    size = pitch - min(_SPACING, pitch / 8)
    centre = {
        region: (column * pitch + size / 2, row * pitch + size / 2)
        for region, (row, column) in places.items()
    }
    most = max(plan.regions.values(), default=0.0)
    unit = case.settings.money_unit
    tiles = []
    for region in case.regions:
        x, y = centre[region.id]
        amount = plan.regions.get(region.id, 0.0)
        level = _TOP * amount / most if most > 0 else 0.0
        tiles.append({
            "name": region.name, "note": f"{amount:,.{plan.decimals}f} {unit}".rstrip(),
            "code": short_name(region), "level": level,
            "text": "paper" if level >= PAPER_FROM else "ink",
            "left": x - size / 2, "right": x + size / 2, "centre": x,
            "top": y - size / 2, "bottom": y + size / 2, "middle": y,
            "plate_left": x - 0.34 * size, "plate_right": x + 0.34 * size,
            "plate_top": y - 0.2 * size, "plate_bottom": y + 0.2 * size,
        })  # fmt: skip
    picture = {"tiles": tiles, "links": _links(case, plan, centre)}
    return Picture(_map_drawing(width, round(down * pitch), round(0.26 * size)), picture)


def _links(
    case: Case, plan: Plan, centre: Mapping[str, tuple[float, float]]
) -> list[dict[str, object]]:
    money = pair_money(case, plan)
    most = max(money.values(), default=1.0)
    names = {region.id: region.name for region in case.regions}
    unit = case.settings.money_unit
    return [
        {
            "name": f"{names[first]} – {names[second]}",
            "note": f"{amount:,.{plan.decimals}f} {unit}".rstrip(),
            "x": centre[first][0], "y": centre[first][1],
            "x2": centre[second][0], "y2": centre[second][1],
            "width": _THINNEST + (_THICKEST - _THINNEST) * amount / most,
            "meaning": "doubt",
        }
        for (first, second), amount in sorted(money.items(), key=lambda item: item[1])
    ]  # fmt: skip


@sketched
def _map_drawing(width: int, height: int, letters: int) -> Drawing:
    right = alt.Scale(zero=False, nice=False, domain=[0, width])
    pixels = listing.down(height)
    tip = [alt.Tooltip("name:N", title="title"), alt.Tooltip("note:N", title=" ")]
    shade = alt.Color("level:Q", scale=alt.Scale(domain=[0, 1]), legend=None)
    tiles = rows("tiles").mark_rect(cornerRadius=4).encode(
        x=alt.X("left:Q", scale=right, axis=None), x2="right:Q",
        y=listing.y("top", pixels), y2="bottom:Q",
        color=shade, tooltip=tip,
    )  # fmt: skip
    links = rows("links").mark_rule(opacity=0.8, strokeCap="round").encode(
        x=alt.X("x:Q", scale=right, axis=None), x2="x2:Q",
        y=listing.y("y", pixels), y2="y2:Q",
        strokeWidth=alt.StrokeWidth("width:Q", scale=None),
        color=meaning("meaning"), tooltip=tip,
    )  # fmt: skip
    # Lines pass below what names a region, on the colour of its tile.
    plates = rows("tiles").mark_rect(cornerRadius=4).encode(
        x=alt.X("plate_left:Q", scale=right, axis=None), x2="plate_right:Q",
        y=listing.y("plate_top", pixels), y2="plate_bottom:Q", color=shade, tooltip=tip,
    )  # fmt: skip
    words = rows("tiles").mark_text(fontSize=max(letters, 9), fontWeight=600).encode(
        x=alt.X("centre:Q", scale=right, axis=None), y=listing.y("middle", pixels),
        text="code:N", color=meaning("text"), tooltip=tip,
    )  # fmt: skip
    apart = alt.Resolve(scale=alt.LegendResolveMap(color="independent"))
    return drawing(
        [tiles, links, plates, words], width=width, height=height, padding=NO_PADDING, resolve=apart
    )


def venture_matrix(case: Case, plan: Plan, *, least: str, most: str) -> Picture:
    """Draw a matrix of regions: how much money goes to ventures in which both take part.

    Parameters
    ----------
    case, plan : what to draw; regions without such money are left out, beyond 60 the last too
    least, most : words for the two ends of the colour scale
    """
    money = pair_money(case, plan)
    linked = {region for pair in money for region in pair}
    shown = [region for region in case.regions if region.id in linked][:MOST_ROWS]
    place = {region.id: number for number, region in enumerate(shown)}
    largest = max(money.values(), default=1.0)
    unit = case.settings.money_unit
    records = [
        {
            "place": f"{case.region(row).name} – {case.region(column).name}",
            "note": f"{amount:,.{plan.decimals}f} {unit}".rstrip(),
            "row": place[row],
            "column": place[column],
            "level": amount / largest,
        }
        for pair, amount in money.items()
        for row, column in (pair, pair[::-1])
        if row in place and column in place
    ]
    names = tuple(region.name for region in shown)
    drawn = _matrix_drawing(names, (least, f"{most} {largest:,.{plan.decimals}f} {unit}".rstrip()))
    return Picture(drawn, {"cells": records})


@sketched
def _matrix_drawing(names: Sequence[str], ends: tuple[str, str]) -> Drawing:
    # Without money there is no largest amount that the scale could end with.
    legend = None if not names else alt.Legend(
        title=None, orient="bottom", direction="horizontal", gradientLength=240, values=[0, 1],
        labelExpr=f"datum.value ? {ends[1]!r} : {ends[0]!r}",
    )  # fmt: skip
    cells = rows("cells").mark_rect(cornerRadius=2).encode(
        x=alt.X("column:O", scale=alt.Scale(paddingInner=0.06, domain=list(range(len(names)))),
                axis=column_axis(names)),
        y=alt.Y("row:O", scale=alt.Scale(paddingInner=0.1, domain=list(range(len(names)))),
                axis=row_axis(names)),
        color=alt.Color("level:Q", scale=alt.Scale(domain=[0, 1]), legend=legend),
        tooltip=[alt.Tooltip("place:N", title="title"), alt.Tooltip("note:N", title=" ")],
    )  # fmt: skip
    fit = {"type": "fit-x", "contains": "padding"}
    return drawing([cells], width="container", height=max(ROW * len(names), ROW), autosize=fit)
