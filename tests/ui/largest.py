"""A case as large as the page must bear: 5,000 regions by 50 criteria."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from mcda.case.model import Case, Criterion, Region, Settings
from mcda.case.write import write_folder

REGIONS, CRITERIA = 5_000, 50


def write_largest_case(folder: Path) -> None:
    """Write it as the case ``largest``."""
    figures = np.random.default_rng(7).lognormal(3.0, 1.0, (REGIONS, CRITERIA))
    names = [f"c{column}" for column in range(CRITERIA)]
    case = Case(
        settings=Settings(title="The largest case", id="largest"),
        regions=tuple(
            Region(f"R{row}", f"Region {row}", (f"Zone {row % 20}",),
                   figures=dict(zip(names, figures[row].tolist())))
            for row in range(REGIONS)
        ),
        criteria=tuple(
            Criterion(name, f"Criterion {name}", "max", group=f"Group {column // 10}")
            for column, name in enumerate(names)
        ),
    )  # fmt: skip
    write_folder(case, folder / "largest")
