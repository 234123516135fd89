"""The page How sure, without a browser."""

from __future__ import annotations

import dataclasses
from html import unescape
from itertools import islice
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from mcda.case.read import read_case
from mcda.case.write import write_folder
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.robustness_wording import causes_sentence, reversal_sentence
from mcda.report.weight_change_wording import joint_change_sentence, single_change_sentence
from mcda.robustness.acceptability import acceptability, tallies
from mcda.robustness.examination import examine, usual_question
from mcda.robustness.joint_change import joint_change
from mcda.robustness.result import around, ordered, uniform
from mcda.robustness.reversal import reversals
from mcda.robustness.stability import smallest_change, stability
from mcda.robustness.weightings import kappa_from_width
from mcda.ui.components import how_sure_draws
from tests.ranking.ranking_cases import case_of
from tests.ui.app import ROOT, bundled_case, chart_records, html, open_app

CASE = bundled_case()
RANKING = rank(CASE, default_scenario(CASE))
LIKE_THESE, WHATEVER, DETAILS = 0, 1, 2
ORDER = "whatever_order_uzbekistan"


@pytest.fixture
def app() -> AppTest:
    return open_app("how_sure")


def shares(app: AppTest, chart: int) -> dict[tuple[int, int], float]:
    """Return row, rank -> share as drawn."""
    records = chart_records(app, chart, "share")
    return {(record["row"], record["column"]): record["share"] for record in records}


def expected(question, samples=10_000, ranking=RANKING) -> dict[tuple[int, int], float]:
    found = acceptability(ranking, question, samples)
    return {
        (row, place + 1): found.rank_acceptability[region, place]
        for row, region in enumerate(ranking.order)
        for place in range(len(ranking.rank))
    }


def test_the_verdict_comes_first(app: AppTest) -> None:
    shown = html(app)
    assert "How sure is this ranking?" in shown
    leader = RANKING.names[RANKING.order[0]]
    assert f"With weights like these {leader} stays first in " in shown


def test_both_charts_show_the_shares_of_the_core(app: AppTest) -> None:
    assert shares(app, LIKE_THESE) == pytest.approx(expected(usual_question(RANKING)))
    assert shares(app, WHATEVER) == pytest.approx(expected(uniform()))


def test_each_sentence_says_what_was_drawn(app: AppTest) -> None:
    shown = html(app)
    weights = RANKING.weights * (1 - RANKING.weights)
    kappa = usual_question(RANKING).kappa
    low, high = (100 * (spread / (kappa + 1)) ** 0.5 for spread in (weights.min(), weights.max()))
    assert f"With weights like these, off by about {low:.1f} to {high:.1f} percentage" in shown
    assert "Whatever the weights; figures as they are in the file; 10,000 draws" in shown


def test_sliders_move_weights_like_these_and_not_whatever_the_weights(app: AppTest) -> None:
    like_these, whatever = shares(app, LIKE_THESE), shares(app, WHATEVER)
    app.slider(key="w_uzbekistan_students").set_value(55.0).run()
    assert not app.exception
    assert shares(app, LIKE_THESE) != like_these
    assert shares(app, WHATEVER) == whatever


def test_the_width_is_followed_here_and_on_ranking_and_is_in_the_address(app: AppTest) -> None:
    app.slider(key="width_uzbekistan").set_value(12).run()
    wide = around(kappa_from_width(0.12, len(CASE.criteria)))
    assert shares(app, LIKE_THESE) == pytest.approx(expected(wide))
    assert app.query_params["width"] == "12"
    app.switch_page("views/ranking.py").run()
    assert "off by its own width" in html(app)
    linked = open_app("how_sure", width="12")
    assert linked.slider(key="width_uzbekistan").value == 12


@pytest.mark.parametrize("width", [0, 25])
def test_widths_at_their_ends(app: AppTest, width: int) -> None:
    app.slider(key="width_uzbekistan").set_value(width).run()
    assert not app.exception
    if width == 0:
        assert shares(app, LIKE_THESE)[0, 1] == 1


@pytest.mark.parametrize(("samples", "error"), [(1_000, "3.1"), (100_000, "0.31")])
def test_more_and_fewer_draws(app: AppTest, samples: int, error: str) -> None:
    app.button_group(key="draws_samples").set_value(samples).run()
    assert shares(app, LIKE_THESE) == pytest.approx(expected(usual_question(RANKING), samples))
    exact = f"{samples:,} draws, so that shares are exact to {error} percentage points"
    assert exact in html(app)


def test_of_few_draws_the_verdict_tells_number_and_error(app: AppTest) -> None:
    app.button_group(key="draws_samples").set_value(1_000).run()
    assert " of 1,000 draws (±3.1 percentage points)" in html(app)


def open_made(folder: Path, monkeypatch: pytest.MonkeyPatch, regions: int) -> AppTest:
    """Open the page with a case of so many regions that lie on a line between worst and best."""
    figures = [[row, regions - row, 7 * row % 5] for row in range(regions)]
    write_folder(case_of(figures, points=[60, 30, 10]), folder / "made")
    monkeypatch.setenv("MCDA_CASES", str(folder))
    return open_app("how_sure", case="made")


