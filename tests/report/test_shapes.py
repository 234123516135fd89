"""The command line's JSON, key by key."""

import json
import math
from dataclasses import replace

import pytest

from mcda.case.finding import Finding, Severity, error, sentence
from mcda.ranking.methods import score_by
from mcda.report.shapes import findings_shape, payment_rows, plan_shape, ranking_shape


def test_findings():
    shape = findings_shape(
        [
            error("regions", 3, "grp", sentence("{x} is wrong.", x="grp"), sentence("Mend it.")),
            Finding(Severity.WARNING, "", None, "", sentence("Odd."), sentence("Look.")),
        ]
    )
    assert shape == {
        "valid": False,
        "findings": [
            {
                "severity": "error",
                "table": "regions",
                "row": 3,
                "column": "grp",
                "message": "grp is wrong.",
                "fix": "Mend it.",
            },
            {
                "severity": "warning",
                "table": None,
                "row": None,
                "column": None,
                "message": "Odd.",
                "fix": "Look.",
            },
        ],
    }


def test_only_errors_make_a_case_invalid():
    odd = Finding(Severity.WARNING, "", None, "", sentence("Odd."), sentence("Look."))
    assert findings_shape([odd])["valid"] is True
    assert findings_shape([]) == {"valid": True, "findings": []}


def test_ranking(case, ranking):
    shape = ranking_shape(case, ranking)
    assert list(shape) == [
        "case",
        "method",
        "normalization",
        "sector",
        "weights",
        "ranking",
        "excluded",
    ]
    assert shape["case"] == "valleys"
    assert shape["method"] == "topsis"
    assert shape["normalization"] == "minmax"
    assert shape["sector"] is None
    assert shape["weights"] == {"grp": pytest.approx(0.6), "jobs": pytest.approx(0.4)}
    assert [list(row) for row in shape["ranking"]] == [["region", "name", "rank", "score"]] * 3
    assert shape["ranking"][0] == {"region": "A", "name": "Alder", "rank": 1, "score": 1.0}
    assert shape["ranking"][1]["score"] == float(ranking.score[1])
    (excluded,) = shape["excluded"]
    assert list(excluded) == ["region", "reason"]
    assert excluded["region"] == "D"


def test_the_normalization_of_another_method_is_its_own(case, ranking):
    shape = ranking_shape(case, score_by(ranking, "vikor"))
    assert (shape["method"], shape["normalization"]) == ("vikor", None)
    assert list(shape) == list(ranking_shape(case, ranking))
    assert shape["ranking"][0]["score"] == 0.0
    json.dumps(shape, allow_nan=False)


def test_plan(plan):
    shape = plan_shape(plan)
    assert list(shape) == [
        "status",
        "objective",
        "bound",
        "gap",
        "role",
        "given_selection",
        "projects",
        "regions",
        "prices",
        "conflict",
        "repairs",
        "frontier",
        "taken",
    ]
    assert shape["status"] == "optimal"
    assert shape["projects"][0] == {
        "project": "J1",
        "eligible": True,
        "reason": None,
        "fraction": 1.0,
        "reduced_value": 1.25,
        "money": [
            {"programme": "N", "year": 2026, "amount": 100.0},
            {"programme": "T", "year": 2026, "amount": 1 / 3},
        ],
    }
    assert shape["projects"][2]["reason"] == "No partner is on the shortlist."
    assert shape["projects"][2]["money"] == []
    assert [region["region"] for region in shape["regions"]] == ["A", "B", "C", "D"]
    assert shape["regions"][3] == {"region": "D", "amount": 0.0}
    assert shape["prices"] == [
        {
            "family": "budget",
            "name": "N,2026",
            "rhs": 100.0,
            "slack": 0.0,
            "price": 0.08,
            "valid_from": 90.0,
            "valid_to": None,
        }
    ]
    assert shape["conflict"] == shape["repairs"] == shape["frontier"] == []


def test_infinite_and_undefined_are_null(plan):
    price = replace(plan.prices[0], valid_to=math.inf, valid_from=-math.inf, price=math.nan)
    shape = plan_shape(replace(plan, objective=None, gap=math.inf, prices=(price,)))
    assert shape["objective"] is None
    assert shape["gap"] is None
    assert shape["prices"][0]["price"] is None
    assert json.loads(json.dumps(shape, allow_nan=False)) == shape


def test_payments_one_row_each(plan):
    assert payment_rows(plan_shape(plan))[1] == {
        "project": "J1",
        "programme": "T",
        "year": 2026,
        "amount": 1 / 3,
    }
