"""One instance of the allocation problem: the sets and parameters that the rules read."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mcda.allocation.changes import Factors
from mcda.allocation.closeness import (
    closeness_of,
    factor,
    floor_level,
    mean_of,
    venture_closeness,
)
from mcda.allocation.eligibility import bar, near_tie, paying_programmes, window
from mcda.allocation.feeders import Feeder, feeders_of
from mcda.case.finding import Sentence
from mcda.case.model import Case, Project
from mcda.ranking.result import Ranking


@dataclass(frozen=True)
class Venture:
    """An eligible joint venture, as the rules see it.

    Parameters
    ----------
    row : its row in ``projects``
    project : the row itself
    inside : part of its window inside the horizon, h in (0, 1]
    years : positions of those years in the horizon
    programmes : rows of the programmes that may pay for it
    value : value of carrying it out in full, within the horizon, times ``factor``
    min_fraction : smallest fraction that makes sense, 0 when all are relaxed
    is_choice : whether it is selected as a whole (has a variable s)
    closeness : its partners' closeness, S_j; None without a ranking or a ranked partner
    factor : what the role ``value`` multiplies its value by, else 1
    """

    row: int
    project: Project
    inside: float
    years: tuple[int, ...]
    programmes: tuple[int, ...]
    value: float
    min_fraction: float
    is_choice: bool
    closeness: float | None = None
    factor: float = 1.0

    @property
    def cost(self) -> float:
        """Cost within the horizon of carrying it out in full, h C."""
        return self.inside * self.project.cost

    @property
    def public(self) -> float:
        """Public money within the horizon for carrying it out in full, pi h C."""
        return self.project.public_share * self.cost

    @property
    def yearly(self) -> float:
        """Most public money in one year when carried out in full, year_share pi C."""
        return min(
            self.project.year_share * self.project.public_share * self.project.cost, self.public
        )

    @property
    def y(self) -> str:
        """Variable: the realized fraction."""
        return f"y{self.row:05d}"

    @property
    def s(self) -> str:
        """Variable: selected or not."""
        return f"s{self.row:05d}"

    def x(self, programme: int, year: int) -> str:
        """Variable: public money from a programme (row) in a year (position)."""
        return f"x{self.row:05d}p{programme:04d}t{year:03d}"


@dataclass(frozen=True)
class Instance:
    """What the rules read.

    Parameters
    ----------
    case : the case
    relax : all selections continuous, no smallest fractions
    years : the horizon
    budgets : per programme (row), per year (position): money available, scaled
    barred : project id -> why it cannot be funded
    ventures : the eligible joint ventures, in table order
    tau : mean closeness that the money must reach, under the role ``floor``; else None
    closeness : project id -> S_j of every joint venture, eligible or not, that has one
    near_ties : project id -> what lets it through the gate or keeps it out by next to nothing
    feeders : row of a blended programme -> the funds that feed it
    """

    case: Case
    relax: bool
    years: tuple[int, ...]
    budgets: tuple[tuple[float, ...], ...]
    barred: Mapping[str, Sentence]
    ventures: tuple[Venture, ...]
    tau: float | None = None
    closeness: Mapping[str, float] = field(default_factory=dict)
    near_ties: Mapping[str, Sentence] = field(default_factory=dict)
    feeders: Mapping[int, tuple[Feeder, ...]] = field(default_factory=dict)

    @property
    def by_id(self) -> dict[str, Venture]:
        """Project id -> eligible joint venture."""
        return {venture.project.id: venture for venture in self.ventures}


def build_instance(
    case: Case,
    ranking: Ranking | None,
    role: str = "gate",
    budget_scale: float = 1.0,
    relax: bool = False,
    *,
    floor: float | None = None,
    multiplier: float | None = None,
    agreements_required: bool = False,
    programme_scales: Mapping[str, float] | None = None,
) -> Instance:
    """Gather the sets and parameters of one allocation; arguments as for ``allocate``."""
    barred: dict[str, Sentence] = {}
    ventures: list[Venture] = []
    closeness = _closeness(case, ranking, role)
    choices, least = _chosen(case), _least_fractions(case)
    for row, project in enumerate(case.projects):
        reason = bar(project, case, ranking, role, agreements_required)
        if reason is not None:
            barred[project.id] = reason
            continue
        years, inside = window(project, case.years)
        smallest = 0.0 if relax else least[project.id]
        ventures.append(
            Venture(
                row=row,
                project=project,
                inside=inside,
                years=years,
                programmes=paying_programmes(project, case),
                value=full_value(project, case, inside),
                min_fraction=smallest,
                is_choice=smallest > 0 or project.id in choices,
                closeness=closeness.get(project.id),
            )
        )
    factors = Factors(budget_scale, programme_scales or {})
    feeders = feeders_of(case, factors)
    if role == "value":
        ventures = _weighed(ventures, case, multiplier)
    return Instance(
        case=case,
        relax=relax,
        years=case.years,
        budgets=_budgets(case, factors, feeders),
        barred=barred,
        ventures=tuple(ventures),
        tau=floor_level(case, ranking, floor) if role == "floor" and ranking else None,
        closeness=closeness,
        near_ties=_near_ties(case, ranking, agreements_required) if role == "gate" else {},
        feeders=feeders,
    )


def _near_ties(case: Case, ranking: Ranking | None, agreements: bool) -> dict[str, Sentence]:
    """Mark the ventures that nothing bars but, perhaps, a gate that a little would move."""
    if ranking is None:
        return {}
    marks = {project.id: near_tie(project, ranking) for project in case.projects}
    return {
        project.id: mark
        for project in case.projects
        if (mark := marks[project.id]) and not bar(project, case, ranking, "value", agreements)
    }


def _closeness(case: Case, ranking: Ranking | None, role: str) -> dict[str, float]:
    if role == "none" or ranking is None:
        return {}
    regions = closeness_of(ranking)
    ventures = {project.id: venture_closeness(project, regions) for project in case.projects}
    return {project: own for project, own in ventures.items() if own is not None}


def _weighed(ventures: list[Venture], case: Case, multiplier: float | None) -> list[Venture]:
    """Multiply the values by 1 + m (S_j - mean S), the mean being that of eligible ventures."""
    strength = case.settings.role_multiplier if multiplier is None else multiplier
    mean = mean_of(venture.closeness for venture in ventures)
    factors = [factor(venture.closeness, mean, strength) for venture in ventures]
    return [
        replace(venture, factor=times, value=times * venture.value)
        for venture, times in zip(ventures, factors)
    ]


def _chosen(case: Case) -> set[str]:
    """Return the ids of the ventures that are counted: by an exclusion or by a group's rule."""
    pairs = [(project.id, other) for project in case.projects for other in project.excludes]
    counted = {
        group.id for group in case.groups if group.rule == "all_or_none" or group.count is not None
    }
    return {project for pair in pairs for project in pair} | {
        project.id for project in case.projects if not counted.isdisjoint(project.group)
    }


