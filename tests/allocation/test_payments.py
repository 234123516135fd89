"""From the solver's figures to fractions and payments."""

from __future__ import annotations

import pytest

from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import build_model
from mcda.allocation.payments import payments, tidy
from mcda.allocation.plan import Payment
from mcda.case.model import Case
from tests.allocation.instances import case, programme, project, region


def made(**columns: object) -> Case:
    return case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100, 2: 100}, carry_over=0.5), programme("T", {1: 20})],
        [project("A", 90, 9, "R1 R2", **columns)],
    )


def cleaned(
    values: dict[str, float], scale: float = 1.0, **columns: object
) -> tuple[Instance, dict[str, float]]:
    instance = build_instance(made(**columns), None, "none", scale, False)
    model = build_model(instance)
    return instance, tidy(model, {**dict.fromkeys(model.variables, 0.0), **values}, instance)


N1, N2, T1 = "x00000p0000t000", "x00000p0000t001", "x00000p0001t000"


@pytest.mark.parametrize(
    ("found", "meant", "columns"),
    [
        (1.0000004, 1.0, {}),
        (0.9999996, 1.0, {}),
        (3e-7, 3e-7, {}),
        (3e-10, 0.0, {}),
        (0.5000003, 0.5, {"min_fraction": 0.5}),
        (0.7999999, 0.8, {"max_fraction": 0.8}),
        (0.30000000000004, 0.3, {}),
        (1 / 3, 1 / 3, {}),
    ],
)
def test_whole_fractions_are_whole_and_paid_exactly(found, meant, columns) -> None:
    instance, values = cleaned({"y00000": found, N1: 60 * found, N2: 30 * found}, **columns)
    assert values["y00000"] == meant
    paid = payments(instance.ventures[0], values, instance)
    assert sum(pay.amount for pay in paid) == pytest.approx(90 * meant, rel=1e-12)


def test_dust_is_no_payment() -> None:
    instance, values = cleaned({"y00000": 1.0, N1: 59.99999999999997, N2: 1e-9, T1: 30})
    assert payments(instance.ventures[0], values, instance) == (
        Payment("N", 1, 60.0),
        Payment("T", 1, 30.0),
    )


def test_without_payments_nothing_is_carried_out() -> None:
    instance, values = cleaned({"y00000": 1e-8, N1: 1e-8})
    assert values["y00000"] == 0
    assert payments(instance.ventures[0], values, instance) == ()


def test_only_the_money_that_is_needed_is_carried_over() -> None:
    """90 in year 2 needs 20 more than a budget of 70: 40 of year 1, of which half goes on."""
    _, plenty = cleaned({"y00000": 1.0, N2: 90.0})
    assert "k0000t000" not in plenty
    _, values = cleaned({"y00000": 1.0, N2: 90.0}, scale=0.7)
    assert values["k0000t000"] == pytest.approx((90 - 70) / 0.5)
