"""A made allocation case of any size, the same for the same seed: for timing only."""

from __future__ import annotations

import numpy as np

from mcda.case.model import Case, Impact, Programme, Project, Region, Settings

FIRST_YEAR = 2027


def made_case(
    regions: int, projects: int, programmes: int, years: int, whole: float = 0.0, seed: int = 7
) -> Case:
    """Make a case: lognormal costs, 2 to 4 partners, about half of the programmes for each.

    Parameters
    ----------
    regions, projects, programmes, years : its size
    whole : part of the joint ventures that are all or nothing; these also require one another
        (5 %) or exclude one another (2.5 %)
    seed : of the random numbers
    """
    draw = np.random.default_rng(seed)
    sectors = [f"Sector {n}" for n in range(8)]
    cost = np.clip(draw.lognormal(4, 1, projects), 3, 400)
    horizon = range(FIRST_YEAR, FIRST_YEAR + years)
    scarce = 0.25 * cost.sum() / (programmes * years)
    return Case(
        settings=Settings(title="Made", id="made", money_unit="m"),
        regions=tuple(_region(n, cost.sum() / regions / years, draw) for n in range(regions)),
        programmes=tuple(
            Programme(
                id=f"P{n}", name=f"Programme {n}", kind="national", ceiling=0.8,
                budgets={year: float(scarce * draw.uniform(0.5, 1.5)) for year in horizon},
                sectors=tuple(draw.choice(sectors, 4, replace=False)) if n else (),
            )
            for n in range(programmes)
        ),
        projects=tuple(
            _project(n, float(cost[n]), regions, years, sectors, draw.random() < whole, draw)
            for n in range(projects)
        ),
        impacts=(
            Impact(id="jobs", name="Jobs", unit="persons", weight=1.0, reference=1e3),
            Impact(id="exports", name="Exports", unit="m", weight=0.5, reference=1e2),
        ),
    )  # fmt: skip


def hard_selection(count: int, regions: int = 8, seed: int = 8) -> Case:
    """Make a case of all-or-nothing ventures that no solver soon proves best.

    Each needs people of every region, where there are enough for two fifths of all, and is worth
    nearly what it needs: none stands out.

    Parameters
    ----------
    count : joint ventures
    regions : regions, all of them partners of every venture
    seed : of the random numbers
    """
    draw = np.random.default_rng(seed)
    need = draw.integers(10, 100, (regions, count))
    worth = need.sum(axis=0) / regions + draw.integers(0, 20, count)
    return Case(
        settings=Settings(title="Hard", id="hard", money_unit="m"),
        regions=tuple(
            Region(id=f"R{n}", name=f"Region {n}", personnel=0.4 * float(people))
            for n, people in enumerate(need.sum(axis=1))
        ),
        programmes=(
            Programme(id="P", name="P", kind="national", budgets={FIRST_YEAR: count + 1.0}),
        ),
        projects=tuple(
            Project(
                id=f"J{n}", name=f"Joint venture {n}", sector="Any", cost=1.0, min_fraction=1.0,
                partners={f"R{r}": float(part / own.sum()) for r, part in enumerate(own)},
                personnel=float(own.sum()), impacts={"value": float(worth[n])},
            )
            for n, own in enumerate(need.T)
        ),
        impacts=(Impact(id="value", name="Value", unit="points", weight=1.0, reference=1.0),),
    )  # fmt: skip


def _region(number: int, usual: float, draw: np.random.Generator) -> Region:
    return Region(
        id=f"R{number}", name=f"Region {number}", zone=(f"Zone {number % 12}",),
        absorption=float(usual * draw.uniform(0.2, 1.0)),
        personnel=float(draw.uniform(200, 2000)), population=float(draw.uniform(1e5, 3e6)),
    )  # fmt: skip


def _project(
    number: int, cost: float, regions: int, years: int, sectors: list[str], is_whole: bool,
    draw: np.random.Generator,
) -> Project:  # fmt: skip
    count = int(draw.integers(2, 5))
    shares = draw.dirichlet(np.full(count, 4.0)).round(3)
    shares[0] += 1 - shares.sum()
    start = FIRST_YEAR + int(draw.integers(0, max(years - 4, 1)))
    other = (f"J{int(draw.integers(0, number))}",) if number else ()
    link = draw.random() if is_whole else 1.0
    return Project(
        id=f"J{number}", name=f"Joint venture {number}", sector=str(draw.choice(sectors)),
        cost=cost,
        partners={f"R{r}": float(s)
                  for r, s in zip(draw.choice(regions, count, replace=False), shares)},
        public_share=float(draw.uniform(0.3, 0.8)),
        min_fraction=1.0 if is_whole else 0.0,
        start=start, end=min(start + int(draw.integers(2, 5)), FIRST_YEAR + years - 1),
        year_share=0.6, personnel=float(cost * draw.uniform(0.2, 1)),
        requires=other if link < 0.05 else (), excludes=other if 0.05 <= link < 0.075 else (),
        impacts={"jobs": float(cost * draw.uniform(2, 12)),
                 "exports": float(cost * draw.uniform(0, 0.5))},
    )  # fmt: skip
