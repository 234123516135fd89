"""A plan in sentences that screen, files and terminal share: what it does, or why it does nothing.

Whatever goes wrong is said together with what to do about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mcda.allocation.changes import Factors
from mcda.allocation.eligibility import is_barred_by_gate
from mcda.allocation.plan import Plan, Status
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.case.ventures import GOES_AHEAD
from mcda.ranking.wording import figure_text, joined, listed, share_text
from mcda.report.numbers import amount_text, listing, written
from mcda.report.rule_words import PROVEN, ROLES, SOLVERS

_NAMED = 3  # impacts in a sentence
_COUNTS = ("", "number", "count", "units", "persons", "people")  # units that add nothing to a name


def plan_choices(case: Case, plan: Plan) -> Sentence:
    """Put the choices behind a plan in words, and how far it may be from the best."""
    choices = sentence(
        "What the ranking does to the money: {meaning}. {budgets} {proven} Computed with {solver}.",
        meaning=ROLES[plan.role],
        budgets=budgets_sentence(case, Factors(plan.budget_scale, plan.programme_scales)),
        proven=PROVEN[plan.status],
        solver=SOLVERS.get(plan.solver, plan.solver),
    )
    return _with_doubt(choices, plan)


def tokens_sentence(case: Case) -> Sentence | None:
    """Say of how little a group's rule is content with; None where every size is somebody's own."""
    asking = {group.id for group in case.groups if group.asks}
    names = [
        project.name
        for project in case.projects
        if not asking.isdisjoint(project.group) and project.min_fraction == 0
    ]
    if not names:
        return None
    return sentence(
        "In a group a joint venture goes ahead from its smallest size on; these have none and go "
        "ahead from {share} % of their full size on: {names}.",
        share=share_text(GOES_AHEAD), names=listing(names),
    )  # fmt: skip


def budgets_sentence(case: Case, factors: Factors) -> Sentence:
    """Say what the budgets are multiplied by, naming each programme with a factor of its own."""
    every = _factor(factors.every)
    own = [
        sentence("{programme} at {own}", programme=programme.name, own=_factor(factor))
        if factors.every == 1
        else sentence(
            "{programme} at {own} of that, {whole} in all",
            programme=programme.name, own=_factor(factor),
            whole=_factor(factors.of(programme.id)),
        )
        for programme in case.programmes
        if (factor := factors.own.get(programme.id, 1.0)) != 1
    ]  # fmt: skip
    if not own:
        return sentence("Budgets at {scale} of the case's.", scale=every)
    if factors.every == 1:
        return sentence("Budgets as in the case, but {own}.", own=listed(own))
    return sentence("Budgets at {scale} of the case's; {own}.", scale=every, own=listed(own))


def is_scaled(factors: Factors) -> bool:
    """Whether any budget is not as in the case."""
    return factors.every != 1 or any(factor != 1 for factor in factors.own.values())


def _available(case: Case, amount: float, decimals: int, factors: Factors) -> Sentence | str:
    """Write the money that there is, and what was done to the case's budgets to make it that."""
    money = _money(case, amount, decimals)
    if not is_scaled(factors):
        return money
    own = [
        sentence("{programme} at {own}", programme=programme.name, own=_factor(factor))
        for programme in case.programmes
        if (factor := factors.of(programme.id)) != factors.every
    ]
    every = sentence("budgets at {scale} of the case's", scale=_factor(factors.every))
    return sentence(
        "{money} ({scaled})",
        money=money,
        scaled=listed([*([every] if factors.every != 1 else []), *own]),
    )


def _factor(factor: float) -> str:
    return f"{written(100 * factor)} %"


def plan_sentence(case: Case, plan: Plan) -> Sentence:
    """Say what a plan does: how many ventures, how much money, what they promise, where.

    A plan that is not proven best says so. Without a plan, or when nothing is funded, this is
    :func:`status_sentence`. Budgets that are not those of the case say so in either.
    """
    factors = Factors(plan.budget_scale, plan.programme_scales)
    status = status_sentence(plan)
    if status is not None:
        return joined([status, budgets_sentence(case, factors)]) if is_scaled(factors) else status
    funded = [project for project in plan.projects if project.is_funded]
    available = sum(sum(years.values()) for years in plan.budgets.values())
    reached = sum(amount > 0 for amount in plan.regions.values())
    values = {
        "funded": len(funded),
        "all": len(plan.projects),
        "spent": amount_text(plan.amount, plan.decimals),
        "available": _available(case, available, plan.decimals, factors),
        "where": sentence("1 region") if reached == 1 else sentence("{n} regions", n=reached),
        "promise": _promise(case, plan),
    }
    told = Sentence(_PLAN_TEMPLATES[len(funded) == 1, bool(case.impacts)], values)
    return _with_doubt(told, plan)


_PLAN_TEMPLATES = {
    (False, False): "{funded} of {all} ventures take {spent} of {available} in {where}.",
    (True, False): "{funded} of {all} ventures takes {spent} of {available} in {where}.",
    (False, True): "{funded} of {all} ventures take {spent} of {available} "
    "and promise {promise} in {where}.",
    (True, True): "{funded} of {all} ventures takes {spent} of {available} "
    "and promises {promise} in {where}.",
}


