"""Scenarios saved under a name, and what changes from one to another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from mcda.case.adjusted import FIELDS, as_saved
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, SavedScenario
from mcda.ranking.methods import rank_by
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.scenario import Scenario
from mcda.ranking.wording import enumerated


def save(
    scenario: Scenario,
    name: str,
    taken: Collection[str],
    *,
    role: str = "",
    budget: float = 1.0,
    locked: Collection[str] = (),
) -> SavedScenario:
    """Make a row of the table ``scenarios``.

    Parameters
    ----------
    scenario : what to save
    name : as the user calls it
    taken : ids of the scenarios saved before
    role : what the ranking does to the money; empty = as the case says
    budget : factor on every budget
    locked : criteria whose points are locked
    """
    number = 1
    while f"s{number}" in taken:
        number += 1
    return SavedScenario(
        id=f"s{number}",
        name=name,
        method=scenario.method,
        normalization=scenario.normalization,
        sector=scenario.sector,
        shortlist_size=scenario.shortlist_size,
        without=scenario.without,
        role=role,
        budget_scale=budget,
        locked=tuple(locked),
        points=dict(scenario.points),
    )


def scenario_from(case: Case, saved: SavedScenario) -> Scenario:
    """Return what a saved row asks for; what it leaves open is as the case says."""
    settings = case.settings
    size = saved.shortlist_size
    return Scenario(
        points={item.id: saved.points.get(item.id, 0.0) for item in case.criteria},
        normalization=saved.normalization or settings.normalization,
        method=saved.method or settings.method,
        shortlist_size=settings.shortlist_size if size is None else size,
        sector=saved.sector,
        without=saved.without,
    )


def rank_saved(case: Case, saved: SavedScenario) -> Ranking | MethodResult:
    """Rank as a saved row asks, by its own limits.

    Raises
    ------
    CaseError
        Nothing can be ranked that way; its findings say why.
    """
    return rank_by(as_saved(case, saved), scenario_from(case, saved))


@dataclass(frozen=True)
class Difference:
    """What changes from one ranking to another.

    Parameters
    ----------
    entered, left : names of the regions that come onto, and fall off, the shortlist
    moved : (name, places won) of all regions in both, most places won first; lost ones negative
    sentence : the same in words
    """

    entered: tuple[str, ...]
    left: tuple[str, ...]
    moved: tuple[tuple[str, int], ...]
    sentence: Sentence


def difference(before: Ranking | MethodResult, after: Ranking | MethodResult) -> Difference:
    """Say who enters and leaves the shortlist from one ranking to another, and who moves."""
    names = dict(zip(before.regions, before.names)) | dict(zip(after.regions, after.names))
    entered = tuple(names[item] for item in after.shortlist if item not in before.shortlist)
    left = tuple(names[item] for item in before.shortlist if item not in after.shortlist)
    old = dict(zip(before.regions, before.rank.tolist()))
    new = dict(zip(after.regions, after.rank.tolist()))
    moved = sorted(((names[item], old[item] - new[item]) for item in old if item in new),
                   key=lambda move: -move[1])  # fmt: skip
    return Difference(
        entered, left, tuple(moved), shortlist_change(", ".join(entered), ", ".join(left))
    )


def changed_choices(
    before: Ranking | MethodResult, after: Ranking | MethodResult
) -> tuple[Sentence, ...]:
    """Name what two rankings of one case asked differently, points apart; nothing if nothing."""
    changed = asked_differently(before.scenario, after.scenario)
    if _limits(before) != _limits(after):
        changed.append(sentence("limits"))
    if before.matrix.filled.any() != after.matrix.filled.any():
        changed.append(sentence("missing figures"))
    if not changed:
        return ()
    return (sentence("Also changed: {what}.", what=enumerated(changed)),)


def asked_differently(then: Scenario, now: Scenario) -> list[Sentence]:
    """Name what two scenarios ask differently, points apart."""
    return [
        words
        for words, old, new in (
            (sentence("method"), then.method, now.method),
            (sentence("normalization"), then.normalization, now.normalization),
            (sentence("size of the shortlist"), then.shortlist_size, now.shortlist_size),
            (sentence("sector in focus"), then.sector, now.sector),
            (sentence("regions left out"), set(then.without), set(now.without)),
        )
        if old != new
    ]


def _limits(found: Ranking | MethodResult) -> list[list[object]]:
    return [[getattr(item, field) for field in FIELDS] for item in found.matrix.criteria]


def shortlist_change(entered: object, left: object) -> Sentence:
    """Say who comes onto the shortlist and who falls off it; names as joined, empty for nobody."""
    if not entered and not left:
        return sentence("The shortlist is the same.")
    if not left:
        return sentence("Onto the shortlist: {names}.", names=entered)
    if not entered:
        return sentence("Off the shortlist: {names}.", names=left)
    return sentence("Onto the shortlist: {entered}. Off it: {left}.", entered=entered, left=left)
