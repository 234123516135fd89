"""A widget tied to a choice of the session: shows what is kept, keeps what it is moved to."""

from __future__ import annotations

from tests.ui.app import present, run_script


def script() -> None:
    import streamlit as st

    from mcda.ui import state
    from mcda.ui.bound import bind
    from mcda.ui.state import AGREEMENTS, BUDGET
    from tests.ui.app import bundled_case

    case = bundled_case()
    budget = bind(case, BUDGET)
    st.slider("Budget", 0, 300, value=budget.value, key=budget.key, on_change=budget.on_change)
    half = bind(case, BUDGET, "half", shown=lambda kept: kept // 2, read=lambda moved: 2 * moved)
    st.slider("Half", 0, 150, value=half.value, key=half.key, on_change=half.on_change)
    required = bind(case, AGREEMENTS, shown=bool, read=int)
    st.toggle("Agreements", key=required.key, on_change=required.on_change)
    st.text(f"{state.kept(case, BUDGET)} {state.kept(case, AGREEMENTS)!r}")


def test_two_widgets_of_one_choice_show_the_same_whichever_is_moved() -> None:
    app = run_script(script)
    assert not app.exception
    assert app.text[0].value == "100 0"
    app.slider(key="widget_budget_uzbekistan").set_value(60).run()
    half = present(app.slider, "half_uzbekistan")
    assert half.value == 30
    half.set_value(45).run()
    assert present(app.slider, "widget_budget_uzbekistan").value == 90
    assert app.text[0].value == "90 0"


def test_a_value_is_kept_as_it_is_read() -> None:
    app = run_script(script)
    app.toggle(key="widget_agreements_uzbekistan").set_value(True).run()
    assert app.text[0].value == "100 1"


def relabelled() -> None:
    import streamlit as st

    from mcda.ui.bound import bind_own

    both = st.toggle("A second one of that name", key="both")
    names = {"first": "Region (in first)" if both else "Region", "other": "Other"}
    chosen = bind_own("kind", "first", names)
    st.selectbox("Kind", **chosen.one)
    st.text(chosen.value)


def test_an_option_that_is_called_otherwise_makes_the_widget_anew() -> None:
    """The browser says of a choice what it is called: what it knew before means nothing now."""
    app = run_script(relabelled)
    assert app.selectbox(key="kind").options == ["Region", "Other"]
    app.toggle(key="both").set_value(True).run()
    shown = present(app.selectbox, "kind")
    assert shown.key != "kind"
    assert (shown.value, app.text[0].value) == ("first", "first")
    shown.set_value("other").run()
    assert app.text[0].value == "other"


def overtaken() -> None:
    import streamlit as st

    from mcda.ui.bound import bind_own

    chosen = bind_own("kind", "first", {"first": "Region (in first)"})
    st.session_state[chosen.key] = "Region"  # as the browser says what it was called before
    chosen.on_change()
    again = bind_own("kind", "first", {"first": "Region (in first)"})
    st.selectbox("Kind", **again.one)
    st.text(st.session_state.get("chosen_kind", "nothing was chosen"))


def test_an_answer_that_is_no_option_is_not_heard() -> None:
    app = run_script(overtaken)
    assert not app.exception
    assert app.text[0].value == "nothing was chosen"
