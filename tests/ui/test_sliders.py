"""The points on the sliders: what one Undo takes back, and that they hold as exactly as set."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.app import open_app, run_script


def script() -> None:
    import streamlit as st

    from mcda.ui import sliders
    from tests.ui.app import bundled_case

    case = bundled_case()
    sliders.restore_points(case)
    for criterion in case.criteria:
        st.slider(
            criterion.name, 0.0, 100.0, float(criterion.points), 1.0,
            key=sliders.points_key(case.id, criterion.id),
            on_change=sliders.hear_move, args=(case,),
        )  # fmt: skip
    now = st.number_input("Now", value=0.0, key="now", step=0.1)
    sliders.remember_points(case, clock=lambda: now)
    st.button("Undo", key="undo", on_click=sliders.undo, args=(case,))
    st.button("Else", key="else")


def press(app: AppTest, criterion: str, points: float, now: float) -> None:
    app.number_input(key="now").set_value(now)
    app.slider(key=f"w_uzbekistan_{criterion}").set_value(points).run()


def undone(app: AppTest, criterion: str = "students") -> float:
    app.button(key="undo").click().run()
    assert not app.exception
    return float(app.slider(key=f"w_uzbekistan_{criterion}").value)


def test_key_presses_on_one_slider_are_one_step() -> None:
    app = run_script(script)
    for place in range(1, 8):
        press(app, "students", 50.0 + place, place / 2)
    assert undone(app) == 50.0


def test_a_pause_a_drag_another_slider_and_anything_else_end_the_step() -> None:
    app = run_script(script)
    press(app, "students", 51.0, 1.0)
    press(app, "students", 52.0, 1.5)
    press(app, "students", 53.0, 9.0)  # after a pause
    press(app, "working_abroad", 51.0, 9.1)
    press(app, "students", 54.0, 9.2)
    app.button(key="else").click().run()
    press(app, "students", 55.0, 9.3)
    press(app, "students", 90.0, 9.4)  # a drag
    assert undone(app) == 55.0
    assert undone(app) == 54.0
    assert undone(app) == 53.0
    assert undone(app, "working_abroad") == 50.0
    assert undone(app) == 52.0
    assert undone(app) == 50.0


def test_points_with_a_fraction_are_shown_and_kept_with_it() -> None:
    app = open_app(case="uzbekistan", w_uzbekistan_students="22.904761904")
    key = "w_uzbekistan_students"
    students = app.slider(key=key)
    assert students.proto.format % students.value == "22.9"
    assert students.proto.format % 50.0 == "50"
    app.slider(key="w_uzbekistan_working_abroad").set_value(10.0).run()
    app.button(key="undo").click().run()
    assert app.slider(key=key).value == 22.904761904
    assert app.query_params[key] == "22.904761904" or app.query_params[key] == ["22.904761904"]
