from __future__ import annotations

from dataclasses import replace

import numpy as np

from mcda.charts.shading import (
    NO_FIGURE,
    FigureWords,
    RankWords,
    Shading,
    criterion_shading,
    legend_rows,
    rank_shading,
)
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import DecisionMatrix
from tests.charts.drawn import small
from tests.ranking.ranking_cases import calls_of, case_of

WORDS = FigureWords("no figure", "median of the zone", "changed", "in doubt", "†", "*", "?")


def matrix(*values: float, **marks: list[bool]) -> DecisionMatrix:
    base = small()[1].matrix
    drawn = base.values.copy()
    drawn[:, 0] = values
    columns = {name: getattr(base, name).copy() for name in marks}
    for name, column in marks.items():
        columns[name][:, 0] = column
    criteria = (replace(base.criteria[0], unit="t"), *base.criteria[1:])
    return replace(base, values=drawn, criteria=criteria, **columns)


def test_ranks_stand_on_regions_and_the_shortlist_is_in_colour() -> None:
    _, ranking, _ = small()
    shading = rank_shading(ranking, {"R1": "note"}, RankWords("on", "off"))
    assert shading.labels == {
        region: str(rank) for region, rank in zip(ranking.regions, ranking.rank)
    }
    listed = {region for region, colour in shading.meanings.items() if colour == "shortlist"}
    assert listed == set(ranking.shortlist)
    assert shading.look("R1")["note"] == "note"
    assert shading.look("nobody")["meaning"] == "empty"


def test_a_criterion_runs_from_its_least_to_its_greatest_figure() -> None:
    shading = criterion_shading(matrix(10, 20, np.nan, 15, 12345.678), 0, WORDS)
    assert shading.levels["R1"] == 0.0
    assert shading.levels["R5"] == 1.0
    assert shading.ends == ("10", "12,346 t")
    assert shading.gaps == {"R3"}
    assert shading.labels["R3"] == NO_FIGURE
    assert shading.notes["R3"] == "no figure"
    assert shading.notes["R5"] == "12,346 t"


def test_figures_that_are_not_as_published_say_so() -> None:
    flags = [True, False, False, False, False]
    shading = criterion_shading(matrix(1, 2, 3, 4, 5, filled=flags, edited=flags), 0, WORDS)
    assert shading.notes["R1"] == "1 t; changed; median of the zone"
    assert shading.labels["R1"] == "1*†"
    assert (shading.notes["R2"], shading.labels["R2"]) == ("2 t", "2")
    shading = criterion_shading(matrix(1, 2, 3, 4, 5, doubted=flags), 0, WORDS)
    assert (shading.notes["R1"], shading.labels["R1"]) == ("1 t; in doubt", "1?")


def test_equal_figures_are_in_the_middle_and_none_have_no_scale() -> None:
    assert set(criterion_shading(matrix(*[7.0] * 5), 0, WORDS).levels.values()) == {0.5}
    empty = criterion_shading(matrix(*[np.nan] * 5), 0, WORDS)
    assert (empty.levels, empty.ends, len(empty.gaps)) == ({}, (), 5)


def test_the_legend_stays_within_its_strip() -> None:
    for shading in (
        Shading({}, {}, keys=(("on the shortlist", "shortlist"), ("not on it", "empty"))),
        Shading({}, {}, ends=("0.0123", "12,346 people per 100,000 inhabitants")),
        Shading({}, {}),
    ):
        rows = legend_rows(shading, 100, 290)
        for record in (*rows["keys"], *rows["ends"]):
            assert 100 < record["middle"] < 134
            assert 0 < record["limit"] <= 290
        assert all(0 <= step["left"] < step["right"] <= 290 for step in rows["scale"])


def test_the_work_of_writing_figures_grows_as_the_regions_do() -> None:
    def calls(regions: int) -> int:
        drawn = decision_matrix(case_of([[row / 7] for row in range(regions)]))
        return calls_of(lambda: criterion_shading(drawn, 0, WORDS))

    assert calls(1_200) < 6 * calls(300)
