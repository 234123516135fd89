"""What the solver gets: scaled money and value, short names, and the way back."""

from __future__ import annotations

import pulp
import pytest

from mcda.allocation.instance import build_instance
from mcda.allocation.model import Model, build_model
from mcda.allocation.solve import solve
from mcda.allocation.translate import SIZE, VALUE_SIZE, translate
from mcda.case.model import Case
from tests.allocation.instances import case, choices, programme, project, region


def model(made: Case) -> Model:
    return build_model(build_instance(made, None, "none", 1.0, False))


def people(money: float) -> Case:
    """Money in another unit, and people counted one by one."""
    return case(
        [region("R1", personnel=3000), region("R2")],
        [programme("N", {1: 80 * money, 2: 40 * money})],
        [project("A", 200 * money, 7e-6, "R1 R2", personnel=90_000)],
    )


@pytest.mark.parametrize("money", [1.0, 1e-9, 1e12])
def test_money_value_and_people_have_the_same_size_inside(money: float) -> None:
    """What is counted in parts of its own reach lies within a power of two of ``SIZE``."""
    built = model(people(money))
    asked = translate(built)
    for name, factor in asked.scale.columns.items():
        assert SIZE / 1.5 < built.reach[name] * factor < SIZE * 1.5
    for i, row in asked.rows.items():
        if built.rows[i].family != "size":
            assert 1 / 1.5 < max(map(abs, row.values())) < 1.5
    (value,) = asked.problem.objective.values()
    assert value == pytest.approx(VALUE_SIZE)


def test_a_dual_comes_back_in_user_units() -> None:
    built = model(people(1e12))
    (i,) = [i for i in built.active if built.rows[i].name == "R1"]
    solved = solve(built)
    # the people of R1 allow a thirtieth of their 90,000 halves; each brings its part of the value
    assert solved.duals[i] == pytest.approx(7e-6 / 45_000)


def test_values_come_back_in_user_units() -> None:
    built = model(people(1e12))
    asked = translate(built)
    for column in asked.columns.values():
        column.varValue = 512.0
    asked.columns["y00000"].varValue = None  # what PuLP leaves at a variable without a row
    values = asked.values()
    assert values["x00000p0000t000"] == 512 / asked.scale.columns["x00000p0000t000"]
    assert 0.3 < values["x00000p0000t000"] / built.reach["x00000p0000t000"] < 0.75
    assert values["y00000"] == 0


def test_names_are_short_sorted_and_without_a_user_in_them() -> None:
    built = model(choices())
    asked = translate(built)
    names = [variable.name for variable in asked.problem.variables()]
    assert names == sorted(built.variables)
    assert all(name.isascii() and name.isalnum() for name in names)
    assert asked.problem.sense == pulp.LpMaximize
    whole = [name for name, column in asked.columns.items() if column.cat == pulp.LpInteger]
    assert whole == ["s00000", "s00001", "s00002"]
