"""What a meeting asks of the money, as it is kept in a saved view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mcda.allocation.changes import Factors
from mcda.allocation.question import Question
from mcda.allocation.taken import rows_of, ruled_case
from mcda.case.model import Case, SavedScenario, Taken
from mcda.case.record import NOW
from mcda.case.taken import saved_rules, still_ruled, taken_text
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
    programme_scales : pairs of a programme's id and the factor on its budgets besides that on
        all; a programme that the case does not have is passed over
    taken : wishes, floors, repairs and plans that were taken, as rules
    """

    role: str = ""
    budget_scale: float = 1.0
    floor: float | None = None
    multiplier: float | None = None
    agreements: bool = False
    programme_scales: tuple[tuple[str, float], ...] = ()
    taken: tuple[Taken, ...] = ()

    def factors(self, case: Case) -> Factors:
        """Return what the budgets of a case are multiplied by."""
        known = {programme.id for programme in case.programmes}
        own = {name: by for name, by in self.programme_scales if name in known and by != 1}
        return Factors(self.budget_scale, own)

    def case_of(self, case: Case) -> Case:
        """Return a case with the figures that were taken, as its plan has them."""
        return ruled_case(case, self.taken, self.factors(case))[0] if self.taken else case

    def question(
        self, case: Case, ranking: Ranking | None, previous: Mapping[str, float] | None = None
    ) -> Question:
        """Put it to a case and its ranking, which has no say under the role ``none``.

        Parameters
        ----------
        case, ranking : what is allocated; the case as it is without what was taken
        previous : project id -> fraction; of equally good plans the nearest is taken
        """
        role = self.role or case.settings.role
        factors = self.factors(case)
        ruled, left = ruled_case(case, self.taken, factors)
        options: dict[str, Any] = {
            "role": role,
            "budget_scale": left.every,
            "programme_scales": left.own,
            "floor": self.floor if role == "floor" else None,
            "multiplier": self.multiplier if role == "value" else None,
            "agreements_required": self.agreements,
        }
        if rows := rows_of(self.taken):
            options["extra_rows"] = rows
        if previous:
            known = {project.id for project in case.projects}
            options["previous"] = {name: y for name, y in previous.items() if name in known}
        told: dict[str, Any] = {}
        if self.taken:
            told = {"taken": self.taken, "budget_scale": factors.every}
            told["programme_scales"] = dict(factors.own)
        return Question(ruled, None if role == "none" else ranking, options, told)

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
            taken=tuple(map(taken_text, self.taken)),
            least=None,
            least_by="",
            least_per="",
            plan={name: y for name, y in fractions.items() if y > 0},
        )


def asked_by(row: SavedScenario | None, case: Case) -> Asked:
    """Return what a saved view asks of the money; without one, what the case asks.

    What was taken in the view as it was left stands in the table ``taken`` of the case.
    """
    if row is None:
        return Asked(taken=still_ruled(case.taken, case))
    taken = saved_rules(row, case)
    if row.id == NOW and case.taken:
        taken = still_ruled(case.taken, case)
    return Asked(
        role=row.role,
        budget_scale=1.0 if row.budget_scale is None else row.budget_scale,
        programme_scales=tuple(
            pair for pair in map(read_scale, row.programme_scales) if pair is not None
        ),
        floor=row.floor,
        multiplier=row.multiplier,
        agreements=row.agreements,
        taken=taken,
    )


def saved_view(case: Case) -> SavedScenario | None:
    """Return the view as it was left when the case was saved; None in a case without one."""
    return next((row for row in case.scenarios if row.id == NOW), None)


def with_view(case: Case, view: SavedScenario) -> Case:
    """Return a case in which a view is kept as the one that was left, with what was taken in it."""
    others = tuple(row for row in case.scenarios if row.id != NOW)
    taken = asked_by(replace(view, id=""), case).taken
    return replace(case, scenarios=(*others, replace(view, id=NOW, taken=())), taken=taken)
