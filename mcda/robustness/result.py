"""What is asked about the certainty of a ranking, and what the answer holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from mcda.ranking.result import Ranking
from mcda.robustness.figures import is_uncertain
from mcda.robustness.margins import largest_margin

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


class Weighting(StrEnum):
    """Which weights are drawn."""

    AROUND = "around"  # weights like the current ones
    UNIFORM = "uniform"  # all weights alike
    ORDER = "order"  # all weights that keep a declared order of the criteria
    CURRENT = "current"  # none: the current weights stay, and only figures are drawn


@dataclass(frozen=True)
class Question:
    """What is drawn; made by ``around``, ``uniform``, ``ordered`` or ``figures_only``.

    Parameters
    ----------
    weighting : which weights are drawn
    kappa : concentration of weights drawn around the current ones, from 0 to infinity; not used
        by the other weightings
    tiers : ids of criteria in their declared order, the weightiest tier first; criteria of one
        tier are not ordered among themselves; not used by the other weightings
    figures : whether figures are drawn too, within the ``uncertainty`` of their criteria; changes
        nothing where no criterion with points has any
    """

    weighting: Weighting
    kappa: float = np.inf
    tiers: tuple[tuple[str, ...], ...] = ()
    figures: bool = True


def around(kappa: float, *, figures: bool = True) -> Question:
    """Ask what happens with weights like the current ones: Dirichlet(kappa w).

    Parameters
    ----------
    kappa : concentration, from 0 (each draw gives all weight to a single criterion) to infinity
        (the current weights themselves); see
        :func:`mcda.robustness.weightings.kappa_from_width`
    figures : whether figures are drawn too

    Raises
    ------
    ValueError
        for a negative concentration, or one that is not a number
    """
    if not kappa >= 0:
        raise ValueError(f"the concentration must be 0 or more, not {kappa}")
    return Question(Weighting.AROUND, kappa=float(kappa), figures=figures)


def uniform(*, figures: bool = True) -> Question:
    """Ask what happens whatever the weights: uniform on all of them."""
    return Question(Weighting.UNIFORM, figures=figures)


def ordered(tiers: tuple[tuple[str, ...], ...], *, figures: bool = True) -> Question:
    """Ask what happens whatever the weights, as long as they keep an order of the criteria.

    Parameters
    ----------
    tiers : see :func:`mcda.robustness.weightings.tiers_from_text`
    figures : whether figures are drawn too
    """
    return Question(Weighting.ORDER, tiers=tiers, figures=figures)


def figures_only() -> Question:
    """Ask what the uncertainty of the figures alone does, with the current weights."""
    return Question(Weighting.CURRENT)


CERTAIN = 1e30
"""From this concentration on, draws differ from the given weights by rounding only."""


def varies(question: Question, ranking: Ranking) -> tuple[bool, bool]:
    """Say what differs from draw to draw: the weights, and the figures.

    Weights do not where a single criterion has points, or where they are drawn around the current
    ones and may not be off at all; figures do not where no criterion with points says how
    uncertain it is.
    """
    several = int((ranking.weights > 0).sum()) > 1
    fixed = question.weighting is Weighting.CURRENT or (
        question.weighting is Weighting.AROUND and question.kappa >= CERTAIN
    )
    return several and not fixed, question.figures and is_uncertain(ranking)


@dataclass(frozen=True)
class Margins:
    """Monte Carlo errors: half the width of 95 % confidence intervals, in the units of the figures.

    Those of shares are half-widths of Wilson intervals, which do not vanish where all draws agree.
    They tell how far more draws could move a figure, not how sure weights and figures are.

    Parameters
    ----------
    rank_acceptability : (m, m)
    shortlist_probability : (m,)
    central_weights : (m, n); NaN for a region that is first in fewer than two draws
    confidence : (m,); NaN for a region that is never first, 0 where no figures are drawn
    expected_rank : (m,); NaN for a single draw
    pairwise : (m, m), or None
    """

    rank_acceptability: FloatArray
    shortlist_probability: FloatArray
    central_weights: FloatArray
    confidence: FloatArray
    expected_rank: FloatArray
    pairwise: FloatArray | None


@dataclass(frozen=True)
class Acceptability:
    """How often each of m regions takes which rank, over draws of weights and figures (SMAA-2).

    A region that shares a rank counts at that rank, so that rows sum to 1 always and columns only
    without ties.

    Parameters
    ----------
    ranking : the ranking that was asked about; holds regions, criteria and current weights
    question : what was drawn
    seed : what the draws started from
    samples : number of draws these figures rest on
    requested : number of draws that were asked for
    rank_acceptability : (m, m) share of draws in which region i takes rank r + 1
    shortlist_probability : (m,) share of draws in which a region's rank is within the shortlist
    central_weights : (m, n) mean weights of the draws in which a region is first; NaN if never
    confidence : (m,) share of draws of the figures alone in which a region is first with its
        central weights, so 0 or 1 where no figures are drawn; NaN if never first
    expected_rank : (m,) mean rank
    pairwise : (m, m) share of draws in which region i takes a better rank than k; None where it
        was not asked for
    margins : the Monte Carlo error of each

    References
    ----------
    Lahdelma & Salminen (2001), SMAA-2: Stochastic multicriteria acceptability analysis for group
    decision making, Operations Research 49(3), 444-454.
    Tervonen & Lahdelma (2007), Implementing stochastic multicriteria acceptability analysis,
    European Journal of Operational Research 178(2), 500-513.
    Leskinen, Viitanen, Kangas & Kangas (2006), Alternatives to incorporate uncertainty and risk
    attitude in multicriteria evaluation of forest plans, Forest Science 52(3), 304-312 (pairwise
    winning index).
    """

    ranking: Ranking
    question: Question
    seed: int
    samples: int
    requested: int
    rank_acceptability: FloatArray
    shortlist_probability: FloatArray
    central_weights: FloatArray
    confidence: FloatArray
    expected_rank: FloatArray
    pairwise: FloatArray | None
    margins: Margins

    @property
    def varies(self) -> tuple[bool, bool]:
        """Whether weights, and whether figures, differ from draw to draw."""
        return varies(self.question, self.ranking)

    @property
    def first_probability(self) -> FloatArray:
        """Share of draws in which each region is first, alone or tied, (m,)."""
        return self.rank_acceptability[:, 0]

    @property
    def is_complete(self) -> bool:
        """Whether all draws that were asked for were made."""
        return self.samples == self.requested

    @property
    def largest_margin(self) -> float:
        """Largest Monte Carlo error of any share: 0.01 with 9,604 draws."""
        return largest_margin(self.samples)
