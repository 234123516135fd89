"""Plans of made cases: every rule kept, and as good as three solvers can do."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.case.model import Case
from tests.allocation.checker import check, closeness
from tests.allocation.made import cases, scores
from tests.allocation.oracle import optimum
from tests.allocation.rankings import ranking

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def eligible(plan) -> set[str]:
    return {part.project for part in plan.projects if part.eligible}


@given(cases(), st.booleans(), st.sampled_from([1.0, 0.4, 3.0]))
@QUICK
def test_the_plan_keeps_every_rule_and_is_as_good_as_scipy_finds(
    case: Case, relax: bool, scale: float
) -> None:
    plan = allocate(case, None, role="none", relax=relax, budget_scale=scale)
    best = optimum(case, eligible(plan), relax=relax, scale=scale)
    if best is None:
        assert plan.status is Status.INFEASIBLE
        assert plan.objective is None
        assert not plan.prices
        return
    assert plan.status is Status.OPTIMAL
    check(plan, case, relax=relax)
    assert plan.objective == pytest.approx(best, rel=1e-6, abs=1e-6)


@given(st.data(), st.sampled_from(["gate", "floor", "value"]), st.booleans())
@settings(parent=QUICK, max_examples=40)
def test_every_role_keeps_its_rule_and_is_as_good_as_scipy_finds(
    data: st.DataObject, role: str, agreements_required: bool
) -> None:
    case = data.draw(cases())
    first = ranking(case, data.draw(scores(case)), 1)
    tau = data.draw(st.sampled_from([None, 0.5, 0.3]))
    plan = allocate(
        case, first, role=role, floor=tau, multiplier=1.0, agreements_required=agreements_required
    )
    funded = {p.id: closeness(p, first) for p in case.projects if p.id in eligible(plan)}
    known = [own for own in funded.values() if own is not None]
    mean = sum(known) / len(known) if known else 0.0
    weighed = {name: 1.0 if own is None else 1.0 + own - mean for name, own in funded.items()}
    above = {name: 0.0 if own is None else own - (plan.tau or 0) for name, own in funded.items()}
    best = optimum(
        case,
        eligible(plan),
        factor=weighed if role == "value" else None,
        above=above if role == "floor" else None,
    )
    if best is None:
        assert plan.status is Status.INFEASIBLE
        return
    check(plan, case, first)
    assert plan.objective == pytest.approx(best, rel=1e-6, abs=1e-6)


@given(cases())
@settings(parent=QUICK, max_examples=15)
def test_cbc_finds_the_same_value(case: Case) -> None:
    plan = allocate(case, None, role="none", solver="cbc")
    first = allocate(case, None, role="none")
    assert plan.status is first.status
    assert plan.solver == "cbc"
    if plan.has_plan:
        check(plan, case)
        assert plan.objective == pytest.approx(first.objective, rel=1e-6, abs=1e-6)
