"""Figures that are not as published, in signs and in words."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.model import FigureEdit
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.marked_figures import (
    changed_figures,
    changed_figures_table,
    changed_sentence,
    figure_marks,
    figure_sign,
    figures_in_words,
    filled_figures,
    marked_names,
    unpublished_sentences,
    unpublished_table,
)


@pytest.mark.parametrize(
    ("edited", "filled", "doubted", "sign"),
    [(0, 0, 0, ""), (1, 0, 0, "*"), (0, 1, 0, "†"), (1, 1, 0, "*†"), (0, 0, 1, "?")],
)
def test_signs(edited, filled, doubted, sign):
    assert figure_sign(edited=edited, filled=filled, doubted=doubted) == sign


def test_marks_stand_where_the_figures_stand():
    edited, filled = np.eye(2, 3, dtype=bool), np.zeros((2, 3), dtype=bool)
    filled[1, 2] = True
    doubted = np.zeros((2, 3), dtype=bool)
    doubted[0, 1] = True
    assert figure_marks(edited, filled, doubted, 4) == (
        (0, 4, "*"), (0, 5, "?"), (1, 5, "*"), (1, 6, "†"),
    )  # fmt: skip


def test_what_was_changed_is_said_with_what_was_published(case):
    edits = (FigureEdit("D", "jobs", 2.0, "counted"), FigureEdit("A", "grp"))
    edited = replace(case, edits=edits)
    matrix = decision_matrix(edited)
    published = "Output: published 10.5"
    assert changed_figures(matrix) == (published, None, None, "Jobs: published –")
    assert changed_figures_table(edited, matrix).rows == (
        ("Damson", "Jobs", "", None, 2.0, "counted"),
        ("Alder", "Output", "m", 10.5, None, None),
    )
    assert figures_in_words(edited) == "2 changed"
    assert str(changed_sentence(edited)).startswith("2 figures are changed")
    assert str(changed_sentence(replace(case, edits=edits[:1]))).startswith("One figure is changed")
    assert filled_figures(matrix) == ("", "", "", "")


def test_nothing_changed(case):
    assert changed_figures(decision_matrix(case)) == (None,) * 4
    assert changed_figures_table(case, decision_matrix(case)).rows == ()
    assert figures_in_words(case) == "as published"
    assert changed_sentence(case) is None


@pytest.fixture
def filled(case):
    """Damson has no figure for jobs of its own; Cedar's output is changed."""
    settings = replace(case.settings, missing="zone_median")
    return replace(case, settings=settings, edits=(FigureEdit("C", "grp", 3.0, "counted"),))


def test_regions_that_stand_on_such_figures_are_named_with_signs(filled):
    ranking = rank(filled, default_scenario(filled))
    assert sorted(marked_names(ranking)) == ["Alder", "Birch", "Cedar *", "Damson †"]
    assert [str(said) for said in unpublished_sentences(filled, ranking)] == [
        "One figure is changed, not as published. It concerns Cedar (*).",
        "Where no figure is published, the median of the zone stands in. It concerns Damson (†).",
    ]
    assert figures_in_words(filled, ranking) == "1 changed, 1 filled by the median of the zone"


def test_a_filled_figure_that_does_not_count_is_no_ground_to_stand_on(filled):
    scenario = replace(default_scenario(filled), points={"grp": 50.0})
    ranking = rank(filled, scenario)
    assert "Damson" in marked_names(ranking)
    assert len(unpublished_sentences(filled, ranking)) == 1
    assert figures_in_words(filled, ranking) == "1 changed"


def test_all_such_figures_are_listed(filled):
    matrix = rank(filled, default_scenario(filled)).matrix
    assert [row[:5] for row in unpublished_table(filled, matrix).rows] == [
        ("Cedar", "Output", "m", 2.0, 3.0),
        ("Damson", "Jobs", "", None, 3.0),
    ]
