"""What Python makes of the same choices as were made on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcda.case.adjusted import adjusted
from mcda.ranking.methods import rank_by
from mcda.ranking.result import MethodResult, Ranking
from mcda.ranking.scenario import default_scenario
from tests.ui.app import bundled_case


def ranked(
    points: Mapping[str, float], *limits: str, normalization: str = "", method: str = "topsis"
) -> Ranking | MethodResult:
    """Rank the bundled regions with these sliders moved, all others as they are at first."""
    case = adjusted(bundled_case(), limits).case
    asked = default_scenario(case)
    asked = replace(
        asked,
        points={**asked.points, **points},
        normalization=normalization or asked.normalization,
        method=method,
    )
    return rank_by(case, asked)
