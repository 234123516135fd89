"""The plan as pictures: which joint ventures are funded by what, and when."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt

from mcda.allocation.plan import Plan, ProjectPlan
from mcda.case.model import Case
from mcda.charts import listing
from mcda.charts.money import AMOUNT, MOST_ROWS, by_programme, in_order, stack, stacked
from mcda.charts.palette import PROGRAMME_MEANINGS, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched
from mcda.ranking.wording import percent

ROW = 30  # two lines of a name, three on a phone
SIZE_AT = listing.share(0.62, 350)
BARS_AT = f"{SIZE_AT} + 14"


def funded_projects(plan: Plan) -> list[ProjectPlan]:
    """Return the joint ventures that get money, most money first."""
    funded = [project for project in plan.projects if project.amount > 0]
    # Equal amounts keep the order of the table, whatever the solver's last digits say.
    return sorted(funded, key=lambda project: -round(project.amount, 6))


class PlanWords(NamedTuple):
    """Column headings of :func:`plan_bars`."""

    project: str
    size: str
    money: str
    amount: str


def plan_bars(case: Case, plan: Plan, notes: Mapping[str, str], words: PlanWords) -> Picture:
    """Draw the funded joint ventures by amount.

    Parameters
    ----------
    case, plan : what to draw; beyond 60 joint ventures the last are left to the table
    notes : project id -> tooltip
    words : column headings
    """
    funded = funded_projects(plan)[:MOST_ROWS]
    records = _records(case, funded, notes, plan.decimals)
    pieces = stacked(
        case,
        [
            (record["middle"], record["name"], by_programme(project.money))
            for record, project in zip(records, funded)
        ],
        plan.decimals,
    )
    return Picture(_plan_drawing(len(funded), words), {"projects": records, "pieces": pieces})


@sketched
def _plan_drawing(count: int, words: PlanWords) -> Drawing:
    height = listing.HEADER + ROW * count + 6
    pixels = listing.down(height)
    base = rows("projects")
    tip = [alt.Tooltip("name:N", title="title"), alt.Tooltip("note:N", title=" ")]
    layers = [
        stack("pieces", listing.across(BARS_AT, AMOUNT), pixels),
        listing.names(base, pixels, tip, f"{SIZE_AT} - 42", (13, 11)),
        listing.text(base, "size", SIZE_AT, "right", pixels, tip),
        listing.text(base, "amount", "width", "right", pixels, tip, fontWeight=600),
        listing.heading(words.project, "0", "left", pixels),
        listing.heading(words.size, SIZE_AT, "right", pixels),
        listing.heading(words.money, BARS_AT, "left", pixels),
        listing.heading(words.amount, "width", "right", pixels),
    ]
    return drawing(layers, width="container", height=height)


def _records(
    case: Case, funded: list[ProjectPlan], notes: Mapping[str, str], decimals: int
) -> list[dict[str, Any]]:
    names = {project.id: project.name for project in case.projects}
    return [
        {
            "name": names[project.project],
            **listing.broken(names[project.project], 48, 35),
            "middle": listing.HEADER + ROW * (position + 0.5),
            "size": percent(project.fraction),
            "amount": f"{project.amount:,.{decimals}f}",
            "note": notes.get(project.project, ""),
            "text": "ink",
        }
        for position, project in enumerate(funded)
    ]


class YearWords(NamedTuple):
    """Words of :func:`year_bars`."""

    year: str
    amount: str
    available: str


def year_bars(case: Case, plan: Plan, kinds: Mapping[str, str], words: YearWords) -> Picture:
    """Draw the money that programmes pay in each year, by kind, against what is available.

    Parameters
    ----------
    case, plan : what to draw
    kinds : programme kind -> its name in words
    words : headings
    """
    places = {item.id: (order, item) for order, item in enumerate(in_order(case))}
    records = [
        {
            "year": str(payment.year),
            "amount": payment.amount,
            "payer": f"{programme.name} ({kinds[programme.kind]})",
            "meaning": PROGRAMME_MEANINGS[programme.kind],
            "order": order,
        }
        for project in plan.projects
        for payment in project.money
        for order, programme in [places[payment.programme]]
    ]
    limits = [
        {
            "year": str(year),
            "amount": sum(budget.get(year, 0.0) for budget in plan.budgets.values()),
            "meaning": "ink",
        }
        for year in plan.years
    ]
    there = {programme.kind for programme in case.programmes}
    keys = tuple((PROGRAMME_MEANINGS[kind], kinds[kind]) for kind in kinds if kind in there)
    is_empty = not records and not any(limit["amount"] for limit in limits)
    drawn = _year_drawing(words, plan.decimals, keys, is_empty)
    return Picture(drawn, {"payments": records, "limits": limits})


@sketched
def _year_drawing(
    words: YearWords, decimals: int, keys: Sequence[tuple[str, str]], is_empty: bool
) -> Drawing:
    up = listing.from_zero(0.0 if is_empty else 1.0)
    legend = alt.Legend(
        title=None, orient="bottom", direction="horizontal", columns=2, symbolType="square",
        symbolOpacity=1, values=[kind for kind, _ in keys],
        labelExpr=f"({json.dumps(dict(keys))})[datum.value]",
    )  # fmt: skip
    money = f",.{decimals}f"
    x = alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0))
    total = alt.Tooltip("sum(amount):Q", title=words.amount, format=money)
    bars = (
        rows("payments")
        .mark_bar(size=48)
        .encode(
            x=x,
            y=alt.Y("sum(amount):Q", title=words.amount, **up),
            color=meaning("meaning", legend),
            order="order:Q",
            tooltip=[
                alt.Tooltip("year:N", title=words.year),
                alt.Tooltip("payer:N", title=" "),
                total,
            ],
        )
    )
    ticks = (
        rows("limits")
        .mark_tick(thickness=2, size=64)
        .encode(
            x=x,
            y=alt.Y("amount:Q", **up),
            color=meaning("meaning", legend),
            tooltip=[alt.Tooltip("amount:Q", title=words.available, format=money)],
        )
    )
    return drawing([bars, ticks], width="container", height=280)
