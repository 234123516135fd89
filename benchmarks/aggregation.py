"""The linear programme of an allocation with its money pooled: a relaxation for very large cases.

Not each programme's payment to each joint venture in each year is decided, but what a venture gets
in a year (g), and what a programme gives in a year to all ventures of one signature (X): those with
the same years, programmes that may pay, and ceilings that may bind. The rules of ventures, regions
and programmes stay as they are; the ceilings are summed over a signature. Every plan of the full
programme is, summed, a plan of this one, so that none is worth more than its optimum.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from benchmarks.linear import Bools, Family, Floats, Integers, LinearProgramme, stack, sums
from mcda.allocation.instance import Instance


@dataclass(frozen=True)
class Ventures:
    """An instance as arrays: j eligible ventures, p programmes, t years, r regions.

    Parameters
    ----------
    value, cost, public, yearly, largest, people : (j,), as of :class:`Venture`, in full
    runs : (j, t), whether a year is in its window
    pays : (j, p), whether a programme may pay for it
    partners : (j, r), shares
    budgets, ceilings : (p, t) and (p,)
    absorption, personnel : (r,), infinite where there is no limit
    """

    value: Floats
    cost: Floats
    public: Floats
    yearly: Floats
    largest: Floats
    people: Floats
    runs: Bools
    pays: Bools
    partners: sparse.csr_array
    budgets: Floats
    ceilings: Floats
    absorption: Floats
    personnel: Floats

    @cached_property
    def capped(self) -> Bools:
        """Return (j, p), whether the programme's ceiling says more than the balance does."""
        return self.pays & (self.ceilings * self.cost[:, None] < self.public[:, None])

    @cached_property
    def signatures(self) -> Integers:
        """Return (j,), the number of each venture's signature."""
        kinds = np.hstack([self.pays, self.capped, self.runs])
        return np.unique(kinds, axis=0, return_inverse=True)[1].ravel()


def arrays(instance: Instance) -> Ventures:
    """Read an instance; it may have no other rules than :func:`benchmarks.rules.violations`."""
    case, ventures = instance.case, instance.ventures
    if instance.feeders or case.limits or case.groups or instance.tau is not None:
        raise ValueError("Funds, limits, groups and a floor on closeness are not pooled here.")
    if any(programme.carry_over for programme in case.programmes):
        raise ValueError("Money carried over is not pooled here.")
    if any(venture.is_choice or venture.project.requires for venture in ventures):
        raise ValueError("All-or-nothing and linked joint ventures are not pooled here.")
    runs = np.zeros((len(ventures), len(instance.years)), dtype=np.bool_)
    pays = np.zeros((len(ventures), len(case.programmes)), dtype=np.bool_)
    place = {region.id: n for n, region in enumerate(case.regions)}
    shares = []
    for j, venture in enumerate(ventures):
        runs[j, list(venture.years)] = True
        pays[j, list(venture.programmes)] = True
        shares += [(j, place[region], a) for region, a in venture.project.partners.items()]
    rows, columns, parts = zip(*shares)
    return Ventures(
        value=np.array([venture.value for venture in ventures]),
        cost=np.array([venture.cost for venture in ventures]),
        public=np.array([venture.public for venture in ventures]),
        yearly=np.array([venture.yearly for venture in ventures]),
        largest=np.array([venture.project.max_fraction for venture in ventures]),
        people=np.array([venture.project.personnel for venture in ventures]),
        runs=runs,
        pays=pays,
        partners=sparse.csr_array((parts, (rows, columns)), (len(ventures), len(place))),
        budgets=np.array(instance.budgets),
        ceilings=np.array([programme.ceiling for programme in case.programmes]),
        absorption=_limits([region.absorption for region in case.regions]),
        personnel=_limits([region.personnel for region in case.regions]),
    )


def _limits(levels: list[float | None]) -> Floats:
    return np.array([np.inf if level is None else level for level in levels])


@dataclass(frozen=True)
class Pool:
    """The pooled programme in the variables y, g and X, in this order.

    Parameters
    ----------
    linear : what is solved
    paid : venture and year of each g
    given : signature, programme and year of each X
    """

    linear: LinearProgramme
    paid: tuple[Integers, Integers]
    given: tuple[Integers, Integers, Integers]

    def read(self, values: Floats, ventures: Ventures) -> tuple[Floats, Floats, Floats]:
        """Return y as (j,), g as (j, t) and X as (signature, p, t)."""
        count = len(ventures.value)
        fraction, some, more = np.split(values, [count, count + len(self.paid[0])])
        gets = np.zeros(ventures.runs.shape)
        gets[self.paid] = some
        gives = np.zeros((ventures.signatures.max() + 1, *ventures.budgets.shape))
        gives[self.given] = more
        return fraction, gets, gives


def pool(ventures: Ventures) -> Pool:
    """Write the pooled programme."""
    count, years = ventures.runs.shape
    programmes = len(ventures.ceilings)
    kind, kinds = ventures.signatures, int(ventures.signatures.max()) + 1
    members = sums(kind, kinds)
    j, t = ventures.runs.nonzero()
    runs, pays, capped = (members @ some > 0 for some in
                          (ventures.runs, ventures.pays, ventures.capped))  # fmt: skip
    s, p, when = (pays[:, :, None] & runs[:, None, :]).nonzero()
    tight = np.flatnonzero((ventures.yearly < ventures.public)[j])
    limited = np.flatnonzero(capped.ravel())
    by_payer = sums(s * programmes + p, kinds * programmes)[limited]
    cost = (members * ventures.cost).tocsr()[limited // programmes]
    families = [
        # balance: all years of a venture, and its public money in full
        Family([-sparse.diags_array(ventures.public), sums(j, count), None], np.zeros(count), True),
        # annual
        Family([(sums(j, count).T * -ventures.yearly[j][:, None]).tocsr()[tight],
                sparse.eye_array(len(j)).tocsr()[tight], None], np.zeros(len(tight))),
        # absorption
        Family([None, _landing(ventures, j, t), None], np.repeat(ventures.absorption, years)),
        # personnel
        Family([ventures.partners.T * ventures.people, None, None], ventures.personnel),
        # what the ventures of a signature get in a year is what programmes give to it
        Family([None, sums(kind[j] * years + t, kinds * years),
                -sums(s * years + when, kinds * years)], np.zeros(kinds * years), True),
        # budget
        Family([None, None, sums(p * years + when, programmes * years)], ventures.budgets.ravel()),
        # cofinancing, summed over a signature
        Family([cost * -ventures.ceilings[limited % programmes][:, None], None, by_payer],
               np.zeros(len(limited))),
    ]  # fmt: skip
    most = np.concatenate(
        [ventures.largest, (ventures.largest * ventures.yearly)[j], ventures.budgets[p, when]]
    )
    upper = np.full(len(most), np.inf)
    upper[:count] = ventures.largest
    value = np.zeros(len(most))
    value[:count] = ventures.value
    return Pool(stack(families, value, upper, most), (j, t), (s, p, when))


def _landing(ventures: Ventures, j: Integers, t: Integers) -> sparse.csr_array:
    """Return the matrix that sums what lands in each region and year."""
    years, regions = ventures.runs.shape[1], len(ventures.absorption)
    lands = ventures.partners[j].tocoo()
    paid, region = lands.coords
    return sparse.csr_array((lands.data, (region * years + t[paid], paid)),
                            (regions * years, len(j)))  # fmt: skip
