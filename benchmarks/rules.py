"""A check of a plan given as arrays, every rule read again from the case alone."""

from __future__ import annotations

import numpy as np

from benchmarks.linear import Floats
from mcda.case.model import Case


def violations(case: Case, fraction: Floats, paid: Floats) -> dict[str, float]:
    """Return for each family of rules by how much the plan breaks it at worst, 0 if nowhere.

    Each rule is measured by its own size (a budget by the budget, a venture's rules by what it
    takes in full). Funds, limits, groups, links between ventures and smallest fractions are not
    read: a case that has them is not for this check.

    Parameters
    ----------
    case : the case
    fraction : (j,), realized fraction of each joint venture of the table
    paid : (j, p, t), public money
    """
    ventures = case.projects
    runs, inside = _windows(case)
    cost = np.array([v.cost for v in ventures])
    public = cost * [v.public_share for v in ventures]
    by_year, by_payer = paid.sum(axis=1), paid.sum(axis=2)
    ceilings = np.array([p.ceiling for p in case.programmes]) * (cost * inside)[:, None]
    yearly = (public * [v.year_share for v in ventures])[:, None]
    budgets = np.array([[p.budgets.get(int(year), 0.0) for year in case.years]
                        for p in case.programmes])  # fmt: skip
    return {
        "balance": _worst(abs(by_year.sum(axis=1) - public * inside * fraction), 0.0, public),
        "eligibility": _worst(paid, np.where(_fundable(case, runs), np.inf, 0.0), 1.0),
        "cofinancing": _worst(by_payer, ceilings * fraction[:, None], ceilings),
        "annual": _worst(by_year, yearly * fraction[:, None], yearly),
        "size": max(_worst(fraction, [v.max_fraction for v in ventures], 1.0),
                    _worst(-fraction, 0.0, 1.0), _worst(-paid, 0.0, 1.0)),
        "budget": _worst(paid.sum(axis=0), budgets, budgets),
        **_regional(case, fraction, by_year),
    }  # fmt: skip


def value_of(case: Case, fraction: Floats) -> float:
    """Return what is carried out within the horizon, as the weighted sum of its impacts."""
    worth = [sum(i.weight * v.impacts.get(i.id, 0.0) / i.reference for i in case.impacts)
             for v in case.projects]  # fmt: skip
    return float((_windows(case)[1] * worth) @ fraction)


def _windows(case: Case) -> tuple[np.ndarray, Floats]:
    """Return (j, t), whether a year is in a venture's window, and the part of it inside."""
    years = np.array(case.years)
    first = np.array([years[0] if v.start is None else v.start for v in case.projects])
    last = np.array([years[-1] if v.end is None else v.end for v in case.projects])
    runs = (first[:, None] <= years) & (years <= last[:, None])
    return runs, runs.sum(axis=1) / (last - first + 1)


def _worst(found: Floats, most: object, size: object) -> float:
    has_size = np.isfinite(size) & (np.asarray(size) > 0)
    excess = (found - np.asarray(most)) / np.where(has_size, size, 1.0)
    return max(float(excess.max(initial=0.0)), 0.0)


def _fundable(case: Case, runs: np.ndarray) -> np.ndarray:
    """Return (j, p, t), whether a programme may pay for a venture in a year."""
    zones = {region.id: set(region.zone) for region in case.regions}
    places = [set().union(*(zones[partner] for partner in v.partners)) for v in case.projects]
    pays = [
        [
            (not p.sectors or v.sector in p.sectors) and (not p.zones or bool(place & set(p.zones)))
            for p in case.programmes
        ]
        for v, place in zip(case.projects, places)
    ]
    return np.array(pays)[:, :, None] & runs[:, None, :]


def _regional(case: Case, fraction: Floats, by_year: Floats) -> dict[str, float]:
    row = {region.id: n for n, region in enumerate(case.regions)}
    landed, people = np.zeros((len(row), by_year.shape[1])), np.zeros(len(row))
    for venture, part, money in zip(case.projects, fraction, by_year):
        for partner, share in venture.partners.items():
            landed[row[partner]] += share * money
            people[row[partner]] += share * venture.personnel * part
    absorption = np.array([np.inf if r.absorption is None else r.absorption for r in case.regions])
    personnel = np.array([np.inf if r.personnel is None else r.personnel for r in case.regions])
    return {
        "absorption": _worst(landed, absorption[:, None], absorption[:, None]),
        "personnel": _worst(people, personnel, personnel),
    }
