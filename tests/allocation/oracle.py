"""The optimum of a case by scipy.optimize.milp, written down a second time and plainly."""

from __future__ import annotations

import math
from collections import defaultdict

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from mcda.case.model import Case, Group, Limit, Programme, Project
from tests.allocation.checker import inside, landing_part

ROOM = math.inf


GOES_AHEAD = 0.01


def optimum(case: Case, eligible: set[str], **options) -> float | None:
    """Return the best value; None when the rules contradict each other.

    Parameters
    ----------
    case : the case
    eligible : ids of the projects that may be funded
    options : ``relax`` and ``scale`` as for ``allocate``; ``selection``: project -> whether it
        is selected, for those with a choice; ``shift``: family, name and amount by which the
        right-hand side of one rule is raised; ``factor``: project -> what its value is
        multiplied by; ``above``: project -> closeness above the floor
    """
    return _Oracle(case, eligible, **options).solve()


class _Oracle:
    def __init__(
        self,
        case: Case,
        eligible: set[str],
        relax: bool = False,
        scale: float = 1.0,
        selection: dict[str, bool] | None = None,
        shift: tuple[str, str, float] = ("", "", 0.0),
        factor: dict[str, float] | None = None,
        above: dict[str, float] | None = None,
    ) -> None:
        self.factor, self.above = factor or {}, above or {}
        self.case, self.relax, self.scale = case, relax, scale
        self.selection, self.shift = selection or {}, shift
        self.projects = {p.id: p for p in case.projects if p.id in eligible}
        self.columns: dict[tuple, int] = {}
        self.rows: list[tuple[dict, float, float]] = []
        self.payments: dict[tuple[str, str, int], int] = {}
        self.lower, self.upper, self.whole, self.gain = {}, {}, {}, {}
        for project in self.projects.values():
            self.venture(project)
            self.choice(project)
        for project in self.projects.values():
            self.others(project)
        self.budgets()
        self.regions()
        for limit in case.limits:
            self.limit(limit)
        for group in case.groups:
            self.group(group)
        self.floor()

    def column(self, *key) -> int:
        return self.columns.setdefault(key, len(self.columns))

    def row(self, terms: dict, low: float, high: float) -> None:
        self.rows.append((terms, low, high))

    def raised(self, family: str, name: str, level: float) -> float:
        return level + self.shift[2] if self.shift[:2] == (family, name) else level

    def venture(self, p: Project) -> None:
        y, h = self.column("y", p.id), inside(p, self.case.years)
        impacts = self.case.impacts
        worth = sum(i.weight * p.impacts.get(i.id, 0) / i.reference for i in impacts)
        self.gain[y] = h * (worth if impacts else p.cost) * self.factor.get(p.id, 1.0)
        zones = {zone for partner in p.partners for zone in self.case.region(partner).zone}
        by_year, everything = defaultdict(dict), {}
        for g in self.case.programmes:
            by_programme = {}
            for t in self.case.years:
                in_sector = not g.sectors or p.sector in g.sectors
                in_zone = not g.zones or zones & set(g.zones)
                if in_sector and in_zone and (p.start or t) <= t <= (p.end or t):
                    x = self.payments[p.id, g.id, t] = self.column("x", p.id, g.id, t)
                    by_programme[x] = by_year[t][x] = everything[x] = 1.0
            self.row({**by_programme, y: -g.ceiling * h * p.cost}, -ROOM, 0)
        for terms in by_year.values():
            self.row({**terms, y: -p.year_share * p.public_share * p.cost}, -ROOM, 0)
        self.row({**everything, y: -p.public_share * h * p.cost}, 0, 0)

    def choice(self, p: Project) -> None:
        y = self.column("y", p.id)
        pairs = [(q.id, other) for q in self.case.projects for other in q.excludes]
        groups = [g for g in self.case.groups if g.id in p.group]
        is_counted = any(g.rule == "all_or_none" or g.count is not None for g in groups)
        smallest = 0.0 if self.relax else max([p.min_fraction, *self.least(p, groups)])
        if not smallest and not is_counted and not any(p.id in pair for pair in pairs):
            self.upper[y] = p.max_fraction
            return
        s = self.column("s", p.id)
        self.lower[s] = 1.0 if self.selection.get(p.id) is True else 0.0
        self.upper[s] = 0.0 if self.selection.get(p.id) is False else 1.0
        self.whole[s] = not self.relax
        self.row({y: 1, s: -p.max_fraction}, -ROOM, 0)
        self.row({y: 1, s: -smallest}, 0, ROOM)

    def least(self, p: Project, groups: list[Group]) -> list[float]:
        return [
            p.min_fraction or min(GOES_AHEAD, p.max_fraction)
            for g in groups
            if g.rule == "all_or_none" or (g.rule == "at_least" and g.count is not None)
        ]

    def group(self, g: Group) -> None:
        everyone = [p.id for p in self.case.projects if g.id in p.group]
        members = [name for name in everyone if name in self.projects]
        if g.maximum is not None:
            paid = {x: 1.0 for (name, _, _), x in self.payments.items() if name in members}
            self.row(paid, -ROOM, self.raised("groups", f"{g.id}:maximum", g.maximum))
        if g.rule == "all_or_none":
            for name in members:
                other = {self.column("s", members[0]): -1.0} if members == everyone else {}
                if name != members[0] or not other:
                    self.row({self.column("s", name): 1.0, **other}, 0, 0)
        elif g.count is not None:
            chosen = {self.column("s", name): 1.0 for name in members}
            self.row(chosen, *((-ROOM, g.count) if g.rule == "at_most" else (g.count, ROOM)))

    def floor(self) -> None:
        if self.above:
            far = {x: self.above[name] for (name, _, _), x in self.payments.items()}
            self.row(far, 0, ROOM)

    def others(self, p: Project) -> None:
        for other in p.requires:
            needed = {self.column("y", other): -1.0} if other in self.projects else {}
            self.row({self.column("y", p.id): 1.0, **needed}, -ROOM, 0)
        for other in set(p.excludes) & self.projects.keys():
            self.row({self.column("s", p.id): 1, self.column("s", other): 1}, -ROOM, 1)

    def budgets(self) -> None:
        years = self.case.years
        for g in self.case.programmes:
            funds = [f for f in self.case.funds if f.programme == g.id and g.kind == "blended"]
            for f in funds:
                self.purse(g, f.budgets, f.fund)
            everything = {}
            for n, t in enumerate(years):
                terms = {x: 1.0 for (_, payer, year), x in self.payments.items()
                         if (payer, year) == (g.id, t)}  # fmt: skip
                everything |= terms
                paid = {self.column("q", g.id, f.fund, t): -1.0 for f in funds}
                self.row({**terms, **paid}, 0, ROOM)
                left = {self.column("k", g.id, "", t): 1.0}
                if n:
                    left[self.column("k", g.id, "", years[n - 1])] = -g.carry_over
                budget = 0.0 if funds else self.scale * g.budgets.get(t, 0.0)
                level = self.raised("budget", f"{g.id},{t}", budget)
                self.row({**terms, **paid, **left}, -ROOM, level)
            for f in funds:
                paid = {self.column("q", g.id, f.fund, t): 1.0 for t in years}
                least, most = (
                    self.raised("funds", f"{g.id},{f.fund}:{side}", share)
                    for side, share in (("minimum", f.share_min), ("maximum", f.share_max))
                )
                self.row({**paid, **dict.fromkeys(everything, -least)}, 0, ROOM)
                self.row({**paid, **dict.fromkeys(everything, -most)}, -ROOM, 0)

    def purse(self, g: Programme, budgets: dict[int, float], fund: str) -> None:
        years = self.case.years
        for n, t in enumerate(years):
            terms = {self.column("q", g.id, fund, t): 1.0, self.column("k", g.id, fund, t): 1.0}
            if n:
                terms[self.column("k", g.id, fund, years[n - 1])] = -g.carry_over
            self.row(terms, -ROOM, self.scale * budgets.get(t, 0.0))

    def regions(self) -> None:
        for r in self.case.regions:
            part = {p.id: p.partners.get(r.id, 0.0) for p in self.projects.values()}
            for t in self.case.years if r.absorption is not None else ():
                terms = {x: part[pid] for (pid, _, year), x in self.payments.items() if year == t}
                level = self.raised("absorption", f"{r.id},{t}", r.absorption)
                self.row(terms, -ROOM, level)
            if r.personnel is not None:
                terms = {
                    self.column("y", p.id): part[p.id] * p.personnel for p in self.projects.values()
                }
                self.row(terms, -ROOM, self.raised("personnel", r.id, r.personnel))

    def limit(self, limit: Limit) -> None:
        for side, level in (("minimum", limit.minimum), ("maximum", limit.maximum)):
            if level is None:
                continue
            level = self.raised("limits", f"{limit.scope}:{limit.name}:{side}", level)
            is_share = limit.unit == "share"
            terms = {
                x: landing_part(limit, self.projects[pid], payer, self.case) - level * is_share
                for (pid, payer, _), x in self.payments.items()
            }
            bound = 0.0 if is_share else level
            self.row(terms, *((bound, ROOM) if side == "minimum" else (-ROOM, bound)))

    def solve(self) -> float | None:
        n = len(self.columns)
        if any(low > 1e-9 or high < -1e-9 for terms, low, high in self.rows if not terms):
            return None
        rows = [row for row in self.rows if row[0]]
        if not n:
            return 0.0
        a = np.zeros((len(rows), n))
        for i, (terms, _, _) in enumerate(rows):
            for column, coefficient in terms.items():
                a[i, column] += coefficient
        answer = milp(
            -np.array([self.gain.get(c, 0.0) for c in range(n)]),
            constraints=LinearConstraint(a, [r[1] for r in rows], [r[2] for r in rows]),
            bounds=Bounds(
                [self.lower.get(c, 0.0) for c in range(n)],
                [self.upper.get(c, np.inf) for c in range(n)],
            ),
            integrality=[int(self.whole.get(c, False)) for c in range(n)],
            # SciPy's HiGHS may call a feasible model infeasible when it presolves it.
            options={"mip_rel_gap": 1e-9, "presolve": False},
        )
        assert answer.status in (0, 2), answer.message
        return -float(answer.fun) if answer.status == 0 else None
