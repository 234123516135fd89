from __future__ import annotations

import pytest

from mcda.ui.components import ranking_steps
from tests.ui.app import bundled_case, html, open_app


@pytest.mark.parametrize("tab", ["Other methods", "What would it take"])
def test_what_is_done_in_steps_says_the_same(monkeypatch: pytest.MonkeyPatch, tab: str) -> None:
    frames, texts = [], []
    for limit in (ranking_steps.LARGE, 0):
        monkeypatch.setattr(ranking_steps, "LARGE", limit)
        app = open_app()
        app.session_state["ranking_details"] = tab
        app.run()
        assert not app.exception, [item.value for item in app.exception]
        frames.append(app.dataframe[0].value)
        texts.append([item.value for item in app.text])
    assert frames[0].equals(frames[1])
    assert texts[0] == texts[1]


def test_a_stopped_search_says_what_is_missing_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranking_steps, "LARGE", 0)
    app = open_app(case="uzbekistan", shortlist="3")
    app.session_state["ranking_details"] = "What would it take"
    app.session_state["steps_stopped"] = Everything()
    app.run()
    assert "is told once all criteria were tried" in html(app)
    assert not app.dataframe
    app.session_state["steps_stopped"] = set()
    app.run()
    assert len(app.dataframe) == 1


def test_the_card_points_to_the_search_where_it_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranking_steps, "LARGE", 0)
    app = open_app(region=bundled_case().regions[0].id)
    app.session_state["ranking_details"] = "Region card"
    app.run()
    said = [html(app), *(item.value for item in app.text)]
    assert any("The tab What would it take tries" in text for text in said)


class Everything(set[object]):
    """A set of stopped work in which everything is."""

    def __contains__(self, item: object) -> bool:
        return True
