"""How sure the ranking is, as files tell it: with weights and figures like the present ones."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.finding import sentence
from mcda.report.acceptability_wording import words_of_draws
from mcda.report.robustness_tables import (
    acceptability_table,
    central_weights_table,
    joint_change_table,
    pairwise_table,
    stability_table,
    verdict_table,
)
from mcda.report.robustness_wording import causes_sentence, off_by
from mcda.report.story import Certainty, Story
from mcda.robustness.examination import Examination, Told, examine, usual_question

SAMPLES = 10_000
"""Draws behind the shares in a file; with the seed 0, the same in every file."""


def certainty_of(found: Examination) -> Certainty:
    """Return what files tell of an examination: its draws with weights like the present ones."""
    likely = found.likely
    ranking = likely.ranking
    overtaking = found.overtaking
    drawn = words_of_draws(likely, begins=True)
    return Certainty(
        verdict=found.verdict.sentence,
        question=sentence(
            "{drawn} (weights off by about {width} percentage points)",
            drawn=drawn,
            width=off_by(ranking, likely.question.kappa),
        )
        if likely.varies[0]
        else drawn,
        drawn=words_of_draws(likely),
        causes=causes_sentence(found.verdict),
        draws=likely.samples,
        error=likely.largest_margin if any(likely.varies) else 0.0,
        first=dict(zip(ranking.regions, likely.first_probability.tolist())),
        shortlist=dict(zip(ranking.regions, likely.shortlist_probability.tolist())),
        tables=(
            verdict_table(found.verdict),
            acceptability_table(likely),
            *(() if likely.pairwise is None else (pairwise_table(likely),)),
            stability_table(found.stability, kappa=likely.question.kappa),
            central_weights_table(likely),
            *(() if overtaking is None else (joint_change_table(ranking, overtaking),)),
        ),
    )


def with_certainty(
    story: Story, samples: int = SAMPLES, seed: int = 0, *, on_draws: Told | None = None
) -> Story:
    """Examine how sure the ranking of a story is, and tell it too.

    Parameters
    ----------
    story : what is told so far
    samples, seed : of the draws; the same give the same figures to the bit
    on_draws : told after each chunk how many draws are done, and of how many
    """
    question = usual_question(story.ranking)
    found = examine(story.ranking, question, samples, seed, on_draws=on_draws)
    return replace(story, certainty=certainty_of(found))
