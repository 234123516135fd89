"""Which missing agreements between regions block the most value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mcda.allocation.agreements import Pair, is_in_force, missing_pairs, pair_name
from mcda.allocation.eligibility import bar
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import Family, build_model
from mcda.allocation.plan import Plan, Status
from mcda.allocation.solve import Outcome, solve
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Agreement, Case
from mcda.ranking.result import Ranking
from mcda.ranking.wording import MANY, figure_text, joined, named

MOST_SOLVED = 60
"""Sets of agreements that are solved again; the others are told with their bounds."""

_MOST_LARGE = 12  # the same where one solve takes its time
_LARGE = 2_000  # rows above which it does

_NOTHING = 1e-6  # part of the value that is the solver's rounding


@dataclass(frozen=True)
class MissingAgreements:
    """Agreements that would have to be concluded together to let ventures in.

    Parameters
    ----------
    pairs : the pairs of regions without one, region ids
    ventures : ids of the joint ventures that nothing else bars
    gain : value that the plan would gain with these agreements; None where only bounds are known
    least, bound : the least and the most that it could gain; ``bound`` None = not known
    sentence : the same in words
    """

    pairs: tuple[Pair, ...]
    ventures: tuple[str, ...]
    gain: float | None
    least: float
    bound: float | None
    sentence: Sentence


@dataclass(frozen=True)
class Missing:
    """What missing agreements would add, and to which plan.

    Parameters
    ----------
    sets : those that are known to block the most value first
    base : value of the plan that funds only ventures with agreements in force; None without one
    signed, in_force : agreements of the case, and those of them in force in its first year
    """

    sets: tuple[MissingAgreements, ...]
    base: float | None
    signed: int
    in_force: int


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
    most: int | None = None,
    **solving: Any,
) -> Missing:
    """List the missing agreements, those first that are known to block the most value.

    For every joint venture that only missing agreements bar, these are looked at as one set,
    together with all ventures that the set lets in. Compared is always the plan that funds only
    ventures with agreements in force. The ``most`` sets that let in most value are solved again;
    the bounds of the others shrink with that: a set brings no less than a part of it that was
    solved, no more than a larger one or all missing agreements together, and where no rule ties
    ventures to one another (shares, floors, requirements) not more than the value of what it
    lets in, carried out in full.

    Special cases: where there is no plan without them, the gain is that of a plan worth 0, and
    a set under which there is none gains nothing. Under the role ``value`` the factors change
    with the ventures that are let in, so that nothing bounds what was not solved.

    Parameters
    ----------
    case, ranking, role, budget_scale, programme_scales, relax, floor, multiplier, extra_rows :
        as for ``allocate``
    most : sets to be solved again; None = as many as are affordable
    solving : ``solver`` and ``time_limit`` of each solve
    """
    role = case.settings.role if role is None else role

    def instance(of: Case, required: bool) -> Instance:
        return build_instance(
            of, ranking, role, budget_scale, relax,
            floor=floor, multiplier=multiplier, agreements_required=required,
            programme_scales=programme_scales,
        )  # fmt: skip

    def value(of: Case, required: bool) -> float | None:
        return _value(solve(build_model(instance(of, required), extra_rows), **solving))

    in_force = sum(is_in_force(item, case.years[0]) for item in case.agreements if case.years)
    base = solve(build_model(instance(case, required=True), extra_rows), **solving)
    worth = base.objective if base.has_plan else None
    now = worth or 0.0
    blocked = _blocked(case, ranking, role)
    if not blocked:
        return Missing((), worth, len(case.agreements), in_force)
    whole = instance(case, required=False)
    of_all = None if role == "value" else value(case, required=False)
    full = {
        venture.project.id: max(venture.value * venture.project.max_fraction, 0.0)
        for venture in whole.ventures
    }
    is_coupled = _is_coupled(case, role) or bool(extra_rows)
    sets = [_Set(pairs, blocked, full) for pairs in dict.fromkeys(blocked.values())]
    sets.sort(key=lambda one: -one.worth)
    if most is None:
        is_large = len(build_model(whole, extra_rows).rows) > _LARGE
        most = _MOST_LARGE if is_large else MOST_SOLVED
    for place, one in enumerate(sets):
        if of_all is not None:
            one.bound = max(of_all - now if is_coupled else min(one.worth, of_all - now), 0.0)
        if one.bound == 0:
            one.gain = 0.0
        elif place < most:
            one.gain = _gained(now, value(_concluded(case, one.pairs), required=True))
    if role != "value":
        _narrow(sets)
    has_money = any(map(any, whole.budgets))
    found = sorted((_told(one, case, has_money=has_money) for one in sets), key=_place)
    return Missing(tuple(found), worth, len(case.agreements), in_force)


def _gained(now: float, then: float | None) -> float | None:
    if then is None:
        return None
    gain = then - now
    return gain if abs(gain) > _NOTHING * max(abs(now), abs(then)) else 0.0


def _place(one: MissingAgreements) -> tuple[int, float]:
    """Order by what is known to be blocked, then by what may be, and what adds nothing last.

    A bound says too much to stand before a gain: where rules tie ventures to one another, every
    set that was not solved again may have the same, that of all sets together.
    """
    if one.gain is None:
        return 1, -(one.bound or 0.0)
    return (0, -one.gain) if one.gain > 0 else (2, 0.0)


class _Set:
    """A set of missing pairs, the ventures that it lets in, and what is known that they bring."""

    def __init__(
        self,
        pairs: tuple[Pair, ...],
        blocked: Mapping[str, tuple[Pair, ...]],
        full: Mapping[str, float],
    ) -> None:
        self.pairs = pairs
        self.ventures = tuple(name for name, own in blocked.items() if set(own) <= set(pairs))
        self.worth = sum(full.get(name, 0.0) for name in self.ventures)
        self.gain: float | None = None
        self.least = 0.0
        self.bound: float | None = None


def _narrow(sets: Sequence[_Set]) -> None:
    """Narrow the bounds: to let more ventures in never costs value."""
    known = [(set(one.pairs), one.gain) for one in sets if one.gain is not None]
    for one in sets:
        if one.gain is not None:
            one.least = one.gain
            continue
        own = set(one.pairs)
        one.least = max([0.0, *(gain for pairs, gain in known if pairs <= own)])
        above = [gain for pairs, gain in known if pairs >= own]
        if one.bound is not None:
            above.append(one.bound)
        one.bound = max(min(above), one.least) if above else None


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


def _value(outcome: Outcome) -> float | None:
    """Return what the best plan is worth, 0 without one; None where the search stopped early."""
    if outcome.status is Status.OPTIMAL:
        return outcome.objective
    return 0.0 if outcome.status is Status.INFEASIBLE else None


def _told(one: _Set, case: Case, *, has_money: bool) -> MissingAgreements:
    names = {project.id: project.name for project in case.projects}
    values = {
        "pairs": named([pair_name(pair, case) for pair in one.pairs], MANY),
        "ventures": named([names[name] for name in one.ventures]),
    }
    says = (
        "{pairs}: this agreement {brings}, and would open the way for {ventures}."
        if len(one.pairs) == 1
        else "{pairs}: these agreements together {brings}, and would open the way for {ventures}."
    )
    return MissingAgreements(
        one.pairs,
        one.ventures,
        one.gain,
        one.least,
        one.bound,
        sentence(says, brings=_brings(one, has_money=has_money), **values),
    )


def _brings(one: _Set, *, has_money: bool) -> Sentence:
    least, most = figure_text(one.least), figure_text(one.bound or 0.0)
    if one.gain is not None and one.gain > 0:
        return sentence("would add {value} value", value=figure_text(one.gain))
    if one.gain is not None:
        return (
            sentence("would add no value under the present budgets and rules")
            if has_money
            else sentence("would add no value as long as no programme has any money")
        )
    if one.bound is None:
        return sentence("would add value, how much was not looked into")
    if one.least > 0:
        return sentence(
            "would add {least} to {most} value, how much exactly was not looked into",
            least=least, most=most,
        )  # fmt: skip
    return sentence(
        "would add at most {most} value, how much exactly was not looked into", most=most
    )


def base_sentence(found: Missing, plan: Plan) -> Sentence:
    """Say to which plan missing agreements would add, and how that is related to the one shown."""
    told = [
        sentence(
            "Of the case's agreements {in_force} of {signed} are in force in {year}. What further "
            "ones would add is told against the plan that funds only ventures whose partners all "
            "have one when it starts: {base}.",
            in_force=found.in_force,
            signed=found.signed,
            year=plan.years[0] if plan.years else "–",
            base=sentence("no plan keeps all rules then, which counts as 0")
            if found.base is None
            else sentence("it is worth {value}", value=figure_text(found.base)),
        )
    ]
    if plan.agreements_required:
        told.append(sentence("That is the plan shown above."))
    else:
        told.append(
            sentence(
                "The plan shown above, worth {value}, asks for no agreements, so nothing would be "
                "added to it; the switch “Only with agreements in force” asks for them.",
                value=figure_text(plan.objective or 0.0),
            )
        )
    return joined(told)


def next_sentence(found: Missing, case: Case) -> Sentence | None:
    """Say which single agreement should be signed next; None where none is missing."""
    if not found.sets:
        return None
    single = [one for one in found.sets if len(one.pairs) == 1]
    known = [one for one in single if one.gain is not None]
    best = max(known, key=lambda one: one.gain or 0.0, default=None)
    if not single:
        return sentence(
            "No single agreement would open the way for a venture: each lacks several at once."
        )
    if best is None:
        return sentence("Which single agreement would add most was not looked into.")
    names = {project.id: project.name for project in case.projects}
    values = {
        "pair": pair_name(best.pairs[0], case),
        "ventures": named([names[name] for name in best.ventures]),
        "value": figure_text(best.gain or 0.0),
        "known": len(known),
        "all": len(single),
    }
    if not best.gain:
        says = "No single one of the {known} missing agreements looked into would add value alone."
    elif len(known) < len(single):
        says = (
            "The agreement to sign next is {pair}. It would add {value} value, the most of the "
            "{known} of {all} single agreements looked into, and open the way for {ventures}."
        )
    elif len(known) == 1:
        says = (
            "The agreement to sign next is {pair}. It would add {value} value and open the way for "
            "{ventures}; no other single agreement opens the way for a venture."
        )
    else:
        says = (
            "The agreement to sign next is {pair}. It would add {value} value, the most that a "
            "single agreement can add, and open the way for {ventures}."
        )
    return sentence(says, **values)
