"""What can give: one lever for each figure or link of a case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.change_wording import given_up, moved
from mcda.allocation.levers import levers, loosened, weight
from mcda.allocation.question import Question
from mcda.allocation.solve import solve
from mcda.allocation.wishes import Wish
from tests.allocation.instances import choices, impossible_floor, two_years


def test_a_regions_absorption_is_one_lever_for_all_years() -> None:
    model = Question(two_years(), None, {"role": "none"}).model()
    found = {lever.family: lever for lever in levers(model)}
    assert len(found["absorption"].rows) == 2
    assert not found["absorption"].is_link


def test_links_are_given_up_and_figures_give_the_least() -> None:
    question = Question(choices(), None, {"role": "none", "extra_rows": (Wish("in", "B"),)})
    model = question.model()
    links = {lever.family for lever in levers(model) if lever.is_link}
    assert links == {"requires", "excludes", "wishes"}
    clashing = Question(impossible_floor(), None, {"role": "none"}).model()
    floor = next(lever for lever in levers(clashing) if lever.family == "limits")
    assert weight(floor, clashing) == pytest.approx(1 / 40)
    outcome = solve(loosened(clashing, (floor,)))
    assert outcome.values[floor.variable] == pytest.approx(15)


def test_changes_are_told_in_words() -> None:
    model = Question(impossible_floor(), None, {"role": "none"}).model()
    rows = {row.family: row for row in model.rows}
    assert str(moved(rows["budget"], 120.0).sentence) == (
        "Raise the budget of N in 1 from 100 M to 120 M."
    )
    link = next(
        row
        for row in Question(choices(), None, {"role": "none"}).model().rows
        if row.family == "requires"
    )
    assert str(given_up(link, choices()).sentence) == "Let B go ahead without A."
    tau = replace(rows["limits"], family="role_floor", share=0.5)
    assert "from 0.5 to 0.4." in str(moved(tau, 0.4).sentence)
