"""What the rules behind a ranking and a plan are called in print."""

from __future__ import annotations

from collections.abc import Mapping

from mcda.allocation.plan import Status
from mcda.case.finding import Sentence, sentence

FIGURES_PLACED: Mapping[str, Sentence] = {
    "vector": sentence("figures scaled to columns of one length"),
    "minmax": sentence("figures placed between the lowest and the highest region"),
    "goalposts": sentence("figures placed between fixed bounds"),
}
"""Normalization -> what it does to the figures."""

ROLES: Mapping[str, Sentence] = {
    "gate": sentence("a venture may take part when at least one partner is on the shortlist"),
    "floor": sentence("the money's mean closeness must reach a floor"),
    "value": sentence("closeness raises or lowers a venture's value"),
    "none": sentence("nothing, it only informs"),
}
"""Role of the ranking -> what it does to the money."""

PROVEN: Mapping[Status, Sentence] = {
    Status.OPTIMAL: sentence("No plan is worth more."),
    Status.FEASIBLE: sentence("Another plan may be worth more."),
    Status.INFEASIBLE: sentence("No plan keeps all rules at once."),
    Status.TIME_LIMIT: sentence("The search ended without a plan."),
}
"""How solving ended -> how good the plan is."""

SOLVERS = {"highs": "HiGHS", "cbc": "CBC"}
"""Solver -> the name that it gives itself."""
