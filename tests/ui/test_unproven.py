"""A plan that is not proven best says so wherever it is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from mcda.allocation import overlap, question
from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan, Status
from mcda.report.certainty import with_certainty
from mcda.report.sections import sections
from mcda.report.story import tell
from tests.ui.app import bundled_case, html, open_app

SAID = "This plan is not proven best: up to "


def stopped(*given: Any, **options: Any) -> Plan:
    """Return a plan as it is when time runs out with a bound 2 % above it."""
    plan = allocate(*given, **options)
    bound = 1.02 * (plan.objective or 0.0)
    return replace(plan, status=Status.FEASIBLE, bound=bound, gap=0.02)


@pytest.fixture(autouse=True)
def too_short_a_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (question, overlap):
        monkeypatch.setattr(module, "allocate", stopped)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


def test_the_page_says_so_beside_the_plan() -> None:
    page = html(open_app("joint_ventures"))
    headline = page.split('role="status"')[-1].split("</div>")[0]
    assert SAID in headline
    assert "of value (2 %) may be missing." in headline


@pytest.mark.parametrize(("tab", "times"), [("Roles", 4), ("Equity", 1), ("What if", 2)])
def test_plans_beside_it_say_so_too(tab: str, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.ui.components.ventures_frontier.POINTS", 2)
    app = open_app("joint_ventures")
    app.session_state["plan_details"] = tab
    app.run()
    if tab == "What if":
        app.button(key="add_wish").click().run()
    assert not app.exception
    bodies = [element.proto.body for element in app.get("html")]
    assert sum("mcda-note" in body and SAID in body for body in bodies) == times


def test_the_stage_says_so() -> None:
    told = [section.id for section in sections(with_certainty(tell(bundled_case())))]
    app = open_app(present=str(told.index("regions") + 2))  # the first screen is the title
    shown = json.loads(app.get("bidi_component")[0].proto.json)
    assert "ventures take" in shown["lead"]
    assert SAID in shown["lead"]
