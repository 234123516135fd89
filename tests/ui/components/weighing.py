"""The dialog that helps to weigh, driven without a browser."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.app import bundled_case, open_app

CASE = bundled_case()


def opened(helper: str) -> AppTest:
    """Open the dialog at one of its helpers."""
    app = open_app()
    app.button(key="weigh").click().run()
    app.segmented_control(key="weigh_helper").set_value(helper).run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def is_open(app: AppTest) -> bool:
    return any(button.key == "weigh_use" for button in app.button)


def points(app: AppTest) -> dict[str, float]:
    found = {item.id: app.slider(key=f"w_{CASE.id}_{item.id}").value for item in CASE.criteria}
    return {criterion: float(value) for criterion, value in found.items()}


def shares(app: AppTest) -> dict[str, float]:
    moved = points(app)
    total = sum(moved.values())
    return {criterion: value / total for criterion, value in moved.items()}


def use(app: AppTest) -> AppTest:
    """Take the proposed weights, which closes the dialog."""
    app.button(key="weigh_use").click().run()
    assert not app.exception, [item.value for item in app.exception]
    assert not is_open(app)
    return app
