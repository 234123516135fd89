from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.allocation.asked import Asked
from mcda.allocation.question import Question
from mcda.allocation.shown_plan import shown_plan
from mcda.case.model import Case, Group, Limit
from mcda.case.write import write_folder
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.numbers import amount_text
from mcda.ui.state import PROGRAMME_BUDGETS
from tests.hostile import hostile_case
from tests.ui.app import bundled_case, chart_records, html, open_app, present


@pytest.fixture
def app() -> AppTest:
    return open_app("joint_ventures")


def funded(app: AppTest) -> dict[str, str]:
    """Return joint venture -> amount of the funded ones, as drawn."""
    records = chart_records(app, 0, "size")
    return {record["name"]: record["amount"] for record in records if record["amount"]}


def test_the_plan_drawn_is_the_plan_of_the_core(app: AppTest) -> None:
    case = bundled_case()
    question = Question(case, rank(case, default_scenario(case)))
    plan = shown_plan(question, question.plan())
    names = {project.id: project.name for project in case.projects}
    assert funded(app) == {
        names[project.project]: f"{project.amount:,.2f}"
        for project in plan.projects
        if project.amount > 0
    }


def test_what_is_written_adds_up_to_the_headline(app: AppTest) -> None:
    ventures, regions = (
        sum(Decimal(row["amount"].replace(",", "")) for row in chart_records(app, place, *fields))
        for place, fields in enumerate([("size", "amount"), ("middle", "amount")])
    )
    assert f"ventures take {ventures:,} of" in html(app)
    assert regions == ventures


def test_the_banner_says_what_is_illustrative(app: AppTest) -> None:
    illustrative = bundled_case().settings.illustrative
    assert illustrative
    assert "mcda-banner" in html(app)
    assert "llustrative" in html(app)


def test_less_budget_funds_less_and_stays_in_the_address(app: AppTest) -> None:
    before = funded(app)
    app.slider(key="widget_budget_uzbekistan").set_value(40).run()
    app.run()
    assert funded(app) != before
    assert app.query_params["budget"] == "40"


def test_one_programme_gets_less_beside_the_factor_on_all(app: AppTest) -> None:
    """The national programme minus 20 %: one slider, in link, scenario and plan; one way back."""
    before = funded(app)
    name = "programme_budget_NAT_uzbekistan"
    present(app.slider, name).set_value(80).run()
    assert app.query_params["programme_budget"] == "NAT:80"
    case = bundled_case()
    asked = Asked(role="gate", programme_scales=(("NAT", 0.8),))
    question = asked.question(case, rank(case, default_scenario(case)))
    plan = shown_plan(question, question.plan())
    names = {project.id: project.name for project in case.projects}
    assert funded(app).keys() == {names[part.project] for part in plan.projects if part.amount}
    assert "536 of 670 bn UZS" in html(app)
    app.slider(key="widget_budget_uzbekistan").set_value(50).run()
    assert "268 of 670 bn UZS" in html(app)
    again = open_app("joint_ventures", budget="50", programme_budget=["NAT:80"])
    assert present(again.slider, name).value == 80
    app.slider(key="widget_budget_uzbekistan").set_value(100).run()
    app.button(key="each_programme_reset_uzbekistan").click().run()
    assert "All programmes are at 100 % again." in html(app)
    app.button(key="way_back_programme_budgets_uzbekistan").click().run()
    assert app.query_params["programme_budget"] == "NAT:80"
    app.button(key="each_programme_reset_uzbekistan").click().run()
    assert present(app.slider, name).value == 100
    assert "programme_budget" not in app.query_params
    assert funded(app).keys() == before.keys()


@pytest.mark.parametrize("given", [["X:80"], ["NAT:-1"], ["NAT:301"], ["NAT:1", "NAT:2"], ["NAT"]])
def test_a_factor_that_the_case_does_not_have_is_not_taken(given: list[str]) -> None:
    assert not PROGRAMME_BUDGETS.allowed(bundled_case(), tuple(given))


