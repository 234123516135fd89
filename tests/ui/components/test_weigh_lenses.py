from __future__ import annotations

from tests.ui.app import html, present
from tests.ui.components.weighing import CASE, opened, points, use


def test_a_lens_shows_its_reasoning_and_gives_its_points() -> None:
    app = opened("lenses")
    lens = CASE.presets[1]
    app.selectbox(key=f"weigh_lens_{CASE.id}").set_value(lens.id).run()
    assert lens.description[:60] in html(app)
    use(app)
    assert points(app) == {item.id: lens.points.get(item.id, 0.0) for item in CASE.criteria}
    assert present(app.selectbox, f"lens_{CASE.id}").value == lens.id
