from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import bundled_case, html, open_app, present

REGION, CRITERION = "edit_region_uzbekistan", "edit_criterion_uzbekistan"


def field(app: AppTest, name: str) -> Any:
    """Return the field of the form; its key tells region, criterion and figure."""
    (found,) = [item for item in app.text_input if item.key.startswith(f"edit_{name}_")]
    return found


def change(app: AppTest, region: str, criterion: str, figure: str, note: str = "") -> None:
    app.selectbox(key=REGION).set_value(region)
    app.selectbox(key=CRITERION).set_value(criterion).run()
    field(app, "value").set_value(figure)
    field(app, "note").set_value(note)
    app.button(key="edit_change_uzbekistan").click().run()
    assert not app.exception, [item.value for item in app.exception]


def said(app: AppTest) -> str:
    return unescape(html(app))


def shown(app: AppTest, name: str, header: str) -> float:
    frame = app.dataframe[0].value
    return float(frame.loc[frame["Name"] == name, header].item())


def ranks(app: AppTest) -> dict[str, int]:
    app.switch_page("views/ranking.py").run()
    drawn = [json.loads(item.proto.json or "{}") for item in app.get("bidi_component")]
    (data,) = [item for item in drawn if "names" in item]
    return dict(zip(data["names"], data["rank"], strict=True))


def test_a_figure_is_changed_marked_listed_and_undone() -> None:
    app = open_app("regions")
    published = bundled_case().region("UZ-AN").figure("grp_per_head")
    assert field(app, "value").value
    assert "No figure is changed" in said(app)
    change(app, "UZ-AN", "grp_per_head", "5000", " a new   yearbook ")
    assert "Andijan</b>, GRP per head: published" in said(app)
    assert "now 5,000 mn UZS" in said(app)
    assert "a new yearbook" in said(app)
    assert "A link shows the published figures" in said(app)
    assert "1 change not saved" in said(app)
    assert shown(app, "Andijan", "GRP per head (mn UZS)") == 5000.0
    assert app.dataframe[0].value["Changed figures"].notna().sum() == 1
    assert field(app, "value").value == "5000"
    app.button(key="undo_uzbekistan_UZ-AN_grp_per_head").click().run()
    assert shown(app, "Andijan", "GRP per head (mn UZS)") == published
    assert "Changed figures" not in app.dataframe[0].value
    assert "not saved" not in said(app)


def test_the_ranking_follows_a_changed_figure_and_the_address_stays_the_files() -> None:
    app = open_app("regions")
    version = app.query_params["v"]
    before = ranks(app)["Andijan"]
    app.switch_page("views/regions.py").run()
    for criterion in ("grp_per_head", "investment_per_head", "exports_per_head", "income_per_head"):
        change(app, "UZ-AN", criterion, "1000000")
    assert ranks(app)["Andijan"] < before
    assert "With 4 changed figures: " in said(app)
    assert app.query_params["v"] == version
    assert "4 changes not saved" in said(app)


def test_undo_all_brings_back_the_published_figures() -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "grp_per_head", "5000")
    change(app, "UZ-BU", "strong_sectors", "9")
    assert "2 changes not saved" in said(app)
    app.button(key="undo_all_uzbekistan").click().run()
    assert "No figure is changed" in said(app)
    assert shown(app, "Bukhara", "Strong sectors (count)") != 9.0


def test_what_was_taken_back_can_be_brought_back_with_one_click() -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "grp_per_head", "5000", "a new yearbook")
    change(app, "UZ-BU", "strong_sectors", "9")
    app.button(key="undo_all_uzbekistan").click().run()
    assert "2 changed figures were taken back." in said(app)
    assert "not saved" not in said(app)
    app.button(key="redo_uzbekistan").click().run()
    assert "2 changes not saved" in said(app)
    assert "a new yearbook" in said(app)
    assert shown(app, "Bukhara", "Strong sectors (count)") == 9.0
    assert "taken back" not in said(app)
    app.button(key="undo_uzbekistan_UZ-AN_grp_per_head").click().run()
    assert "The changed figure of Andijan was taken back: GRP per head." in said(app)
    change(app, "UZ-AN", "grp_per_head", "6000")
    assert "taken back" not in said(app), "what was changed since stands"
    assert shown(app, "Andijan", "GRP per head (mn UZS)") == 6000.0


