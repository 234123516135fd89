"""The scale of a limit's slider: the real range of the figures, in steps a finger can hit."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from mcda.ranking.result import FloatArray

STEPS = 100
"""A scale has at least so many steps, and less than about ten times as many."""


@dataclass(frozen=True)
class Scale:
    """A slider's scale.

    Parameters
    ----------
    low, high : ends, in the figures' unit; every figure lies between them
    step : distance of two places of the thumb
    decimals : decimals that tell the places apart
    """

    low: float
    high: float
    step: float
    decimals: int

    @property
    def form(self) -> str:
        """How the slider writes its value."""
        return f"%.{self.decimals}f"

    def place(self, value: float) -> float:
        """Return the place of the scale where a value is shown."""
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        return min(round(self.low + steps * self.step, self.decimals), self.high)


def scale_of(figures: FloatArray) -> Scale | None:
    """Return the scale on which a limit for these figures is set; None where they do not differ.

    Parameters
    ----------
    figures : (m,) NaN = missing
    """
    known = figures[np.isfinite(figures)]
    if not known.size or known.max() - known.min() <= 1e-9 * np.abs(known).max():
        return None
    low, high = float(known.min()), float(known.max())
    power = math.floor(math.log10(high / STEPS - low / STEPS))
    decimals = max(0, -power)
    step = float(f"1e{power}")
    return Scale(
        round(math.floor(low / step) * step, decimals),
        round(math.ceil(high / step) * step, decimals),
        step,
        decimals,
    )
