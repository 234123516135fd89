from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcda.charts.ranking import SHORTEST, bar_lengths, ranking_bars, score_texts, shown_rows
from mcda.ranking.methods import score_by
from mcda.ranking.result import MethodResult
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.charts.drawn import assert_complete, small
from tests.hostile import hostile_case

WORDS = {"region": "Region", "closeness": "closeness", "edge": "shortlist of 2 ends"}


def test_rows_are_the_ranking_in_rank_order() -> None:
    _, ranking, _ = small()
    picture = ranking_bars(ranking, **WORDS)
    assert_complete(picture)
    drawn = [(record["name"], record["score"]) for record in picture.rows["regions"]]
    assert drawn == [(ranking.names[row], ranking.score[row]) for row in ranking.order]


def test_only_the_shortlist_has_its_colour_and_stands_above_the_line() -> None:
    _, ranking, _ = small()
    picture = ranking_bars(ranking, **WORDS)
    (edge,) = picture.rows["edge"]
    for record in picture.rows["regions"]:
        above = record["middle"] < edge["middle"]
        assert above == (record["meaning"] == "shortlist")
    listed = [record for record in picture.rows["regions"] if record["meaning"] == "shortlist"]
    assert len(listed) == len(ranking.shortlist)


def test_another_order_changes_rows_and_not_the_drawing() -> None:
    case = hostile_case()
    pictures = [
        ranking_bars(
            rank(case, replace(default_scenario(case), points={"first": first, "second": 50.0})),
            **WORDS,
        )
        for first in (5.0, 95.0)
    ]
    assert pictures[0].sketch == pictures[1].sketch
    assert pictures[0].rows != pictures[1].rows


@pytest.mark.parametrize(("regions", "shown"), [(60, 60), (61, 12), (5000, 12)])
def test_a_long_ranking_shows_the_shortlist_and_ten_below(regions: int, shown: int) -> None:
    case = hostile_case()
    many = tuple(
        replace(case.regions[0], id=f"R{n}", figures={"first": float(n), "second": float(n)})
        for n in range(regions)
    )
    ranking = rank(replace(case, regions=many), default_scenario(case))
    assert shown_rows(ranking) == shown
    assert len(ranking_bars(ranking, **WORDS).rows["regions"]) == shown


def test_bars_of_other_methods_run_from_a_stub_to_the_full_width() -> None:
    _, ranking, _ = small()
    assert bar_lengths(ranking).tolist() == ranking.score.tolist()
    for method in ("vikor", "promethee_ii"):
        result = score_by(ranking, method)
        assert isinstance(result, MethodResult)
        lengths = bar_lengths(result)
        assert lengths[result.rank == 1].tolist() == [1.0]
        assert lengths.min() == SHORTEST
        assert np.array_equal(np.argsort(-lengths, kind="stable"), result.order)


def test_equal_scores_have_bars_of_equal_length() -> None:
    _, ranking, _ = small()
    result = score_by(ranking, "promethee_ii")
    assert isinstance(result, MethodResult)
    alike = replace(result, score=np.zeros_like(result.score))
    assert set(bar_lengths(alike)) == {0.5}


def test_scores_have_as_many_decimals_as_tell_the_ranks_apart() -> None:
    _, ranking, _ = small()
    assert score_texts(ranking)[0] == f"{ranking.score[0]:.2f}"
    scores = 0.1 * np.array(ranking.score)
    first, second = ranking.order[:2]
    scores[first], scores[second] = 0.5, 0.4996
    texts = score_texts(replace(ranking, score=scores))
    assert (texts[first], texts[second]) == ("0.5000", "0.4996"), "who leads is seen"
    assert {len(text.partition(".")[2]) for text in texts} == {4}
    result = score_by(ranking, "vikor")
    assert isinstance(result, MethodResult)
    count = len(result.score)
    close = replace(
        result, score=np.arange(count) / 10_000, rank=np.arange(1, count + 1), topsis=ranking
    )
    assert score_texts(close)[:2] == ("0.0000", "0.0001")
    below = replace(result, score=np.full(count, -0.001), rank=np.ones(count, dtype=np.int64))
    assert set(score_texts(below)) == {"0.00"}
    assert set(score_texts(replace(below, score=np.full(count, -1234.5)))) == {"−1,234.50"}


def test_another_method_is_drawn_with_its_own_scores() -> None:
    _, ranking, _ = small()
    result = score_by(ranking, "vikor")
    assert isinstance(result, MethodResult)
    records = ranking_bars(result, **WORDS).rows["regions"]
    assert [record["name"] for record in records] == [ranking.names[row] for row in result.order]
    assert [record["length"] for record in records] == sorted(bar_lengths(result), reverse=True)
    assert records[0]["shown"] == score_texts(result)[result.order[0]]