def test_a_figure_taken_away_is_missing_and_its_region_not_ranked() -> None:
    app = open_app("regions")
    change(app, "UZ-NW", "grp_per_head", " ")
    assert "now no figure" in said(app)
    assert "Navoi" not in ranks(app)


def test_the_published_figure_written_in_again_is_no_change() -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "grp_per_head", "5000")
    published = bundled_case().region("UZ-AN").figure("grp_per_head")
    change(app, "UZ-AN", "grp_per_head", repr(published))
    assert "No figure is changed" in said(app)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [("many", "Write a number like 1234.5"), ("1,5", 'Write "1.5"'), ("1e999", "Write a number")],
)
def test_what_is_no_number_changes_nothing_and_says_what_to_write(text: str, remedy: str) -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "grp_per_head", text)
    assert remedy in said(app)
    assert "No figure is changed" in said(app)


def test_the_form_says_what_was_published_and_where() -> None:
    app = open_app("regions")
    app.selectbox(key=REGION).set_value("UZ-AN")
    app.selectbox(key=CRITERION).set_value("grp_per_head").run()
    (criterion,) = [item for item in bundled_case().criteria if item.id == "grp_per_head"]
    (source, *_) = [item for item in bundled_case().sources if item.id in criterion.source]
    assert f"mn UZS ({criterion.year}, " in said(app)
    assert source.title in said(app)
    app.selectbox(key=CRITERION).set_value("strong_sectors").run()
    assert "Computed from the sectors" in said(app)


def test_every_page_says_on_how_many_changed_figures_its_answer_stands() -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "grp_per_head", "50")
    change(app, "UZ-BU", "strong_sectors", "9")
    assert "2 figures are changed, not as published." in said(app)
    for page in ("ranking", "how_sure", "joint_ventures"):
        app.switch_page(f"views/{page}.py").run()
        sentences = re.findall(r'<div class="mcda-sentence"[^>]*>([^<]*)', said(app))
        assert [told.startswith("With 2 changed figures: ") for told in sentences] == [True], page
        assert "as in their sources" not in said(app)
    app.switch_page("views/record.py").run()
    (told,) = re.findall(r'<div class="mcda-sentence"[^>]*>([^<]*)', said(app))
    assert told.startswith("No decision is recorded yet."), "it stands on no figure of today"
    assert told.endswith(" 2 figures are changed, not as published.")
    assert "Illustrative: budgets" in said(app)
    assert said(app).count(">2 figures are changed") + said(app).count(". 2 figures") == 2, (
        "once to be read, once to be heard whole"
    )


def test_a_figure_beyond_its_bound_is_told_where_it_is_entered_and_where_it_counts() -> None:
    app = open_app("regions")
    change(app, "UZ-AN", "investment_per_head", "40")
    told = "Beyond a bound: 40.00 mn UZS, counts as its upper bound, 15.65 mn UZS."
    assert said(app).count(told) == 2, "below the field, and in the list of changed figures"
    assert "widen the bound under Limits" in said(app)
    assert re.search(r"\d findings? needs? attention", said(app))
    app.switch_page("views/ranking.py").run()
    assert (
        "One figure lies beyond a bound and counts as the bound: see Findings on the page"
        in said(app)
    )
    present(app.selectbox, "widget_normalization_uzbekistan").set_value("minmax").run()
    assert "beyond a bound" not in said(app)
    app.switch_page("views/regions.py").run()
    assert "eyond a bound" not in said(app)
