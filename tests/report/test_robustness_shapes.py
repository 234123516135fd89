"""The JSON of an examination: plain values, null for what is not defined."""

import json

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.robustness_shapes import acceptability_rows, robustness_shape
from mcda.report.robustness_text import robustness_text
from mcda.robustness.examination import examine
from mcda.robustness.result import uniform
from tests.ranking.ranking_cases import case_of


def shape_of(case):
    return robustness_shape(examine(rank(case, default_scenario(case)), uniform(), 100))


def test_what_is_not_defined_is_null():
    shape = shape_of(case_of([[9, 9], [1, 1]], points=[50, 0]))
    assert shape["stability"][0]["winner"] is None
    assert shape["stability"][1]["winner"] == [0.0, 1.0]
    assert shape["regions"][1]["central_weights"] is None
    assert shape["regions"][1]["confidence"] is None
    assert json.loads(json.dumps(shape, allow_nan=False)) == shape


def test_rows_have_a_column_per_rank():
    header, rows = acceptability_rows(shape_of(case_of([[9, 9], [1, 1]])))
    assert header == ("region", "name", "rank_1", "rank_2", "shortlist_probability", "question")
    assert rows[1]["rank_2"] == 1.0


def test_the_text_tells_verdict_draws_and_ranges():
    case = case_of([[9, 2], [5, 8], [1, 1]], points=[60, 40])
    text = robustness_text(examine(rank(case, default_scenario(case)), uniform(), 100))
    assert "Whatever the weights; figures as they are in the file; 100 draws" in text
    assert "Criterion 2" in text
