"""Where the money goes: the one verb of allocation."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mcda.allocation.attribution import attributed, carried, kept_by_funds
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import Family, Model, build_model, with_selection_fixed
from mcda.allocation.payments import payments, tidy
from mcda.allocation.plan import GAP, FundPayment, Plan, Price, ProjectPlan, Status, gap_of
from mcda.allocation.prices import price_rows, unpriced
from mcda.allocation.reduced import reduced_values
from mcda.allocation.rows import PRICED
from mcda.allocation.screens import screen_rules
from mcda.allocation.settle import calm_selection, settle
from mcda.allocation.solve import Outcome, solve
from mcda.case.columns import ROLES
from mcda.case.finding import CaseError, error, sentence
from mcda.case.model import Case
from mcda.ranking.result import Ranking

_LARGE = 5_000
"""Rows above which prices are taken as the solver gives them, without ranges."""

_PROVEN = 1e-9
"""Distance of bound and value, relative to max(1, value), that is the arithmetic's own."""

_GRACE = 20.0
"""Seconds that choosing among equal plans and pricing may take beyond the time limit."""


def allocate(
    case: Case,
    ranking: Ranking | None,
    *,
    role: str | None = None,
    floor: float | None = None,
    multiplier: float | None = None,
    agreements_required: bool = False,
    previous: Mapping[str, float] | None = None,
    extra_rows: Sequence[Family] = (),
    budget_scale: float = 1.0,
    programme_scales: Mapping[str, float] | None = None,
    relax: bool = False,
    time_limit: float = 30.0,
    solver: str = "highs",
) -> Plan:
    """Choose which joint ventures get how much public money, from where and when.

    Maximizes the value of what is carried out within the horizon, or without ``impacts`` its
    cost, under the rules of the case (design page, section 7). Among equally good plans the one
    nearest to the previous plan is taken, or without one that whose worst-off region gets most;
    then the early years and the first programmes pay first.

    Special cases: without joint ventures, programmes or money the plan is optimal and empty;
    when the rules contradict each other it is infeasible and carries no figures. Prices hold
    for the selection of all-or-nothing ventures that the plan makes.

    Parameters
    ----------
    case : the case
    ranking : the TOPSIS ranking; None only under the role ``none``
    role : what the ranking does to the money: ``gate`` (a partner must be on the shortlist),
        ``floor`` (the mean closeness of the money must reach ``floor``), ``value`` (closeness
        raises and lowers values) or ``none``; None = as the case says
    floor : tau of the role ``floor``, 0 to 1; None = as the case says, else the mean closeness
        of the regions
    multiplier : m of the role ``value``, 0 to 1; None = as the case says
    agreements_required : a venture is eligible only where each pair of its partners has an
        agreement in force at its start
    previous : project id -> fraction in an earlier plan; of equally good plans the nearest one
        is taken. Ventures that are not named had nothing.
    extra_rows : further constraint families, for wishes that are no rules of the case
    budget_scale : factor on every budget, >= 0
    programme_scales : programme id -> a factor >= 0 on its budgets, or those of its funds,
        besides ``budget_scale``; 1 where not named
    relax : all selections continuous and no smallest fractions
    time_limit : seconds for finding the plan
    solver : ``highs`` (CBC where it fails) or ``cbc``

    Returns
    -------
    Plan
        In user units.

    Raises
    ------
    CaseError
        The role needs a ranking that is missing.
    ValueError
        ``role`` or ``solver`` is unknown, or a figure is outside its range.
    """
    role = case.settings.role if role is None else role
    own = dict(programme_scales or {})
    _check(role, ranking, solver)
    _check_scales(case, budget_scale, own)
    _check_range("floor", floor)
    _check_range("multiplier", multiplier)
    instance = build_instance(
        case, ranking, role, budget_scale, relax,
        floor=floor, multiplier=multiplier, agreements_required=agreements_required,
        programme_scales=own,
    )  # fmt: skip
    model = build_model(instance, extra_rows)
    solution = _Solver(solver, time_limit, with_ranges=len(model.rows) <= _LARGE)
    result = _find(model, instance, solution, previous)
    gap = None
    if result.objective is not None and result.bound is not None:
        gap = gap_of(result.objective, result.bound)
    return Plan(
        status=_status(result.outcome, gap),
        objective=result.objective,
        bound=result.bound,
        gap=gap,
        role=role,
        objective_is_cost=not case.impacts,
        given_selection=model.is_mip,
        budget_scale=budget_scale,
        years=instance.years,
        budgets={
            programme.id: dict(zip(instance.years, instance.budgets[row]))
            for row, programme in enumerate(case.programmes)
        },
        projects=_project_plans(instance, result),
        regions=_regional(instance, result),
        prices=tuple(price for price in result.prices if price.family in PRICED),
        further=tuple(price for price in result.prices if price.family not in PRICED),
        solver=result.outcome.solver,
        agreements_required=agreements_required,
        tau=instance.tau,
        funds=result.funds,
        carried=carried(result.values or {}, instance),
        findings=screen_rules(instance),
        programme_scales={name: factor for name, factor in own.items() if factor != 1},
    )


