"""A case of sixty regions with long, hostile and foreign names, and one of any number."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Case, Criterion, Impact, Programme, Project, Region, Settings

LONG = "Very" + " long" * 39
NAMES = ("=1+1", "<script>alert(1)</script>", "**bold** :red[x]", "شمال الشرق", "🚀 region", LONG)


def large_case() -> Case:
    """Return it: all names up to 200 characters, more ventures than fit on a page."""
    return Case(
        settings=Settings(title=f"Sixty regions: {LONG}", id="sixty", question=f"Which? {LONG}"),
        regions=tuple(
            Region(
                f"r{i}",
                NAMES[i] if i < len(NAMES) else f"Region of the province number {i}",
                (f"Zone {i % 6}",),
                figures={f"c{j}": 1.0 + (7 * i + 3 * j) % 61 for j in range(9)},
            )
            for i in range(60)
        ),
        criteria=tuple(
            Criterion(f"c{j}", f"Criterion {j} {LONG}"[:200], "max", unit="units per 1,000 people")
            for j in range(9)
        ),
        programmes=(Programme("N", "National", "national", budgets={2027: 100, 2028: 50}),),
        projects=tuple(
            Project(
                f"J{i}", f"Venture {i} {LONG}"[:200], "Food", 10.0 + i,
                {f"r{i}": 0.5, f"r{59 - i}": 0.5},
                impacts={"jobs": 10.0 + i},
            )
            for i in range(28)
        ),
        impacts=(Impact("jobs", "Jobs", "jobs", 1, 100),),
    )  # fmt: skip


def provinces(count: int) -> Case:
    """Return so many regions, of which the last one but one lacks a figure, and no money."""
    regions = tuple(
        Region(f"r{i}", f"Province {i:03d}", figures={"grp": 1.0 + i, "jobs": 2.0 * count - i})
        for i in range(count)
    )
    bare = replace(regions[-2], figures={"grp": 1.0})
    return Case(
        settings=Settings(title="Provinces", id="provinces", shortlist_size=3),
        regions=(*regions[:-2], bare, regions[-1]),
        criteria=(Criterion("grp", "Output", "max", points=80), Criterion("jobs", "Jobs", "max")),
    )
