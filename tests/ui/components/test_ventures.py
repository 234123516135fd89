"""The parts of the page Joint ventures, each opened as a person would."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.allocation.entry import entries
from mcda.allocation.question import Question
from mcda.allocation.role_wording import ROLE_NAMES
from mcda.case.model import Case, Group, Limit, Taken
from mcda.case.write import write_folder
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ui.components import (
    ventures_agreements,
    ventures_choices,
    ventures_partners,
    ventures_prices,
    ventures_roles,
    ventures_years,
)
from tests.allocation.instances import case, programme, project, region, twins
from tests.ui.app import ROOT, bundled_case, html, open_app, open_own

PARTS = {
    "By year": (ventures_years.draw_years, "are paid from 2027 to 2031"),
    "Who with whom": (ventures_partners.draw_partners, "A line joins partners of funded ventures"),
    "Roles": (ventures_roles.draw_roles, "depend on which role that is"),
    "What more would bring": (
        ventures_prices.draw_prices, "Solved again with",
        "these prices hold as long as the same of them",
    ),
    "Agreements": (
        ventures_agreements.draw_agreements, "The agreement to sign next is",
        "this agreement would add",
        "is told against the plan that funds only ventures whose partners all have one",
    ),
}  # fmt: skip


def opened(tab: str, **address: str) -> AppTest:
    app = open_app("joint_ventures", **address)
    app.session_state["plan_details"] = tab
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize("tab", PARTS)
def test_each_part_says_what_it_is_about(tab: str) -> None:
    _, *words = PARTS[tab]
    page = html(opened(tab))
    assert [word for word in words if word not in page] == []


def test_larger_budgets_are_shown_again_to_whoever_asks_next() -> None:
    first = opened("What more would bring")
    first.run()
    assert not first.exception
    opened("What more would bring")


def test_each_venture_without_money_is_told_what_it_would_need() -> None:
    """The sentences are those of solving again, for one that is worth its price too."""
    case = bundled_case()
    question = Question(case, rank(case, default_scenario(case)))
    shown = html(opened("What more would bring"))
    told = list(entries(question, question.plan()))
    assert len(told) > 3
    for found in told:
        assert str(found.sentence) in shown


def test_all_four_roles_are_offered_and_explained() -> None:
    app = open_app("joint_ventures")
    assert app.selectbox(key="widget_role_uzbekistan").options == list(
        map(str, ROLE_NAMES.values())
    )
    assert "at least one of its partners is on the shortlist" in html(app)
    assert ventures_choices.draw_ventures_choices.__doc__


@pytest.mark.parametrize("role", ["floor", "value", "none"])
def test_another_role_makes_another_plan_and_stays_in_the_address(role: str) -> None:
    app = open_app("joint_ventures")
    before = html(app)
    app.selectbox(key="widget_role_uzbekistan").set_value(role).run()
    assert not app.exception
    assert html(app) != before
    assert app.query_params["role"] == role


def test_the_floor_is_the_mean_until_it_is_set() -> None:
    app = open_app("joint_ventures", role="floor")
    assert not [item for item in app.slider if item.key == "widget_floor_uzbekistan"]
    app.toggle(key="widget_floor_automatic_uzbekistan").set_value(False).run()
    app.slider(key="widget_floor_uzbekistan").set_value(99).run()
    assert app.query_params["floor"] == "99"
    assert "lower “Mean closeness that the money must reach" in html(app)
    app.slider(key="widget_floor_uzbekistan").set_value(20).run()
    assert "ventures take" in html(app)


def test_agreements_bar_ventures_and_stay_in_the_address() -> None:
    app = open_app("joint_ventures")
    app.toggle(key="widget_agreements_uzbekistan").set_value(True).run()
    assert app.query_params["agreements"] == "1"
    assert "agreement in force" in html(app)


def rich(cap: float) -> Case:
    """Return two ventures of 50 each in a group, with more money than they can take."""
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {2027: 1000})],
        [project(name, 50, 5, "R1 R2", group=("G",)) for name in ("A", "B")],
    )
    settings = replace(made.settings, role="none")
    return replace(made, settings=settings, groups=(Group("G", "at_most", "Mills", maximum=cap),))


@pytest.mark.parametrize(
    ("cap", "words"),
    [
        (60.0, "Raising what the group Mills may get by one M adds 0.1 value, up to +40 M."),
        (1000.0, "No rule about money or people has a price: a little more of any one of them"),
    ],
)
def test_a_cap_that_binds_is_never_said_not_to(
    cap: float, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(rich(cap), tmp_path / "instance")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    page = html(opened("What more would bring", case="instance"))
    assert words in page
    assert ("No rule about money" in page) == (cap == 1000)


def test_a_rule_without_a_price_and_an_adopted_floor_are_not_said_not_to_bind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = Limit(scope="sector", name="S", unit="share", minimum=1.0)
    write_folder(replace(rich(1000), limits=(everything,)), tmp_path / "whole")
    write_folder(rich(1000), tmp_path / "floored")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    page = html(opened("What more would bring", case="whole"))
    assert "No rule is known to bring more; 1 of 3 rules have no price here." in page
    app = opened("What more would bring", case="floored")
    app.session_state["taken_floored"] = (Taken("least", "region:money", None, 50.0),)
    app.run()
    assert "The floor for those who get least apart, no rule about money or people has" in html(app)


def test_larger_budgets_stand_there_when_the_page_is_drawn_again() -> None:
    app = opened("What more would bring")
    before = html(app)
    app.run()
    assert not app.exception
    assert html(app) == before


def test_ventures_that_could_take_a_place_are_named_with_the_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_own(twins(), tmp_path, monkeypatch, "joint_ventures")
    assert "In place of Mill, Dairy could be funded with the same value." in html(app)
    assert "the region within reach that gets least gets the most" in html(app)
    app.session_state["plan_seen_own"] = {"asked": None, "before": {}, "seen": {"Dairy": 1.0}}
    app.run()
    assert "In place of Dairy, Mill could be funded with the same value." in html(app)
    assert "the one nearest to the plan seen before was taken" in html(app)


def test_without_money_what_some_of_it_would_bring_is_solved_and_comes_first() -> None:
    """Every price is 0 given that nothing is chosen, while 1 % of the money funds ventures."""
    page = html(opened("What more would bring", budget="0"))
    assert "a little more of any one rule alone would bring nothing" in page
    assert "That says nothing of choosing anew" in page
    assert "All programmes together: 1 %: +0.04" in page
    assert page.index("All programmes together: 1 %") < page.index("That says nothing of choosing")


def test_advice_names_controls_by_the_labels_that_they_have_on_the_screen() -> None:
    """What advice puts into quotation marks is a control, or one of its choices, of the page."""
    package = ROOT / "mcda"
    advising = [*package.glob("allocation/*.py"), *package.glob("ui/components/ventures_*.py")]
    told = [
        node.value
        for path in (*advising, package / "report" / "plan_wording.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    named = {name for text in told for name in re.findall("“([^“”{]+)”", text)}
    assert {"Budgets of the programmes", "Regions on the shortlist", "Rules"} <= named
    app = open_app("joint_ventures", role="floor")
    app.toggle(key="widget_floor_automatic_uzbekistan").set_value(False).run()
    shown = {block.proto.popover.label for block in app.get("popover")}
    for widget in (*app.slider, *app.toggle, *app.selectbox, *app.number_input):
        shown |= {widget.label, *getattr(widget, "options", ())}
    assert named <= shown
