"""Changes of a case that let its rules hold together, and their application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mcda.case.finding import Sentence
from mcda.case.model import Case, Fund, Limit, Project

OUTSIDE = ("wishes", "equity")
"""Families of rules that were asked for besides those of the case."""


@dataclass(frozen=True)
class Factors:
    """What budgets are multiplied by.

    Parameters
    ----------
    every : on every budget, >= 0
    own : programme id -> its own factor, >= 0, which multiplies ``every``; 1 where not named.
        The funds of a blended programme have that of their programme.
    """

    every: float = 1.0
    own: Mapping[str, float] = field(default_factory=dict)

    def of(self, programme: str) -> float:
        """Return the factor on a programme's budgets."""
        return self.every * self.own.get(programme, 1.0)


AS_IN_CASE = Factors()
"""Budgets as the case has them."""


@dataclass(frozen=True)
class Change:
    """A figure of the case that gives, or a rule that is given up.

    Parameters
    ----------
    family, name : the rule, as in the command-line contract
    unit : unit of the figures
    start, end : the figure before and after, budgets as scaled; None for a rule given up
    amount : how far it gives, > 0; None for a rule given up
    sentence : what to do
    """

    family: str
    name: str
    unit: str
    start: float | None
    end: float | None
    amount: float | None
    sentence: Sentence


@dataclass(frozen=True)
class Repair:
    """Changes that together let the rules hold.

    Parameters
    ----------
    changes : what gives; a region's absorption once for each year in which it must
    sentence : what to do
    cost : the sum of all changes, each as part of its figure; the cheapest repair comes first
    worth : value of the plan that is then possible; None where it was not tried
    """

    changes: tuple[Change, ...]
    sentence: Sentence
    cost: float
    worth: float | None = None

    @property
    def given_up(self) -> tuple[str, ...]:
        """Names of the wishes and floors given up that are no part of the case."""
        return tuple(change.name for change in self.changes if change.family in OUTSIDE)


def apply(case: Case, repair: Repair, factors: Factors = AS_IN_CASE) -> Case:
    """Return the case with a repair's changes; wishes given up are left to whoever made them.

    Parameters
    ----------
    case : the case in which rules clash
    repair : one of its repairs
    factors : those on budgets with which the repair was found; with a factor of 0 no budget of
        the case makes more, so it then stays as it is
    """
    for change in repair.changes:
        case = with_change(case, change, factors)
    return case


def with_change(case: Case, change: Change, factors: Factors = AS_IN_CASE) -> Case:
    """Return the case with one change; arguments as for :func:`apply`."""
    if change.family == "budget" and change.end is not None:
        programme, _, year = change.name.rpartition(",")
        scale = factors.of(programme)
        return case if scale == 0 else with_budget(case, programme, int(year), change.end / scale)
    if change.family in ("absorption", "personnel"):
        return _with_region(case, change)
    if change.family == "limits":
        limits = tuple(_moved(limit, change) for limit in case.limits)
        return replace(case, limits=limits)
    if change.family == "role_floor":
        return replace(case, settings=replace(case.settings, role_floor=change.end))
    if change.family == "groups":
        return _with_group(case, change)
    if change.family in ("requires", "excludes"):
        return _without_link(case, change)
    return case


def with_scaled_budgets(case: Case, factors: Factors) -> Case:
    """Return the case with every budget, those of funds too, multiplied by its factor."""

    def scaled(programme: str, budgets: Mapping[int, float]) -> dict[int, float]:
        return {year: factors.of(programme) * amount for year, amount in budgets.items()}

    return replace(
        case,
        programmes=tuple(
            replace(row, budgets=scaled(row.id, row.budgets)) for row in case.programmes
        ),
        funds=tuple(replace(row, budgets=scaled(row.programme, row.budgets)) for row in case.funds),
    )


def with_budget(case: Case, programme: str, year: int, amount: float) -> Case:
    """Return the case with another budget of a programme in a year.

    A blended programme's budget is that of its funds: they keep their parts of it, and share
    equally what comes into an empty year.

    Parameters
    ----------
    case : the case
    programme : its id
    year : of the horizon
    amount : the new budget, >= 0
    """
    programmes = tuple(
        replace(row, budgets={**row.budgets, year: amount}) if row.id == programme else row
        for row in case.programmes
    )
    funds = [fund for fund in case.funds if fund.programme == programme]
    if not funds or all(row.kind != "blended" for row in case.programmes if row.id == programme):
        return replace(case, programmes=programmes)
    before = sum(fund.budgets.get(year, 0.0) for fund in funds)

    def fed(fund: Fund) -> Fund:
        part = fund.budgets.get(year, 0.0) / before if before > 0 else 1 / len(funds)
        return replace(fund, budgets={**fund.budgets, year: part * amount})

    return replace(
        case,
        funds=tuple(fed(fund) if fund.programme == programme else fund for fund in case.funds),
    )


def _with_region(case: Case, change: Change) -> Case:
    """Change what a region can absorb (each year) or its skilled people."""
    name = change.name.rpartition(",")[0] if change.family == "absorption" else change.name
    figure: dict[str, Any] = {change.family: change.end}
    return replace(
        case,
        regions=tuple(
            replace(region, **figure) if region.id == name else region for region in case.regions
        ),
    )


def _moved(limit: Limit, change: Change) -> Limit:
    """Change a limit's floor or ceiling, if it is the one that is meant."""
    is_share = change.unit == "share"
    for side in ("minimum", "maximum"):
        is_meant = change.name == f"{limit.scope}:{limit.name}:{side}"
        if is_meant and is_share == (limit.unit == "share") and getattr(limit, side) is not None:
            figure: dict[str, Any] = {side: change.end}
            return replace(limit, **figure)
    return limit


def _with_group(case: Case, change: Change) -> Case:
    """Change a group's count or cap, or take a venture out of it."""
    if change.end is None:
        name, _, member = change.name.rpartition(",")
        projects = tuple(
            replace(project, group=tuple(group for group in project.group if group != name))
            if project.id == member
            else project
            for project in case.projects
        )
        return replace(case, projects=projects)
    name = change.name.removesuffix(":maximum")
    figures: dict[str, Any] = (
        {"maximum": change.end} if name != change.name else {"count": round(change.end)}
    )
    groups = tuple(
        replace(group, **figures) if group.id == name else group for group in case.groups
    )
    return replace(case, groups=groups)


def _without_link(case: Case, change: Change) -> Case:
    """Let two ventures no longer require or exclude each other."""
    pair = set(change.name.split(","))

    def freed(project: Project) -> Project:
        if project.id not in pair:
            return project
        kept = tuple(name for name in getattr(project, change.family) if name not in pair)
        links: dict[str, Any] = {change.family: kept}
        return replace(project, **links)

    return replace(case, projects=tuple(map(freed, case.projects)))
