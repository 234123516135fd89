"""Small cases for the tests of ranking."""

import sys
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from mcda.case.model import Case, Criterion, Region, Settings


def case_of(
    matrix: Sequence[Sequence[float | None]],
    objectives: Sequence[str] | None = None,
    *,
    points: Sequence[float] | None = None,
    zones: Sequence[tuple[str, ...]] | None = None,
    settings: Mapping[str, object] | None = None,
    criteria: Mapping[int, Mapping[str, object]] | None = None,
    **tables: object,
) -> Case:
    """Make a case: regions R1, R2, ... by criteria c1, c2, ...; None or NaN = missing."""
    width = len(matrix[0]) if len(matrix) else 0
    chosen = objectives or ["max"] * width
    return Case(
        settings=Settings(title="Test", **(settings or {})),
        regions=tuple(
            Region(
                id=f"R{row}",
                name=f"Region {row}",
                zone=zones[row - 1] if zones else (),
                figures={
                    f"c{column}": float(value)
                    for column, value in enumerate(figures, start=1)
                    if value is not None and not np.isnan(value)
                },
            )
            for row, figures in enumerate(matrix, start=1)
        ),
        criteria=tuple(
            Criterion(
                **{
                    "id": f"c{column}",
                    "name": f"Criterion {column}",
                    "objective": objective,
                    "points": points[column - 1] if points is not None else 50.0,
                    **(criteria or {}).get(column, {}),
                }
            )
            for column, objective in enumerate(chosen, start=1)
        ),
        **tables,
    )


def calls_of(act: Callable[[], object]) -> int:
    """Count the calls, of Python's own functions too, in which something is done."""
    count = 0

    def counted(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    former = sys.getprofile()
    sys.setprofile(counted)
    try:
        act()
    finally:
        sys.setprofile(former)
    return count
