"""From pooled money to payments that keep every rule.

Each venture is paid by programmes in the proportion in which its signature is in that year. Where
that may break ceilings, a small linear programme per signature pays as much of the pooled plan as
they allow. At last ventures are lowered to their tightest rule, so that next to nothing is left of
the solver's tolerance.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from benchmarks.aggregation import Pool, Ventures
from benchmarks.linear import Family, Floats, Integers, solve, stack, sums

_SOME = 1e-7
"""Fractions up to this are none."""

_ROUNDS = 200
"""Most rounds of lowering payments to a venture's own rules."""


def disaggregate(ventures: Ventures, pooled: Pool, values: Floats) -> tuple[Floats, Floats]:
    """Return the fractions (j,) and the payments (j, p, t) of a plan that keeps every rule."""
    fraction, gets, gives = pooled.read(values, ventures)
    paid = split(ventures, gets, gives)
    for signature, given in enumerate(gives):
        members = np.flatnonzero((ventures.signatures == signature) & (fraction > _SOME))
        if ventures.capped[members].any():
            paid[members] = repaired(ventures, members, gets[members], given)
    return settled(ventures, paid)


def split(ventures: Ventures, gets: Floats, gives: Floats) -> Floats:
    """Let each venture be paid by programmes in the proportion in which its signature is."""
    whole = gives.sum(axis=1, keepdims=True)
    parts = np.divide(gives, whole, out=np.zeros_like(gives), where=whole > 0)
    return gets[:, None, :] * parts[ventures.signatures]


def repaired(ventures: Ventures, members: Integers, gets: Floats, given: Floats) -> Floats:
    """Return the payments (member, p, t) of most value within the pooled plan of one signature.

    No venture gets more in a year and no programme gives more than in the pooled plan, so that
    every rule of regions and programmes is kept.
    """
    count, (programmes, years) = len(members), given.shape
    pays, capped = ventures.pays[members], ventures.capped[members]
    m, p, t = (pays[:, :, None] & (gets > 0)[:, None, :]).nonzero()
    yearly, cost = ventures.yearly[members], ventures.cost[members]
    limited = np.flatnonzero(capped.ravel())
    of, by = np.divmod(limited, programmes)
    ceilings = _placed(-ventures.ceilings[by] * cost[of], of, count)
    by_year = sums(m * years + t, count * years)
    slow = np.repeat(yearly < ventures.public[members], years).nonzero()[0]
    annual = _placed(-yearly[slow // years], slow // years, count)
    families = [
        Family([_placed(-ventures.public[members], np.arange(count), count), sums(m, count)],
               np.zeros(count), True),
        Family([ceilings, sums(m * programmes + p, count * programmes)[limited]],
               np.zeros(len(limited))),
        Family([annual, by_year[slow]], np.zeros(len(slow))),
        Family([None, by_year], gets.ravel()),
        Family([None, sums(p * years + t, programmes * years)], given.ravel()),
    ]  # fmt: skip
    # what is got bounds fractions too; told as tiny upper bounds, presolve finds no plan at all
    most = np.concatenate([ventures.largest[members], gets[m, t]])
    upper = np.where(np.arange(len(most)) < count, most, np.inf)
    value = np.concatenate([ventures.value[members], np.zeros(len(m))])
    answer = solve(stack(families, value, upper, most))
    if answer.status != "Optimal":
        raise RuntimeError(f"HiGHS ends with {answer.status}, although paying nothing is a plan.")
    paid = np.zeros((count, programmes, years))
    paid[m, p, t] = answer.values[count:]
    return paid


def _placed(figures: Floats, columns: Integers, count: int) -> sparse.csr_array:
    """Return the matrix (n, count) with one figure in each row."""
    return sparse.csr_array((figures, (np.arange(len(figures)), columns)), (len(figures), count))


def settled(ventures: Ventures, paid: Floats) -> tuple[Floats, Floats]:
    """Return fractions and payments, lowered to the tightest rule of each venture.

    Less for some breaks no shared rule for others, and a venture's own rules hold at any scale.
    """
    paid = _within_own_rules(ventures, paid)
    fraction = paid.sum(axis=(1, 2)) / ventures.public
    landed = ventures.partners.T @ paid.sum(axis=1)
    people = ventures.partners.T @ (ventures.people * fraction)
    takes = ventures.partners.tocoo()
    factor = _kept(fraction, ventures.largest)
    in_region = np.minimum(
        _kept(landed, ventures.absorption[:, None]).min(axis=1), _kept(people, ventures.personnel)
    )
    np.minimum.at(factor, takes.coords[0], in_region[takes.coords[1]])
    budgets = _kept(paid.sum(axis=0), ventures.budgets)
    factor = np.minimum(factor, np.where(paid > 0, budgets, 1.0).min(axis=(1, 2)))
    return factor * fraction, factor[:, None, None] * paid


def _within_own_rules(ventures: Ventures, paid: Floats) -> Floats:
    """Lower payments beyond the part of all its money that a year or a programme may pay."""
    in_year = ventures.yearly / ventures.public
    by_payer = ventures.ceilings * (ventures.cost / ventures.public)[:, None]
    for _ in range(_ROUNDS):
        whole = paid.sum(axis=(1, 2))
        years = _kept(paid.sum(axis=1), (in_year * whole)[:, None])
        payers = _kept(paid.sum(axis=2), by_payer * whole[:, None])
        if min(years.min(), payers.min()) >= 1 - 1e-12:
            break
        paid = paid * np.minimum(years[:, None, :], payers[:, :, None])
    return paid


def _kept(used: Floats, limit: Floats) -> Floats:
    """Return the part of what is used that the limit allows, 1 where it allows all."""
    limit = np.broadcast_to(limit, used.shape)
    return np.divide(limit, used, out=np.ones_like(used), where=used > limit)
