"""Properties of rank acceptability: sums, symmetry, reproducibility, stopping, extremes."""

import tracemalloc
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import fields
from multiprocessing import get_context

import numpy as np
import pytest
from distributed import Client, LocalCluster

from mcda.case.finding import CaseError
from mcda.robustness.acceptability import acceptability, evaluated, tallies
from mcda.robustness.draws import CHUNK
from mcda.robustness.result import around, figures_only, ordered, uniform
from tests.robustness.robustness_cases import random_ranking, ranking_of

FIGURES = (
    *("rank_acceptability", "shortlist_probability", "central_weights", "confidence"),
    *("expected_rank", "pairwise"),
)


def same_to_the_bit(one, other):
    for name in FIGURES:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    for field in fields(one.margins):
        np.testing.assert_array_equal(
            getattr(one.margins, field.name), getattr(other.margins, field.name)
        )


@pytest.mark.parametrize("uncertainty", [None, 25.0])
@pytest.mark.parametrize("question", [uniform(), around(15), figures_only()])
def test_rows_and_columns_sum_to_one_without_ties(question, uncertainty):
    found = acceptability(random_ranking(uncertainty=uncertainty), question, 1200)
    assert found.samples == 1200
    assert found.is_complete
    assert found.rank_acceptability.sum(axis=0) == pytest.approx(1)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1)
    assert found.shortlist_probability.sum() == pytest.approx(5)
    assert found.pairwise + found.pairwise.T == pytest.approx(1 - np.eye(9))
    assert found.expected_rank == pytest.approx(1 + found.pairwise.sum(axis=0))
    ever = found.first_probability > 0
    assert found.central_weights[ever].sum(axis=1) == pytest.approx(1)


def test_regions_in_another_order_get_the_same_shares():
    generator = np.random.default_rng(5)
    figures, shuffled = generator.uniform(1, 9, (8, 4)), generator.permutation(8)
    found = acceptability(ranking_of(figures), uniform(), 1000)
    other = acceptability(ranking_of(figures[shuffled]), uniform(), 1000)
    assert (found.rank_acceptability[shuffled] == other.rank_acceptability).all()
    assert (found.pairwise[np.ix_(shuffled, shuffled)] == other.pairwise).all()


def test_a_scale_of_its_own_changes_nothing():
    figures = np.random.default_rng(6).uniform(1, 9, (8, 4))
    found = acceptability(ranking_of(figures), around(20), 1000)
    other = acceptability(ranking_of(figures * [8, 1, 0.25, 4]), around(20), 1000)
    assert found.rank_acceptability == pytest.approx(other.rank_acceptability, abs=1e-12)


def test_the_seed_decides_everything():
    ranking = random_ranking(uncertainty=10)
    same_to_the_bit(
        acceptability(ranking, uniform(), 1300, seed=4), acceptability(ranking, uniform(), 1300, 4)
    )
    other = acceptability(ranking, uniform(), 1300, seed=5)
    assert (
        other.rank_acceptability != acceptability(ranking, uniform(), 1300).rank_acceptability
    ).any()


RANKING = random_ranking(uncertainty=10, m=12)
SAMPLES = 5 * CHUNK + 17


@pytest.mark.parametrize("workers", [1, 3])
def test_threads_give_the_same_bits(workers):
    with ThreadPoolExecutor(workers) as executor:
        found = acceptability(RANKING, around(25), SAMPLES, executor=executor)
    same_to_the_bit(found, acceptability(RANKING, around(25), SAMPLES))


def test_processes_give_the_same_bits():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        found = acceptability(RANKING, around(25), SAMPLES, executor=executor)
    same_to_the_bit(found, acceptability(RANKING, around(25), SAMPLES))


def test_a_dask_cluster_gives_the_same_bits():
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=False,
            dashboard_address="127.0.0.1:0",
            worker_dashboard_address=None,
            protocol="tcp://",
            host="127.0.0.1",
        ) as cluster,
        Client(cluster) as client,
    ):
        found = acceptability(RANKING, around(25), SAMPLES, executor=client.get_executor())
    same_to_the_bit(found, acceptability(RANKING, around(25), SAMPLES))


def test_a_run_can_be_stopped_and_says_what_it_rests_on():
    told = []

    def enough(partial):
        told.append(partial.samples)
        return partial.samples >= 2 * CHUNK

    found = acceptability(RANKING, uniform(), 10 * CHUNK, on_chunk=enough)
    assert told == [CHUNK, 2 * CHUNK]
    assert (found.samples, found.requested) == (2 * CHUNK, 10 * CHUNK)
    assert not found.is_complete
    same_to_the_bit(found, acceptability(RANKING, uniform(), 2 * CHUNK))


