"""Work under a bar: stopped it keeps what it has, and it goes on from there."""

from __future__ import annotations

from tests.ui.app import run_script


def script() -> None:
    import streamlit as st

    from mcda.ui.components.ventures_steps import worked
    from mcda.ui.steps import Steps

    if "steps" not in st.session_state:
        st.session_state["steps"] = Steps(iter(range(4)))
        st.session_state["steps"].advance()
        st.session_state["steps_stopped"] = {("work", "question")}
    steps = st.session_state["steps"]
    done = worked(steps, "work", "question", lambda s: (len(s.found) / 4, f"{len(s.found)} of 4"))
    st.text(f"{done}: {steps.found}")


def test_a_stopped_run_keeps_what_it_has_and_goes_on() -> None:
    app = run_script(script)
    assert app.text[0].value == "False: (0,)"
    app.button(key="work_go_on").click().run()
    assert not app.exception
    assert app.text[0].value == "True: (0, 1, 2, 3)"
    assert not app.button
