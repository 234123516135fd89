"""What a meeting asks of the money, as it is kept in a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mcda.allocation.changes import Factors
from mcda.allocation.equity import MEASURES, PLACES
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.question import Question
from mcda.case.model import Case, SavedScenario
from mcda.case.wished import read_scale, scale_text
from mcda.ranking.result import Ranking


@dataclass(frozen=True)
class Asked:
    """The options of an allocation that a person chooses.

    Parameters
    ----------
    role : what the ranking does to the money; empty = as the case says
    budget_scale : factor on every budget
    floor : of the role ``floor``; None = as the case says, else the mean closeness
    multiplier : of the role ``value``; None = as the case says
    agreements : only ventures whose partners all have agreements in force
    least : what everybody gets at least; None = nothing is asked
    programme_scales : pairs of a programme's id and the factor on its budgets besides that on
        all; a programme that the case does not have is passed over
    """

    role: str = ""
    budget_scale: float = 1.0
    floor: float | None = None
    multiplier: float | None = None
    agreements: bool = False
    least: EquityFloor | None = None
    programme_scales: tuple[tuple[str, float], ...] = ()

    def factors(self, case: Case) -> Factors:
        """Return what the budgets of a case are multiplied by."""
        known = {programme.id for programme in case.programmes}
        own = {name: by for name, by in self.programme_scales if name in known and by != 1}
        return Factors(self.budget_scale, own)

    def question(
        self, case: Case, ranking: Ranking | None, previous: Mapping[str, float] | None = None
    ) -> Question:
        """Put it to a case and its ranking, which has no say under the role ``none``.

        Parameters
        ----------
        case, ranking : what is allocated
        previous : project id -> fraction; of equally good plans the nearest is taken
        """
        role = self.role or case.settings.role
        options: dict[str, Any] = {
            "role": role,
            "budget_scale": self.budget_scale,
            "programme_scales": self.factors(case).own,
            "floor": self.floor if role == "floor" else None,
            "multiplier": self.multiplier if role == "value" else None,
            "agreements_required": self.agreements,
        }
        if self.least is not None:
            options["extra_rows"] = (self.least,)
        if previous:
            known = {project.id for project in case.projects}
            options["previous"] = {name: y for name, y in previous.items() if name in known}
        return Question(case, None if role == "none" else ranking, options)

    def into(self, row: SavedScenario, fractions: Mapping[str, float]) -> SavedScenario:
        """Keep it in a saved view, with the plan that was seen."""
        return replace(
            row,
            role=self.role,
            budget_scale=self.budget_scale,
            programme_scales=tuple(scale_text(*pair) for pair in self.programme_scales),
            floor=self.floor,
            multiplier=self.multiplier,
            agreements=self.agreements,
            least=self.least.level if self.least else None,
            least_by=self.least.by if self.least else "",
            least_per=self.least.per if self.least else "",
            plan={name: y for name, y in fractions.items() if y > 0},
        )


def asked_by(row: SavedScenario | None) -> Asked:
    """Return what a saved view asks of the money; without one, what every case asks."""
    if row is None:
        return Asked()
    return Asked(
        role=row.role,
        budget_scale=1.0 if row.budget_scale is None else row.budget_scale,
        programme_scales=tuple(
            pair for pair in map(read_scale, row.programme_scales) if pair is not None
        ),
        floor=row.floor,
        multiplier=row.multiplier,
        agreements=row.agreements,
        least=None
        if row.least is None
        else EquityFloor(row.least_by or PLACES[0], row.least_per or MEASURES[0], row.least),
    )
