"""Tables about how sure a ranking is: the same on screen and in files."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.normalization import NAMES
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.wording import decimals_for, decimals_given, share_decimals
from mcda.report.acceptability_wording import words_of_draws
from mcda.report.robustness_wording import question_sentence
from mcda.report.tables import Heading, Row, Table, distinct, number, yes_no
from mcda.report.weight_change_wording import single_change_sentence
from mcda.robustness.joint_change import JointChange, points_of_change
from mcda.robustness.methods import Combinations
from mcda.robustness.result import Acceptability, Weighting
from mcda.robustness.reversal import Reversals
from mcda.robustness.shares import what_was_drawn
from mcda.robustness.stability import Stability, on_points_scale
from mcda.robustness.verdict import Firsts, Verdict
from mcda.robustness.weightings import widths

_REGION = (Heading("Region", is_id=True), Heading("Name"))


def verdict_table(found: Verdict) -> Table:
    """List the figures that decide about the verdict, each with what it is."""
    ranking = found.ranking
    rows: list[Row] = [
        ("Verdict", str(found.sentence)),
        ("First", _names(ranking, found.winners)),
        ("Others within 0.02 of closeness", _names(ranking, found.near) or "none"),
        *_first_rows(found.first),
    ]
    change = found.change
    told = single_change_sentence(ranking, change)
    if told is not None:
        rows.append(("Smallest change of one weight", str(told)))
    if change is None:
        rows.append(("Change of one weight that dethrones the winner", "none"))
    else:
        rows += [
            ("Criterion whose weight dethrones the winner soonest",
             ranking.matrix.criteria[change.criterion].name),
            ("Its weight now (%)", 100 * change.now),
            ("Its weight at which another region draws level (%)", 100 * change.then),
            ("That region", ranking.names[change.rival]),
        ]  # fmt: skip
    for normalization, winners in found.others.items():
        rows.append((f"First under {NAMES[normalization]}", _names(ranking, winners)))
    return Table("verdict", (Heading("What"), Heading("Finding")), tuple(rows))


def _first_rows(first: Firsts) -> tuple[Row, ...]:
    """Give the shares of draws in which the winner is first, each with what was drawn."""
    weights, figures = first.varies
    drawn = what_was_drawn(Weighting.AROUND, weights=weights, figures=figures)
    rows: tuple[Row, ...] = (
        (f"First in draws {drawn} (%)", 100 * first.both),
        (f"Draws {drawn}", first.samples),
        ("Shares right within ± (percentage points)", 100 * first.error),
    )
    if not figures:
        none = "none: no criterion that counts says how uncertain its figures are"
        return (*rows, ("Draws of the figures alone", none))
    return (
        *rows,
        ("First in draws of the weights alone (%)", 100 * first.weights),
        ("First in draws of the figures alone (%)", 100 * first.figures),
    )


def acceptability_table(drawn: Acceptability) -> Table:
    """Give each region's share of draws at each rank, in rank order.

    What was drawn stands beside every region, since tables get separated from their captions.
    """
    ranking = drawn.ranking
    shares = tuple(
        Heading(f"Rank {place} (%)", percent=True) for place in range(1, len(ranking.rank) + 1)
    )
    heads = (
        *_REGION,
        Heading("Rank now", 0),
        Heading("On the shortlist (%)", percent=True),
        Heading("Mean rank", 1),
        *shares,
        Heading("Mean rank right within ±", 2),
        Heading("Drawn"),
    )
    said = str(question_sentence(drawn))
    rows = tuple(
        (
            ranking.regions[i],
            ranking.names[i],
            int(ranking.rank[i]),
            number(drawn.shortlist_probability[i]),
            number(drawn.expected_rank[i]),
            *map(number, drawn.rank_acceptability[i]),
            number(drawn.margins.expected_rank[i]),
            said,
        )
        for i in ranking.order
    )
    return Table("acceptability", heads, rows)


def pairwise_table(drawn: Acceptability) -> Table:
    """Give the share of draws in which each region is ahead of each other one, in rank order.

    No rows where it was not counted who is ahead of whom.
    """
    ranking, wins = drawn.ranking, drawn.pairwise
    others = ((f"Ahead of {ranking.names[k]} (%)", ranking.regions[k]) for k in ranking.order)
    texts = distinct(others, [heading.text for heading in _REGION])
    heads = (*_REGION, *(Heading(text, percent=True) for text in texts), Heading("Drawn"))
    said = str(question_sentence(drawn))
    rows = () if wins is None else tuple(
        (
            ranking.regions[i],
            ranking.names[i],
            *(None if i == k else number(wins[i, k]) for k in ranking.order),
            said,
        )
        for i in ranking.order
    )  # fmt: skip
    return Table("pairwise", heads, rows)


def central_weights_table(drawn: Acceptability) -> Table:
    """Give the mean weights that put each region first, beside the present ones.

    The error of the weights is the largest of a region's; a region that is first in fewer than
    two draws has none.
    """
    ranking, margins = drawn.ranking, drawn.margins
    which = words_of_draws(drawn)
    shares = (
        *_REGION,
        Heading(f"First {which} (%)", 1, percent=True),
        Heading(f"Confidence {which} (%)", 1, percent=True),
    )
    errors = (
        Heading("Weights right within ± (percentage points)", 1),
        Heading("Confidence right within ± (percentage points)", 1),
        Heading("Drawn"),
    )
    texts = distinct(
        ((c.name, c.id) for c in ranking.matrix.criteria),
        [heading.text for heading in (*shares, *errors)],
    )
    heads = (*shares, *(Heading(text, 1, percent=True) for text in texts), *errors)
    said = str(question_sentence(drawn))
    now: Row = ("", "Present weights", None, None, *map(number, ranking.weights), None, None, "")
    rows = tuple(
        (
            ranking.regions[i],
            ranking.names[i],
            number(drawn.first_probability[i]),
            number(drawn.confidence[i]),
            *map(number, drawn.central_weights[i]),
            number(100 * margins.central_weights[i].max()),
            number(100 * margins.confidence[i]),
            said,
        )
        for i in ranking.order
    )
    return Table("central_weights", heads, (now, *rows))


def stability_table(
    found: Stability, scale: str = "points", *, kappa: float | None = None
) -> Table:
    """Give, for each criterion, within which points the winner, shortlist and order stand.

    Parameters
    ----------
    found : intervals of weights
    scale : ``points`` of the sliders, the others as they are and cut at 100, or ``weights``
    kappa : concentration of draws around the current weights, to say by about how much they move
        each weight; None leaves it out
    """
    ranking = found.ranking
    in_points = scale == "points"
    unit = Heading("Points", 1) if in_points else Heading("Weight", 1, percent=True)
    now = (
        np.array([ranking.scenario.points.get(c.id, 0.0) for c in ranking.matrix.criteria])
        if in_points
        else ranking.weights
    )
    heads, columns = [Heading("Criterion", is_id=True), Heading("Name"), unit], [now]
    for name in ("winner", "shortlist", "order"):
        intervals = getattr(found, name)
        placed = on_points_scale(ranking, intervals) if in_points else intervals
        for side, word in enumerate(("from", "to")):
            text = f"Same {name} {word}"
            heads.append(Heading(text, 1, percent=not in_points))
            columns.append(placed[:, side])
    if kappa is not None:
        heads.append(Heading("Weight off by about ± (percentage points)", 1))
        columns.append(100 * widths(ranking.weights, kappa))
    rows = tuple(
        (c.id, c.name, *(number(column[j]) for column in columns))
        for j, c in enumerate(ranking.matrix.criteria)
    )
    return Table("stability", tuple(heads), rows)


def joint_change_table(ranking: Ranking, change: JointChange) -> Table:
    """Give each criterion's weight and points now, and those that let a region overtake another.

    Parameters
    ----------
    ranking : as it is now
    change : the smallest found
    """
    given, then = ranking.scenario.points, points_of_change(ranking, change)
    places = max(1, share_decimals([*ranking.weights.tolist(), *change.weights.tolist()]))
    heads = (
        Heading("Criterion", is_id=True),
        Heading("Name"),
        Heading("Weight now (%)", places),
        Heading("Weight then (%)", places),
        Heading("Change (percentage points)", 1),
        Heading("Points now", decimals_for(given.values())),
        Heading("Points then", decimals_given(then.tolist())),
        Heading("So that"),
    )
    names = dict(zip(ranking.regions, ranking.names))
    said = f"{names[change.region]} overtakes {names[change.above]}"
    rows = tuple(
        (
            criterion.id,
            criterion.name,
            number(100 * ranking.weights[j]),
            number(100 * change.weights[j]),
            number(100 * (change.weights[j] - ranking.weights[j])),
            number(given.get(criterion.id, 0.0)),
            number(then[j]),
            said,
        )
        for j, criterion in enumerate(ranking.matrix.criteria)
        if ranking.weights[j] > 0
    )
    return Table("joint_change", heads, rows)


def reversal_table(found: Reversals) -> Table:
    """List what becomes of the others when a region is dropped, or enters twice."""
    ranking = found.ranking
    heads = (
        Heading("What is tried"),
        *_REGION,
        Heading("Rank now", 0),
        Heading("Something changes"),
        Heading("First among the others"),
        Heading("Come onto the shortlist"),
        Heading("Fall off the shortlist"),
    )
    words = {"dropped": "left out", "duplicated": "in twice"}
    rows = tuple(
        (
            words[trial.trial.value],
            ranking.regions[trial.region],
            ranking.names[trial.region],
            int(ranking.rank[trial.region]),
            yes_no(trial.changes),
            _names(ranking, trial.first),
            _names(ranking, trial.entered),
            _names(ranking, trial.left),
        )
        for trial in (*found.dropped, *found.duplicated)
    )
    return Table("reversal", heads, rows)


def combinations_table(found: Combinations) -> Table:
    """Say in how many combinations of method and normalization each region is where."""
    ranking, count = found.ranking, len(found.combinations)
    names = [(combination.name, combination.method) for combination in found.combinations]
    own = (
        *_REGION,
        Heading("Rank now", 0),
        Heading(f"First, of {count}", 0),
        Heading(f"On the shortlist, of {count}", 0),
    )
    texts = distinct(names, [heading.text for heading in own])
    rows: tuple[Row, ...] = tuple(
        (
            ranking.regions[i],
            ranking.names[i],
            int(ranking.rank[i]),
            int(found.first[i]),
            int(found.shortlisted[i]),
            *(int(combination.rank[i]) for combination in found.combinations),
        )
        for i in ranking.order
    )
    return Table("combinations", (*own, *(Heading(text, 0) for text in texts)), rows)


def _names(ranking: Ranking | MethodResult, rows: tuple[int, ...] | NDArray[np.int64]) -> str:
    return "; ".join(ranking.names[row] for row in rows)
