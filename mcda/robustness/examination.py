"""How sure a ranking is, examined in one go: draws, intervals, verdict."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mcda.ranking.result import MethodResult, Ranking
from mcda.robustness.acceptability import evaluated, tallies
from mcda.robustness.figures import log_spread
from mcda.robustness.joint_change import JointChange, joint_change
from mcda.robustness.result import Acceptability, Question, Weighting, around, figures_only
from mcda.robustness.stability import Stability, stability
from mcda.robustness.verdict import Verdict, verdict
from mcda.robustness.weightings import USUAL_WIDTH, kappa_from_width

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Examination:
    """All that was found out about a ranking.

    Parameters
    ----------
    drawn : what was asked for
    likely : draws around the current weights; ``drawn`` itself where that was asked for
    by_figures : draws of the figures alone; None where no figure is uncertain
    stability : intervals of weights, by the method asked for
    verdict : on the winner by TOPSIS, which rests on ``likely`` and ``by_figures``
    """

    drawn: Acceptability
    likely: Acceptability
    by_figures: Acceptability | None
    stability: Stability
    verdict: Verdict

    @cached_property
    def overtaking(self) -> JointChange | None:
        """The smallest change found of all weights that lets the second region overtake the first.

        None for a single region, and where no weights can do it. Searched only when it is asked
        for, since not every answer needs it.
        """
        ranking = self.drawn.ranking
        if len(ranking.order) < 2:
            return None
        first, second = (ranking.regions[row] for row in ranking.order[:2])
        return joint_change(ranking, second, first)


def examine(
    ranking: Ranking,
    question: Question,
    samples: int = 10_000,
    seed: int = 0,
    *,
    result: MethodResult | None = None,
    executor: Executor | None = None,
    on_draws: Told | None = None,
) -> Examination:
    """Draw what is asked for and what the verdict needs, find the intervals, and judge.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    question : what to draw
    samples, seed, executor : of each of up to three runs of draws;
        see :func:`mcda.robustness.acceptability.acceptability`
    result : the same regions by another method, whose intervals are wanted instead
    on_draws : told after each chunk how many draws are done, and of how many

    Raises
    ------
    CaseError
        when a declared order does not fit the criteria
    """
    likely_question = usual_question(ranking)
    wanted = [question]
    if question.weighting is not Weighting.AROUND:
        wanted.append(likely_question)
    if is_uncertain(ranking):
        wanted.append(figures_only())
    found = {}
    for place, one in enumerate(wanted):
        tally = None
        for tally in tallies(ranking, one, samples, seed, executor):
            if on_draws is not None:
                on_draws(place * samples + tally.draws, len(wanted) * samples)
        if tally is None:
            raise ValueError(f"at least one draw is needed, not {samples}")
        found[place] = evaluated(ranking, one, tally, samples, seed, executor)
    drawn = found[0]
    likely = drawn if question.weighting is Weighting.AROUND else found[1]
    by_figures = found[len(wanted) - 1] if is_uncertain(ranking) else None
    exact = stability(ranking)
    return Examination(
        drawn=drawn,
        likely=likely,
        by_figures=by_figures,
        stability=exact if result is None else stability(result),
        verdict=verdict(likely, by_figures, exact),
    )


def usual_question(ranking: Ranking) -> Question:
    """Return the question about weights like these: off by about 5 percentage points."""
    return around(kappa_from_width(USUAL_WIDTH, int((ranking.weights > 0).sum())))


def is_uncertain(ranking: Ranking) -> bool:
    """Whether a criterion with points has an uncertainty, so that figures can be drawn."""
    criteria = ranking.matrix.criteria
    active = [criteria[column] for column in np.flatnonzero(ranking.weights > 0)]
    return bool(log_spread(active).any())
