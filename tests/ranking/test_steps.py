"""The steps of TOPSIS, laid out."""

import numpy as np
import pytest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.steps import Of, steps
from mcda.ranking.topsis import rank
from tests.ranking.ranking_cases import case_of


def steps_of(normalization="vector", **options):
    case = case_of(
        [[2.0, 30.0, 1.0], [14.0, None, 4.0], [6.0, 40.0, 3.0], [7.0, 1.0, 9.0]],
        ["max", "max", "target"],
        points=[50, 0, 30],
        criteria={3: {"target": 3.5}},
        settings={"normalization": normalization},
        **options,
    )
    ranking = rank(case, default_scenario(case))
    return ranking, steps(ranking)


BEFORE = ["x_ij", "d_ij"]
AFTER = ["r_ij", "w_j", "v_ij", "v_j*", "v_j-", "D_i+", "D_i-", "C_i"]


@pytest.mark.parametrize(
    ("normalization", "symbols"),
    [
        ("vector", [*BEFORE, *AFTER]),
        ("minmax", [*BEFORE, *AFTER]),
        ("goalposts", [*BEFORE, "lower_j", "upper_j", *AFTER]),
    ],
)
def test_each_step_follows_from_those_before(normalization, symbols):
    ranking, found = steps_of(normalization)
    assert [step.symbol for step in found.steps] == symbols
    assert [c.id for c in found.criteria] == ["c1", "c3"]
    assert found.regions == ("R1", "R2", "R3", "R4")
    by = {step.symbol: step.values for step in found.steps}
    np.testing.assert_allclose(by["w_j"] * by["r_ij"], by["v_ij"])
    plus = np.sqrt(((by["v_ij"] - by["v_j*"]) ** 2).sum(axis=1))
    minus = np.sqrt(((by["v_ij"] - by["v_j-"]) ** 2).sum(axis=1))
    np.testing.assert_allclose(plus, by["D_i+"])
    np.testing.assert_allclose(minus, by["D_i-"])
    np.testing.assert_allclose(minus / (plus + minus), by["C_i"])
    np.testing.assert_array_equal(by["C_i"], ranking.score)
    assert by["d_ij"][:, 1].tolist() == [2.5, 0.5, 0.5, 5.5]


def test_shapes_are_as_each_step_says():
    _, found = steps_of("goalposts")
    shapes = {Of.CELLS: (4, 2), Of.CRITERIA: (2,), Of.REGIONS: (4,)}
    for step in found.steps:
        assert step.values.shape == shapes[step.of]
        assert str(step.title)
    assert [step.symbol for step in found.steps if step.in_units] == [
        *("x_ij", "d_ij", "lower_j", "upper_j")
    ]


def test_the_formula_names_what_is_normalized():
    formulas = {step.symbol: step.formula for step in steps_of()[1].steps}
    assert formulas["r_ij"] == "d_ij / sqrt(sum_i d_ij^2)"
    assert formulas["x_ij"] == ""
    case = case_of([[1.0], [2.0]])
    plain = steps(rank(case, default_scenario(case)))
    assert [step.symbol for step in plain.steps][:2] == ["x_ij", "r_ij"]
    assert plain.steps[1].formula == "x_ij / sqrt(sum_i x_ij^2)"
