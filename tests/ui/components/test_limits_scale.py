from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.ui.components.limits_scale import STEPS, scale_of

figures = st.lists(
    st.floats(-1e9, 1e9).map(lambda value: float(f"{value:.6g}")), min_size=2, max_size=12
)


def test_steps_are_round_figures() -> None:
    scale = scale_of(np.array([16.53, np.nan, 120.2]))
    assert scale is not None
    assert (scale.low, scale.high, scale.step, scale.form) == (16.0, 121.0, 1.0, "%.0f")
    assert scale.place(44.6) == 45.0
    assert scale.place(-5.0) == 16.0


@pytest.mark.parametrize("values", [[], [math.nan], [4.0], [7.0, 7.0, math.nan]])
def test_figures_that_do_not_differ_have_no_scale(values: list[float]) -> None:
    assert scale_of(np.array(values)) is None


@given(figures)
def test_every_figure_lies_on_the_scale(values: list[float]) -> None:
    scale = scale_of(np.array(values))
    if scale is None:
        return
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    count = (scale.high - scale.low) / scale.step
    assert STEPS <= count + 1e-6 <= 10 * STEPS + 3
    for value in values:
        place = scale.place(value)
        assert scale.low <= place <= scale.high
        assert abs(place - value) <= scale.step * (1 + 1e-6)