def _least_fractions(case: Case) -> dict[str, float]:
    """Return the smallest fraction of every venture, above 0 where a group must see it go ahead.

    Otherwise a group's rule "all or none" would be kept by giving some of them nothing.
    """
    asked = {group.id for group in case.groups if group.asks}
    return {
        project.id: project.min_fraction if asked.isdisjoint(project.group) else project.goes_ahead
        for project in case.projects
    }


def full_value(project: Project, case: Case, inside: float) -> float:
    """Return the value of carrying a joint venture out in full, for the part in the horizon."""
    if not case.impacts:
        return inside * project.cost
    return inside * sum(
        impact.weight * project.impacts.get(impact.id, 0.0) / impact.reference
        for impact in case.impacts
    )


def _budgets(
    case: Case, factors: Factors, feeders: Mapping[int, tuple[Feeder, ...]]
) -> tuple[tuple[float, ...], ...]:
    """Return the budgets per programme and year; those of a fed programme are its funds'."""
    return tuple(
        tuple(math.fsum(year) for year in zip(*(feeder.budgets for feeder in feeders[row])))
        if row in feeders
        else tuple(
            factors.of(programme.id) * programme.budgets.get(year, 0.0) for year in case.years
        )
        for row, programme in enumerate(case.programmes)
    )
