"""Shares of draws in words: with the number of draws and their error where these matter."""

from __future__ import annotations

import numpy as np

from mcda.case.finding import Sentence, sentence
from mcda.robustness.margins import largest_margin
from mcda.robustness.result import Weighting

SURE = 0.8
"""Share of draws from which on a winner counts as sure."""

USUAL_DRAWS = 10_000
"""Draws from which on a share is exact to a percentage point, so that its error goes unsaid."""

_ROUNDING = 1e-9  # of the arithmetic, in shares


def is_sure(share: float, draws: int = 0) -> bool:
    """Whether a share of draws reaches 80 %.

    Parameters
    ----------
    share : in [0, 1]
    draws : number of draws that it rests on, to ask whether it would reach 80 % with any further
        draws too: its lower 95 % confidence bound does; 0 = it is exact
    """
    return share - (largest_margin(draws) if draws else 0.0) >= SURE - _ROUNDING


def percent_of_draws(share: float) -> str:
    """Write a share of draws as percent, never rounded up to 80 or 100 % or down to 0 %.

    0.934 -> "93 %", 0.7996 -> "79.9 %", 0.9996 -> "99.9 %", 0.004 -> "0.4 %", 0.0001 -> "<0.1 %"
    """
    rounded = round(100 * share)
    if (not is_sure(share) and rounded >= 100 * SURE) or (share < 1 and rounded == 100):
        return f"{np.floor(1000 * share) / 10:.1f} %"
    if share > 0 and rounded == 0:
        return f"{100 * share:.1f} %" if share >= 0.0005 else "<0.1 %"
    return f"{rounded} %"


def share_of_draws(share: float, draws: int) -> Sentence:
    """Say a share of draws: "93 % of draws"; of few draws, of how many and how exactly."""
    if draws >= USUAL_DRAWS:
        return sentence("{share} of draws", share=percent_of_draws(share))
    return share_with_error(share, draws)


def share_with_error(share: float, draws: int) -> Sentence:
    """Say a share of draws with their number and its error."""
    return sentence(
        "{share} of {draws}", share=percent_of_draws(share), draws=_draws_with_error(draws)
    )


def number_of_draws(draws: int) -> Sentence:
    """Say how many draws were made; of few of them, how exact their shares are too."""
    if draws >= USUAL_DRAWS:
        return sentence("{draws} draws", draws=f"{draws:,}")
    return _draws_with_error(draws)


def _draws_with_error(draws: int) -> Sentence:
    error = f"{100 * largest_margin(draws):.{1 if draws < 10 * USUAL_DRAWS else 2}f}"
    if draws == 1:
        return sentence("1 draw (±{error} percentage points)", error=error)
    return sentence("{draws} draws (±{error} percentage points)", draws=f"{draws:,}", error=error)


def what_was_drawn(
    weighting: Weighting, *, weights: bool, figures: bool, begins: bool = False
) -> Sentence:
    """Name what differed from draw to draw, as a part of a sentence.

    Parameters
    ----------
    weighting : which weights were drawn
    weights, figures : whether they differed at all, see :func:`mcda.robustness.result.varies`
    begins : whether a sentence begins with it
    """
    if weighting is Weighting.UNIFORM:
        return _WHATEVER[figures, begins]
    if weighting is Weighting.ORDER:
        return _IN_ORDER[figures, begins]
    return _LIKE_THESE[weights, figures, begins]


_LIKE_THESE = {
    (True, True, False): sentence("with weights and figures like these"),
    (True, True, True): sentence("With weights and figures like these"),
    (True, False, False): sentence("with weights like these"),
    (True, False, True): sentence("With weights like these"),
    (False, True, False): sentence("with these weights and figures like these"),
    (False, True, True): sentence("With these weights and figures like these"),
    (False, False, False): sentence("with these weights and figures"),
    (False, False, True): sentence("With these weights and figures"),
}
_WHATEVER = {
    (True, False): sentence("whatever the weights, with figures like these"),
    (True, True): sentence("Whatever the weights, with figures like these,"),
    (False, False): sentence("whatever the weights"),
    (False, True): sentence("Whatever the weights,"),
}
_IN_ORDER = {
    (True, False): sentence("whatever the weights in this order, with figures like these"),
    (True, True): sentence("As long as the order of criteria holds, with figures like these,"),
    (False, False): sentence("whatever the weights in this order"),
    (False, True): sentence("As long as the order of criteria holds,"),
}