def test_a_run_that_is_not_stopped_is_told_to_its_end():
    told = []
    acceptability(RANKING, uniform(), 2 * CHUNK + 1, on_chunk=lambda it: told.append(it.samples))
    assert told == [CHUNK, 2 * CHUNK, 2 * CHUNK + 1]


def test_a_run_goes_on_where_it_stopped():
    counting = tallies(RANKING, uniform(), 4 * CHUNK)
    next(counting)
    stopped = next(counting)
    counting.close()
    *_, last = tallies(RANKING, uniform(), 6 * CHUNK, start=stopped)
    found = evaluated(RANKING, uniform(), last, 6 * CHUNK)
    same_to_the_bit(found, acceptability(RANKING, uniform(), 6 * CHUNK))


def test_memory_does_not_grow_with_the_number_of_draws():
    ranking = random_ranking(m=14, n=6)

    def peak(samples):
        tracemalloc.start()
        found = acceptability(ranking, uniform(), samples)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert found.is_complete
        return most

    peak(CHUNK)  # what is imported and cached on first use does not count
    assert peak(200_000) < 1.1 * peak(20_000)


def test_a_million_draws_are_an_answer():
    """Each of two regions is better by one of two criteria, so each is first in half of all."""
    found = acceptability(ranking_of(np.eye(2)), uniform(), 1_000_000)
    assert (found.samples, found.is_complete) == (1_000_000, True)
    assert found.largest_margin == pytest.approx(0.00098)
    assert found.first_probability == pytest.approx([0.5, 0.5], abs=0.00098)


def test_one_region_is_always_first():
    found = acceptability(ranking_of([[1, 2]], normalization="vector"), uniform(), 10)
    assert found.rank_acceptability.tolist() == [[1]]
    assert found.shortlist_probability.tolist() == [1]
    assert found.expected_rank.tolist() == [1]
    assert found.confidence.tolist() == [1]


def test_identical_regions_share_their_rank():
    found = acceptability(ranking_of([[1, 2], [1, 2], [2, 3]], shortlist=2), uniform(), 10)
    assert found.rank_acceptability.tolist() == [[0, 1, 0], [0, 1, 0], [1, 0, 0]]
    assert found.pairwise[0, 1] == found.pairwise[1, 0] == 0
    assert found.shortlist_probability.tolist() == [1, 1, 1]


def test_all_regions_identical():
    found = acceptability(ranking_of([[1, 2]] * 3, normalization="vector"), around(5), 600)
    assert found.first_probability.tolist() == [1, 1, 1]
    assert found.central_weights == pytest.approx(np.full((3, 2), 0.5), abs=0.05)


@pytest.mark.parametrize("question", [uniform(), around(0), around(7), around(np.inf)])
def test_a_weight_of_one_leaves_nothing_to_draw(question):
    ranking = ranking_of([[1, 9], [2, 8], [3, 7]], points=[40, 0])
    found = acceptability(ranking, question, 20)
    assert found.rank_acceptability.tolist() == [[0, 0, 1], [0, 1, 0], [1, 0, 0]]
    assert found.central_weights[2].tolist() == [1, 0]


@pytest.mark.parametrize("uncertainty", [0, 300, 1e9])
def test_uncertainty_at_its_ends(uncertainty):
    ranking = random_ranking(uncertainty=uncertainty)
    found = acceptability(ranking, figures_only(), 500)
    assert found.rank_acceptability.sum(axis=1) == pytest.approx(1)
    if not uncertainty:
        assert (found.rank_acceptability.argmax(axis=1) + 1 == ranking.rank).all()


def test_a_knocked_out_region_is_not_drawn_back():
    ranking = ranking_of(
        [[5, 5], [4, 4], [1, 1]], criteria={1: {"maximum": 4.5, "uncertainty": 50.0}}
    )
    assert ranking.regions == ("R2", "R3")
    found = acceptability(ranking, uniform(), 100)
    assert found.rank_acceptability.shape == (2, 2)


def test_one_draw_is_an_answer_and_none_is_not():
    found = acceptability(RANKING, uniform(), 1)
    assert sorted(found.expected_rank) == list(range(1, 13))
    assert np.isnan(found.margins.expected_rank).all()
    assert found.largest_margin == pytest.approx(0.98)
    with pytest.raises(ValueError, match="at least one draw"):
        acceptability(RANKING, uniform(), 0)


def test_an_order_that_leaves_out_a_criterion_is_refused():
    with pytest.raises(CaseError, match="leaves out c3"):
        acceptability(ranking_of(np.eye(3)), ordered((("c1",), ("c2",))), 10)


def test_who_beats_whom_is_counted_where_it_is_asked_for():
    large = random_ranking(m=101)
    assert acceptability(large, uniform(), 10).pairwise is None
    assert acceptability(large, uniform(), 10, pairwise=True).pairwise.shape == (101, 101)
    assert acceptability(RANKING, uniform(), 10, pairwise=False).margins.pairwise is None
