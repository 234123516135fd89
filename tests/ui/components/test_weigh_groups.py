from __future__ import annotations

from collections import defaultdict

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.components.weighing import CASE, opened, shares, use


def totals(app: AppTest) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for criterion in CASE.criteria:
        found[criterion.group] += shares(app)[criterion.id]
    return found


def test_groups_keep_their_weight_or_become_equal() -> None:
    app = opened("lenses")
    app.selectbox(key=f"weigh_lens_{CASE.id}").set_value(CASE.presets[1].id).run()
    use(app)
    before = totals(app)
    app.button(key="weigh").click().run()
    app.segmented_control(key="weigh_helper").set_value("groups").run()
    app.radio(key=f"weigh_groups_{CASE.id}").set_value("kept").run()
    use(app)
    assert totals(app) == pytest.approx(before)
    for group in before:
        inside = [shares(app)[item.id] for item in CASE.criteria if item.group == group]
        assert inside == pytest.approx([inside[0]] * len(inside))
    app.button(key="weigh").click().run()
    app.radio(key=f"weigh_groups_{CASE.id}").set_value("same").run()
    use(app)
    assert list(totals(app).values()) == pytest.approx([1 / len(before)] * len(before))
