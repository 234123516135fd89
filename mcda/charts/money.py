"""Money as stacked bars, coloured by kind of programme, and where it lands.

A kind may have several programmes: a bar has a piece for each, and says which one it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import altair as alt

from mcda.allocation.plan import Payment, Plan
from mcda.allocation.rounding import largest_remainder
from mcda.case.columns import KINDS
from mcda.case.model import Case, Programme
from mcda.charts import listing
from mcda.charts.palette import PROGRAMME_MEANINGS, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched

ROW = 26
MOST_ROWS = 60
_NARROW = 300  # pixels, below which a region's name has little room
_HALF = 8  # pixels, half the height of a bar
AMOUNT = 68  # pixels to the right of bars for "12,345.67"
NAMES = listing.share(0.56, 178)


class RegionWords(NamedTuple):
    """Column headings of :func:`region_bars`."""

    region: str
    amount: str


def by_programme(money: Iterable[Payment]) -> dict[str, float]:
    """Return the payments' totals by programme."""
    totals: dict[str, float] = {}
    for payment in money:
        totals[payment.programme] = totals.get(payment.programme, 0.0) + payment.amount
    return totals


def by_kind(case: Case, amounts: Mapping[str, float]) -> dict[str, float]:
    """Return amounts by programme as totals by kind of programme."""
    kinds = {programme.id: programme.kind for programme in case.programmes}
    totals: dict[str, float] = {}
    for programme, amount in amounts.items():
        kind = kinds[programme]
        totals[kind] = totals.get(kind, 0.0) + amount
    return totals


def in_order(case: Case) -> list[Programme]:
    """Return the programmes as they are stacked: kinds in their fixed order, then as listed."""
    return sorted(case.programmes, key=lambda programme: KINDS.index(programme.kind))


def stacked(
    case: Case, bars: Sequence[tuple[float, str, Mapping[str, float]]], decimals: int
) -> list[dict[str, object]]:
    """Return the pieces of stacked bars, one per programme.

    Parameters
    ----------
    case : for the programmes' names, kinds and order
    bars : (middle in pixels, name, amount by programme) of each bar
    decimals : with which amounts are written
    """
    pieces: list[dict[str, object]] = []
    for middle, name, amounts in bars:
        start = 0.0
        for programme in in_order(case):
            amount = amounts.get(programme.id, 0.0)
            if amount > 0:
                piece = {"name": name, "from": start, "to": start + amount, "amount": amount}
                place = {"top": middle - _HALF, "bottom": middle + _HALF}
                told = {"payer": f"{programme.name}: {amount:,.{decimals}f}"}
                colour = {"meaning": PROGRAMME_MEANINGS[programme.kind]}
                pieces.append(piece | place | told | colour)
                start += amount
    return pieces


def stack(name: str, across: alt.Scale, pixels: alt.Scale) -> alt.Chart:
    """Return the layer that draws the pieces of stacked bars found in the rows of this name."""
    return (
        rows(name)
        .mark_rect()
        .encode(
            x=alt.X("from:Q", scale=across, axis=None),
            x2="to:Q",
            y=listing.y("top", pixels),
            y2="bottom:Q",
            color=meaning("meaning"),
            tooltip=[
                alt.Tooltip("name:N", title="title"),
                alt.Tooltip("payer:N", title=" "),
            ],
        )
    )


def region_bars(case: Case, plan: Plan, kinds: Mapping[str, str], words: RegionWords) -> Picture:
    """Draw the public money landing in each region, by kind of programme, with the legend.

    Parameters
    ----------
    case, plan : what to draw; the 60 regions with most money
    kinds : programme kind -> its name in words
    words : column headings
    """
    money = landing(case, plan)
    order = sorted(case.regions, key=lambda item: -plan.regions.get(item.id, 0.0))[:MOST_ROWS]
    records = []
    for position, item in enumerate(order):
        amount = plan.regions.get(item.id, 0.0)
        middle = listing.HEADER + ROW * (position + 0.5)
        colour = "ink" if amount > 0 else "quiet"
        told = f"{amount:,.{plan.decimals}f}"
        lines = listing.broken(item.name, 28, 23)
        records.append(
            {"name": item.name, **lines, "middle": middle, "amount": told, "text": colour}
        )
    pieces = stacked(
        case,
        [
            (listing.HEADER + ROW * (position + 0.5), item.name, money[item.id])
            for position, item in enumerate(order)
        ],
        plan.decimals,
    )
    present = {programme.kind for programme in case.programmes}
    entries = tuple((kinds[kind], PROGRAMME_MEANINGS[kind]) for kind in KINDS if kind in present)
    return Picture(
        _region_drawing(len(order), entries, words), {"regions": records, "pieces": pieces}
    )


@sketched
def _region_drawing(
    count: int, entries: tuple[tuple[str, str], ...], words: RegionWords
) -> Drawing:
    legend_at = listing.HEADER + ROW * count + listing.GAP
    height = legend_at + 2 * listing.LEGEND_ROW
    pixels = listing.down(height)
    base = rows("regions")
    tip = [alt.Tooltip("name:N", title="title"), alt.Tooltip("amount:N", title=words.amount)]
    layers = [
        stack("pieces", listing.across(NAMES, AMOUNT), pixels),
        listing.names(base, pixels, tip, f"{NAMES} - 6", (13, 13), _NARROW),
        listing.text(base, "amount", "width", "right", pixels, tip),
        listing.heading(words.region, "0", "left", pixels),
        listing.heading(words.amount, "width", "right", pixels),
        *listing.legend(entries, legend_at, pixels),
    ]
    return drawing(layers, width="container", height=height)


def landing(case: Case, plan: Plan) -> dict[str, dict[str, float]]:
    """Return region -> programme -> money: each payment lands by partner share.

    Of a plan as it is shown, the parts of a region add up to what is shown of it.
    """
    money: dict[str, dict[str, float]] = {region.id: {} for region in case.regions}
    for project, planned in zip(case.projects, plan.projects):
        for programme, paid in by_programme(planned.money).items():
            for partner, share in project.partners.items():
                landed = money.setdefault(partner, {})
                landed[programme] = landed.get(programme, 0.0) + share * paid
    if plan.exact is None:
        return money
    return {
        region: dict(
            zip(pots, largest_remainder(list(pots.values()), plan.regions[region], plan.decimals))
        )
        for region, pots in money.items()
        if region in plan.regions
    }