def test_who_pays_for_a_region_in_a_year_is_one_choice_away(app: AppTest) -> None:
    app.session_state["plan_details"] = "Who pays"
    app.run()
    assert "From 2027 to 2031, 11 of 14 regions get 2,003.06 bn UZS" in html(app)
    present(app.selectbox, "widget_asked_region_uzbekistan").set_value("UZ-BU").run()
    present(app.selectbox, "widget_asked_year_uzbekistan").set_value(2029).run()
    assert "In 2029 Bukhara gets " in html(app)
    assert "; through Agriculture: Bukhara – Navoi and Food: Bukhara – Khorezm." in html(app)
    (table,) = [item.value for item in app.dataframe if "Joint venture" in item.value]
    assert f"gets {amount_text(table['All (bn UZS)'].iloc[-1], 2)} bn UZS" in html(app)
    assert table["All (bn UZS)"].iloc[:-1].sum() == pytest.approx(table["All (bn UZS)"].iloc[-1])
    app.session_state["plan_details"] = "Table"
    app.run()
    # the money is in sight without scrolling
    assert list(app.dataframe[0].value.columns[:3]) == [
        "Name", "Realized fraction", "Public money (bn UZS)",
    ]  # fmt: skip
    link = {name: app.query_params[name] for name in ("asked_region", "asked_year")}
    again = open_app("joint_ventures", **link)
    again.session_state["plan_details"] = "Who pays"
    again.run()
    assert "In 2029 Bukhara gets " in html(again)


def test_why_not_this_sector_in_this_region_is_two_choices_away(app: AppTest) -> None:
    present(app.selectbox, "widget_asked_sector_uzbekistan").set_value("Clothing").run()
    assert "The case has 3 joint ventures in Clothing; 1 of them is funded." in html(app)
    present(app.selectbox, "widget_asked_region_uzbekistan").set_value("UZ-NG").run()
    page = html(app)
    assert "1 joint venture in Clothing with a partner in Namangan; it is not funded." in page
    assert "Clothing is declared for Namangan, and the figures agree" in page
    # what to do stands beside the answer, once
    assert page.index("raise “Regions on") < page.index("Not funded, and why")
    assert page.count("raise “Regions on") == 1
    present(app.selectbox, "widget_asked_sector_uzbekistan").set_value("Gas chemicals").run()
    assert "so no plan can fund one." in html(app)
    assert not app.exception


def test_no_budget_is_said_in_words(app: AppTest) -> None:
    app.slider(key="widget_budget_uzbekistan").set_value(0).run()
    assert not app.exception
    page = html(app)
    assert "No programme has any money, so nothing can be funded." in page
    assert "Raise “Budgets of the programmes” (--budget-scale) above 0 %" in page
    assert "raise the budgets or what regions can absorb" not in page
    # nothing to see: no row of pictures, empty but for zeros
    assert not app.get("vega_lite_chart")


def test_nobody_on_the_shortlist_is_said_in_words(app: AppTest) -> None:
    app.number_input(key="widget_shortlist_uzbekistan").set_value(0).run()
    assert not app.exception
    assert "none is eligible" in html(app)


def test_without_a_ranking_there_is_a_plan_only_if_it_has_no_say(app: AppTest) -> None:
    everyone = [region.id for region in bundled_case().regions]
    app.multiselect(key="widget_without_uzbekistan").set_value(everyone).run()
    assert not app.exception
    assert "no ranking to decide who may take part" in html(app)
    app.selectbox(key="widget_role_uzbekistan").set_value("none").run()
    assert not app.exception
    assert funded(app)


def test_role_and_budget_survive_other_pages(app: AppTest) -> None:
    app.slider(key="widget_budget_uzbekistan").set_value(40).run()
    app.selectbox(key="widget_role_uzbekistan").set_value("none").run()
    plan = funded(app)
    app.switch_page("views/ranking.py").run()
    app.run()
    assert app.query_params["budget"] == "40"
    assert app.query_params["role"] == "none"
    app.switch_page("views/joint_ventures.py").run()
    app.run()
    assert funded(app) == plan


