"""Joint ventures by what they are worth and what they cost the public."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

import altair as alt

from mcda.allocation.plan import Plan, ProjectPlan
from mcda.allocation.worth import is_whole, weakest_funded, worth_in_full
from mcda.case.model import Case, Project
from mcda.charts import listing
from mcda.charts.palette import MEANINGS, meaning
from mcda.charts.picture import Drawing, Picture, drawing, rows, sketched


class ValueCostWords(NamedTuple):
    """Words of :func:`value_cost`: axes, what points mean, and the line."""

    cost: str
    value: str
    funded: str
    partly: str
    unfunded: str
    barred: str
    line: str


def value_cost(case: Case, plan: Plan, notes: Mapping[str, str], words: ValueCostWords) -> Picture:
    """Draw ventures by public cost and value, each carried out in full.

    The line joins what is worth as much per money as the weakest venture funded in full: those
    above it that get nothing are held back by other rules than money.

    Parameters
    ----------
    case, plan : what to draw
    notes : project id -> tooltip
    words : in the session's language
    """
    worth = [worth_in_full(project, case) for project in case.projects]
    records = []
    for project, part, full in zip(case.projects, plan.projects, worth):
        state = _state(project, part)
        records.append(
            {
                "name": project.name,
                "note": notes.get(project.id, ""),
                "value": full.value,
                "cost": full.money,
                "state": getattr(words, state),
                "meaning": _MEANINGS[state],
            }
        )
    slope = weakest_funded(case, plan)
    ends = []
    if slope is not None:
        reach = max(full.money for full in worth)
        if slope > 0:
            reach = min(reach, max(full.value for full in worth) / slope)
        ends = [
            {"cost": at, "value": slope * at, "meaning": "ink", "note": words.line}
            for at in (0.0, reach)
        ]
    has_cost = any(full.money > 0 for full in worth)
    has_value = any(full.value > 0 for full in worth)
    return Picture(_drawing(words, has_cost, has_value), {"ventures": records, "line": ends})


_MEANINGS = {"funded": "shortlist", "partly": "second", "unfunded": "doubt", "barred": "rest"}
_SHAPES = {"shortlist": "circle", "second": "square", "doubt": "triangle-up", "rest": "cross"}


def _state(project: Project, part: ProjectPlan) -> str:
    if not part.eligible:
        return "barred"
    if part.amount == 0 and part.fraction == 0:
        return "unfunded"
    return "funded" if is_whole(project, part.fraction) else "partly"


@sketched
def _drawing(words: ValueCostWords, has_cost: bool, has_value: bool) -> Drawing:
    x = alt.X("cost:Q", title=words.cost, **listing.from_zero(float(has_cost)))
    y = alt.Y("value:Q", title=words.value, **listing.from_zero(float(has_value)))
    # Colour and shape have one legend as long as the domains of their scales are the same.
    told = {colour: getattr(words, state) for state, colour in _MEANINGS.items()}
    legend = alt.Legend(
        title=None, orient="top", direction="horizontal", columns=2, labelLimit=400,
        symbolOpacity=1, values=list(told), labelExpr=f"({json.dumps(told)})[datum.value]",
    )  # fmt: skip
    line = (
        rows("line")
        .mark_line(strokeDash=[4, 4], strokeWidth=1.5)
        .encode(x=x, y=y, color=meaning("meaning"), tooltip=[alt.Tooltip("note:N", title=" ")])
    )
    points = (
        rows("ventures")
        .mark_point(filled=True, size=110, opacity=0.9)
        .encode(
            x=x,
            y=y,
            color=meaning("meaning", legend),
            shape=alt.Shape(
                "meaning:N",
                scale=alt.Scale(
                    domain=list(MEANINGS), range=[_SHAPES.get(item, "circle") for item in MEANINGS]
                ),
                legend=legend,
            ),
            tooltip=[
                alt.Tooltip("name:N", title="title"),
                alt.Tooltip("state:N", title=" "),
                alt.Tooltip("value:Q", title=words.value, format=",.3~f"),
                alt.Tooltip("cost:Q", title=words.cost, format=",.1f"),
                alt.Tooltip("note:N", title="  "),
            ],
        )
    )
    # the line is no entry of the legend of the points
    apart = alt.Resolve(scale=alt.LegendResolveMap(color="independent", shape="independent"))
    return drawing([line, points], width="container", height=360, resolve=apart)
