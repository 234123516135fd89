from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from mcda.allocation.allocate import allocate
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.ui.components.money_pictures import money_offers, regions_picture, years_picture
from tests.ui.app import bundled_case, open_app

OFFERED = {
    "ranking": ["ranking", "map", "profiles", "normalized"],
    "regions": ["figures"],
    "joint_ventures": [
        "ventures", "money_by_region", "money_by_year",
        "partners_on_the_map", "who_with_whom", "value_against_cost",
    ],
}  # fmt: skip


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
    assert offered(app) == expected


def test_no_two_pictures_share_the_name_of_a_button() -> None:
    app = open_app()
    app.button(key="pictures_ranking").click().run()
    names = [str(button.label) for button in app.get("download_button")]
    assert len(set(names)) == len(names)
    assert [name for name in names if "PNG" in name] == ["PNG 1", "PNG 2", "PNG 3", "PNG 4"]


def test_the_map_of_a_criterion_is_offered_as_such() -> None:
    app = open_app(colour="exports_per_head")
    app.button(key="pictures_ranking").click().run()
    assert "2. Map: Exports per head (USD)" in [element.value for element in app.text]


def test_the_specialization_view_offers_its_picture() -> None:
    app = open_app("regions", view="specialization")
    app.button(key="pictures_regions").click().run()
    assert offered(app) == ["picture_specialization_png", "picture_specialization_svg"]


def test_colours_and_marks_are_explained_once_and_where_they_are_used() -> None:
    case = bundled_case()
    plan = allocate(case, rank(case, default_scenario(case)))
    offers = {offer.key: offer for offer in money_offers(case, case, plan)}
    explained = {key: [words for words, _ in offer.keys] for key, offer in offers.items()}
    kinds = ["National", "Sectoral", "Territorial", "Blended"]
    assert explained.pop("ventures") == kinds
    assert not any(explained.values())
    for own in (regions_picture, years_picture):
        drawn = json.dumps([own(case, plan).drawing, own(case, plan).rows])
        assert all(kind in drawn for kind in kinds)
    assert any("thicker with more money" in text for text in offers["partners_on_the_map"].about)
    assert any("marks the money available" in text for text in offers["money_by_year"].about)
