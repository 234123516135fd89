"""Value against the smallest amount: each point is a plan that can be adopted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import altair as alt

from mcda.allocation.equity import readable
from mcda.allocation.frontier import FrontierPoint
from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent

PICKED = "picked"
"""Name of the selection; a click gives the field ``place``."""

_LEAST_SHOWN = 80.0  # percent: a small loss must not look like a fall


class FrontierWords(NamedTuple):
    """Words of :func:`frontier_picture`: axes, and what is beside a point."""

    smallest: str
    value: str
    least: str
    worth: str
    plan: str
    funded: str


def frontier_picture(
    points: Sequence[FrontierPoint], per: str, chosen: int, words: FrontierWords
) -> Picture:
    """Draw the plans of a frontier, one of them marked; value in percent of the most possible.

    Parameters
    ----------
    points : from most value to most for those who get least, at least one
    per : ``head`` or ``money``
    chosen : place of the marked one
    words : in the session's language
    """
    factor, _ = readable(max(point.smallest for point in points), per)
    best = points[0].objective
    records = [
        {
            "place": place,
            "smallest": factor * point.smallest,
            "value": 100 * point.objective / best if best > 0 else 100.0,
            "told": percent(point.objective / best if best > 0 else 1.0, 2),
            "worth": point.objective,
            "plan": f"{words.plan} {place + 1}",
            "funded": sum(part.is_funded for part in point.plan.projects),
            "meaning": "doubt" if place == chosen else "shortlist",
            "line": "rest",
            "size": 220 if place == chosen else 90,
        }
        for place, point in enumerate(points)
    ]
    lowest = min(100 * point.objective / best if best > 0 else 100.0 for point in points)
    floor = min(_LEAST_SHOWN, 10 * int((lowest - 2) // 10))
    reach = max(point.smallest for point in points)
    return Picture(_drawing(words, float(floor), reach > 0), {"points": records})


@sketched
def _drawing(words: FrontierWords, floor: float, has_reach: bool) -> Drawing:
    x = alt.X("smallest:Q", title=words.smallest, **listing.from_zero(float(has_reach)))
    y = alt.Y(
        "value:Q", title=words.value, scale=alt.Scale(domain=[floor, 101], nice=False, zero=False)
    )
    base = rows("points").encode(x=x, y=y)
    picked = alt.selection_point(name=PICKED, fields=["place"], on="click", empty=False)
    points = (
        base.mark_point(filled=True, opacity=1, cursor="pointer")
        .encode(
            color=meaning("meaning"),
            size=alt.Size("size:Q", scale=None),
            tooltip=[
                alt.Tooltip("plan:N", title="title"),
                alt.Tooltip("smallest:Q", title=words.least, format=",.2f"),
                alt.Tooltip("worth:Q", title=words.worth, format=",.3f"),
                alt.Tooltip("told:N", title="%"),
                alt.Tooltip("funded:Q", title=words.funded),
            ],
        )
        .add_params(picked)
    )
    line = base.mark_line(strokeWidth=1.5).encode(color=meaning("line"), order="place:Q")
    return drawing([line, points], width="container", height=300)