@pytest.mark.parametrize("regions", [60, 61])
def test_in_large_cases_it_is_said_where_to_try_what_happens_without_a_region(
    regions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = html(open_made(tmp_path, monkeypatch, regions))
    told = "With more than 60 regions it is not tried unasked whether a region that drops out"
    assert (told in shown) == (regions > 60)
    assert ("open “If a region drops out” below" in shown) == (regions > 60)


def test_who_is_ahead_of_whom_is_not_counted_in_very_large_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_made(tmp_path, monkeypatch, 101)
    app.session_state["how_sure_details"] = "Who is ahead of whom"
    app.run()
    assert not app.exception
    assert "It is counted for up to 100 regions who is ahead of whom. Leave" in html(app)
    assert not app.dataframe


def test_a_declared_order_of_criteria(app: AppTest) -> None:
    first, second, *rest = [criterion.id for criterion in CASE.criteria]
    app.multiselect(key=ORDER).set_value([second, first]).run()
    question = ordered(((second,), (first,), tuple(rest)))
    assert shares(app, WHATEVER) == pytest.approx(expected(question))
    assert "As long as the order of criteria holds" in html(app)
    app.slider(key=f"w_uzbekistan_{second}").set_value(0.0).run()
    assert not app.exception


@pytest.mark.parametrize(
    ("tab", "told"),
    [
        ("Safe ranges", "the upright line is where it stands"),
        ("Overtaking", "The smallest change found of all weights together that lets"),
        ("Who is ahead of whom", "In how many draws with weights like these, in percent"),
        ("Table, weights like these", "off by about "),
        ("Weights that put a region first", "What would you have to believe"),
        ("If a region drops out", "Whichever region is left out"),
        ("Methods and normalizations", "combinations of method and normalization"),
    ],
)
def test_details(tab: str, told: str) -> None:
    app = open_app("how_sure")
    app.session_state["how_sure_details"] = tab
    app.run()
    assert not app.exception
    assert told in html(app)
    assert len(app.dataframe) == 1


def test_safe_ranges_stand_on_the_scale_of_the_sliders(app: AppTest) -> None:
    now = chart_records(app, DETAILS, "points")
    assert [record["points"] for record in now] == [item.points for item in CASE.criteria]


def test_the_smallest_change_of_one_weight_is_always_told(app: AppTest) -> None:
    told = single_change_sentence(RANKING, smallest_change(stability(RANKING)))
    assert str(told) in unescape(html(app))


def test_the_second_region_overtakes_the_first_until_others_are_chosen() -> None:
    app = open_app("how_sure")
    app.session_state["how_sure_details"] = "Overtaking"
    app.run()
    first, second, third = (RANKING.regions[row] for row in RANKING.order[:3])

    def told(region: str, above: str) -> str:
        change = joint_change(RANKING, region, above)
        return str(joint_change_sentence(RANKING, region, above, change))

    assert told(second, first) in unescape(html(app))
    app.selectbox(key="rises_uzbekistan").set_value(third).run()
    assert told(third, first) in unescape(html(app))
    table = app.dataframe[0].value
    change = joint_change(RANKING, third, first)
    assert list(table["Weight then (%)"]) == pytest.approx(list(100 * change.weights), abs=1e-9)
    app.selectbox(key="overtaken_uzbekistan").set_value(third).run()
    assert "Choose two different regions." in html(app)
    app.selectbox(key="overtaken_uzbekistan").set_value(RANKING.regions[RANKING.order[-1]]).run()
    assert "is above" in html(app)
    assert not app.dataframe


def test_who_is_ahead_of_whom_is_that_of_the_core() -> None:
    app = open_app("how_sure")
    app.session_state["how_sure_details"] = "Who is ahead of whom"
    app.run()
    wins = acceptability(RANKING, usual_question(RANKING)).pairwise
    assert wins is not None
    for cell in chart_records(app, DETAILS, "share"):
        one, other = RANKING.order[cell["row"]], RANKING.order[cell["column"]]
        assert cell["share"] == wins[one, other]
    second = RANKING.names[RANKING.order[1]]
    shown = app.dataframe[0].value[f"Ahead of {second} (%)"]
    assert shown[0] == pytest.approx(100 * wins[RANKING.order[0], RANKING.order[1]])


def test_nothing_to_rank_is_told_with_the_remedy() -> None:
    address = {f"w_uzbekistan_{criterion.id}": "0" for criterion in CASE.criteria}
    app = open_app("how_sure", **address)
    assert "There is no ranking yet." in html(app)
    assert any("more than 0 points" in item.value for item in app.text)


def test_a_single_region_is_an_answer() -> None:
    left_out = [region.id for region in CASE.regions[1:]]
    app = open_app("how_sure", without=left_out)
    assert "so there is nothing to be sure about" in html(app)
    assert shares(app, LIKE_THESE) == {(0, 1): 1.0}


def test_regions_left_out_are_named(app: AppTest) -> None:
    leader = CASE.regions[RANKING.rows[RANKING.order[0]]]
    app = open_app("how_sure", without=leader.id)
    assert f"{leader.name} is not ranked." in html(app)


def test_other_methods_are_told_apart() -> None:
    app = open_app("how_sure", method="wsm")
    assert "Draws and verdict rank by TOPSIS" in html(app)
    assert not app.exception


def test_figures_with_uncertainty_are_drawn_too() -> None:
    app = open_app("how_sure", case="kazakhstan")
    shown = unescape(html(app))
    assert "figures within their uncertainty" in shown
    case = read_case(ROOT / "data" / "kazakhstan").case
    assert case is not None
    found = examine(rank(case, default_scenario(case)), uniform()).verdict
    assert str(found.sentence) in shown
    assert str(causes_sentence(found)) in shown
    assert "With weights and figures like these" in shown
    ranking = html(open_app(case="kazakhstan"))
    assert "With weights and figures like these" in ranking
    assert "draws with weights and figures like these a region" in ranking


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every run of draws as a long one that is shown from the first chunk on."""
    monkeypatch.setattr(how_sure_draws, "is_quick", lambda *_: False)
    monkeypatch.setattr(how_sure_draws, "PATIENCE", -1.0)


@pytest.mark.usefixtures("slow")
def test_long_runs_end_with_the_same_figures() -> None:
    app = open_app("how_sure")
    assert shares(app, LIKE_THESE) == pytest.approx(expected(usual_question(RANKING)))
    # finished, so that nothing is left to stop
    assert not [button for button in app.button if "stop" in (button.key or "")]
    assert all(tally.draws == 10_000 for tally in app.session_state["draws_runs"].values())


@pytest.mark.usefixtures("slow")
def test_a_stopped_run_keeps_what_it_has_and_goes_on() -> None:
    app = open_app("how_sure")
    runs = app.session_state["draws_runs"]
    run = next(run for run in runs if run[2] == usual_question(RANKING))
    *_, partial = islice(tallies(RANKING, run[2], 10_000), 6)
    app.session_state["draws_runs"] = {run: partial}
    app.session_state["draws_stopped"] = {(run, 10_000)}
    app.run()
    # shares so far, with how many draws they rest on and how exact they are
    assert shares(app, LIKE_THESE) == pytest.approx(expected(run[2], 3_000))
    assert "3,000 draws, so that shares are exact to 1.8 percentage points" in html(app)
    (progress,) = app.get("progress")
    assert progress.proto.text == "3,000 of 10,000 draws, ±1.8 percentage points"
    app.button(key="like_these_go_on").click().run()
    assert shares(app, LIKE_THESE) == pytest.approx(expected(run[2]))


@pytest.mark.usefixtures("slow")
def test_fewer_draws_after_more_are_those_of_a_run_of_their_own() -> None:
    app = open_app("how_sure")
    app.button_group(key="draws_samples").set_value(1_000).run()
    assert shares(app, LIKE_THESE) == pytest.approx(expected(usual_question(RANKING), 1_000))


def test_an_empty_shortlist_is_no_obstacle() -> None:
    app = open_app("how_sure", shortlist="0")
    assert not app.exception
    assert shares(app, LIKE_THESE) == pytest.approx(expected(usual_question(RANKING)))


def test_a_region_that_cannot_win_but_decides_is_warned_of() -> None:
    def warned(size: int) -> bool:
        asked = dataclasses.replace(
            default_scenario(CASE), normalization="minmax", shortlist_size=size
        )
        found = reversals(rank(CASE, asked))
        shown = unescape(html(open_app("how_sure", normalization="minmax", shortlist=str(size))))
        assert (str(reversal_sentence(found)) in shown) == bool(found.by_losers)
        return bool(found.by_losers)

    assert warned(6)
    assert not warned(5)


def test_weights_in_favour_of_a_region_beside_the_present_ones() -> None:
    app = open_app("how_sure")
    app.session_state["how_sure_details"] = "Weights that put a region first"
    app.run()
    bars = chart_records(app, DETAILS, "told")
    second = RANKING.order[1]
    assert app.selectbox(key="favour_uzbekistan").value == RANKING.regions[second]
    found = acceptability(RANKING, uniform())
    assert [bar["to"] for bar in bars[::2]] == pytest.approx(list(RANKING.weights))
    assert [bar["to"] for bar in bars[1::2]] == pytest.approx(list(found.central_weights[second]))


def test_pictures_are_offered_as_files_that_can_be_made(app: AppTest) -> None:
    app.button(key="pictures_how_sure").click().run()
    assert not app.exception
    titles = "\n".join(item.value for item in app.text)
    assert "Ranks in percent of draws, with weights like these" in titles
    assert "Ranks in percent of draws, whatever the weights" in titles
    assert "How far each slider may move" in titles
    assert "Who is ahead of whom in percent of draws, with weights like these" in titles
