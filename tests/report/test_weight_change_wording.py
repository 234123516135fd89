"""Sentences about changes of weights: by how much, which points, and never the smallest."""

import pytest

from mcda.report.weight_change_wording import joint_change_sentence, single_change_sentence
from mcda.robustness.joint_change import joint_change
from mcda.robustness.stability import smallest_change, stability
from tests.robustness.robustness_cases import ranking_of


def single(ranking):
    found = single_change_sentence(ranking, smallest_change(stability(ranking)))
    return None if found is None else str(found)


def joint(ranking, region, above):
    return str(joint_change_sentence(ranking, region, above, joint_change(ranking, region, above)))


def test_one_weight_with_now_then_and_difference():
    assert single(ranking_of([[9, 1], [1, 9], [1, 1]], points=[60, 40])) == (
        "The smallest change of one weight that brings another winner: Criterion 1 at 50 % "
        "instead of 60 %, the others in proportion (−10 percentage points), where Region 2 draws "
        "level."
    )


def test_no_single_weight_is_an_answer_too():
    assert single(ranking_of([[9, 9], [1, 1]])).startswith("No change of a single weight")
    assert single(ranking_of([[1, 2]], normalization="vector")) is None


def test_a_shared_first_place_is_parted_by_any_change():
    assert single(ranking_of([[9, 1], [1, 9], [1, 1]], points=[50, 50])) == (
        "Region 1 and Region 2 share the first place: a change of Criterion 1 alone, however "
        "small, can part them."
    )


def test_all_weights_together_with_the_points_that_do_it():
    told = joint(ranking_of([[9, 1], [1, 9], [1, 1]], points=[60, 40]), "R2", "R1")
    assert told.startswith(
        "The smallest change found of all weights together that lets Region 2 overtake Region 1: "
    )
    assert "Criterion 1 −10 percentage points; Criterion 2 +10 percentage points. " in told
    assert "These points do it: Criterion 1 " in told


def test_beyond_three_weights_the_others_are_counted():
    figures = [[9, 1, 5, 6, 2], [1, 9, 4, 7, 1], [1, 1, 1, 1, 9]]
    told = joint(ranking_of(figures, points=[60, 40, 30, 20, 10]), "R2", "R1")
    assert "2 other weights by up to " in told
    assert told.endswith("; the others as in the table.")


@pytest.mark.parametrize(
    ("figures", "region", "above", "told"),
    [
        ([[9, 9], [1, 1]], "R2", "R1", "No weights let Region 2 overtake Region 1"),
        ([[9, 9], [1, 1]], "R1", "R2", "Region 1 is above Region 2 already."),
        ([[9, 1], [1, 9]], "R2", "R1", "Region 2 and Region 1 are level"),
    ],
)
def test_where_nothing_or_next_to_nothing_must_change(figures, region, above, told):
    assert joint(ranking_of(figures, points=[50, 50]), region, above).startswith(told)
