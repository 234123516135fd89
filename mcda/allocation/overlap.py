"""What the role of the ranking decides: the plans under all four roles, side by side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Plan, ProjectPlan
from mcda.case.columns import ROLES
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.result import Ranking


@dataclass(frozen=True)
class Dependence:
    """A joint venture that is funded under some roles and not under others.

    Parameters
    ----------
    project : id
    funded, unfunded : the roles under which it is, and under which it is not
    sentence : the same in words, with why it is barred where it is
    """

    project: str
    funded: tuple[str, ...]
    unfunded: tuple[str, ...]
    sentence: Sentence


@dataclass(frozen=True)
class Overlap:
    """Plans under the four roles, and what they share.

    Parameters
    ----------
    plans : role -> plan, in the order gate, floor, value, none
    worth : role -> value of the plan without the weighing of the role ``value``; only where
        there is a plan
    shared : pair of roles -> ventures funded under both, as a part of those funded under one of
        them; 1 when neither funds any
    always : ids of the ventures that are funded under every role that has a plan
    depending : the ventures that depend on the role, in table order
    summary : how many ventures depend on the role, in words
    """

    plans: Mapping[str, Plan]
    worth: Mapping[str, float]
    shared: Mapping[tuple[str, str], float]
    always: tuple[str, ...]
    depending: tuple[Dependence, ...]
    summary: Sentence


def overlap(case: Case, ranking: Ranking, role: str | None = None, **options: Any) -> Overlap:
    """Compare the plans under all four roles.

    The plan under ``role`` comes first, and the others stay as near to it as they can without
    losing value, so that ventures of equal value do not look as if the role decided.

    Special cases: a role under which there is no plan is compared with none.

    Parameters
    ----------
    case : the case
    ranking : the TOPSIS ranking
    role : the role in use; None = as the case says
    options : further arguments of ``allocate``
    """
    own = role or case.settings.role
    first = allocate(case, ranking, role=own, **options)
    if first.has_plan:
        options = {**options, "previous": first.fractions}
    plans = {
        other: first if other == own else allocate(case, ranking, role=other, **options)
        for other in ROLES
    }
    return compare(case, plans)


def compare(case: Case, plans: Mapping[str, Plan]) -> Overlap:
    """Compare plans that were made under different roles; arguments and result as above."""
    funded = {
        role: {part.project for part in plan.projects if part.fraction > 0}
        for role, plan in plans.items()
        if plan.has_plan
    }
    shared = {}
    for one, other in combinations(funded, 2):
        either = funded[one] | funded[other]
        shared[one, other] = len(funded[one] & funded[other]) / len(either) if either else 1.0
    depending = tuple(
        _dependence(place, case, plans, funded)
        for place, project in enumerate(case.projects)
        if len({project.id in ids for ids in funded.values()}) == 2
    )
    everywhere: set[str] = set.intersection(*funded.values()) if funded else set()
    return Overlap(
        plans=plans,
        worth={role: plain_value(case, plans[role]) for role in funded},
        shared=shared,
        always=tuple(project.id for project in case.projects if project.id in everywhere),
        depending=depending,
        summary=_summary(
            len(depending), len(set().union(*funded.values())), len(plans) - len(funded)
        ),
    )


def plain_value(case: Case, plan: Plan) -> float:
    """Return the value of what a plan carries out, whatever the role multiplied it by."""
    if not case.impacts:
        return math.fsum(_cost_inside(case, plan))
    return math.fsum(
        impact.weight * part.impacts.get(impact.id, 0.0) / impact.reference
        for part in plan.projects
        for impact in case.impacts
    )


def _cost_inside(case: Case, plan: Plan) -> list[float]:
    return [
        part.amount / project.public_share for project, part in zip(case.projects, plan.projects)
    ]


def _summary(depending: int, funded: int, without: int) -> Sentence:
    told = _depending(depending, funded)
    if not without:
        return told
    return sentence(
        "{told} Under {without} of the roles the rules leave no plan; these are not counted.",
        told=told,
        without=without,
    )


def _depending(depending: int, funded: int) -> Sentence:
    if not funded:
        return sentence("No joint venture is funded under any role of the ranking.")
    if not depending:
        return sentence(
            "The same joint ventures are funded whatever the role of the ranking: {funded}.",
            funded=funded,
        )
    return sentence(
        "Of {funded} joint ventures that are funded under some role of the ranking, {depending} "
        "depend on which role that is."
        if depending > 1
        else "Of {funded} joint ventures that are funded under some role of the ranking, one "
        "depends on which role that is.",
        funded=funded,
        depending=depending,
    )


def _dependence(
    place: int, case: Case, plans: Mapping[str, Plan], funded: Mapping[str, set[str]]
) -> Dependence:
    project = case.projects[place]
    yes = tuple(role for role, ids in funded.items() if project.id in ids)
    no = tuple(role for role in funded if role not in yes)
    said = sentence(
        "Funded under {yes}, not under {no}.",
        yes=_listed(yes),
        no=_listed(no),
    )
    barred: ProjectPlan | None = next(
        (plans[role].projects[place] for role in no if plans[role].projects[place].reason), None
    )
    if barred is not None:
        said = sentence("{said} {reason}", said=said, reason=barred.reason)
    return Dependence(project.id, yes, no, said)


def _listed(roles: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(roles[:-1]), roles[-1])))
