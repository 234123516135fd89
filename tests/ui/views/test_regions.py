from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.read import read_case
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.wording import figure_alike
from mcda.report.marked_figures import with_titles
from mcda.specialization.clusters import clusters
from tests.hostile import hostile_case
from tests.test_cli import TEN_MISTAKES, write
from tests.ui.app import ROOT, bundled_case, chart_records, html, open_app, open_own


def test_every_figure_is_in_the_picture_and_in_the_table() -> None:
    app = open_app("regions")
    case = bundled_case()
    records = chart_records(app, 0, "level")
    assert len(records) == len(case.regions) * len(case.criteria)
    shown = {(record["region"], record["criterion"]): record["figure"] for record in records}
    frame = app.dataframe[0].value
    for criterion in case.criteria:
        alike = [region.figure(criterion.id) for region in case.regions]
        known = [value for value in alike if value is not None]
        for region, figure in zip(case.regions, alike, strict=True):
            if criterion.derive or figure is None:
                continue
            told = figure_alike(figure, criterion.unit, known)
            assert shown[region.name, criterion.name] == told
            header = f"{criterion.name} ({criterion.unit})"
            assert frame.loc[frame["Name"] == region.name, header].item() == figure


def test_less_is_better_is_drawn_as_strong() -> None:
    records = chart_records(open_app("regions"), 0, "level")
    abroad = [record for record in records if record["criterion"] == "Working abroad"]
    strongest = max(abroad, key=lambda record: record["level"])
    lowest = min(abroad, key=lambda record: float(record["figure"].split()[0]))
    assert strongest["figure"] == lowest["figure"]


def test_the_page_says_what_is_doubtful() -> None:
    app = open_app("regions")
    case = bundled_case()
    known = len(case.figures) + len(case.acknowledged)
    assert f"{known} doubts are known and explained." in html(app)
    assert [tab.label for tab in app.tabs] == [
        "Figures",
        "Criteria and formulas",
        "Sources",
        "Doubts",
        "Findings (0)",
    ]
    app.session_state["regions_details"] = "Doubts"
    app.run()
    told = notes(app)
    # each in full, and about what in words
    assert all(with_titles(item.note, case) in told for item in case.figures)
    assert all(item.reason in told for item in case.acknowledged)
    assert "S02" not in told
    assert "1.73 % by “National Statistics Committee of Uzbekistan, SIAT tables" in told
    assert "Tashkent region: Latitude" in told
    app.session_state["regions_details"] = "Criteria and formulas"
    app.run()
    assert list(app.dataframe[0].value.columns[:2]) == ["Criterion", "Formula"]


def figures_of_the_map(app: AppTest) -> dict[tuple[str, str], float]:
    return {
        (record["region"], record["sector"]): record["quotient"]
        for record in chart_records(app, 0, "symmetric")
    }


def notes(app: AppTest) -> str:
    return unescape(html(app))


def test_the_choice_of_view_is_carried_by_the_address() -> None:
    app = open_app("regions")
    assert "What is known about the regions?" in html(app)
    app.segmented_control(key="widget_view_uzbekistan").set_value("specialization").run()
    assert "What is each region strong in?" in html(app)
    assert app.query_params["view"] == "specialization"
    assert "What is each region strong in?" in html(open_app("regions", view="specialization"))
    assert "What is known about the regions?" in html(open_app("regions", view="nonsense"))


def test_the_map_shows_the_location_quotients_of_the_core() -> None:
    app = open_app("regions", view="specialization")
    case = bundled_case()
    expected = {(item.name, item.sector): item.lq for item in clusters(case)}
    assert figures_of_the_map(app) == expected
    strong = {(row["region"], row["sector"]) for row in chart_records(app, 0, "symmetric")
              if row["is_strong"]}  # fmt: skip
    frame = app.dataframe[0].value
    assert set(zip(frame["Name"], frame["Sector"])) == strong
    assert frame.iloc[0][["Name", "Sector", "Stars"]].to_list() == ["Andijan", "Clothing", "★★★"]
    assert "Growth is known only for Agriculture" in notes(app)


def test_a_sector_in_focus_makes_it_a_question_about_that_sector() -> None:
    app = open_app("regions", view="specialization", sector="Clothing")
    assert "Which region for a cluster in Clothing?" in html(app)
    assert "Andijan is strongest in Clothing: location quotient 6.38" in html(app)
    assert set(app.dataframe[0].value["Sector"]) == {"Clothing"}


