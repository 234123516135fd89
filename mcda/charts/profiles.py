"""Profiles: picked regions side by side, criterion by criterion."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt
import numpy as np

from mcda.case.model import Region
from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.charts.tiles import short_name
from mcda.ranking.result import FloatArray, Ranking
from mcda.ranking.wording import Alike, figure_alike, percent

MOST_PROFILES = 6
ROW = 34
TOP = 46
NAMES = listing.share(0.26, 230)
_BAR = 0.9  # of a column
_HEADING_LETTERS = 17
_ROOMY = 100  # pixels of the picture for each region, from which whole names have room


class ProfileWords(NamedTuple):
    """Words of :func:`profiles`.

    Parameters
    ----------
    criterion : heading above the criteria
    figure, reached : of the tooltip: the original figure, and how far it is from the worst to
        the best
    filled, edited, doubted : signs behind a figure that is the median of the zone, was changed,
        or is in doubt
    """

    criterion: str
    figure: str
    reached: str
    filled: str = ""
    edited: str = ""
    doubted: str = ""


def toward_ideal(ranking: Ranking) -> FloatArray:
    """Return where each figure stands between the anti-ideal (0) and the ideal (1), (m, n).

    Whatever the objective and the normalization, more is better. NaN where a criterion has no
    points or cannot tell regions apart.
    """
    width = ranking.ideal - ranking.anti_ideal
    counts = (np.abs(width) > 0) & (ranking.weights > 0)
    reached = (ranking.normalized - ranking.anti_ideal) / np.where(counts, width, 1.0)
    return np.where(counts, np.clip(reached, 0.0, 1.0), np.nan)


def profiles(ranking: Ranking, regions: Sequence[str], words: ProfileWords) -> Picture:
    """Draw up to six regions side by side: a bar per criterion, the longer the better.

    Parameters
    ----------
    ranking : gives normalized and original figures; criteria without points are left out
    regions : ids of ranked regions; beyond six the last are left out
    words : words in the picture
    """
    picked = [region for region in regions if region in ranking.regions][:MOST_PROFILES]
    shown = np.flatnonzero(ranking.weights > 0)
    listed = set(ranking.shortlist)
    looks = [("ink", "shortlist") if region in listed else ("quiet", "rest") for region in picked]
    rows_of = [ranking.regions.index(region) for region in picked]
    heads = [
        {"name": _heading(ranking, row), "short": _short(ranking, row), "at": float(column)}
        | {"text": look[0]}
        for column, (row, look) in enumerate(zip(rows_of, looks))
    ]
    bars = [
        _place(column, line) | bar | {"meaning": look[1]}
        for line, j in enumerate(shown)
        for column, (bar, look) in enumerate(zip(_bars(ranking, rows_of, int(j), words), looks))
    ]
    names = [
        {"name": ranking.matrix.criteria[j].name, "unit": ranking.matrix.criteria[j].unit}
        | {"upper": TOP + ROW * line + 10, "lower": TOP + ROW * line + 24}
        | {"text": "ink", "small": "quiet"}
        for line, j in enumerate(shown)
    ]
    drawn = {"bars": bars, "heads": heads, "names": names}
    return Picture(_drawing(len(picked), len(shown), words), drawn)


def _bars(
    ranking: Ranking, regions: Sequence[int], j: int, words: ProfileWords
) -> list[dict[str, Any]]:
    """Return what is drawn of one criterion for each picked region."""
    matrix, criterion = ranking.matrix, ranking.matrix.criteria[j]
    table_rows = [int(ranking.rows[row]) for row in regions]
    alike = Alike(matrix.values[:, j])
    texts = [figure_alike(float(matrix.values[r, j]), "", alike) for r in table_rows]
    reached = toward_ideal(ranking)[list(regions), j]
    bars = []
    for column, (row, table_row) in enumerate(zip(regions, table_rows)):
        level = float(reached[column]) if np.isfinite(reached[column]) else None
        signs = words.edited * bool(matrix.edited[table_row, j])
        signs += words.filled * bool(matrix.filled[table_row, j])
        signs += words.doubted * bool(matrix.doubted[table_row, j])
        bars.append(
            {
                "place": f"{ranking.names[row]}, {criterion.name}",
                "told": figure_alike(float(matrix.values[table_row, j]), criterion.unit, alike)
                + signs,
                "shown": texts[column] + signs,
                "reached": "–" if level is None else percent(level),
                "end": column + _BAR * (level or 0.0),
            }
        )
    return bars


def _place(column: int, line: int) -> dict[str, Any]:
    top = TOP + ROW * line
    return {
        "start": float(column),
        "full": column + _BAR,
        "middle": top + 10,
        "top": top + 20,
        "bottom": top + 27,
        "track": "empty",
        "text": "ink",
    }


def _heading(ranking: Ranking, row: int) -> str:
    """Return a region's rank and name on two lines at most."""
    name = f"{ranking.rank[row]}  {ranking.names[row]}"
    return "\n".join(textwrap.wrap(name, _HEADING_LETTERS, max_lines=2, placeholder="…"))


