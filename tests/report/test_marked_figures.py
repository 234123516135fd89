"""Figures that are not as published, in signs and in words."""

from dataclasses import replace

import numpy as np
import pytest

from mcda.case.finding import sentence
from mcda.case.model import FigureEdit, Settings
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.marked_figures import (
    as_shown,
    changed_figures,
    changed_figures_table,
    changed_sentence,
    figure_marks,
    figure_sign,
    figures_in_words,
    filled_figures,
    illustrative_sentence,
    marked_names,
    provenance_sentence,
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
    published = "Output: published 10.50"
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
    assert figures_in_words(case) == "as in the file, none changed or filled"
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
        "One figure is filled with the median of the zone, not published. It concerns Damson (†).",
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


def test_what_is_illustrative(case):
    assert str(illustrative_sentence(case)) == "Illustrative budgets and ventures."
    silent = replace(case, settings=Settings("Four valleys"))
    assert "Rows marked illustrative" in str(illustrative_sentence(silent))
    assert illustrative_sentence(replace(silent, projects=case.projects[:2])) is None


def test_braces_in_a_users_text_are_only_text(case):
    hostile = replace(case, settings=Settings("x", illustrative="{0} {text} {"))
    assert str(provenance_sentence(hostile)) == "{0} {text} {"


def test_other_figures_are_called_published_only_where_all_shown_have_a_source(case):
    own = "Illustrative budgets and ventures."
    assert str(provenance_sentence(case)) == own, "Jobs has no source"
    criteria = tuple(replace(item, source=("S1",)) for item in case.criteria)
    sourced = replace(case, criteria=criteria)
    others = "All other figures of the criteria are as in their sources."
    assert str(provenance_sentence(sourced)) == f"{own} {others}"
    edited = replace(sourced, edits=(FigureEdit("C", "grp", 3.0),))
    assert str(provenance_sentence(edited)) == f"{own} One figure is changed, not as published."
    settings = replace(case.settings, missing="zone_median")
    filled = replace(sourced, settings=settings)
    ranking = rank(filled, default_scenario(filled))
    for shown in (ranking, ranking.matrix):
        assert others not in str(provenance_sentence(filled, shown))
        assert "One figure is filled" in str(provenance_sentence(filled, shown))
    made_up = replace(sourced, criteria=(criteria[0], replace(criteria[1], illustrative=True)))
    assert others not in str(provenance_sentence(made_up))


def test_an_answer_begins_with_the_figures_that_are_not_as_in_the_file(case, filled):
    told = sentence("Alder leads.")
    assert as_shown(case, None, told) is told
    ranking = rank(filled, default_scenario(filled))
    assert str(as_shown(filled, ranking, told)) == (
        "With 1 changed figure and 1 filled: Alder leads."
    )
    several = replace(filled, edits=(*filled.edits, FigureEdit("A", "grp", 1.0)))
    assert str(as_shown(several, None, told)) == "With 2 changed figures: Alder leads."
