"""An earlier plan is read back as it was written."""

from __future__ import annotations

import json

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.previous import previous_from_text
from mcda.report.shapes import payment_rows, plan_shape
from tests.allocation.instances import two_years

CASE = two_years()


def test_the_json_and_the_csv_of_a_plan_are_read_back() -> None:
    plan = allocate(CASE, None, role="none")
    shape = plan_shape(plan)
    assert previous_from_text(json.dumps(shape), CASE) == pytest.approx(plan.fractions)
    rows = [f"{row['project']},{row['amount']!r}" for row in payment_rows(shape)]
    text = "\ufeff" + "\n".join(["project,amount", *rows])
    assert previous_from_text(text, CASE) == pytest.approx(plan.fractions)


def test_fractions_in_a_table() -> None:
    text = "project,fraction,note\nA,0.5,x\ngone,1,y\nB,1,z\n"
    assert previous_from_text(text, CASE) == {"A": 0.5, "B": 1.0}
    assert previous_from_text("project,fraction\n", CASE) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not the JSON"),
        ('{"plans": []}', "not the JSON"),
        ('{"projects": [{"project": "A", "fraction": null}]}', "row 1 of the plan has None"),
        ('{"projects": [' + "1" * 5_000 + "]}", "not the JSON"),
        ('{"projects": ' + "[" * 100_000, "not the JSON"),
        ("project,fraction\n" + "A" * 200_000 + ",1\n", "far too long"),
        ("id,value\nA,1\n", "neither the columns"),
        ("", "neither the columns"),
        ("project,fraction\nA,much\n", "row 1 of the plan has 'much'"),
        ("project,fraction\nA,-1\n", "a number from 0 on"),
        ("project,fraction\ngone,1\n", "none of its joint ventures"),
    ],
)
def test_what_is_no_plan_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        previous_from_text(text, CASE)
