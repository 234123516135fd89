"""Tables about certainty: every figure beside what it is, and which weights were drawn."""

import pytest

from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.robustness_tables import (
    acceptability_table,
    central_weights_table,
    combinations_table,
    joint_change_table,
    pairwise_table,
    reversal_table,
    stability_table,
    verdict_table,
)
from mcda.report.spreadsheet import csv_text
from mcda.robustness.acceptability import acceptability
from mcda.robustness.examination import examine
from mcda.robustness.joint_change import joint_change
from mcda.robustness.methods import combinations
from mcda.robustness.result import around, figures_only, ordered, uniform
from mcda.robustness.reversal import reversals
from tests.ranking.ranking_cases import case_of

CASE = case_of(
    [[9, 2, 4], [5, 8, 3], [1, 1, 1]], points=[50, 30, 0], settings={"shortlist_size": 1}
)


@pytest.fixture(scope="module")
def found():
    return examine(rank(CASE, default_scenario(CASE)), uniform(), 300)


def column(table, text):
    place = [heading.text for heading in table.headings].index(text)
    return [row[place] for row in table.rows]


def test_acceptability_is_in_rank_order_and_says_what_was_drawn(found):
    table = acceptability_table(found.drawn)
    assert column(table, "Rank now") == [1, 2, 3]
    places = zip(*(column(table, f"Rank {place} (%)") for place in (1, 2, 3)))
    assert [sum(row) for row in places] == pytest.approx([1, 1, 1])
    assert all(said.startswith("Whatever the weights") for said in column(table, "Drawn"))


def test_central_weights_stand_below_the_present_ones(found):
    table = central_weights_table(found.drawn)
    assert table.rows[0][1] == "Present weights"
    assert column(table, "Criterion 1")[0] == pytest.approx(5 / 8)
    assert column(table, "Criterion 1")[-1] is None  # never first
    assert column(table, "First whatever the weights (%)")[-1] == 0
    assert "Confidence whatever the weights (%)" in [head.text for head in table.headings]
    assert column(table, "Drawn")[1].startswith("Whatever the weights")
    (error, *_) = column(table, "Weights right within ± (percentage points)")[1:]
    assert error == pytest.approx(100 * found.drawn.margins.central_weights[0].max())


@pytest.mark.parametrize(
    ("question", "which"),
    [
        (around(9.0), "with weights like these"),
        (figures_only(), "with these weights and figures"),
        (ordered((("c1",), ("c2",))), "whatever the weights in this order"),
    ],
)
def test_shares_of_central_weights_say_which_weights_were_drawn(question, which):
    drawn = acceptability(rank(CASE, default_scenario(CASE)), question, 20)
    heads = [heading.text for heading in central_weights_table(drawn).headings]
    assert {f"First {which} (%)", f"Confidence {which} (%)"} < set(heads)


def test_pairs_say_who_is_ahead_and_what_was_drawn(found):
    table = pairwise_table(found.drawn)
    assert column(table, "Name") == ["Region 1", "Region 2", "Region 3"]
    ahead = column(table, "Ahead of Region 2 (%)")[0]
    behind = column(table, "Ahead of Region 1 (%)")
    assert ahead == found.drawn.pairwise[0, 1]
    assert (behind[0], behind[1]) == (None, pytest.approx(1 - ahead))
    assert column(table, "Drawn")[0].startswith("Whatever the weights")
    uncounted = acceptability(found.drawn.ranking, uniform(), 20, pairwise=False)
    assert pairwise_table(uncounted).rows == ()


def test_mean_ranks_have_their_error(found):
    table = acceptability_table(found.drawn)
    assert column(table, "Mean rank right within ±") == pytest.approx(
        list(found.drawn.margins.expected_rank)
    )


def test_stability_in_points_and_in_weights(found):
    points = stability_table(found.stability)
    assert column(points, "Points") == [50, 30, 0]
    weights = stability_table(found.stability, "weights")
    for low, now, high in zip(
        column(weights, "Same winner from"),
        column(weights, "Weight"),
        column(weights, "Same winner to"),
    ):
        assert low <= now <= high
    assert all(0 <= cell <= 100 for row in points.rows for cell in row[2:])


def test_the_verdict_stands_with_its_figures(found):
    table = verdict_table(found.verdict)
    rows = dict(table.rows)
    assert rows["Verdict"] == str(found.verdict.sentence)
    assert rows["First"] == "Region 1"
    assert rows["Draws of the figures alone"].startswith("none")
    assert "First in draws of the figures alone (%)" not in rows
    assert "That region" in rows
    assert rows["Smallest change of one weight"].startswith("The smallest change of one weight")
    lone = case_of([[2, 2], [1, 1]])
    sure = examine(rank(lone, default_scenario(lone)), uniform(), 50)
    assert (
        dict(verdict_table(sure.verdict).rows)["Change of one weight that dethrones the winner"]
        == "none"
    )


def test_a_joint_change_stands_with_weights_and_points_then(found):
    ranking = found.drawn.ranking
    table = joint_change_table(ranking, joint_change(ranking, "R2", "R1"))
    assert column(table, "Name") == ["Criterion 1", "Criterion 2"]
    now, then = column(table, "Weight now (%)"), column(table, "Weight then (%)")
    assert now == pytest.approx([62.5, 37.5])
    assert sum(then) == pytest.approx(100)
    assert column(table, "Change (percentage points)") == pytest.approx(
        [new - old for old, new in zip(now, then)]
    )
    assert column(table, "Points now") == [50, 30]
    # typed as they read, these points let the region overtake
    place = [heading.text for heading in table.headings].index("Points then")
    assert [float(table.text(row, place)) for row in (0, 1)] == column(table, "Points then")


def test_reversals_list_every_trial(found):
    table = reversal_table(reversals(found.drawn.ranking))
    assert column(table, "What is tried") == ["left out"] * 3 + ["in twice"] * 3
    assert column(table, "First among the others")[0] == "Region 2"


def test_combinations_count_and_list_every_rank(found):
    table = combinations_table(combinations(found.drawn.ranking))
    counted = [heading.text for heading in table.headings if heading.text.startswith("First, of ")]
    count = int(counted[0].split()[-1])
    assert len(table.headings) == 5 + count
    assert sum(column(table, counted[0])) >= count


def test_all_tables_can_be_written(found):
    ranking = found.drawn.ranking
    for table in (
        acceptability_table(found.drawn),
        pairwise_table(found.drawn),
        central_weights_table(found.drawn),
        stability_table(found.stability),
        verdict_table(found.verdict),
        reversal_table(reversals(ranking)),
        combinations_table(combinations(ranking)),
    ):
        heads = [heading.text for heading in table.headings]
        assert len(set(heads)) == len(heads)
        assert csv_text(heads, table.rows)
