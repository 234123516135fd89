"""How sure a plan is: what stays funded when the weights are somewhat different.

Two questions, never mixed: other weights of the impacts (what ventures are for) change what each
is worth; other weights of the criteria change the ranking, and through it who may take part. Each
draw is an allocation of its own; what counts is in how many of them a venture is funded, between
which amounts, and what the current plan would lose.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mcda.allocation.plan import Plan
from mcda.allocation.plan_draws import DRAWS, SOME, Draw, draw_plans, off_by
from mcda.allocation.question import Question
from mcda.robustness.weightings import USUAL_WIDTH

CORE = 0.95
"""Part of the draws from which a venture is core; in 1 - CORE of them at most it is exterior."""

_BAND = (5, 95)  # percentiles of the money band


@dataclass(frozen=True)
class VentureSureness:
    """How sure one joint venture is.

    Parameters
    ----------
    project, name : as in the case
    frequency : part of the draws in which it is funded
    low, high : 5th and 95th percentile of its public money over all draws
    current : its public money in the current plan
    varies : whether it is carried out to another part in some draw than in another
    """

    project: str
    name: str
    frequency: float
    low: float
    high: float
    current: float
    varies: bool = False

    @property
    def place(self) -> str:
        """``core``: funded in at least 95 % of the draws; ``exterior``: at most 5 %."""
        if self.frequency >= CORE:
            return "core"
        return "exterior" if self.frequency <= 1 - CORE + 1e-12 else "borderline"


@dataclass(frozen=True)
class Sureness:
    """How sure a plan is.

    Parameters
    ----------
    over : ``impacts`` or ``criteria``: whose weights were drawn
    off_by : by about how much a weight was off, from the least to the most of them, 0.05 = 5
        percentage points; None = whatever the weights
    draws : draws with a plan
    failed : draws whose rules left no plan
    ventures : one per project, in table order
    kept : part of the draws in which the current plan loses nothing
    mean_regret, max_regret : value that the current plan loses against the best of each draw
    mean_regret_share, max_regret_share : the same as part of that best value
    """

    over: str
    off_by: tuple[float, float] | None
    draws: int
    failed: int
    ventures: tuple[VentureSureness, ...]
    kept: float
    mean_regret: float
    max_regret: float
    mean_regret_share: float
    max_regret_share: float

    def those(self, place: str) -> tuple[VentureSureness, ...]:
        """Return the ventures that are ``core``, ``borderline`` or ``exterior``."""
        return tuple(venture for venture in self.ventures if venture.place == place)


def sureness(
    question: Question,
    plan: Plan,
    over: str = "impacts",
    *,
    width: float | None = USUAL_WIDTH,
    draws: int = DRAWS,
    seed: int = 0,
) -> Sureness:
    """Say how sure a plan is; arguments as for :func:`draw_plans`."""
    steps = draw_plans(question, plan, over, width=width, draws=draws, seed=seed)
    return summarize(question, plan, over, width, [draw for step in steps for draw in step])


def summarize(
    question: Question, plan: Plan, over: str, width: float | None, drawn: Sequence[Draw]
) -> Sureness:
    """Gather draws: what is funded how often, and what the current plan loses."""
    answered = [draw for draw in drawn if draw.optimum is not None]
    lost = np.array([draw.lost for draw in answered] or [0.0])
    best = np.array([abs(draw.optimum or 0.0) for draw in answered] or [0.0])
    shares = np.divide(lost, best, out=np.zeros_like(lost), where=best > 0)
    return Sureness(
        over=over,
        off_by=None if width is None else off_by(question, over, width),
        draws=len(answered),
        failed=len(drawn) - len(answered),
        ventures=tuple(_ventures(question, plan, answered)),
        kept=float(np.mean(lost <= 0)) if answered else 0.0,
        mean_regret=float(lost.mean()),
        max_regret=float(lost.max()),
        mean_regret_share=float(shares.mean()),
        max_regret_share=float(shares.max()),
    )


def _ventures(question: Question, plan: Plan, drawn: Sequence[Draw]) -> Iterator[VentureSureness]:
    needs = {venture.project.id: venture.public for venture in question.instance().ventures}
    own = {part.project: part for part in plan.projects}
    for project in question.case.projects:
        fractions = np.array([draw.fractions.get(project.id, 0.0) for draw in drawn] or [0.0])
        low, high = np.percentile(fractions, _BAND)
        part = own[project.id]
        need = needs.get(project.id, part.amount / part.fraction if part.fraction else math.nan)
        if math.isnan(need):
            # Not eligible now, but perhaps under another ranking.
            need = project.public_share * project.cost
        yield VentureSureness(
            project=project.id,
            name=project.name,
            frequency=float(np.mean(fractions > 0)),
            low=float(low) * need,
            high=float(high) * need,
            current=part.amount,
            varies=bool(np.ptp(fractions) > SOME * fractions.max()),
        )
