from dataclasses import replace

import numpy as np
import pytest

from mcda.ranking.methods import rank_by, score_by
from mcda.report.ranking_tables import (
    excluded_table,
    matrix_table,
    normalized_table,
    ranking_table,
    score_heading,
    standing_table,
    weights_table,
)


def headers(table):
    return [heading.text for heading in table.headings]


def records(table):
    return [dict(zip(headers(table), row, strict=True)) for row in table.rows]


def test_ranking_lists_every_region_with_its_original_figures(case, ranking):
    table = ranking_table(case, ranking)
    assert headers(table) == [
        "Rank",
        "Region",
        "Name",
        "Zone",
        "Closeness",
        "On the shortlist",
        "Distance to the ideal",
        "Distance to the anti-ideal",
        "Output (m)",
        "Jobs",
        "Filled figures",
        "Changed figures",
        "Not ranked because",
    ]
    first, *_, last = records(table)
    assert [row["Region"] for row in records(table)] == ["A", "B", "C", "D"]
    assert first["Rank"] == 1
    assert first["Zone"] == "West; River"
    assert first["Closeness"] == 1.0
    assert first["On the shortlist"] == "yes"
    assert first["Output (m)"] == 10.5
    assert first["Not ranked because"] is None
    assert last["Rank"] is None
    assert last["Closeness"] is None
    assert last["On the shortlist"] == "no"
    assert last["Output (m)"] == 5.0
    assert last["Jobs"] is None
    assert "No figure for Jobs" in last["Not ranked because"]


def test_cells_are_plain_python_values(case, ranking):
    tables = (ranking_table(case, ranking), weights_table(ranking), normalized_table(ranking))
    cells = {type(cell) for table in tables for row in table.rows for cell in row}
    assert cells <= {str, int, float, type(None)}


def test_a_filled_figure_is_marked(case, ranking):
    filled = np.zeros((4, 2), dtype=bool)
    filled[1] = True
    marked = replace(ranking, matrix=replace(ranking.matrix, filled=filled))
    marks = {row["Region"]: row["Filled figures"] for row in records(ranking_table(case, marked))}
    assert marks["B"] == "Output: median of the zone; Jobs: median of the zone"
    assert marks["A"] == ""
    assert records(matrix_table(marked.matrix))[1]["Filled figures"] == marks["B"]


def test_criteria_named_alike_keep_their_own_columns(case, ranking):
    alike = tuple(replace(c, name="Rank", unit="") for c in ranking.matrix.criteria)
    table = ranking_table(case, replace(ranking, matrix=replace(ranking.matrix, criteria=alike)))
    assert headers(table)[8:10] == ["Rank [grp]", "Rank [jobs]"]
    assert len(set(headers(table))) == len(headers(table))


def test_weights(ranking):
    grp, jobs = records(weights_table(ranking))
    assert grp["Points"] == 60.0
    assert grp["Weight"] == pytest.approx(0.6)
    assert jobs["Weight"] == pytest.approx(0.4)
    assert grp["Source"] == "S1"
    assert grp["Bounds"] == ""
    assert grp["Ideal"] == 1.0
    assert grp["Illustrative"] == "no"


def test_assumed_bounds_are_marked(ranking):
    bounded = replace(
        ranking,
        lower=np.array([2.0, 0.0]),
        upper=np.array([10.5, 5.0]),
        assumed=np.array([True, False]),
    )
    grp, jobs = records(weights_table(bounded))
    assert (grp["Lower bound"], grp["Bounds"]) == (2.0, "assumed from the figures")
    assert (jobs["Upper bound"], jobs["Bounds"]) == (5.0, "given")


def test_matrix_holds_all_regions_and_normalized_only_the_compared(ranking):
    assert [row["Region"] for row in records(matrix_table(ranking.matrix))] == ["A", "B", "C", "D"]
    normalized = records(normalized_table(ranking))
    assert [row["Region"] for row in normalized] == ["A", "B", "C"]
    assert normalized[1]["Output (m)"] == 6 / 8.5


def test_closeness_can_be_recomputed_from_the_tables(case, ranking):
    weight = np.array([row["Weight"] for row in records(weights_table(ranking))])
    ideal = np.array([row["Ideal"] for row in records(weights_table(ranking))])
    anti = np.array([row["Anti-ideal"] for row in records(weights_table(ranking))])
    figures = np.array([row[2:] for row in normalized_table(ranking).rows], dtype=float)
    plus = np.sqrt(np.sum((weight * (figures - ideal)) ** 2, axis=1))
    minus = np.sqrt(np.sum((weight * (figures - anti)) ** 2, axis=1))
    shown = [row["Closeness"] for row in records(ranking_table(case, ranking))[:3]]
    np.testing.assert_allclose(sorted(minus / (plus + minus), reverse=True), shown, rtol=1e-12)


def test_another_method_has_scores_instead_of_closeness(ranking):
    headings = standing_table(score_by(ranking, "wsm")).headings
    assert [heading.text for heading in headings] == [
        *("Rank", "Region", "Name", "Score", "Shortlist")
    ]
    assert standing_table(ranking).headings[3].text == "Closeness"


def test_short_tables(ranking):
    assert [row["Shortlist"] for row in records(standing_table(ranking))] == ["yes", "yes", "no"]
    (row,) = records(excluded_table(ranking))
    assert row["Name"] == "Damson"
    assert "No figure for Jobs" in row["Reason"]


def test_another_methods_scores_stand_beside_rank_and_closeness_of_topsis(case, ranking):
    result = score_by(ranking, "vikor")
    rows = {row["Region"]: row for row in records(ranking_table(case, result))}
    assert len(rows) == len(case.regions)
    for i, region in enumerate(result.regions):
        assert rows[region]["Rank"] == result.rank[i]
        assert rows[region][score_heading(result).text] == result.score[i]
        assert rows[region]["Rank by TOPSIS"] == ranking.rank[i]
        assert rows[region]["Closeness"] == ranking.score[i]


def test_a_score_whose_low_is_good_says_so(case, scenario):
    titles = {
        method: score_heading(rank_by(case, replace(scenario, method=method))).text
        for method in ("topsis", "wsm", "mairca")
    }
    assert titles == {"topsis": "Closeness", "wsm": "Score", "mairca": "Score (low is good)"}
