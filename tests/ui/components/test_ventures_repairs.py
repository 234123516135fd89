"""Clashing rules on the screen; the page's tests apply a repair and take it back."""

from __future__ import annotations

from mcda.allocation.changes import Change, Repair
from mcda.case.finding import sentence
from mcda.ui import session_work
from mcda.ui.components import ventures_repairs
from tests.ui.app import bundled_case, open_app


def test_a_repair_of_the_session_changes_the_case_that_all_pages_see() -> None:
    app = open_app("joint_ventures")
    case = bundled_case()
    programme = case.programmes[0]
    year = case.years[0]
    change = Change(
        "budget", f"{programme.id},{year}", "bn UZS", programme.budgets[year], 0.0,
        programme.budgets[year], sentence("No budget."),
    )  # fmt: skip
    repair = Repair((change,), sentence("Lower the budget to 0."), 1.0)
    app.session_state["repairs_uzbekistan"] = (session_work.Applied(repair, 1.0),)
    app.run()
    assert not app.exception
    page = "\n".join(element.proto.body for element in app.get("html"))
    assert "Changed so that the rules hold: Lower the budget to 0." in page
    app.button(key="undo_repair").click().run()
    assert app.session_state["repairs_uzbekistan"] == ()
    assert ventures_repairs.draw_repairs.__doc__
