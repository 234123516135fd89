"""Draws that answer at once: weights like these, for the bars and for the page How sure."""

from __future__ import annotations

from dataclasses import dataclass

from mcda.case.model import Case
from mcda.ranking.result import Ranking
from mcda.robustness.draws import problem_of
from mcda.robustness.result import FloatArray, Question, around
from mcda.robustness.weightings import kappa_from_width
from mcda.ui import cache, state
from mcda.ui.room import Room

USUAL_SAMPLES = 10_000

QUICK = 60_000_000
"""Numbers that a run may touch and still answer within a second."""

_PER_FIGURE, _PER_DRAWN_FIGURE, _PER_SCORE = 1, 8, 15  # how dear each is


def question_like_these(case: Case, ranking: Ranking) -> Question:
    """Ask about weights around the current ones, as wide as the session chose."""
    active = int((ranking.weights > 0).sum())
    return around(kappa_from_width(state.kept(case, state.WIDTH) / 100, active))


def is_quick(ranking: Ranking, question: Question, samples: int) -> bool:
    """Whether so many draws are made within a second or so."""
    problem = problem_of(ranking, question, pairwise=False)
    per_figure = _PER_DRAWN_FIGURE if problem.draws_figures else _PER_FIGURE
    scores = len(problem.figures)
    return samples * (problem.figures.size * per_figure + scores * _PER_SCORE) <= QUICK


@dataclass(frozen=True)
class Likely:
    """What draws with weights like these say about the regions of a ranking by TOPSIS.

    Parameters
    ----------
    ranking : whose regions have the shares
    first, shortlisted : (m,) share of draws in which a region is first, and on the shortlist
    samples : number of draws
    question : what was drawn
    """

    ranking: Ranking
    first: FloatArray
    shortlisted: FloatArray
    samples: int
    question: Question


def likely(room: Room) -> Likely | None:
    """Draw weights like these; large cases take fewer draws, and none where they would be felt.

    None also for other methods than TOPSIS, whose draws would take too long.
    """
    ranking = room.ranking
    if ranking is None or room.scenario.method != "topsis":
        return None
    question = question_like_these(room.case, ranking)
    for samples in (USUAL_SAMPLES, USUAL_SAMPLES // 10, USUAL_SAMPLES // 100):
        if is_quick(ranking, question, samples):
            found = cache.tally(room.digest, room.choices, question, samples, ranking)
            listed = found.places[:, : ranking.scenario.shortlist_size].sum(axis=1)
            return Likely(
                ranking=ranking,
                first=found.places[:, 0] / samples,
                shortlisted=listed / samples,
                samples=samples,
                question=question,
            )
    return None
