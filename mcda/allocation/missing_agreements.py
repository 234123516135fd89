"""Which missing agreements between regions block the most value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcda.allocation.agreements import Pair, missing_pairs, pair_name
from mcda.allocation.eligibility import bar
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import Family, build_model
from mcda.allocation.plan import Status
from mcda.allocation.solve import Outcome, solve
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Agreement, Case
from mcda.ranking.result import Ranking

MOST_SOLVED = 12
"""Sets of agreements that are solved again; the others are told with their bound."""

_NOTHING = 1e-9  # gain, relative to max(1, bound), that is the arithmetic's own


@dataclass(frozen=True)
class MissingAgreements:
    """Agreements that would have to be concluded together to let ventures in.

    Parameters
    ----------
    pairs : the pairs of regions without one, region ids
    ventures : ids of the joint ventures that nothing else bars
    gain : value that the plan would gain with these agreements; None where only ``bound`` is known
    bound : the most that it could gain
    sentence : the same in words
    """

    pairs: tuple[Pair, ...]
    ventures: tuple[str, ...]
    gain: float | None
    bound: float
    sentence: Sentence


def missing_agreements(
    case: Case,
    ranking: Ranking | None,
    *,
    role: str | None = None,
    budget_scale: float = 1.0,
    programme_scales: Mapping[str, float] | None = None,
    relax: bool = False,
    floor: float | None = None,
    multiplier: float | None = None,
    extra_rows: Sequence[Family] = (),
    most: int = MOST_SOLVED,
    **solving: Any,
) -> tuple[MissingAgreements, ...]:
    """List the missing agreements, those first that are known to block the most value.

    For every joint venture that only missing agreements bar, these are looked at as one set,
    together with all ventures that the set lets in. The ``most`` sets that let in most value are
    solved again with the agreements in force. The bound is what all missing agreements together
    would bring, and where no rule ties ventures to one another (shares, floors, requirements)
    not more than the value of what the set lets in, carried out in full.

    Special cases: where there is no plan without them, the gain is that of a plan worth 0, and
    a set under which there is none gains nothing. Under the role ``value`` the factors change
    with the ventures that are let in, so a gain may be above the bound.

    Parameters
    ----------
    case, ranking, role, budget_scale, programme_scales, relax : as for ``allocate``
    floor, multiplier, extra_rows : likewise
    most : sets to be solved again
    solving : ``solver`` and ``time_limit`` of each solve
    """
    role = case.settings.role if role is None else role

    def instance(of: Case, required: bool) -> Instance:
        return build_instance(
            of, ranking, role, budget_scale, relax,
            floor=floor, multiplier=multiplier, agreements_required=required,
            programme_scales=programme_scales,
        )  # fmt: skip

    def value(of: Case, required: bool) -> float:
        return _value(solve(build_model(instance(of, required), extra_rows), **solving))

    blocked = _blocked(case, ranking, role)
    if not blocked:
        return ()
    now = value(case, required=True)
    gain_of_all = value(case, required=False) - now
    full = {
        venture.project.id: max(venture.value * venture.project.max_fraction, 0.0)
        for venture in instance(case, required=False).ventures
    }
    is_coupled = _is_coupled(case, role) or bool(extra_rows)
    sets = [
        _Set(pairs, blocked, full, gain_of_all, is_coupled)
        for pairs in dict.fromkeys(blocked.values())
    ]
    sets.sort(key=lambda one: -one.worth)
    found = []
    for place, one in enumerate(sets):
        gain = 0.0 if one.bound == 0 else None
        if place < most and one.bound > 0:
            gain = value(_concluded(case, one.pairs), required=True) - now
        found.append(_told(one, gain, case))
    return tuple(sorted(found, key=_place))


def _place(one: MissingAgreements) -> tuple[int, float]:
    """Order by what is known to be blocked, then by what may be, and what adds nothing last.

    A bound says too much to stand before a gain: where rules tie ventures to one another, every
    set that was not solved again has the same, that of all sets together.
    """
    if one.gain is None:
        return 1, -one.bound
    return (0, -one.gain) if one.gain > _NOTHING * max(1.0, one.bound) else (2, 0.0)


class _Set:
    """A set of missing pairs, the ventures that it lets in and the most that they bring."""

    def __init__(
        self,
        pairs: tuple[Pair, ...],
        blocked: Mapping[str, tuple[Pair, ...]],
        full: Mapping[str, float],
        gain_of_all: float,
        is_coupled: bool,
    ) -> None:
        self.pairs = pairs
        self.ventures = tuple(name for name, own in blocked.items() if set(own) <= set(pairs))
        self.worth = sum(full.get(name, 0.0) for name in self.ventures)
        self.bound = max(gain_of_all if is_coupled else min(self.worth, gain_of_all), 0.0)


def _is_coupled(case: Case, role: str) -> bool:
    """Whether a venture that is let in may let others do more, so that it counts beyond itself."""
    return (
        role == "floor"
        or any(limit.unit == "share" or limit.minimum is not None for limit in case.limits)
        or any(project.requires for project in case.projects)
        or any(group.rule != "at_most" for group in case.groups)
        or any(fund.share_min > 0 or fund.share_max < 1 for fund in case.funds)
    )


def _blocked(case: Case, ranking: Ranking | None, role: str) -> dict[str, tuple[Pair, ...]]:
    """Return project id -> missing pairs of the ventures that nothing else bars."""
    missing = {
        project.id: missing_pairs(project, case)
        for project in case.projects
        if bar(project, case, ranking, role) is None
    }
    return {project: pairs for project, pairs in missing.items() if pairs}


def _concluded(case: Case, pairs: tuple[Pair, ...]) -> Case:
    new = tuple(Agreement(region_a=a, region_b=b, instrument="agreement") for a, b in pairs)
    return replace(case, agreements=(*case.agreements, *new))


def _value(outcome: Outcome) -> float:
    has_value = outcome.has_plan and outcome.status is not Status.INFEASIBLE
    return (outcome.objective or 0.0) if has_value else 0.0


def _told(one: _Set, gain: float | None, case: Case) -> MissingAgreements:
    names = {project.id: project.name for project in case.projects}
    values = {
        "pairs": listed([pair_name(pair, case) for pair in one.pairs]),
        "ventures": listed([names[name] for name in one.ventures], 3),
        "count": len(one.ventures),
        "value": f"{(one.bound if gain is None else gain):.2f}",
    }
    open_to = (
        "An agreement between {pairs} would open the way for {ventures} and "
        if len(one.pairs) == 1
        else "Agreements between {pairs}, all together, would open the way for {ventures} and "
    )
    if gain is None:
        end = "add at most {value} value; how much of it was not looked into."
    elif gain > _NOTHING * max(1.0, one.bound):
        end = "add {value} value."
    else:
        end = "add no value: others use the money as well."
    return MissingAgreements(
        one.pairs, one.ventures, gain, one.bound, sentence(open_to + end, **values)
    )
