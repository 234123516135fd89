"""Rankings written down directly: only ids, closeness and exclusions matter to allocation."""

from __future__ import annotations

import numpy as np

from mcda.case.finding import sentence
from mcda.case.model import Case
from mcda.ranking.result import Cause, DecisionMatrix, Excluded, Ranking
from mcda.ranking.scenario import Scenario


def ranking(case: Case, score: dict[str, float], k: int, **excluded: Cause) -> Ranking:
    """Rank the regions in ``score``, with a shortlist of ``k``; ``excluded``: id -> cause."""
    regions = tuple(region.id for region in case.regions if region.id in score)
    values = np.array([score[region] for region in regions])
    empty = np.zeros((len(regions), 0))
    none = empty.astype(bool)
    return Ranking(
        scenario=Scenario(points={}, shortlist_size=k),
        matrix=DecisionMatrix(regions, regions, (), empty, none, none, empty, none),
        regions=regions,
        names=regions,
        weights=np.zeros(0),
        normalized=empty,
        known=none,
        ideal=np.zeros(0),
        anti_ideal=np.zeros(0),
        lower=np.zeros(0),
        upper=np.zeros(0),
        assumed=np.zeros(0, dtype=bool),
        distance_to_ideal=1 - values,
        distance_to_anti_ideal=values,
        score=values,
        rank=np.array([1 + int((values > value).sum()) for value in values]),
        excluded=tuple(
            Excluded(region, region, cause, sentence("Its exports are below 5."))
            for region, cause in excluded.items()
        ),
    )
