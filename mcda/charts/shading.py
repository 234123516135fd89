"""How regions are coloured on a map, by rank or by a criterion, and the legend that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import altair as alt
import numpy as np

from mcda.charts import listing
from mcda.charts.palette import PAPER_FROM, meaning
from mcda.charts.picture import Records, rows
from mcda.ranking.result import DecisionMatrix, MethodResult, Ranking
from mcda.ranking.wording import Alike, figure_alike

LEGEND = 34
_STEPS = 30
_STRIP, _STRIP_HEIGHT = 84, 10  # pixels
_LETTER = 6.4  # about the width of a letter of 12 pixels
NO_FIGURE = "–"


@dataclass(frozen=True)
class Shading:
    """What a map says about each region; a region in neither meanings nor levels is empty.

    Parameters
    ----------
    labels : region id -> text on the region: a rank or a figure
    notes : region id -> tooltip
    meanings : region id -> meaning of its colour
    levels : region id -> place on the sequential scale, 0 to 1
    gaps : ids of regions without a figure, to be hatched
    keys : (words, meaning) of the legend
    ends : words at both ends of the scale, the second with the unit; empty = no scale
    """

    labels: Mapping[str, str]
    notes: Mapping[str, str]
    meanings: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, float] = field(default_factory=dict)
    gaps: frozenset[str] = frozenset()
    keys: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str] | tuple[()] = ()

    def look(self, region: str) -> dict[str, object]:
        """Return colour, text, label and note of a region, as a record of a map."""
        level = self.levels.get(region)
        colour = self.meanings.get(region, "empty")
        if level is not None:
            text = "paper" if level >= PAPER_FROM else "ink"
        else:
            text = "paper" if colour == "shortlist" else "quiet"
        return {
            "note": self.notes.get(region, ""),
            "label": self.labels.get(region, ""),
            "text": text,
        } | ({"meaning": colour} if level is None else {"level": level})


class RankWords(NamedTuple):
    """Words of the legend of :func:`rank_shading`."""

    shortlist: str
    rest: str


class FigureWords(NamedTuple):
    """Words of :func:`criterion_shading`.

    Parameters
    ----------
    missing : tooltip of a region without a figure
    filled : behind a figure that is the median of the zone
    edited : behind a figure that was changed
    doubted : behind a figure that is in doubt
    filled_sign, edited_sign, doubted_sign : the same on the map, where there is no room for words
    """

    missing: str
    filled: str
    edited: str
    doubted: str
    filled_sign: str = ""
    edited_sign: str = ""
    doubted_sign: str = ""


def rank_shading(
    result: Ranking | MethodResult, notes: Mapping[str, str], words: RankWords
) -> Shading:
    """Colour the shortlist, and write each region's rank on it.

    Parameters
    ----------
    result : a ranking; regions that are not ranked have no number
    notes : region id -> tooltip
    words : of the legend
    """
    shortlist = set(result.shortlist)
    return Shading(
        labels={region: str(rank) for region, rank in zip(result.regions, result.rank)},
        notes=notes,
        meanings={
            region: "shortlist" if region in shortlist else "empty" for region in result.regions
        },
        keys=((words.shortlist, "shortlist"), (words.rest, "empty")),
    )


def criterion_shading(matrix: DecisionMatrix, column: int, words: FigureWords) -> Shading:
    """Colour regions by a criterion's figures, the least light and the most dark.

    Parameters
    ----------
    matrix : figures of all regions
    column : place of the criterion
    words : of tooltips
    """
    criterion = matrix.criteria[column]
    values = matrix.values[:, column]
    known, alike = np.isfinite(values), Alike(values)
    low, high = (float(values[known].min()), float(values[known].max())) if known.any() else (0, 0)
    labels, notes, levels = {}, {}, {}
    for row, region in enumerate(matrix.regions):
        if not known[row]:
            labels[region], notes[region] = NO_FIGURE, words.missing
            continue
        value = float(values[row])
        marks = [
            told
            for told, cells in (
                ((words.edited_sign, words.edited), matrix.edited),
                ((words.filled_sign, words.filled), matrix.filled),
                ((words.doubted_sign, words.doubted), matrix.doubted),
            )
            if cells[row, column]
        ]
        labels[region] = figure_alike(value, "", alike) + "".join(sign for sign, _ in marks)
        told = [figure_alike(value, criterion.unit, alike), *(text for _, text in marks)]
        notes[region] = "; ".join(told)
        levels[region] = (value - low) / (high - low) if high > low else 0.5
    ends = (
        (figure_alike(low, "", alike), figure_alike(high, criterion.unit, alike))
        if known.any()
        else ()
    )
    return Shading(
        labels, notes, levels=levels, ends=ends,
        gaps=frozenset(region for region, there in zip(matrix.regions, known) if not there),
    )  # fmt: skip


def legend_rows(shading: Shading, top: float, width: float) -> dict[str, Records]:
    """Return the rows of :func:`legend_layers`, in pixels below ``top``."""
    middle = top + LEGEND - 12
    if not shading.ends:
        keys, left = [], 0.0
        for words, colour in shading.keys:
            keys.append({"x": left + 7, "middle": middle, "meaning": colour})
            keys[-1] |= {"start": left + 18, "label": words, "text": "quiet", "limit": width}
            left += 18 + _LETTER * len(words) + 16
        return {"keys": keys, "scale": [], "ends": []}
    low, high = shading.ends
    start = _LETTER * len(low) + 8
    end = start + _STRIP
    scale = [
        {
            "left": start + _STRIP * step / _STEPS,
            # Neighbours overlap, so that no seam shows between them.
            "right": min(start + _STRIP * (step + 1) / _STEPS + 1, end),
            "top": middle - _STRIP_HEIGHT / 2,
            "bottom": middle + _STRIP_HEIGHT / 2,
            "level": step / (_STEPS - 1),
        }
        for step in range(_STEPS)
    ]
    texts = [
        {"start": 0.0, "middle": middle, "label": low, "text": "quiet", "limit": start},
        {"start": end + 8, "middle": middle, "label": high, "text": "quiet"}
        | {"limit": max(20.0, width - end - 8)},
    ]
    return {"keys": [], "scale": scale, "ends": texts}


def legend_layers(across: alt.Scale, down: alt.Scale) -> list[alt.Chart]:
    """Return the layers of the legend; a map has room for it at its foot."""

    def words(name: str) -> alt.Chart:
        mark = rows(name).mark_text(
            fontSize=12, align="left", baseline="middle", limit=alt.expr("datum.limit")
        )
        return mark.encode(
            x=alt.X("start:Q", scale=across, axis=None),
            y=listing.y("middle", down),
            text="label:N",
            color=meaning("text"),
        )

    squares = (
        rows("keys")
        .mark_square(size=110, opacity=1)
        .encode(
            x=alt.X("x:Q", scale=across, axis=None),
            y=listing.y("middle", down),
            color=meaning("meaning"),
        )
    )
    strip = (
        rows("scale")
        .mark_rect()
        .encode(
            x=alt.X("left:Q", scale=across, axis=None),
            x2="right:Q",
            y=listing.y("top", down),
            y2="bottom:Q",
            fill=level("level"),
        )
    )
    return [squares, words("keys"), strip, words("ends")]


def level(name: str) -> alt.Fill:
    """Return the colour encoding of a field that is a place on the sequential scale."""
    return alt.Fill(f"{name}:Q", scale=alt.Scale(domain=[0, 1]), legend=None)
