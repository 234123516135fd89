from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import open_app

OFFERED = {
    "ranking": ["ranking", "map", "profiles", "normalized"],
    "regions": ["figures"],
    "joint_ventures": ["ventures", "money_by_region", "money_by_year"],
}


def offered(app: AppTest) -> list[str]:
    keys = [str(button.key) for button in app.get("download_button")]
    return [key for key in keys if key.startswith("picture_")]


@pytest.mark.parametrize("page", OFFERED)
def test_a_page_lists_its_pictures_once_its_button_is_pressed(page: str) -> None:
    app = open_app(page)
    assert offered(app) == []
    app.button(key=f"pictures_{page}").click().run()
    assert not app.exception
    expected = [f"picture_{name}_{ending}" for name in OFFERED[page] for ending in ("png", "svg")]
    assert offered(app)[: len(expected)] == expected


def test_the_map_of_a_criterion_is_offered_as_such() -> None:
    app = open_app(colour="exports_per_head")
    app.button(key="pictures_ranking").click().run()
    assert "Map: Exports per head (USD)" in [element.value for element in app.text]


def test_the_specialization_view_offers_its_picture() -> None:
    app = open_app("regions", view="specialization")
    app.button(key="pictures_regions").click().run()
    assert offered(app) == ["picture_specialization_png", "picture_specialization_svg"]
