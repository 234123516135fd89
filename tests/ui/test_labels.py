"""Things of the same name are told apart wherever one of them is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from mcda.ui.labels import case_titles, distinct
from tests.test_cli import VALLEYS, write
from tests.ui.app import html, open_app

# two regions are called North, two criteria Output, two ventures Mill, and a zone like a region
TWINS = VALLEYS | {
    "criteria": "id,name,objective,unit,points\ngrp,Output,max,m,60\njobs,Output,max,m,40\n",
    "regions": (
        "id,name,zone,grp,jobs\n"
        "A,North,North,10.5,4\nB,North,East,8,3\nC,Cedar,East,2,1\nD,Damson,East,5,2\n"
    ),
    "projects": VALLEYS["projects"].replace("Dam,", "Mill,"),
}


@pytest.fixture(autouse=True)
def _twins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "twins", TWINS)
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"a": "Same", "b": "Same", "c": "Other"}, ["Same (a)", "Same (b)", "Other"]),
        ({"a": "N", "b": "N", "c": "N (a)"}, ["N (a) (a)", "N (b)", "N (a) (c)"]),
        ({}, []),
    ],
)
def test_names_become_distinct(names: dict[str, str], told: list[str]) -> None:
    assert distinct(names) == dict(zip(names, told))


@pytest.mark.parametrize("gone", ["A", "B", "zone:North"])
def test_who_is_left_out_is_the_one_that_was_chosen(gone: str) -> None:
    app = open_app(case="twins")
    choice = app.multiselect(key="widget_without_twins")
    assert len(set(choice.options)) == len(choice.options)
    choice.set_value([gone]).run()
    assert app.query_params["without"] == gone
    assert app.multiselect(key="widget_without_twins").value == [gone]


@pytest.mark.parametrize("chosen", ["A", "B"])
def test_the_region_that_was_chosen_is_on_the_card_and_in_the_form(chosen: str) -> None:
    app = open_app(case="twins")
    app.session_state["ranking_details"] = "Region card"
    app.run()
    for region in ("C", chosen):
        app.selectbox(key="widget_card_twins").set_value(region).run()
    assert app.query_params["region"] == chosen
    form = open_app("regions", case="twins")
    form.selectbox(key="edit_region_twins").set_value(chosen).run()
    assert form.selectbox(key="edit_region_twins").value == chosen


def test_criteria_of_one_name_are_told_apart() -> None:
    app = open_app("regions", case="twins")
    options = app.selectbox(key="edit_criterion_twins").options
    assert options == ["Output (grp)", "Output (jobs)"]


def test_ventures_of_one_name_each_have_their_reason() -> None:
    said = html(open_app("joint_ventures", case="twins", shortlist="0"))
    assert "Mill (J1)" in said
    assert "Mill (J2)" in said


def test_cases_of_one_title_are_told_apart_by_where_they_lie() -> None:
    titles = {"a": "Valleys", "a_2": "Valleys", "b": "Valleys", "b_2": "Valleys", "c": "Hills"}
    assert case_titles(titles, {"a": Path("x/valleys"), "b": Path("x/copy.xlsx")}) == {
        "a": "Valleys (in valleys)",
        "a_2": "Valleys (opened here)",
        "b": "Valleys (in copy.xlsx)",
        "b_2": "Valleys (opened here) (2)",
        "c": "Hills",
    }


def test_the_choice_of_the_case_shows_no_id(tmp_path: Path) -> None:
    write(tmp_path / "Second copy", TWINS)
    options = open_app().selectbox(key="case_choice").options
    told = [option for option in options if "(in " in option]
    assert [option.rpartition("(in ")[2] for option in told] == ["Second copy)", "twins)"]
