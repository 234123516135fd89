"""Sentences about how little the weights must change before another region is ahead."""

from __future__ import annotations

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.ranking.explanation import row_of
from mcda.ranking.result import Ranking
from mcda.ranking.wording import figure_text, listed, named, told_apart
from mcda.robustness.joint_change import JointChange, points_of_change
from mcda.robustness.stability import WeightChange

_NAMED = 3  # weights that a sentence names with their changes


def single_change_sentence(ranking: Ranking, change: WeightChange | None) -> Sentence | None:
    """Say by how little one weight must change for another winner; None for a single region.

    Parameters
    ----------
    ranking : as it is now
    change : the smallest, as ``smallest_change`` returns it
    """
    if len(ranking.regions) == 1:
        return None
    if change is None:
        return sentence(
            "No change of a single weight, the others in proportion, brings another winner."
        )
    criterion = ranking.matrix.criteria[change.criterion].name
    winners = [name for name, rank in zip(ranking.names, ranking.rank) if rank == 1]
    if len(winners) > 1:
        return sentence(
            "{names} share the first place: a change of {criterion} alone, however small, can "
            "part them.",
            names=named(winners), criterion=criterion,
        )  # fmt: skip
    then, now = told_apart(100 * change.then, 100 * change.now)
    return sentence(
        "The smallest change of one weight that brings another winner: {criterion} at {then} % "
        "instead of {now} %, the others in proportion ({change} percentage points), where {rival} "
        "draws level.",
        criterion=criterion,
        then=then,
        now=now,
        change=_signed(change.then - change.now),
        rival=ranking.names[change.rival],
    )


def joint_change_sentence(
    ranking: Ranking, region: str, above: str, change: JointChange | None
) -> Sentence:
    """Say which weights change by how much, together, for a region to overtake another.

    Parameters
    ----------
    ranking : as it is now
    region, above : ids of the region that rises, and of the one it overtakes
    change : what was found; None where no weights can do it
    """
    rows = row_of(ranking, region), row_of(ranking, above)
    names = {"region": ranking.names[rows[0]], "above": ranking.names[rows[1]]}
    if change is None:
        return sentence(
            "No weights let {region} overtake {above}: by no criterion with points is it nearer "
            "to the ideal.",
            **names,
        )
    if not change.distance:
        return sentence("{region} is above {above} already.", **names)
    if ranking.rank[rows[0]] == ranking.rank[rows[1]]:
        return sentence(
            "{region} and {above} are level: the slightest change of weights in favour of "
            "{region} puts it ahead.",
            **names,
        )
    return sentence(
        "The smallest change found of all weights together that lets {region} overtake {above}: "
        "{changes}. These points do it: {points}.",
        **names,
        **_changes(ranking, change),
    )


def _changes(ranking: Ranking, change: JointChange) -> dict[str, Sentence]:
    """Name the largest changes of weights, and the points that bring them about."""
    moved, points = change.weights - ranking.weights, points_of_change(ranking, change)
    order = [int(j) for j in np.argsort(-np.abs(moved), kind="stable") if moved[j]]
    changes, done = [], []
    for column in order[:_NAMED]:
        name = ranking.matrix.criteria[column].name
        changes.append(
            sentence("{criterion} {change} percentage points",
                     criterion=name, change=_signed(moved[column]))
        )  # fmt: skip
        done.append(
            sentence("{criterion} {points}",
                     criterion=name, points=figure_text(float(points[column]), digits=9))
        )  # fmt: skip
    if others := order[_NAMED:]:
        most = figure_text(100 * float(np.abs(moved[others]).max()), digits=2)
        template = (
            "1 other weight by {most} percentage points"
            if len(others) == 1
            else "{count} other weights by up to {most} percentage points"
        )
        changes.append(sentence(template, count=len(others), most=most))
        done.append(sentence("the others as in the table"))
    return {"changes": listed(changes), "points": listed(done)}


def _signed(difference: float) -> str:
    """Write a difference of weights in percentage points."""
    sign = "−" if difference < 0 else "+"
    return sign + figure_text(100 * abs(float(difference)), digits=2)
