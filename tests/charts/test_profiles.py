from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.model import Case
from mcda.charts.profiles import MOST_PROFILES, ProfileWords, profiles, toward_ideal
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from tests.charts.drawn import assert_complete, small

WORDS = ProfileWords("Criterion", "Figure", "From worst to best", "†", "*", "?")


def ranked(objective: str = "max", normalization: str = "minmax") -> tuple[Case, Ranking]:
    case, _, _ = small()
    first, *others = case.criteria
    changed = replace(case, criteria=(replace(first, objective=objective), *others))
    scenario = replace(default_scenario(changed), normalization=normalization)
    return changed, rank(changed, scenario)


@pytest.mark.parametrize("normalization", ["minmax", "vector", "goalposts"])
def test_the_best_figure_reaches_the_ideal_by_every_normalization(normalization: str) -> None:
    for objective, best in (("max", 4), ("min", 0)):
        _, ranking = ranked(objective, normalization)
        reached = toward_ideal(ranking)
        assert reached[best, 0] == pytest.approx(1)
        assert reached[4 - best, 0] == pytest.approx(0)
        assert np.all((reached >= 0) & (reached <= 1))


def test_a_criterion_without_points_or_differences_reaches_nothing() -> None:
    case, _ = ranked()
    regions = tuple(replace(item, figures={"first": 3.0, "second": 1.0}) for item in case.regions)
    alike = replace(case, regions=regions)
    ranking = rank(alike, replace(default_scenario(alike), points={"first": 50.0, "second": 0.0}))
    assert np.isnan(toward_ideal(ranking)).all()
    bars = profiles(ranking, ["R1"], WORDS).rows["bars"]
    assert [(bar["shown"], bar["reached"], bar["end"]) for bar in bars] == [("3", "–", 0.0)]


def test_bars_carry_the_original_figure_and_lie_in_their_region_s_column() -> None:
    case, ranking = ranked()
    picture = profiles(ranking, ["R5", "R1"], WORDS)
    assert_complete(picture)
    bars = picture.rows["bars"]
    assert [bar["shown"] for bar in bars[:2]] == ["5", "1"]
    assert bars[0]["told"] == f"5 {case.criteria[0].unit}"
    assert bars[0]["reached"] == "100 %"
    for bar in bars:
        assert bar["start"] <= bar["end"] <= bar["full"] < bar["start"] + 1
    assert {name["name"] for name in picture.rows["names"]} == {c.name for c in case.criteria}


def test_figures_of_one_criterion_have_the_same_decimals() -> None:
    case, _ = ranked()
    figures = (1.0, 2.5, 3.25, 4.0, 5.0)
    regions = tuple(
        replace(item, figures={"first": figure, "second": 10.0 * figure})
        for item, figure in zip(case.regions, figures)
    )
    varied = replace(case, regions=regions)
    bars = profiles(rank(varied, default_scenario(varied)), ["R1", "R3"], WORDS).rows["bars"]
    assert [bar["shown"] for bar in bars] == ["1.00", "3.25", "10.00", "32.50"]


def test_figures_that_are_not_as_published_have_a_sign() -> None:
    _, ranking = ranked()
    edited = ranking.matrix.edited.copy()
    edited[0, 0] = True
    doubted = np.roll(edited, 1, axis=1)
    marked = replace(ranking, matrix=replace(ranking.matrix, edited=edited, doubted=doubted))
    first, second = profiles(marked, ["R1"], WORDS).rows["bars"]
    assert first["shown"] == "1*"
    assert second["shown"].endswith("?")


def test_at_most_six_ranked_regions_are_drawn() -> None:
    case, _ = ranked()
    many = tuple(
        replace(case.regions[0], id=f"M{i}", figures={"first": float(i), "second": 1.0})
        for i in range(9)
    )
    large = replace(case, regions=many, sectors=(), projects=())
    ranking = rank(large, default_scenario(large))
    heads = profiles(ranking, ["nobody", *(item.id for item in many)], WORDS).rows["heads"]
    assert len(heads) == MOST_PROFILES
    assert heads[0]["short"] == "9 M0"
    assert profiles(ranking, [], WORDS).rows["bars"] == []
