"""The plan that is told wherever a plan that was seen before is known: on screen and in files.

Plans equally good in every way can differ in who pays what when, and the solver's choice among
them depends on the plan it is kept near to. So the plan found without looking back is told
whenever it carries out the same; else one that stays the same when it is kept near to itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from mcda.allocation.plan import Plan, Status

Fractions = Mapping[str, float]

_SAME = 1e-6  # part of what is carried out by which plans may differ and still do the same
_DIGITS = 9  # of a fraction that is kept


def settled(solve: Callable[[Fractions], Plan], seen: Fractions) -> Plan:
    """Return the plan to tell where another may have been seen before.

    Special case: where the search stopped early, equally good plans are not known.

    Parameters
    ----------
    solve : returns the plan near to given fractions; without any, the one found by itself
    seen : project id -> fraction of the plan seen before; empty = none
    """
    fresh = solve({})
    if not seen or fresh.status is not Status.OPTIMAL or _is_as_seen(fresh, seen):
        return fresh
    near = solve(seen)
    if not near.has_plan or _is_as_seen(near, fresh.fractions):
        return fresh
    return near if _is_as_seen(near, seen) else solve(kept(near, seen))


def kept(plan: Plan, seen: Fractions) -> Fractions:
    """Return what is kept of a plan: the fractions seen before where they are the same."""
    if seen and _is_as_seen(plan, seen):
        return seen
    return {name: float(f"{y:.{_DIGITS}g}") for name, y in plan.fractions.items() if y > 0}


def _is_as_seen(plan: Plan, seen: Fractions) -> bool:
    return plan.has_plan and all(
        math.isclose(y, seen.get(name, 0.0), rel_tol=_SAME) for name, y in plan.fractions.items()
    )
