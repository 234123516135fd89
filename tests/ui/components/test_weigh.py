from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import html, open_app, present
from tests.ui.components.weighing import CASE, is_open, opened, points, shares, use

HELPERS = ("lenses", "order", "swing", "pairwise", "groups", "data")


def shown(app: AppTest) -> pd.DataFrame:
    frames: list[pd.DataFrame] = [element.value for element in app.dataframe]
    return next(frame for frame in frames if "criterion" in frame.columns)


def use_data(app: AppTest) -> dict[str, float]:
    """Take what entropy says; return the points."""
    app.button(key="weigh").click().run()
    app.segmented_control(key="weigh_helper").set_value("data").run()
    return points(use(app))


def test_nothing_is_drawn_while_the_dialog_is_closed() -> None:
    app = open_app()
    app.slider(key=f"w_{CASE.id}_students").set_value(90.0).run()
    assert not is_open(app)
    assert not app.segmented_control


@pytest.mark.parametrize("helper", HELPERS)
def test_each_helper_shows_present_weights_beside_what_it_proposes(helper: str) -> None:
    app = opened(helper)
    frame = shown(app)
    assert list(frame["criterion"]) == [criterion.name for criterion in CASE.criteria]
    assert frame["now"].sum() == pytest.approx(100)
    assert frame["then"].sum() == pytest.approx(0 if helper == "order" else 100)


@pytest.mark.parametrize("helper", HELPERS)
def test_each_helper_says_that_weights_enter_squared(helper: str) -> None:
    told = "In TOPSIS weights enter squared: twice the weight pulls four times as hard."
    assert told in html(opened(helper))


def test_order_is_handed_over_as_it_is_or_as_square_roots() -> None:
    app = opened("order")
    app.multiselect(key=f"weigh_order_{CASE.id}").set_value(["students", "grp_per_head"]).run()
    assert shown(app)["then"].max() == pytest.approx(75)
    app.radio(key=f"weigh_handed_order_{CASE.id}").set_value("roots").run()
    # rank-order centroid gives 3:1, of which the square roots are 1.73:1
    assert shown(app)["then"].max() == pytest.approx(63.4, abs=0.05)


def test_what_is_shown_is_what_the_sliders_get() -> None:
    app = opened("data")
    proposed = list(shown(app)["then"])
    assert [100 * share for share in shares(use(app)).values()] == pytest.approx(proposed)


def test_undo_and_redo_walk_the_moves_and_a_new_move_ends_the_redo() -> None:
    app = open_app()
    start = points(app)
    by_data = use_data(app)
    assert by_data != start
    app.button(key="undo").click().run()
    assert points(app) == start
    app.button(key="redo").click().run()
    assert points(app) == by_data
    assert app.button(key="redo").disabled
    app.button(key="undo").click().run()
    app.slider(key=f"w_{CASE.id}_students").set_value(3.0).run()
    assert app.button(key="redo").disabled


def test_twenty_moves_can_be_undone_and_redone() -> None:
    app = open_app()
    for value in range(25):
        moved = "students" if value % 2 == 0 else "working_abroad"
        app.slider(key=f"w_{CASE.id}_{moved}").set_value(float(value)).run()
    for _ in range(20):
        app.button(key="undo").click().run()
    assert app.button(key="undo").disabled
    assert points(app)["students"] == 4.0
    for _ in range(20):
        app.button(key="redo").click().run()
    assert app.button(key="redo").disabled
    assert points(app)["students"] == 24.0


def test_what_is_locked_keeps_points_and_share() -> None:
    app = opened("data")
    before, share = points(app), shares(app)
    locked = ["students", "grp_per_head"]
    app.multiselect(key=f"weigh_locked_{CASE.id}").set_value(locked).run()
    assert "The locked criteria now hold" in html(app)
    app.selectbox(key=f"weigh_data_{CASE.id}").set_value("deviation").run()
    assert "The locked criteria now hold" not in html(app)
    (box,) = [item for item in app.multiselect if item.key.startswith("weigh_locked_")]
    order = [item.id for item in CASE.criteria]
    assert list(box.proto.default) == [order.index(item) for item in locked]
    use(app)
    after = points(app)
    assert {item: after[item] for item in locked} == {item: before[item] for item in locked}
    assert after != before
    assert shares(app)["students"] == pytest.approx(share["students"])
    assert app.slider(key=f"w_{CASE.id}_students").disabled
    assert "Higher-education students (locked)" in html(app)
    other = CASE.presets[1].id
    present(app.selectbox, f"lens_{CASE.id}").set_value(other).run()
    assert points(app)["students"] == before["students"]
    app.button(key="reset").click().run()
    assert points(app) == before
    assert not app.slider(key=f"w_{CASE.id}_students").disabled


def test_all_criteria_locked_leave_nothing_to_use() -> None:
    app = opened("data")
    app.multiselect(key=f"weigh_locked_{CASE.id}").set_value([c.id for c in CASE.criteria]).run()
    assert app.button(key="weigh_use").disabled


@pytest.mark.parametrize("helper", HELPERS)
def test_all_points_zero_breaks_no_helper(helper: str) -> None:
    app = open_app()
    for criterion in CASE.criteria:
        app.slider(key=f"w_{CASE.id}_{criterion.id}").set_value(0.0)
    app.run()
    app.button(key="weigh").click().run()
    app.segmented_control(key="weigh_helper").set_value(helper).run()
    assert not app.exception
    assert shown(app)["now"].isna().all()
    if helper not in ("order", "swing"):
        assert sum(points(use(app)).values()) > 0
