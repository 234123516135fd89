"""What an allocation is: who gets how much from where and when, and what that costs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

from mcda.case.finding import Finding, Sentence
from mcda.case.model import Taken

GAP = 1e-7
"""Part of the value, or of 1 if that is more, up to which a plan counts as proven best."""


class Status(StrEnum):
    """How solving ended."""

    OPTIMAL = "optimal"  # no plan is worth more, up to ``GAP``
    FEASIBLE = "feasible"  # a plan whose gap is larger
    INFEASIBLE = "infeasible"
    TIME_LIMIT = "time_limit"  # stopped early without a plan


def gap_of(objective: float, bound: float) -> float:
    """Return how much more a plan may be worth at most, as a part of this one's value or of 1."""
    return (bound - objective) / max(1.0, abs(objective))


@dataclass(frozen=True)
class Payment:
    """Public money that one programme pays a joint venture in one year, in the case's unit."""

    programme: str
    year: int
    amount: float


@dataclass(frozen=True)
class FundPayment:
    """Money that a fund gives to a blended programme in one year, in the case's unit."""

    programme: str
    fund: str
    year: int
    amount: float


@dataclass(frozen=True)
class ProjectPlan:
    """What a plan does with one joint venture.

    Parameters
    ----------
    project : id
    eligible : whether any rule bars it before money is considered
    reason : why it is not eligible; None when it is
    fraction : realized fraction y, 0 to max_fraction
    reduced_value : its value less the cheapest cost, at the prices of the shared rows, of
        carrying it out in full; None when not eligible or when there are no prices
    money : payments above 0, by programme then year
    impacts : impact id -> what it brings within the horizon at this fraction
    beyond : public money committed after the horizon, (1 - h) pi C y
    closeness : its partners' closeness weighted by their shares; None under the role ``none``
        and without a ranked partner
    factor : what the role ``value`` multiplied its value by, else 1
    near_tie : under the role ``gate``, what lets it in or keeps it out by less than 0.02 of
        closeness; None when nothing does
    """

    project: str
    eligible: bool
    reason: Sentence | None
    fraction: float
    reduced_value: float | None
    money: tuple[Payment, ...]
    impacts: Mapping[str, float]
    beyond: float
    closeness: float | None = None
    factor: float = 1.0
    near_tie: Sentence | None = None

    @property
    def amount(self) -> float:
        """All public money within the horizon."""
        return math.fsum(payment.amount for payment in self.money)

    @property
    def is_funded(self) -> bool:
        """Whether it gets money."""
        return self.amount > 0


@dataclass(frozen=True)
class Price:
    """What one more unit of a rule's right-hand side adds to the value.

    Parameters
    ----------
    family : ``budget``, ``absorption``, ``personnel``, ``limits``, ``role_floor``; of further
        prices ``groups`` or ``funds``
    name : the row's name, as in the command-line contract ("N,2026", "zone:West:minimum")
    unit : unit of the right-hand side
    sentence : what the rule says
    rhs : right-hand side, user units
    slack : unused part of it, >= 0
    price : value per unit (per percentage point for a share); None without a valid price
    valid_from, valid_to : right-hand sides between which the price holds; None = unknown or
        unbounded
    """

    family: str
    name: str
    unit: str
    sentence: Sentence
    rhs: float
    slack: float
    price: float | None
    valid_from: float | None
    valid_to: float | None


@dataclass(frozen=True)
class Plan:
    """The allocation of joint-venture money.

    Parameters
    ----------
    status : how solving ended
    objective : value of the plan; None without a plan
    bound : proven upper bound of the value; None without one
    gap : (bound - objective) / max(1, |objective|); None without both
    role : what the ranking did to the money
    objective_is_cost : no impacts were given, so the value is the cost of all ventures done
    given_selection : prices hold for the chosen selection of all-or-nothing joint ventures
    budget_scale : factor on every budget
    years : the horizon
    budgets : programme id -> year -> money available, scaled
    projects : one per project, in table order
    regions : region id -> public money landing there, in table order, zeros included
    prices : one per row of budget, absorption, personnel, limits and role_floor
    solver : which solver answered
    agreements_required : only ventures whose partners all have agreements are eligible
    tau : mean closeness asked of the money, under the role ``floor``; else None
    funds : who pays for what blended programmes spend: payments above 0, by programme, fund,
        then year
    carried : programme id -> year -> money left unspent in that year for what is paid later
    further : prices of the caps of groups and of the shares of funds
    findings : what stands in the way at first sight: an error leaves no plan, a warning no money
    decimals : with which its money is written
    exact : the plan as it was solved, where the money of this one is rounded so that it adds up;
        see :mod:`mcda.allocation.shown_plan`
    programme_scales : programme id -> its own factor besides ``budget_scale``, where it is not 1
    taken : wishes, floors, repairs and plans that were taken and that it keeps
    """

    status: Status
    objective: float | None
    bound: float | None
    gap: float | None
    role: str
    objective_is_cost: bool
    given_selection: bool
    budget_scale: float
    years: tuple[int, ...]
    budgets: Mapping[str, Mapping[int, float]]
    projects: tuple[ProjectPlan, ...]
    regions: Mapping[str, float]
    prices: tuple[Price, ...]
    solver: str
    agreements_required: bool = False
    tau: float | None = None
    funds: tuple[FundPayment, ...] = ()
    carried: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    further: tuple[Price, ...] = ()
    findings: tuple[Finding, ...] = ()
    decimals: int = 2
    exact: Plan | None = None
    programme_scales: Mapping[str, float] = field(default_factory=dict)
    taken: tuple[Taken, ...] = ()

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan to show."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)

    @property
    def every_price(self) -> tuple[Price, ...]:
        """The prices of the command-line contract, then the further ones."""
        return (*self.prices, *self.further)

    @property
    def fractions(self) -> dict[str, float]:
        """Project id -> realized fraction; what a later plan stays near to."""
        return {project.project: project.fraction for project in self.projects}

    @property
    def amount(self) -> float:
        """All public money within the horizon."""
        return math.fsum(project.amount for project in self.projects)

    @property
    def by_year(self) -> dict[int, float]:
        """Year -> all public money paid in it, zeros included."""
        paid = dict.fromkeys(self.years, 0.0)
        for project in self.projects:
            for payment in project.money:
                paid[payment.year] += payment.amount
        return paid

    @property
    def cumulative(self) -> dict[int, float]:
        """Year -> all public money paid up to its end."""
        return dict(zip(self.years, accumulate(self.by_year.values())))

    @property
    def beyond(self) -> float:
        """All public money committed after the horizon."""
        return math.fsum(project.beyond for project in self.projects)

    def split_by_funds(self, payment: Payment) -> dict[str, float]:
        """Return who stands behind a payment: fund -> part of it.

        Each fund pays the same part of everything that its programme pays in a year. Empty for
        a programme that no funds feed.
        """
        behind = {
            part.fund: part.amount
            for part in self.funds
            if (part.programme, part.year) == (payment.programme, payment.year)
        }
        whole = sum(behind.values())
        return {fund: payment.amount * amount / whole for fund, amount in behind.items()}
