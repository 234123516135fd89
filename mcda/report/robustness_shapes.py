"""How sure a ranking is, as JSON: the command line's contract."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.report.robustness_wording import question_sentence
from mcda.report.shapes import Shape
from mcda.report.tables import number
from mcda.robustness.examination import Examination


def robustness_shape(found: Examination) -> Shape:
    """Give an examination: regions in rank order, criteria in table order.

    Probabilities of regions are of the draws asked for, which ``question`` puts in words; the
    verdict, and ``first``, in how many draws the winner is first, rest on draws around the current
    weights always: of the weights alone, of the figures alone, and of both.
    """
    drawn, ranking = found.drawn, found.drawn.ranking
    criteria, first = ranking.matrix.criteria, found.verdict.first
    return {
        "samples": drawn.samples,
        "seed": drawn.seed,
        "shortlist_size": ranking.scenario.shortlist_size,
        "question": str(question_sentence(drawn)),
        "verdict": str(found.verdict.sentence),
        "verdict_kind": found.verdict.kind.value,
        "first": {
            "weights": number(first.weights),
            "figures": number(first.figures),
            "both": number(first.both),
            "error": number(first.error),
        },
        "regions": [
            {
                "region": ranking.regions[row],
                "name": ranking.names[row],
                "rank_acceptability": [number(s) for s in drawn.rank_acceptability[row]],
                "shortlist_probability": number(drawn.shortlist_probability[row]),
                "central_weights": _central(drawn.central_weights[row], [c.id for c in criteria]),
                "confidence": number(drawn.confidence[row]),
            }
            for row in ranking.order
        ],
        "stability": [
            {
                "criterion": criterion.id,
                "weight": number(ranking.weights[column]),
                "winner": _interval(found.stability.winner[column]),
                "shortlist": _interval(found.stability.shortlist[column]),
                "order": _interval(found.stability.order[column]),
            }
            for column, criterion in enumerate(criteria)
        ],
    }


def acceptability_rows(shape: Shape) -> tuple[tuple[str, ...], list[Shape]]:
    """Flatten a shape to one row per region with a column per rank; returns header and rows.

    Each row says which weights were drawn, since rows get separated from what was asked.
    """
    regions = shape["regions"]
    ranks = [f"rank_{place}" for place in range(1, len(regions) + 1)]
    rows = [
        {"region": region["region"], "name": region["name"]}
        | dict(zip(ranks, region["rank_acceptability"]))
        | {
            "shortlist_probability": region["shortlist_probability"],
            "question": shape["question"],
        }
        for region in regions
    ]
    return ("region", "name", *ranks, "shortlist_probability", "question"), rows


def _central(weights: NDArray[np.float64], ids: list[str]) -> Shape | None:
    return None if np.isnan(weights).any() else {k: number(w) for k, w in zip(ids, weights)}


def _interval(bounds: NDArray[np.float64]) -> list[float | None] | None:
    return None if np.isnan(bounds).any() else [number(bound) for bound in bounds]
