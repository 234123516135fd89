"""No programme is rounding beside another one, however much larger that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation import allocate as verb
from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.allocation.question import Question
from mcda.allocation.reach import reaches
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence
from mcda.case.model import Case
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region
from tests.allocation.rankings import ranking

SOLVERS = pytest.mark.parametrize("solver", ["highs", "cbc"])


def row(terms: dict[str, float], sense: Sense, rhs: float) -> Row:
    return Row("limits", "rule", Measure.MONEY, "", sentence("A rule."), terms, sense, rhs)


def test_a_variable_goes_as_far_as_the_others_leave_room() -> None:
    rows = [
        row({"a": 2.0, "b": 1.0}, Sense.AT_MOST, 10.0),
        row({"c": 1.0, "a": -3.0}, Sense.EQUAL, 0.0),
        row({"b": -1.0, "d": 0.0}, Sense.AT_LEAST, -1e6),
        row({"e": 1.0, "f": -1.0}, Sense.AT_MOST, 0.0),
    ]
    found = reaches("abcdef", rows, {"b": 1e6}, {"b": 4.0})
    assert found == pytest.approx({"a": 3, "b": 10, "c": 9})


def test_where_nothing_is_left_a_variable_goes_as_far_as_it_could_alone() -> None:
    rows = [row({"x": 1.0, "y": -5.0}, Sense.EQUAL, 0.0), row({"x": 1.0}, Sense.AT_MOST, 0.0)]
    assert reaches("xy", rows, {"y": 1.0, "x": 5.0}) == {"x": 5, "y": 1}
    assert reaches("", [], {}) == {}


def two_programmes(ratio: float, **columns: object) -> Case:
    """A programme and its venture, so many times larger than another programme and its own."""
    large, small = {"sectors": ("S",)}, {"sectors": ("T",)}
    return case(
        [region("R1"), region("R2")],
        [programme("P", {1: ratio}, **large), programme("Q", {1: 1.0}, **small)],
        [
            project("V", 2 * ratio, 10, "R1 R2", **columns),
            project("W", 1.5, 9, "R1 R2", sector="T"),
        ],
    )


@SOLVERS
@pytest.mark.parametrize("ratio", [1.0, 1e9, 1e12])
def test_a_small_programme_beside_a_large_one_is_spent_and_priced(
    solver: str, ratio: float
) -> None:
    """Q pays two thirds of W, whatever else there is; one more of Q is worth 6."""
    made = two_programmes(ratio)
    plan = allocate(made, None, role="none", solver=solver)
    check(plan, made)
    assert plan.status is Status.OPTIMAL
    assert [part.fraction for part in plan.projects] == pytest.approx([1 / 2, 2 / 3])
    assert (plan.objective, plan.bound) == pytest.approx((11, 11))
    found = {price.name: price.price for price in plan.prices}
    assert found == pytest.approx({"P,1": 5 / ratio, "Q,1": 6})
    assert plan.projects[1].is_funded
    spent = Question(made, None, {"role": "none", "programme_scales": {"Q": 0.0}}).plan()
    assert {price.name: price.price for price in spent.prices} == pytest.approx(found)


@SOLVERS
def test_a_little_of_a_large_venture_is_had_only_where_it_is_selected(solver: str) -> None:
    """A hundred-millionth of V is worth 10 and excludes W, worth 6: no solver may have both."""
    made = two_programmes(1.0)
    large, small = made.projects
    sliver = replace(large, cost=1e8, impacts={"value": 1e9}, excludes=("W",))
    made = replace(made, projects=(sliver, small))
    plan = allocate(made, None, role="none", solver=solver)
    check(plan, made)
    assert plan.objective == pytest.approx(10)
    assert [part.fraction for part in plan.projects] == pytest.approx([1e-8, 0])


def test_a_sliver_worth_more_than_the_gap_is_kept() -> None:
    """The money of A, 0.001, lets as much flow to B: a millionth of it, worth 1."""
    made = case(
        [region(f"R{n}") for n in (1, 2, 3, 4)],
        [programme("P", {1: 1e9})],
        [project("A", 1e-3, 3, "R1 R2"), project("B", 1e3, 1e6, "R3 R4")],
    )
    first = ranking(made, {"R1": 0.8, "R2": 0.6, "R3": 0.3, "R4": 0.3}, 1)
    plan = allocate(made, first, role="floor", floor=0.5)
    check(plan, made, first)
    assert plan.projects[1].fraction == pytest.approx(1e-6)
    assert (plan.status, plan.objective, plan.gap) == (Status.OPTIMAL, pytest.approx(4), 0)


def test_a_plan_that_its_bound_contradicts_is_not_called_optimal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is told is what is handed out, wherever on the way it lost value."""
    made = two_programmes(1.0)

    def lossy(model, outcome, *_):
        return dict.fromkeys(outcome.values, 0.0)

    monkeypatch.setattr(verb, "settle", lossy)
    plan = allocate(made, None, role="none")
    assert (plan.status, plan.objective) == (Status.FEASIBLE, 0)
    assert (plan.bound, plan.gap) == pytest.approx((11, 11))
