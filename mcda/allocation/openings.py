"""Choices that would let clashing rules hold: each moved alone, and tried by solving.

Repairs change figures of the case; these are the choices of the meeting itself: how long the
shortlist is, whether the ranking has a say, whether agreements are required, the factor on all
budgets. What does not make a plan possible is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mcda.allocation.asked import Asked
from mcda.allocation.question import Question
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.result import Ranking
from mcda.ranking.wording import figure_text

MOST_BUDGET = 300
"""Percent of all budgets up to which a factor is sought."""

_STEP = 5  # percent


@dataclass(frozen=True)
class Opening:
    """A choice that, moved alone, lets the rules hold.

    Parameters
    ----------
    choice : ``shortlist``, ``role``, ``agreements`` or ``budget``
    value : what to move it to: a size, ``none``, 0, or percent of all budgets
    worth : value of the plan that is then possible
    sentence : what to do, and what the plan is worth then
    """

    choice: str
    value: int | str
    worth: float
    sentence: Sentence


def openings(asked: Asked, case: Case, ranking: Ranking | None) -> Iterator[Opening]:
    """Yield the choices that alone make a plan possible, by the smallest move that does.

    Parameters
    ----------
    asked : what is asked of the money, with the answer that there is no plan
    case, ranking : what it is asked of
    """
    role = asked.role or case.settings.role
    if role == "gate" and ranking is not None:
        yield from _longer(asked, case, ranking)
    if role != "none":
        worth = _worth(replace(asked, role="none").question(case, ranking))
        if worth is not None:
            yield Opening("role", "none", worth, sentence(
                "Let the ranking have no say in the money; the plan is then worth {worth}.",
                worth=figure_text(worth),
            ))  # fmt: skip
    if asked.agreements:
        worth = _worth(replace(asked, agreements=False).question(case, ranking))
        if worth is not None:
            yield Opening("agreements", 0, worth, sentence(
                "Let ventures take part whose partners have no agreement in force; the plan is "
                "then worth {worth}.",
                worth=figure_text(worth),
            ))  # fmt: skip
    yield from _larger(asked, case, ranking)


def _longer(asked: Asked, case: Case, ranking: Ranking) -> Iterator[Opening]:
    """Yield the shortest longer shortlist under which there is a plan."""
    now = ranking.scenario.shortlist_size

    def with_size(size: int) -> float | None:
        longer = replace(ranking, scenario=replace(ranking.scenario, shortlist_size=size))
        return _worth(asked.question(case, longer))

    found = _least(with_size, now + 1, len(ranking.regions))
    if found is not None:
        size, worth = found
        yield Opening("shortlist", size, worth, sentence(
            "Make the shortlist {size} regions long instead of {now}; the plan is then worth "
            "{worth}.",
            size=size, now=now, worth=figure_text(worth),
        ))  # fmt: skip


def _larger(asked: Asked, case: Case, ranking: Ranking | None) -> Iterator[Opening]:
    """Yield the smallest larger factor on all budgets under which there is a plan."""
    now = round(100 * asked.budget_scale)

    def at(step: int) -> float | None:
        scaled = replace(asked, budget_scale=_STEP * step / 100)
        return _worth(scaled.question(case, ranking))

    found = _least(at, now // _STEP + 1, MOST_BUDGET // _STEP)
    if found is not None:
        step, worth = found
        yield Opening("budget", _STEP * step, worth, sentence(
            "Raise the budgets of all programmes to {end} % instead of {now} %; the plan is then "
            "worth {worth}.",
            end=_STEP * step, now=now, worth=figure_text(worth),
        ))  # fmt: skip


def _worth(question: Question) -> float | None:
    outcome = question.ask(question.model())
    return outcome.objective if outcome.has_plan else None


def _least(
    worth_at: Callable[[int], float | None], low: int, high: int
) -> tuple[int, float] | None:
    """Return the least whole number with a plan and its worth, more of it never doing harm.

    Special case: None where even the largest has none.
    """
    best = worth_at(high) if low <= high else None
    if best is None:
        return None
    while low < high:
        middle = (low + high) // 2
        worth = worth_at(middle)
        if worth is None:
            low = middle + 1
        else:
            high, best = middle, worth
    return high, best
