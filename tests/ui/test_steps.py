"""Work in steps: what is found stays, and the end is noticed."""

from __future__ import annotations

from mcda.ui.steps import Steps


def test_steps_are_taken_one_by_one_and_none_after_the_last() -> None:
    steps = Steps(iter("ab"))
    assert steps.found == ()
    steps.advance()
    assert (steps.found, steps.is_done) == (("a",), False)
    for _ in range(3):
        steps.advance()
    assert (steps.found, steps.is_done) == (("a", "b"), True)
