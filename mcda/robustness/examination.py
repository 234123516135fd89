"""How sure a ranking is, examined in one go: draws, intervals, verdict."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property

from mcda.ranking.result import MethodResult, Ranking
from mcda.robustness.acceptability import evaluated, tallies
from mcda.robustness.figures import is_uncertain
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
    by_weights, by_figures : draws of the weights alone, around the current ones, and of the
        figures alone; None where no figure is uncertain
    stability : intervals of weights, by the method asked for
    verdict : on the winner by TOPSIS, which rests on the three runs of draws
    """

    drawn: Acceptability
    likely: Acceptability
    by_weights: Acceptability | None
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
    samples, seed, executor : of each of up to four runs of draws;
        see :func:`mcda.robustness.acceptability.acceptability`
    result : the same regions by another method, whose intervals are wanted instead
    on_draws : told after each chunk how many draws are done, and of how many

    Raises
    ------
    CaseError
        when a declared order does not fit the criteria
    """
    likely_question = usual_question(ranking)
    if question.weighting is Weighting.AROUND:
        likely_question = replace(question, figures=True)
    weights_only = replace(likely_question, figures=False)
    whole = dict.fromkeys((question, likely_question))
    alone = (weights_only, figures_only()) if is_uncertain(ranking) else ()
    asked = (*whole, *(one for one in alone if one not in whole))
    found = {}
    for place, one in enumerate(asked):
        # of the causes alone, only who is first is asked
        full = one in whole
        tally = None
        for tally in tallies(
            ranking, one, samples, seed, executor, pairwise=None if full else False
        ):
            if on_draws is not None:
                on_draws(place * samples + tally.draws, len(asked) * samples)
        if tally is None:
            raise ValueError(f"at least one draw is needed, not {samples}")
        found[one] = evaluated(ranking, one, tally, samples, seed, executor, confident=full)
    likely = found[likely_question]
    by_weights, by_figures = found.get(weights_only), found.get(figures_only())
    exact = stability(ranking)
    return Examination(
        drawn=found[question],
        likely=likely,
        by_weights=by_weights,
        by_figures=by_figures,
        stability=exact if result is None else stability(result),
        verdict=verdict(likely, by_weights, by_figures, exact),
    )


def usual_question(ranking: Ranking) -> Question:
    """Return the question about weights like these: off by about 5 percentage points."""
    return around(kappa_from_width(USUAL_WIDTH, int((ranking.weights > 0).sum())))