def test_every_unfunded_venture_has_a_reason(app: AppTest) -> None:
    case = bundled_case()
    shown = html(app)
    unfunded = [item.name for item in case.projects if item.name not in funded(app)]
    assert unfunded
    for name in unfunded:
        assert name in shown


def open_own(
    case: Case, folder: Path, monkeypatch: pytest.MonkeyPatch, page: str = "joint_ventures"
) -> AppTest:
    write_folder(case, folder / "own")
    monkeypatch.setenv("MCDA_CASES", str(folder))
    return open_app(page, case="own")


def clashing() -> Case:
    """A case with a floor that needs more money than its programme has."""
    floor = Limit(scope="programme", name="N", minimum=1e6, unit="money")
    return replace(hostile_case(), limits=(floor,))


def test_rules_that_clash_are_said_and_repaired_and_the_repair_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_own(clashing(), tmp_path, monkeypatch)
    headline = html(app).split('role="status"')[-1].split("</div>")[0]
    assert "At least 1,000,000 " in headline
    assert "its budgets add up to" in headline
    assert "Lower the minimum to " in headline
    assert "Why there is no plan" in html(app)
    assert "1,000,000" in html(app)
    app.button(key="repair_0").click().run()
    assert not app.exception
    assert "Why there is no plan" not in html(app)
    assert "The plan asks for at least " in html(app)
    assert "Without that there would be no plan." in html(app)
    assert "1 change not saved" in html(app)
    app.button(key="let_go_0").click().run()
    assert "Why there is no plan" in html(app)


def test_rules_that_clash_leave_the_ranking_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_own(clashing(), tmp_path, monkeypatch)
    app.switch_page("views/ranking.py").run()
    assert not app.exception
    assert "leads" in html(app) or "clear winner" in html(app)


def test_of_how_little_a_groups_rule_is_content_with_stands_above_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = hostile_case()
    members = tuple(replace(item, group=("G",), min_fraction=0.0) for item in case.projects)
    grouped = replace(case, projects=members, groups=(Group("G", "at_least", count=1),))
    app = open_own(grouped, tmp_path, monkeypatch)
    assert "go ahead from 1 % of their full size on: " in html(app)


def test_nothing_affordable_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = hostile_case()
    whole = tuple(replace(item, cost=1e6, min_fraction=1.0) for item in case.projects)
    app = open_own(replace(case, projects=whole), tmp_path, monkeypatch)
    assert "No venture is funded although some are eligible" in html(app)
    assert "let all-or-nothing ventures be done in part" in html(app)


def shares_that_forbid_all_spending() -> Case:
    """Return a case whose programmes must pay more than all money, and so must its sectors get."""
    case = bundled_case()
    sectors = {project.sector for project in case.projects}
    floors = [("programme", item.id, 1.2 / len(case.programmes)) for item in case.programmes]
    floors += [("sector", sector, 1.5 / len(sectors)) for sector in sectors]
    return replace(
        case,
        limits=tuple(
            Limit(scope=scope, name=name, minimum=least, unit="share")
            for scope, name, least in floors
        ),
    )


def test_shares_that_forbid_all_spending_are_told_with_their_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = html(open_own(shares_that_forbid_all_spending(), tmp_path, monkeypatch))
    headline = page.split('role="status"')[-1].split("</div>")[0]
    assert "The smallest shares of the sectors add up to 150 %, more than all." in headline
    assert "Lower them until they add up to 100 % or less." in headline
    assert "What stands in the way as well" in page
    assert "The smallest shares of the programmes add up to 120 %" in page
    assert "raise the budgets" not in page


def test_a_case_without_ventures_says_which_tables_to_fill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = replace(hostile_case(), projects=(), impacts=())
    app = open_own(case, tmp_path, monkeypatch)
    assert "fill its tables projects and programmes" in html(app)
