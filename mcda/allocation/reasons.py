"""Why a joint venture that may be funded gets nothing, or only part, in plain words.

Everything said here is read off the plan: what is left of budgets, absorption and people, the
prices, and what the other ventures got.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from mcda.allocation.eligibility import paying_programmes, window
from mcda.allocation.group_reasons import floor_reason, group_reason
from mcda.allocation.instance import full_value
from mcda.allocation.plan import Plan, ProjectPlan, Status
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, Limit, Programme, Project
from mcda.ranking.wording import share_text, shares_apart

_TOLERANCE = 1e-6  # part of a venture that counts as none
_LITTLE = 1e-3  # part of a venture that counts as a little more


def unfunded_reason(plan: Plan, project: Project, case: Case) -> Sentence:
    """Say why a joint venture got nothing or only part.

    Parameters
    ----------
    plan : a plan of ``case``
    project : a joint venture of ``case``
    case : the case

    Returns
    -------
    Sentence
        The first that holds: why it is not eligible; that there is no plan; that nothing is
        missing; that it is worth nothing; another venture that it requires or excludes; what
        is used up (money, absorption, people, a limit); and, where prices tell, how much more
        value would let it in. Where ventures are all or nothing they do not, and only
        :mod:`mcda.allocation.entry`, which solves again, has an answer.
    """
    plan = plan.exact or plan  # a rounded payment may seem to leave room that is not there
    own = next(part for part in plan.projects if part.project == project.id)
    simple = own.reason or _without_search(plan, own, project, case)
    if simple is not None:
        return simple
    need = _Need(plan, own, project, case)
    cause = next(_causes(need), None)
    if need.is_begun:
        rest = cause or sentence("The rules together leave no room for more of it.")
        return sentence(
            "It is funded at {percent} %. {rest}", percent=_part(own.fraction), rest=rest
        )
    percent = _missing_value(need)
    if percent is None:
        return cause or sentence("The rules together leave no room for more of it.")
    more = sentence(
        "It would need at least {percent} % more value to be funded in place of others.",
        percent=f"{percent:.1f}",
    )
    return more if cause is None else sentence("{cause} {more}", cause=cause, more=more)


def _without_search(plan: Plan, own: ProjectPlan, project: Project, case: Case) -> Sentence | None:
    """Return the reasons that do not depend on what is used up."""
    if plan.status is Status.INFEASIBLE:
        return sentence("There is no plan, because the rules contradict each other.")
    if not plan.has_plan:
        return sentence("There is no plan yet. Allow more time.")
    taken = _taken_reason(plan, project)
    if taken is not None:
        return taken
    if own.fraction >= project.max_fraction - _TOLERANCE:
        return sentence("It is carried out as far as it can be.")
    if full_value(project, case, window(project, plan.years)[1]) <= 0:
        return sentence("It brings no value, so it is not funded for its own sake.")
    return _other_venture(plan, own, project, case) or group_reason(plan, own, project, case)


def _taken_reason(plan: Plan, project: Project) -> Sentence | None:
    """Return what was taken about a venture itself; None where nothing was."""
    kinds = {rule.kind for rule in plan.taken if rule.subject == project.id}
    if "out" in kinds:
        return sentence("It is left out, as was wished.")
    if "amount" in kinds:
        return sentence("It gets exactly the amount that was wished.")
    if "plan" in kinds:
        return sentence("It has the size that it had in the plan that was taken.")
    if any(rule.kind == "plan" for rule in plan.taken):
        return sentence("The plan that was taken gives it nothing.")
    return None


def _other_venture(plan: Plan, own: ProjectPlan, project: Project, case: Case) -> Sentence | None:
    names = {other.id: other.name for other in case.projects}
    fraction = {other.project: other.fraction for other in plan.projects}
    for other in project.requires:
        if fraction.get(other, 0.0) <= own.fraction + _TOLERANCE:
            return sentence(
                "It goes no further than {other}, which it requires and of which {percent} % is "
                "funded.",
                other=names.get(other, other),
                percent=share_text(fraction.get(other, 0.0)),
            )
    excluding = {other.id for other in case.projects if project.id in other.excludes}
    for other in (*project.excludes, *sorted(excluding)):
        if fraction.get(other, 0.0) > 0:
            return sentence(
                "{other} is funded, and only one of the two may be.",
                other=names.get(other, other),
            )
    return None


@dataclass(frozen=True)
class _Need:
    """What a venture would need to go further, against what is left."""

    plan: Plan
    own: ProjectPlan
    project: Project
    case: Case

    @property
    def is_begun(self) -> bool:
        """Whether part of it is funded, so that what is said concerns the rest."""
        return self.own.fraction > 0

    @property
    def inside(self) -> float:
        return window(self.project, self.plan.years)[1]

    @property
    def years(self) -> list[int]:
        return [self.plan.years[t] for t in window(self.project, self.plan.years)[0]]

    @property
    def public(self) -> float:
        """Public money for carrying it out in full."""
        return self.project.public_share * self.inside * self.project.cost

    @property
    def step(self) -> float:
        """The smallest fraction that could be added to what it has."""
        return self.project.min_fraction if self.own.fraction == 0 else 0.0

    def left(self, family: str, name: str) -> float | None:
        """Return what is left of a rule; None when there is no such rule."""
        for price in self.plan.prices:
            if price.family == family and price.name == name:
                return price.slack
        return None

    def lacks(self, room: float) -> bool:
        """Whether room for this fraction is too little for the next step."""
        return room <= _TOLERANCE or room < self.step - _TOLERANCE


def _causes(need: _Need) -> Iterator[Sentence]:
    """Yield what is used up, each with its proof in the plan."""
    yield from _money(need)
    yield from _absorption(need)
    yield from _personnel(need)
    yield from _limits(need)
    floor = floor_reason(need.plan, need.own)
    if floor is not None:
        yield floor


def _money(need: _Need) -> Iterator[Sentence]:
    rows = paying_programmes(need.project, need.case)
    purses = [_Purse(need, need.case.programmes[row]) for row in rows]
    names = _payers(purses)
    years = _span(need.years)
    room = sum(purse.gives(1 - need.own.fraction) for purse in purses) / need.public
    if not any(purse.budget for purse in purses):
        yield sentence("There is no money for {years} in {names}.", names=names, years=years)
    elif room <= _TOLERANCE:
        says = (
            "No money is left for the rest of it in {years} from {names}."
            if need.is_begun
            else "No money is left for it in {years} from {names}."
        )
        yield sentence(says, years=years, names=names)
    elif need.lacks(room):
        left, least = shares_apart(room, need.step)
        yield sentence(
            "What is left for it in {years} from {names} pays for {room} % of it, and at least "
            "{least} % must be carried out.",
            years=years,
            names=names,
            room=left,
            least=least,
        )
    else:
        yield from _ceilings(need, purses, years)


def _payers(purses: list[_Purse]) -> str | Sentence:
    """Name the one programme that may pay; several are told by the table of programmes."""
    if len(purses) == 1:
        return purses[0].programme.name
    return sentence("the {count} programmes that may pay for it", count=len(purses))


def _span(years: list[int]) -> str:
    """Write years that follow each other as a span."""
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def _ceilings(need: _Need, purses: list[_Purse], years: str) -> Iterator[Sentence]:
    """Yield that those who still have money may not pay the whole of a little more."""
    little = max(need.step, _LITTLE)
    if sum(purse.gives(little) for purse in purses) >= need.public * (little - _TOLERANCE):
        return
    yield sentence(
        "{rich} may pay no larger part of its cost, and no money for the rest is left in {years}.",
        rich=", ".join(
            purse.programme.name for purse in purses if purse.left > _TOLERANCE * need.public
        ),
        years=years,
    )


class _Purse:
    """What a programme could still give to a venture."""

    def __init__(self, need: _Need, programme: Programme) -> None:
        # Money of earlier years counts where it may be carried over: "nothing is left" is only
        # said where nothing at all is left.
        years = [
            year
            for year in need.plan.years
            if year in need.years or (programme.carry_over > 0 and year < need.years[-1])
        ]
        self.programme = programme
        self.budget = sum(need.plan.budgets[programme.id][year] for year in years)
        self.left = sum(need.left("budget", f"{programme.id},{year}") or 0.0 for year in years)
        self.paid = sum(pay.amount for pay in need.own.money if pay.programme == programme.id)
        self.ceiling = programme.ceiling * need.inside * need.project.cost
        self.fraction = need.own.fraction

    def gives(self, more: float) -> float:
        """Return the most it could pay for this fraction more."""
        return max(min(self.left, self.ceiling * (self.fraction + more) - self.paid), 0.0)


def _absorption(need: _Need) -> Iterator[Sentence]:
    names = {region.id: region.name for region in need.case.regions}
    for region, share in need.project.partners.items():
        left = [need.left("absorption", f"{region},{year}") for year in need.years]
        if share > 0 and None not in left:
            room = sum(amount or 0.0 for amount in left) / (share * need.public)
            if need.lacks(room):
                says = (
                    "{region} cannot absorb enough more public money for it in {years}."
                    if room > _TOLERANCE
                    else "{region} cannot absorb more public money in {years}."
                )
                yield sentence(says, region=names[region], years=_span(need.years))


def _personnel(need: _Need) -> Iterator[Sentence]:
    names = {region.id: region.name for region in need.case.regions}
    for region, share in need.project.partners.items():
        left = need.left("personnel", region)
        wanted = share * need.project.personnel
        if left is not None and wanted > 0 and need.lacks(left / wanted):
            says = (
                "{region} has no skilled people left for more of it."
                if need.is_begun
                else "{region} has too few skilled people left for it."
            )
            yield sentence(says, region=names[region])


def _limits(need: _Need) -> Iterator[Sentence]:
    rules = {price.name: price for price in need.plan.prices if price.family == "limits"}
    for limit in need.case.limits:
        rule = rules.get(f"{limit.scope}:{limit.name}:maximum")
        if rule is None or not _concerns(limit, need):
            continue
        if rule.slack <= _TOLERANCE * max(rule.rhs, 1e-12):
            yield sentence("A limit is reached: {limit}", limit=rule.sentence)


def _concerns(limit: Limit, need: _Need) -> bool:
    if limit.scope == "sector":
        return limit.name == need.project.sector
    if limit.scope == "programme":
        return False  # another programme may still pay
    return any(
        limit.name in (region.zone if limit.scope == "zone" else (region.id,))
        for region in need.case.regions
        if region.id in need.project.partners
    )


def _part(fraction: float) -> str:
    """Write a part in percent, never as the whole nor as nothing."""
    percent = math.floor(1000 * fraction + _TOLERANCE) / 10
    return f"{percent:g}" if percent else "less than 0.1"


def _missing_value(need: _Need) -> float | None:
    """Return by how many percent its value falls short at least; None where prices do not tell.

    Given a selection of all-or-nothing ventures, prices know nothing of other selections.
    """
    short = need.own.reduced_value
    if need.plan.given_selection or short is None or short >= 0:
        return None
    value = need.own.factor * full_value(need.project, need.case, need.inside)
    return math.floor(-1000 * short / value + _TOLERANCE) / 10
