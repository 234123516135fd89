"""Sentences that screen, files and terminal share.

A sentence is kept as template and values and formatted where it is shown. Whatever goes wrong
is said together with what to do about it.
"""

from __future__ import annotations

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.normalization import beyond_bounds
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.scenario import Scenario
from mcda.ranking.wording import joined
from mcda.report.numbers import listing, written
from mcda.report.rule_words import FIGURES_PLACED
from mcda.robustness.verdict import NEAR_TIE

_NAMED = 3  # names in a sentence before "and 5 more"
_ROUNDING = 1e-9  # closeness below this is the arithmetic's own noise


def leader_sentence(ranking: Ranking | MethodResult) -> Sentence:
    """Say who leads: a winner, a shared first place, or that there is no clear winner.

    What is too close to call is known for closeness only, not for the scores of other methods.
    """
    order = ranking.order
    names = [ranking.names[row] for row in order]
    if len(order) == 1:
        return sentence(
            "Only {name} can be ranked, so there is nothing to compare it with: "
            "take another region into the comparison.",
            name=names[0],
        )
    first = [ranking.names[row] for row in order if ranking.rank[row] == 1]
    closeness = isinstance(ranking, Ranking)
    if closeness and len(first) == len(order) > 2:
        return sentence(
            "All {count} regions share the first place: nothing with points tells them apart, "
            "so give points to a criterion in which they differ.",
            count=len(order),
        )
    if len(first) > 1:
        return sentence("{names} share the first place.", names=_some(first))
    best = ranking.score[order[0]]
    near = [
        ranking.names[row] for row in order if best - ranking.score[row] <= NEAR_TIE + _ROUNDING
    ]
    if closeness and len(near) > 1:
        return sentence(
            "No clear winner: {names} are within {gap}.",
            names=_some(near),
            gap=written(NEAR_TIE, 2),
        )
    second = [ranking.names[row] for row in order if ranking.rank[row] == 2]
    if len(second) > 1:
        return sentence("{name} leads; {names} follow.", name=names[0], names=_some(second))
    return sentence("{name} leads; {second} follows.", name=names[0], second=names[1])


def method_sentence(result: MethodResult) -> Sentence:
    """Say by which method, and on what scale, regions are ranked."""
    if result.method.low_is_better:
        return sentence("Ranked by {method}, where a low score is good.", method=result.method.name)
    return sentence("Ranked by {method}, where a high score is good.", method=result.method.name)


def topsis_note(method: str) -> Sentence | None:
    """Say that money does not follow a method; None for TOPSIS, which it follows."""
    if method == "topsis":
        return None
    return sentence(
        "The money follows the ranking by TOPSIS, not the one by {method}: closeness decides who "
        "may take part, and only TOPSIS has it.",
        method=METHODS[method].name,
    )


def shortlist_note(ranking: Ranking | MethodResult) -> Sentence | None:
    """Say why the shortlist is not as long as asked; None when it is."""
    size, shortlist = ranking.scenario.shortlist_size, ranking.shortlist
    if size == 0:
        return sentence("The shortlist is empty because its size is set to 0.")
    if len(shortlist) < size and len(shortlist) == 1:
        return sentence(
            "The shortlist of {size} holds the only region that can be ranked.", size=size
        )
    if len(shortlist) < size:
        return sentence(
            "The shortlist of {size} holds all {count} regions that can be ranked.",
            size=size,
            count=len(shortlist),
        )
    if len(shortlist) == size:
        return None
    edge = max(int(rank) for rank in ranking.rank if rank <= size)
    tied = [ranking.names[row] for row in ranking.order if ranking.rank[row] == edge]
    return sentence(
        "The shortlist holds {count} regions instead of {size}, because {names} tie at its edge.",
        count=len(shortlist),
        size=size,
        names=_some(tied),
    )


def cut_sentence(ranking: Ranking | MethodResult) -> Sentence | None:
    """Say how many figures that count are cut by a bound; None where none is."""
    if ranking.scenario.normalization != "goalposts":
        return None
    matrix = ranking.matrix
    compared = np.isin(matrix.regions, ranking.regions)
    cut = beyond_bounds(matrix.values[compared], matrix.criteria)[:, ranking.weights > 0].sum()
    if cut == 1:
        return sentence(
            "One figure lies beyond a bound and counts as the bound: see Findings "
            "on the page Regions."
        )
    if cut:
        return sentence(
            "{count} figures lie beyond a bound and count as the bound: see Findings on the "
            "page Regions.",
            count=cut,
        )
    return None


def excluded_sentence(ranking: Ranking | MethodResult) -> Sentence | None:
    """Name the regions that are not ranked; None when all are."""
    names = [region.name for region in ranking.excluded]
    if not names:
        return None
    if len(names) == 1:
        return sentence("{name} is not ranked.", name=names[0])
    return sentence(
        "{count} regions are not ranked: {names}.", count=len(names), names=_some(names)
    )


def scenario_sentence(case: Case, scenario: Scenario) -> Sentence:
    """Put the choices behind a ranking in words."""
    points = sentence("Points: {points}.", points=points_in_words(case, scenario))
    return joined([points, rules_sentence(case, scenario)])


def points_in_words(case: Case, scenario: Scenario) -> str:
    """Name every criterion with its points."""
    points = ((item.name, scenario.points.get(item.id, 0.0)) for item in case.criteria)
    return ", ".join(f"{name} {written(value)}" for name, value in points) or "none"


def rules_sentence(case: Case, scenario: Scenario) -> Sentence:
    """Put what else a ranking was asked for in words."""
    return sentence(
        "Method {method}, {figures} ({normalization}), "
        "shortlist of {size}, cluster in {sector}, {without}.",
        method=METHODS[scenario.method].name,
        figures=FIGURES_PLACED[scenario.normalization],
        normalization=scenario.normalization,
        size=scenario.shortlist_size,
        sector=scenario.sector or "any sector",
        without=_without(case, scenario),
    )


def _without(case: Case, scenario: Scenario) -> Sentence:
    if not scenario.without:
        return sentence("no region left out")
    names = {region.id: region.name for region in case.regions}
    items = [
        f"zone {item.removeprefix('zone:')}" if item.startswith("zone:") else names.get(item, item)
        for item in scenario.without
    ]
    return sentence("without {names}", names=listing(items))


def _some(names: list[str]) -> Sentence:
    """Join names, the fourth and later ones only counted."""
    if len(names) <= _NAMED + 1:
        return listing(names)
    return listing([*names[:_NAMED], sentence("{count} more", count=len(names) - _NAMED)])