def unproven_sentence(plan: Plan) -> Sentence | None:
    """Say how far a plan may be from the best one; None when it is proven best, or is none."""
    if plan.status is not Status.FEASIBLE or plan.objective is None:
        return None
    if plan.bound is None:
        return sentence("This plan is not proven best: how much value may be missing is not known.")
    more = plan.bound - plan.objective
    if more <= 0:
        return None
    # Above the plan's own value, a part of it says nothing.
    says = (
        "This plan is not proven best: up to {more} of value ({percent} %) may be missing."
        if more <= plan.objective
        else "This plan is not proven best: up to {more} of value may be missing."
    )
    part = share_text(more / plan.objective, digits=2) if plan.objective > 0 else ""
    return sentence(says, more=figure_text(more), percent=part)


def doubts(plans: Mapping[str, Plan]) -> Iterator[Sentence]:
    """Say of each plan that is not proven best, by its name, how far it may be from that."""
    for name, plan in plans.items():
        doubt = unproven_sentence(plan)
        if doubt is not None:
            yield sentence("{name}: {doubt}", name=name, doubt=doubt)


def _with_doubt(told: Sentence, plan: Plan) -> Sentence:
    doubt = unproven_sentence(plan)
    return told if doubt is None else joined([told, doubt])


def status_sentence(plan: Plan) -> Sentence | None:
    """Say why there is no plan, or why it pays nobody, and what to do; None when it pays.

    What arithmetic alone proves is told rather than what may help in general.
    """
    if plan.has_plan:
        return None if plan.amount > 0 else _nothing_funded(plan)
    is_impossible = any(found.is_error for found in plan.findings)
    if plan.status is Status.INFEASIBLE and plan.taken and not is_impossible:
        return sentence(
            "No plan keeps all rules at once with what was taken: let go of something that was "
            "taken, lower a minimum in the limits, or raise a budget or a region's absorption."
        )
    if plan.findings:
        return obstacles(plan)[0]
    if plan.status is Status.INFEASIBLE:
        return sentence(
            "No plan keeps all rules at once: lower a minimum in the limits, raise a budget "
            "or a region's absorption, or let all-or-nothing ventures be done in part."
        )
    return sentence(
        "The search ended without a plan because its time was over: let all-or-nothing "
        "ventures be done in part, or leave out some ventures, and try again."
    )


def obstacles(plan: Plan) -> tuple[Sentence, ...]:
    """Say what stands in the way of a plan at first sight, each with its remedy."""
    return tuple(joined([found.message, found.fix]) for found in plan.findings)


def other_obstacles(plan: Plan) -> tuple[Sentence, ...]:
    """Say what stands in the way besides what the status says."""
    status = status_sentence(plan)
    return tuple(told for told in obstacles(plan) if told != status)


def _nothing_funded(plan: Plan) -> Sentence:
    """Say why an otherwise sound plan pays nobody."""
    if not plan.projects:
        return sentence("There are no joint ventures to fund: add some to the table projects.")
    if not any(project.eligible for project in plan.projects):
        if any(is_barred_by_gate(project.reason) for project in plan.projects):
            return sentence(
                "No venture is funded because none is eligible: raise “Regions on the shortlist” "
                "under “Rules”, or choose “None: the ranking only informs”; the reason stands "
                "beside each venture."
            )
        return sentence(
            "No venture is funded because none is eligible: the reason stands beside each venture, "
            "and what to do about it."
        )
    if plan.findings:
        return obstacles(plan)[0]
    doubt = unproven_sentence(plan)
    if doubt is not None:
        return sentence(
            "No venture is funded yet. {doubt} Let all-or-nothing ventures be done in part, or "
            "leave out some ventures, and try again.",
            doubt=doubt,
        )
    reachable = [p.closeness for p in plan.projects if p.eligible and p.closeness is not None]
    if plan.tau is not None and reachable and max(reachable) < plan.tau:
        return sentence(
            "No venture is funded because no eligible one reaches the closeness of {tau} that the "
            "money must have on average: lower “Mean closeness that the money must reach, in "
            "hundredths”.",
            tau=f"{plan.tau:.2f}",
        )
    return sentence(
        "No venture is funded although some are eligible: raise the budgets or what regions can "
        "absorb, or let all-or-nothing ventures be done in part."
    )


def _money(case: Case, amount: float, decimals: int) -> str:
    unit = case.settings.money_unit or "in public money"
    return f"{amount_text(amount, decimals)} {unit}"


def _promise(case: Case, plan: Plan) -> Sentence | str:
    """Sum up the first impacts that carry weight, each with its unit."""
    counted = [impact for impact in case.impacts if impact.weight > 0] or list(case.impacts)
    totals = []
    for impact in counted[:_NAMED]:
        total = written(sum(project.impacts.get(impact.id, 0.0) for project in plan.projects))
        name = _inside(impact.name)
        counts = impact.unit.casefold() in (*_COUNTS, impact.name.casefold())
        totals.append(f"{total} {name}" if counts else f"{total} {impact.unit} of {name}")
    return listing(totals) if totals else ""


def _inside(name: str) -> str:
    """Write a name as inside a sentence: ``Jobs`` is ``jobs``, ``GRP`` stays ``GRP``."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
