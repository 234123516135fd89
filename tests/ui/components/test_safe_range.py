"""The mark under each slider, and what it says."""

import re

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ui.components.safe_range import safe_range_marks
from tests.ranking.ranking_cases import case_of
from tests.ui.app import bundled_case, html, open_app


def marks_of(case):
    return safe_range_marks(rank(case, default_scenario(case)))


def test_a_mark_lies_where_the_winner_stays_first():
    marks = marks_of(case_of([[1, 0], [0, 1]], points=[60, 40]))
    assert "left:40.00%;width:60.00%" in marks["c1"]
    assert "First place stays with Region 1 from 40 points on." in marks["c1"]
    assert "left:0.00%;width:60.00%" in marks["c2"]
    assert "whole" not in marks["c2"]


def test_a_name_cannot_become_html():
    case = case_of([[1, 0], [0, 0]], points=[60, 40])
    hostile = case.regions[0].__class__(id="R1", name='"><b>x', figures=case.regions[0].figures)
    case = case.__class__(case.settings, (hostile, case.regions[1]), case.criteria)
    assert "<b>" not in marks_of(case)["c1"]


def test_a_shared_first_place_is_a_tick_and_many_are_counted():
    tie = marks_of(case_of([[1, 0], [0, 1]], points=[50, 50]))
    assert "left:50.00%;width:0.00%" in tie["c1"]
    assert "Region 1 and Region 2 share the first place" in tie["c1"]
    equal = marks_of(case_of([[1, 1]] * 5, points=[50, 50]))
    assert "First place stays with 5 regions whatever the points here." in equal["c1"]


def test_a_criterion_with_all_the_weight_has_no_mark():
    assert marks_of(case_of([[1], [0]])) == {}


def test_every_slider_of_the_page_has_its_mark():
    app = open_app()
    assert '<div class="mcda-keeps"><span></span>Range in which the first place' in html(app)
    marks = re.findall(r'<div class="mcda-range">(.*?)</div>', html(app))
    assert len(marks) == len(bundled_case().criteria)
    assert all("First place stays with" in mark for mark in marks)


def test_another_method_and_no_ranking_have_empty_marks():
    other = html(open_app(method="wsm"))
    assert '<div class="mcda-keeps" style="visibility: hidden">' in other
    assert other.count('<div class="mcda-range"></div>') == len(bundled_case().criteria)
    points = {f"w_uzbekistan_{criterion.id}": "0" for criterion in bundled_case().criteria}
    nothing = html(open_app(**points))
    assert nothing.count('<div class="mcda-range"></div>') == len(bundled_case().criteria)