def test_thresholds_change_this_view_alone_and_can_be_reset() -> None:
    app = open_app("regions", view="specialization")
    before = len(app.dataframe[0].value)
    app.slider(key="widget_lq_uzbekistan").set_value(2.0).run()
    assert len(app.dataframe[0].value) < before
    assert app.dataframe[0].value["Location quotient"].min() >= 2.0
    assert app.query_params["lq"] == "2.0"
    app.slider(key="widget_size_floor_uzbekistan").set_value(20.0).run()
    assert app.dataframe[0].value["Share of the nation"].min() >= 0.2
    app.switch_page("views/ranking.py").run().switch_page("views/regions.py").run()
    assert app.query_params["lq"] == "2.0"
    app.button(key="reset_cluster_limits").click().run()
    assert len(app.dataframe[0].value) == before
    assert "lq" not in app.query_params
    assert app.button(key="reset_cluster_limits").disabled
    app.button(key="way_back_thresholds_uzbekistan").click().run()
    assert (app.query_params["lq"], app.query_params["size_floor"]) == ("2.0", "0.2")


@pytest.mark.parametrize("lq", ["inf", "nan", "-1", "many", "1e9"])
def test_nonsense_thresholds_in_an_address_are_ignored(lq: str) -> None:
    app = open_app("regions", view="specialization", lq=lq)
    assert app.slider(key="widget_lq_uzbekistan").value == bundled_case().settings.lq_threshold


def open_tab(name: str, **address: str) -> AppTest:
    """Open a tab of the specialization; the app's tabs keep which one is open in their key."""
    app = open_app("regions", view="specialization", **address)
    app.session_state["specialization_details"] = name
    return app.run()


def test_indices_that_do_not_exist_are_explained() -> None:
    app = open_tab("By region")
    assert "Krugman index" not in app.dataframe[0].value.columns
    assert "sectors that add up to the whole region" in notes(app)
    other = open_tab("By region", case="kazakhstan")
    frame = other.dataframe[0].value
    assert frame["Krugman index"].between(0, 2).all()
    assert frame["Herfindahl index"].between(1 / 24, 1).all()


def test_where_there_is_no_growth_words_stand_instead_of_empty_columns() -> None:
    app = open_app("regions", view="specialization", case="kazakhstan")
    assert not [name for name in app.dataframe[0].value.columns if "rowth" in name]
    assert "Growth is not shown: the case has no earlier figures by sector." in notes(app)


def test_declared_and_measured_stand_side_by_side() -> None:
    app = open_tab("Declared and measured", sector="Clothing")
    frame = app.dataframe[0].value
    assert set(frame["Sector"]) == {"Clothing"}
    assert {"declared and strong", "declared, not strong"} & set(frame["Standing"])
    assert "are compared by name" in notes(app)
    assert "All sectors together: 75 declared sectors" in notes(app)


def test_a_case_without_sectors_says_what_to_bring(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = replace(hostile_case(), sectors=())
    app = open_own(case, tmp_path, monkeypatch, "regions", view="specialization")
    assert "bring a table sectors" in html(app)
    assert not app.get("vega_lite_chart")


def test_a_case_of_regions_alone_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = {"case": "key,value\ntitle,Bare\n", "regions": "id,name\nA,Alder\n"}
    write(tmp_path / "bare", tables)
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app("regions", case="bare")
    assert "1 region, but no usable criteria to compare by" in html(app)
    assert app.dataframe[0].value["Name"].to_list() == ["Alder"]
    assert not app.get("vega_lite_chart")
    assert "pictures_regions" not in [button.key for button in app.button]


def test_a_case_whose_criteria_all_have_errors_lists_them_where_the_picture_would_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "ten", TEN_MISTAKES)
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app("regions", case="ten")
    assert {"criteria", "regions", "projects"} <= set(app.dataframe[0].value["table"])
    assert "Findings (11)" in [tab.label for tab in app.tabs]
    app.session_state["regions_details"] = "Findings (11)"
    assert not app.run().exception


def test_one_is_counted_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {
        "case": "key,value\ntitle,One\n",
        "criteria": "id,name,objective,source\na,A,max,s\n",
        "regions": "id,name,a\nA,Alder,1\n",
        "sources": "id,title\ns,Yearbook\n",
    }
    write(tmp_path / "one", tables)
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    assert "1 region, 1 criterion, with figures from 1 source." in html(
        open_app("regions", case="one")
    )


def test_figures_in_doubt_have_their_sign_with_a_legend() -> None:
    app = open_app("regions", case="kazakhstan")
    assert "? in doubt; the page Regions says why, under Doubts." in html(app)
    case = read_case(ROOT / "data" / "kazakhstan").case
    assert case is not None
    doubted = decision_matrix(case).doubted
    assert doubted.any()
    signs = [cell["sign"] for cell in chart_records(app, 0, "sign")]
    assert signs.count("?") == doubted.sum()
