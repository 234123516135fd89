"""A case in which every text that a user may type is hostile."""

from __future__ import annotations

from pathlib import Path

from mcda.case.model import (
    Case,
    Criterion,
    Impact,
    Preset,
    Programme,
    Project,
    Region,
    SectorFigure,
    Settings,
    Source,
)
from mcda.case.write import write_folder

HOSTILE = "**b** :red[x] :material/home: $a$ <i>"


def name(number: int) -> str:
    """Return a hostile name that is like no other, one of them a spreadsheet formula."""
    return f"=1+1 {HOSTILE} {number}" if number == 1 else f"{HOSTILE} {number}"


def hostile_case() -> Case:
    regions = tuple(
        Region(
            id=f"R{number}",
            name=name(number),
            zone=(f"zone {HOSTILE.replace(':', '')}",),
            population=1000.0 * number,
            figures={"first": float(number), "second": float(number * number % 7)},
        )
        for number in range(1, 6)
    )
    criteria = tuple(
        Criterion(
            id=key,
            name=f"{HOSTILE} {key}",
            objective="max",
            unit=HOSTILE,
            group=HOSTILE,
            formula=HOSTILE,
            source=("s1",),
            year="2022",
            description=HOSTILE,
        )
        for key in ("first", "second")
    )
    sector = HOSTILE.replace(":", "")
    projects = tuple(
        Project(
            id=f"P{number}",
            name=f"{name(number)} venture",
            sector=sector,
            cost=10.0 * number,
            partners={f"R{number}": 0.5, f"R{number + 1}": 0.5},
            impacts={"jobs": 5.0 * number},
        )
        for number in range(1, 5)
    )
    return Case(
        settings=Settings(
            title=HOSTILE,
            id="hostile",
            question=HOSTILE,
            description=HOSTILE,
            illustrative=HOSTILE,
            money_unit=HOSTILE,
            normalization="minmax",
            shortlist_size=2,
        ),
        regions=regions,
        criteria=criteria,
        sectors=tuple(
            SectorFigure(region=region.id, sector=sector, value=10.0 + number)
            for number, region in enumerate(regions)
        ),
        presets=(
            Preset(
                id="only", name=HOSTILE, description=HOSTILE, points={"first": 80.0, "second": 20.0}
            ),
        ),
        programmes=(
            Programme(id="N", name=HOSTILE, kind="national", budgets={2027: 12.0, 2028: 8.0}),
        ),
        projects=projects,
        impacts=(Impact(id="jobs", name=HOSTILE, unit=HOSTILE, weight=1.0, reference=10.0),),
        sources=(Source(id="s1", title=HOSTILE, address=HOSTILE, note=HOSTILE),),
    )


def write_hostile_case(folder: Path) -> None:
    write_folder(hostile_case(), folder)
