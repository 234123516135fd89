from __future__ import annotations

from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from mcda.ranking.hierarchy import compare_by_group
from tests.ui.app import html
from tests.ui.components.weighing import CASE, opened, shares, use

GROUPS = list(dict.fromkeys(criterion.group for criterion in CASE.criteria))


def judge(app: AppTest, first: int, second: int, value: float, part: str = "groups") -> None:
    app.selectbox(key=f"weigh_pair_{CASE.id}_{part}_{first}_{second}").set_value(value).run()
    assert not app.exception


def test_groups_first_and_then_within_a_group() -> None:
    app = opened("pairwise")
    assert "Nothing is judged here yet" in html(app)
    neighbours = {(GROUPS[place], GROUPS[place + 1]): 1.0 for place in range(len(GROUPS) - 1)}
    judge(app, 0, 1, 3.0)
    assert any("Nothing links" in element.value for element in app.text)
    for place in range(1, len(GROUPS) - 1):
        judge(app, place, place + 1, 1.0)
    app.selectbox(key=f"weigh_part_{CASE.id}").set_value("0").run()
    judge(app, 0, 1, 1 / 5, "0")
    inside = [item.id for item in CASE.criteria if item.group == GROUPS[0]]
    within = {GROUPS[0]: {(inside[0], inside[1]): 1 / 5}}
    for group in GROUPS[1:]:
        members = [item.id for item in CASE.criteria if item.group == group]
        within[group] = dict.fromkeys(pairwise(members), 1.0)
    expected = compare_by_group(CASE.criteria, neighbours | {(GROUPS[0], GROUPS[1]): 3.0}, within)
    assert shares(use(app)) == pytest.approx(expected.by_criterion)


def test_judgements_are_kept_while_another_part_is_open() -> None:
    app = opened("pairwise")
    judge(app, 0, 1, 7.0)
    app.selectbox(key=f"weigh_part_{CASE.id}").set_value("0").run()
    app.selectbox(key=f"weigh_part_{CASE.id}").set_value("groups").run()
    assert app.selectbox(key=f"weigh_pair_{CASE.id}_groups_0_1").value == 7.0


def test_the_worst_judgement_is_named_and_mended() -> None:
    app = opened("pairwise")
    for place in range(len(GROUPS) - 1):
        judge(app, place, place + 1, 1.0)
    app.toggle(key=f"weigh_all_{CASE.id}_groups").set_value(True).run()
    judge(app, 0, 3, 1.0)
    judge(app, 1, 3, 1.0)
    judge(app, 0, 2, 9.0)
    assert "The judgements contradict each other: consistency ratio" in html(app)
    assert f"Look first at {GROUPS[0]} against {GROUPS[2]}: you say 9 times as much" in html(app)
    app.button(key="weigh_mend").click().run()
    assert "The judgements fit together" in html(app)
    mended = app.selectbox(key=f"weigh_pair_{CASE.id}_groups_0_2").value
    assert mended is not None
    assert mended < 9.0
    assert all(button.key != "weigh_mend" for button in app.button)
