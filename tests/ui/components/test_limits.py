from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.adjusted import adjusted
from mcda.case.write import write_folder
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.hostile import write_hostile_case
from tests.ui.app import bundled_case, chart_records, html, open_app, sent

CRITERION = "limits_criterion_uzbekistan"
BETWEEN = "limits_between_uzbekistan_students"


def open_limits(tab: str = "By criterion", **address: str | list[str]) -> AppTest:
    app = open_app(**address)
    app.session_state["limits_panel"] = True
    app.session_state["limits_tabs"] = tab
    app.run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def choose(app: AppTest, criterion: str) -> AppTest:
    return app.selectbox(key=CRITERION).set_value(criterion).run()


def drawn(app: AppTest) -> dict[str, float]:
    data = sent(app, "names")
    return dict(zip(data["names"], data["score"]))


def by_core(*settings: str) -> dict[str, float]:
    case = adjusted(bundled_case(), settings).case
    ranking = rank(case, default_scenario(case))
    return dict(zip(ranking.names, ranking.score))


def test_a_raised_limit_leaves_regions_out_and_says_why_at_once() -> None:
    app = choose(open_limits(), "students")
    assert "No limit" in html(app)
    app.slider(key=BETWEEN).set_value((25.0, app.slider(key=BETWEEN).max)).run()
    assert app.query_params["limits"] == "students:minimum:25"
    assert drawn(app) == by_core("students:minimum:25")
    case = adjusted(bundled_case(), ("students:minimum:25",)).case
    for item in rank(case, default_scenario(case)).excluded:
        assert f"{item.name} is not ranked. {item.reason}" in html(app)
    assert ">(1)</span>" in html(app)
    slider = app.slider(key=BETWEEN)
    for ends, told in (
        ((25.0, slider.max), "at least 25.0 "),
        ((25.0, 90.0), "25.0 [^<]* to 90.0 "),
        ((slider.min, 90.0), "at most 90.0 "),
    ):
        app.slider(key=BETWEEN).set_value(ends).run()
        lapses = "[^<]*. At 0 points the limit lapses."
        assert re.search(f"Ranked are regions with {told}{lapses}", html(app)), ends


def test_the_thumb_at_the_end_of_the_scale_sets_no_limit() -> None:
    app = choose(open_limits(limits=["students:minimum:25"]), "students")
    slider = app.slider(key=BETWEEN)
    assert slider.value == (25.0, slider.max)
    slider.set_value((slider.min, slider.max)).run()
    assert "limits" not in app.query_params
    assert drawn(app) == by_core()


def test_a_target_counts_and_moves() -> None:
    app = choose(open_limits(), "students")
    app.segmented_control(key="limits_objective_uzbekistan_students").set_value("target").run()
    assert not app.exception
    target = app.slider(key="limits_target_uzbekistan_students")
    assert target.min < target.value < target.max
    target.set_value(30.0).run()
    assert drawn(app) == by_core("students:objective:target", "students:target:30")
    assert sent(app, "names")["follows"] is True
    app.button(key="limits_undo").click().run()
    assert drawn(app) == by_core()
    assert "limits" not in app.query_params


def test_less_is_better_turns_a_criterion() -> None:
    app = choose(open_limits(), "income_per_head")
    widget = "limits_objective_uzbekistan_income_per_head"
    now = bundled_case().criteria[[c.id for c in bundled_case().criteria].index("income_per_head")]
    other = "min" if now.objective == "max" else "max"
    app.segmented_control(key=widget).set_value(other).run()
    assert drawn(app) == by_core(f"income_per_head:objective:{other}")


def test_bounds_are_set_emptied_and_judged() -> None:
    app = choose(open_limits(), "students")
    lower, upper = (f"limits_{end}_uzbekistan_students" for end in ("lower", "upper"))
    app.number_input(key=lower).set_value(0.0).run()
    app.number_input(key=upper).set_value(200.0).run()
    assert drawn(app) == by_core("students:lower:0", "students:upper:200")
    assert "as if they were on it" in html(app)
    app.number_input(key=upper).set_value(None).run()
    assert drawn(app) == by_core("students:lower:0", "students:upper:")
    assert "assumed" in html(app)
    app.number_input(key=lower).set_value(500.0).run()
    assert "nothing to tell regions apart" in html(app)
    app.number_input(key=upper).set_value(400.0).run()
    assert not app.exception
    assert "the lower bound 500 is not below the upper bound 400" in html(app)
    assert drawn(app) == by_core()
    app.button(key="limits_undo_all").click().run()
    assert "is not below" not in html(app)


def test_the_way_back_is_never_greyed_out_and_has_a_way_back_itself() -> None:
    """A number that is being typed is heard with the click that leaves its field."""
    app = choose(open_limits(), "students")
    assert not app.button(key="limits_undo").disabled
    assert not app.button(key="limits_undo_all").disabled
    app.slider(key=BETWEEN).set_value((25.0, app.slider(key=BETWEEN).max)).run()
    for button in ("limits_undo", "limits_undo_all"):
        app.button(key=button).click().run()
        assert "limits" not in app.query_params
        assert "Limits were taken back." in html(app)
        app.button(key="way_back_limits_uzbekistan").click().run()
        assert app.query_params["limits"] == "students:minimum:25"
        assert "taken back" not in html(app)