def _short(ranking: Ranking, row: int) -> str:
    """Return a region's rank and short name, for a phone."""
    region = Region(ranking.regions[row], ranking.names[row])
    return f"{ranking.rank[row]} {short_name(region)}"


@sketched
def _drawing(columns: int, lines: int, words: ProfileWords) -> Drawing:
    height = TOP + ROW * lines + 6
    down = listing.down(height)
    ends: Any = [{"expr": f"{NAMES} + 12"}, {"expr": "width"}]
    across = alt.Scale(domain=[0, max(1, columns)], range=ends, zero=True, nice=False)
    layers = [
        *_bar_layers(across, down, words),
        _head_layer(across, columns),
        *_name_layers(down),
        listing.heading(words.criterion, "0", "left", down),
    ]
    return drawing(layers, width="container", height=height)


def _bar_layers(across: alt.Scale, down: alt.Scale, words: ProfileWords) -> list[alt.Chart]:
    tip = [
        alt.Tooltip("place:N", title="title"),
        alt.Tooltip("told:N", title=words.figure),
        alt.Tooltip("reached:N", title=words.reached),
    ]
    start = alt.X("start:Q", scale=across, axis=None)
    bars = [
        rows("bars")
        .mark_rect(cornerRadius=2)
        .encode(
            x=start,
            x2=f"{end}:Q",
            y=listing.y("top", down),
            y2="bottom:Q",
            color=meaning(colour),
            tooltip=tip,
        )
        for end, colour in (("full", "track"), ("end", "meaning"))
    ]
    figures = (
        rows("bars")
        .mark_text(align="left", baseline="middle", fontSize=12)
        .encode(
            x=start,
            y=listing.y("middle", down),
            text="shown:N",
            color=meaning("text"),
            tooltip=tip,
        )
    )
    return [*bars, figures]


def _head_layer(across: alt.Scale, columns: int) -> alt.Chart:
    mark = rows("heads").mark_text(
        align="left",
        baseline="top",
        fontSize=13,
        fontWeight=600,
        lineBreak="\n",
        limit=alt.expr(f"(width - {NAMES}) / {max(1, columns)} - 8"),
        text=alt.expr(f"width < {_ROOMY * columns} ? datum.short : datum.name"),
    )
    return mark.encode(
        x=alt.X("at:Q", scale=across, axis=None),
        y=alt.value(2),
        color=meaning("text"),
    )


def _name_layers(down: alt.Scale) -> list[alt.Chart]:
    limit = f"{NAMES} - 4"
    names = rows("names").transform_calculate(middle="datum.upper")
    units = rows("names").transform_calculate(middle="datum.lower", text="datum.small")
    return [
        listing.text(names, "name", "0", "left", down, fontSize=13, limit=limit),
        listing.text(units, "unit", "0", "left", down, fontSize=11, limit=limit),
    ]
