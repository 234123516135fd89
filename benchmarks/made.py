"""Rankings of any size, made from seeded figures."""

from __future__ import annotations

import numpy as np

from mcda.case.model import Case, Criterion, Region, Settings
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.result import DecisionMatrix, Ranking
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.topsis import rank


def made_case(regions: int, criteria: int, uncertainty: float | None = None) -> Case:
    """Make a case whose figures and points are drawn; every third criterion is to be small."""
    generator = np.random.default_rng(regions * 1000 + criteria)
    figures = generator.uniform(1.0, 100.0, (regions, criteria))
    points = generator.integers(10, 100, criteria)
    return Case(
        settings=Settings(title="Made", normalization="vector"),
        regions=tuple(
            Region(
                id=f"R{row}",
                name=f"Region {row}",
                figures={f"c{column}": float(x) for column, x in enumerate(line)},
            )
            for row, line in enumerate(figures)
        ),
        criteria=tuple(
            Criterion(
                id=f"c{column}",
                name=f"Criterion {column}",
                objective="min" if column % 3 == 2 else "max",
                points=float(points[column]),
                uncertainty=uncertainty,
            )
            for column in range(criteria)
        ),
    )


def made_parts(regions: int, criteria: int) -> tuple[Case, Scenario, DecisionMatrix]:
    """Return what :func:`mcda.ranking.topsis.rank` takes."""
    case = made_case(regions, criteria)
    return case, default_scenario(case), decision_matrix(case)


def made_ranking(regions: int, criteria: int, uncertainty: float | None = None) -> Ranking:
    """Rank a made case by TOPSIS with vector normalization."""
    case = made_case(regions, criteria, uncertainty)
    return rank(case, default_scenario(case))


def directions(ranking: Ranking) -> np.ndarray:
    """Return 1 for what is to be large and -1 for what is to be small, as the peers take it."""
    return np.array([1 if c.objective == "max" else -1 for c in ranking.matrix.criteria])