def test_other_normalizations_say_that_bounds_do_not_count() -> None:
    app = open_limits(normalization="vector")
    assert "Bounds count only under" in html(app)
    assert not app.get("number_input")[1:]


def test_limits_nobody_meets_are_said_with_the_way_back() -> None:
    app = choose(open_limits(limits=["students:minimum:100000"]), "students")
    assert "There is no ranking yet." in html(app)
    assert "loosen the knock-out limits" in html(app)
    app.button(key="limits_undo").click().run()
    assert drawn(app) == by_core()


def test_limits_of_a_criterion_without_points_say_that_they_do_not_count() -> None:
    app = choose(open_limits(limits=["students:minimum:30"]), "students")
    app.slider(key="w_uzbekistan_students").set_value(0.0).run()
    assert "The criterion has 0 points" in html(app)
    assert "is not ranked." not in html(app)


def test_complete_figures_say_that_nothing_is_missing() -> None:
    assert "No figure is missing" in html(open_limits("Missing figures"))


@pytest.fixture
def gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case in which a region lacks a figure; returns the region's name."""
    case = bundled_case()
    regions = list(case.regions)
    kept = {k: v for k, v in regions[3].figures.items() if k != "students"}
    regions[3] = replace(regions[3], figures=kept)
    settings = replace(case.settings, id="gap", title="With a gap")
    write_folder(replace(case, settings=settings, regions=tuple(regions)), tmp_path / "gap")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    return regions[3].name


def test_a_missing_figure_leaves_out_or_is_filled_and_never_silently(gap: str) -> None:
    app = open_limits("Missing figures", case="gap")
    assert gap not in drawn(app)
    assert f"<div>{gap}</div><div>Higher-education students</div>" in html(app)
    app.radio(key="limits_missing_gap").set_value("zone_median").run()
    assert not app.exception
    assert app.query_params["missing"] == "zone_median"
    assert gap in drawn(app)
    assert "Higher-education students: median of the zone" in html(app)
    again = open_app(case="gap", missing="zone_median")
    assert drawn(again) == drawn(app)


@pytest.mark.parametrize("tab", ["Why", "Steps", "What would it take", "Table", "Region card"])
def test_a_filled_figure_is_marked_wherever_it_is_shown(gap: str, tab: str) -> None:
    region = bundled_case().regions[3].id
    app = open_app(case="gap", missing="zone_median", region=region)
    app.session_state["ranking_details"] = tab
    app.run()
    assert not app.exception
    assert "†" in html(app)


def test_a_filled_figure_is_marked_on_regions(gap: str) -> None:
    app = open_app("regions", case="gap", missing="zone_median")
    assert "†" in html(app)
    signs = [cell["sign"] for cell in chart_records(app, 0, "sign")]
    assert signs.count("†") == 1


def test_a_scenario_holds_limits_and_the_choice_about_gaps() -> None:
    limits = ["students:minimum:25", "grp_per_head:objective:min"]
    app = open_app(limits=limits, missing="zone_median")
    app.session_state["ranking_details"] = "Scenarios"
    app.run()
    limited = drawn(app)
    assert limited == by_core(*limits)
    app.text_input(key="scenario_name_uzbekistan").set_value("Limited").run()
    app.button(key="save_scenario").click().run()
    for choice, value in (("limits", ()), ("missing", "leave_out")):
        app.session_state[f"kept_uzbekistan_{choice}"] = value
    app.run()
    assert drawn(app) == by_core()
    ranks = app.dataframe[0].value
    assert ranks["Limited"].notna().sum() == len(limited)
    assert ranks["Now"].notna().sum() == len(by_core())
    assert "The shortlist is the same" not in html(app)
    app.button(key="apply_scenario").click().run()
    assert drawn(app) == limited
    assert app.query_params["limits"] == limits
    assert app.query_params["missing"] == "zone_median"
    assert "The shortlist is the same" in html(app)


def test_hostile_names_are_text_in_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_hostile_case(tmp_path / "hostile")
    monkeypatch.setenv("MCDA_CASES", str(tmp_path))
    app = open_app(case="hostile", limits=["first:minimum:3", "second:objective:min"])
    app.session_state["limits_panel"] = True
    app.session_state["limits_tabs"] = "By criterion"
    app.run()
    assert not app.exception
    assert "is not ranked. **b** :red[x]" in html(app)
    assert "&lt;i&gt;" in html(app)
    assert "<i>" not in html(app)
    app.session_state["limits_tabs"] = "Missing figures"
    app.run()
    assert not app.exception


def test_that_no_region_reorders_the_others_is_promised_only_where_it_is_so() -> None:
    """Until its points are 0, two criteria come from the sector table, whose totals move."""
    promise = "adding or removing a region cannot reorder the others"
    shown = html(open_app())
    assert promise not in shown
    assert "can still reorder the others. The bounds of Location quotient are assumed" in shown
    derived = {f"w_uzbekistan_{item.id}": "0" for item in bundled_case().criteria if item.derive}
    assert promise in html(open_app(**derived))
