"""How often each joint venture is funded over drawn weights, and between which amounts."""

from __future__ import annotations

from typing import NamedTuple

import altair as alt

from mcda.allocation.sureness import Sureness, VentureSureness
from mcda.charts import listing
from mcda.charts.palette import meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent

ROW = 30  # two lines of a name, three on a phone
MOST_ROWS = 40
_SHARE_AT = listing.share(0.46, 360)
_BARS_END = "0.7 * width"
_MEANINGS = {"core": "shortlist", "borderline": "doubt", "exterior": "rest"}


class SelectionWords(NamedTuple):
    """Column headings of :func:`selection_picture`, and what a tooltip calls amounts."""

    project: str
    share: str
    money: str
    now: str
    low: str
    high: str


def selection_picture(found: Sureness, words: SelectionWords) -> Picture:
    """Draw how often ventures are funded, those funded most often first, with their money.

    A bar shows the share of draws; the line beside it runs from the 5th to the 95th percentile
    of the money, and the tick on it is the money of the current plan. Ventures funded neither in
    any draw nor now are left to the table.

    Parameters
    ----------
    found : what the draws gave; the 40 funded most often
    words : in the session's language
    """
    drawn = [v for v in found.ventures if v.frequency > 0 or v.current > 0]
    drawn = sorted(drawn, key=lambda venture: -venture.frequency)[:MOST_ROWS]
    records = [_record(venture, place) for place, venture in enumerate(drawn)]
    most = max((max(v.high, v.current) for v in drawn), default=0.0)
    return Picture(_drawing(len(records), most or 1.0, words), {"ventures": records})


def _record(venture: VentureSureness, place: int) -> dict[str, object]:
    top = listing.HEADER + ROW * place
    return {
        "name": venture.name,
        **listing.broken(venture.name, 58, 28),
        "middle": top + ROW / 2,
        "top": top + 9,
        "bottom": top + ROW - 9,
        "from": 0.0,
        "share": venture.frequency,
        "shown": percent(venture.frequency),
        "low": venture.low,
        "high": venture.high,
        "now": venture.current,
        "meaning": _MEANINGS[venture.place],
        "line": "second",
        "mark": "ink",
        "text": "quiet" if venture.place == "exterior" else "ink",
    }


@sketched
def _drawing(count: int, most: float, words: SelectionWords) -> Drawing:
    height = listing.HEADER + ROW * count + 6
    pixels = listing.down(height)
    base = rows("ventures")
    tip = [
        alt.Tooltip("name:N", title="title"),
        alt.Tooltip("shown:N", title=words.share),
        alt.Tooltip("now:Q", title=words.now, format=",.1f"),
        alt.Tooltip("low:Q", title=words.low, format=",.1f"),
        alt.Tooltip("high:Q", title=words.high, format=",.1f"),
    ]
    shares = alt.Scale(
        domain=[0, 1], range=[{"expr": f"{_SHARE_AT} + 50"}, {"expr": f"{_BARS_END} - 12"}]
    )
    money = alt.Scale(
        domain=[0, most], range=[{"expr": f"{_BARS_END} + 12"}, {"expr": "width - 8"}]
    )
    across = alt.X("low:Q", scale=money, axis=None)
    layers = [
        base.mark_rect().encode(
            x=alt.X("from:Q", scale=shares, axis=None), x2="share:Q",
            y=listing.y("top", pixels), y2="bottom:Q", color=meaning("meaning"), tooltip=tip,
        ),
        base.mark_rule(strokeWidth=4, strokeCap="round").encode(
            x=across, x2="high:Q", y=listing.y("middle", pixels), color=meaning("line"),
            tooltip=tip,
        ),
        base.mark_tick(orient="vertical", thickness=2, size=14).encode(
            x=alt.X("now:Q", scale=money, axis=None), y=listing.y("middle", pixels),
            color=meaning("mark"), tooltip=tip,
        ),
        listing.names(base, pixels, tip, f"{_SHARE_AT} - 4", (13, 11)),
        listing.text(base, "shown", f"{_SHARE_AT} + 42", "right", pixels, tip),
        listing.heading(words.project, "0", "left", pixels),
        listing.heading(words.share, f"{_SHARE_AT} + 42", "right", pixels),
        listing.heading(words.money, f"{_BARS_END} + 12", "left", pixels),
    ]  # fmt: skip
    # shares and money are two scales across
    apart = {"scale": {"x": "independent"}}
    return drawing(layers, width="container", height=height, resolve=apart)