def _check(role: str, ranking: Ranking | None, solver: str) -> None:
    if role not in ROLES:
        raise ValueError(f"role must be one of {', '.join(ROLES)}, not {role}")
    if role != "none" and ranking is None:
        raise CaseError(
            error(
                "case", None, "role",
                sentence("The role {role} needs a ranking of the regions.", role=role),
                sentence("Rank the regions first, or choose the role none."),
            )
        )  # fmt: skip
    if solver not in ("highs", "cbc"):
        raise ValueError(f"solver must be highs or cbc, not {solver}")


def _check_scales(case: Case, budget_scale: float, own: Mapping[str, float]) -> None:
    known = {programme.id for programme in case.programmes}
    for name in own:
        if name not in known:
            raise ValueError(f"there is no programme {name}")
    for name, factor in (("budget_scale", budget_scale), *own.items()):
        if not (math.isfinite(factor) and factor >= 0):
            raise ValueError(f"{name} must be a number >= 0, not {factor}")


def _check_range(name: str, value: float | None) -> None:
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"{name} must be a number from 0 to 1, not {value}")


class _Solver:
    """Solves models within one time limit, and a grace for what follows the plan."""

    def __init__(self, name: str, time_limit: float, with_ranges: bool) -> None:
        self.name = name
        self.end = time.monotonic() + time_limit
        self.with_ranges = with_ranges

    def __call__(self, model: Model) -> Outcome:
        seconds = max(self.end - time.monotonic(), 0.0)
        return solve(model, solver=self.name, time_limit=seconds, ranges=self.with_ranges)

    def extend(self) -> None:
        """Allow what follows the plan its grace."""
        self.end = max(self.end, time.monotonic() + _GRACE)


@dataclass(frozen=True)
class _Result:
    outcome: Outcome
    objective: float | None = None
    bound: float | None = None
    values: Mapping[str, float] | None = None
    prices: tuple[Price, ...] = ()
    reduced: Mapping[str, float] | None = None
    funds: tuple[FundPayment, ...] = ()


def _find(
    model: Model, instance: Instance, ask: _Solver, previous: Mapping[str, float] | None
) -> _Result:
    first = ask(model)
    if not first.has_plan:
        return _Result(first)
    ask.extend()
    linear, optimum = model, first
    if model.is_mip:
        chosen = calm_selection(model, first, instance, ask, previous)
        linear = with_selection_fixed(model, chosen)
        optimum = ask(linear)
    if optimum.status is not Status.OPTIMAL:
        values, funds = _shown(model, first.values, instance, ask)
        worth = _worth(model, values, first)
        kept = kept_by_funds(funds, instance)
        return _Result(first, *worth, values, unpriced(model, values, kept), funds=funds)
    settled = settle(linear, optimum, instance, ask, previous)
    values, funds = _shown(linear, settled, instance, ask)
    kept = kept_by_funds(funds, instance)
    pricing = price_rows(linear, optimum, values, kept, ask, confirm=ask.with_ranges)
    reduced = reduced_values(linear, pricing.duals, instance, ask)
    return _Result(first, *_worth(model, values, first), values, pricing.prices, reduced, funds)


def _shown(
    model: Model, solved: Mapping[str, float], instance: Instance, ask: _Solver
) -> tuple[dict[str, float], tuple[FundPayment, ...]]:
    """Return the values without the solver's dust, and who pays what of them."""
    clean = tidy(model, solved, instance)
    kept, funds = attributed(model, solved, clean, instance, ask)
    return clean | kept, funds


def _worth(model: Model, values: Mapping[str, float], first: Outcome) -> tuple[float, float | None]:
    objective = math.fsum(a * values[name] for name, a in model.value.items())
    if first.bound is None:
        return objective, None
    is_proven = first.bound - objective <= _PROVEN * max(1.0, abs(objective))
    return objective, objective if is_proven else first.bound


def _status(found: Outcome, gap: float | None) -> Status:
    """Return how solving ended for the plan that is told, not only for the one first found."""
    if not found.has_plan:
        return found.status
    return Status.OPTIMAL if gap is not None and gap <= GAP else Status.FEASIBLE


def _project_plans(instance: Instance, result: _Result) -> tuple[ProjectPlan, ...]:
    eligible = instance.by_id
    values = result.values or {}
    plans = []
    for project in instance.case.projects:
        venture = eligible.get(project.id)
        fraction = 0.0 if venture is None else values.get(venture.y, 0.0)
        inside = 0.0 if venture is None else venture.inside
        plans.append(
            ProjectPlan(
                project=project.id,
                eligible=venture is not None,
                reason=instance.barred.get(project.id),
                fraction=fraction,
                reduced_value=(result.reduced or {}).get(project.id),
                money=() if venture is None else payments(venture, values, instance),
                impacts={
                    impact.id: inside * project.impacts.get(impact.id, 0.0) * fraction
                    for impact in instance.case.impacts
                },
                beyond=(1 - inside) * project.public_share * project.cost * fraction,
                closeness=instance.closeness.get(project.id),
                factor=1.0 if venture is None else venture.factor,
                near_tie=instance.near_ties.get(project.id),
            )
        )
    return tuple(plans)


def _regional(instance: Instance, result: _Result) -> dict[str, float]:
    amounts = {region.id: 0.0 for region in instance.case.regions}
    for venture in instance.ventures:
        paid = sum(payment.amount for payment in payments(venture, result.values or {}, instance))
        for region, share in venture.project.partners.items():
            amounts[region] += share * paid
    return amounts
