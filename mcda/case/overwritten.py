"""What was typed where the program does not look: computed figures, and repeated ones."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import product

from mcda.case.cells import clean, shown
from mcda.case.finding import Finding, listed, sentence, warning
from mcda.case.living import (
    COMPUTED,
    LEFT_OUT,
    LIMITS,
    MATRIX,
    NORMALIZATION,
    POINTS,
    REMARK,
    SIZE,
    WEIGHTS,
    LivingSheet,
)
from mcda.case.model import Case
from mcda.case.numbers import number_text, read_number
from mcda.case.tables import Cell

Written = Mapping[tuple[str, str, str], Cell]

_MOST = 100_000  # places to look at: more than a sheet of formulas has

_INPUTS = {
    WEIGHTS: frozenset({*LIMITS.values(), POINTS}),
    MATRIX: frozenset({LEFT_OUT}),
}


def overwritten(
    case: Case, living: Mapping[str, LivingSheet], written: Written | None
) -> Iterator[Finding]:
    """Say which cells were changed and are not used: figures of the matrix, results, texts.

    Parameters
    ----------
    case : the case as its tables say
    living : the sheets on which the ranking is computed, by name
    written : what the cells without a formula held; None in a file without that record
    """
    known = len(case.regions) * len(case.criteria)
    figures = list(_figures(case, living, written)) if MATRIX in living and known <= _MOST else []
    if figures:
        message = sentence(
            "The sheet {sheet} has figures that are not used: {figures}.",
            sheet=MATRIX, figures=listed([text for _, text in figures]),
        )  # fmt: skip
        fix = sentence(
            "Write figures into the sheet regions, or change them on the page Regions, which keeps "
            "the published ones; what is derived is computed from the sheet sectors."
        )
        yield warning("sheet_figures", "regions", "", [key for key, _ in figures], message, fix)
    results = [
        place
        for name in COMPUTED
        if name in living
        for place in _results(case, name, living[name], written)
    ]
    if results:
        message = sentence(
            "These cells of the program's own sheets were changed and are not used: {cells}.",
            cells=listed(results),
        )
        fix = sentence(
            "Change what they come from: points and regions left out in the row now of the sheet "
            "scenarios, all else on the sheets criteria, regions and case."
        )
        yield warning("sheet_results", "", "", results, message, fix)


def _figures(
    case: Case, living: Mapping[str, LivingSheet], written: Written | None
) -> Iterator[tuple[str, str]]:
    """Iterate over what the matrix has otherwise: ids, and in words."""
    sheet = living[MATRIX]
    lives = bool(sheet.raw.formulas)
    for criterion in case.criteria:
        heading = _heading(sheet, criterion.name, criterion.unit, criterion.id)
        for region in case.regions if heading else ():
            spot = sheet.spot(region.id, heading)
            if spot is None or (spot.formula and spot.cell == ""):
                continue
            home = (written or {}).get((MATRIX, region.id, heading))
            if home is None:
                filled = not written and _is_remarked(sheet, region.id)
                if criterion.derive or filled or not lives:
                    continue  # it neither refers to a published figure, nor is known as written
                figure = region.figure(criterion.id)
                home = "" if figure is None else number_text(figure)
            if not _alike(spot.cell, home):
                name = f"{shown(region.name)}, {shown(criterion.name)}"
                was = "none" if home == "" else home
                now = "none" if spot.cell == "" else spot.cell
                yield f"{region.id}~{criterion.id}", f"{name} {now}, not {was} ({spot.place})"


def _heading(sheet: LivingSheet, name: str, unit: str, criterion: str) -> str:
    """Return what heads a criterion's column; empty where its name was changed since."""
    text = f"{name} ({unit})" if unit else name
    return next(
        (head for head in (clean(f"{text} [{criterion}]"), clean(text)) if head in sheet.columns),
        "",
    )


def _is_remarked(sheet: LivingSheet, region: str) -> bool:
    spot = sheet.spot(region, REMARK)
    return spot is not None and spot.cell != ""


def _results(case: Case, name: str, sheet: LivingSheet, written: Written | None) -> Iterator[str]:
    """Iterate over the places of formulas that are gone, and of texts that were changed."""
    formulas = sheet.raw.formulas
    own = _input_columns(case, name, sheet)
    living = {column for _, column in formulas}
    ids = {region.id for region in case.regions} | {item.id for item in case.criteria}
    body = {row for label, row in sheet.rows.items() if label in ids}
    every = {row for row, _ in formulas}
    body = body | every if name not in _INPUTS else body
    feet = every - body
    if len(body | feet) * len(living) > _MOST:
        return iter(())
    places = [(row, column) for row in body for column in living - own]
    # what belongs to all of them fills only some columns
    places += [place for place in product(feet, living) if place in sheet.raw.cells]
    changed = {place for place in places if place not in formulas}
    for (at, label, head), before in (written or {}).items():
        spot = sheet.spot(label, head) if at == name else None
        if spot is None or sheet.columns[head] in own or label in (NORMALIZATION, SIZE):
            continue
        if not _alike(spot.cell, before):
            changed.add((sheet.rows[label], sheet.columns[head]))
    return (f"{name}!{sheet.at(*place).place}" for place in sorted(changed))


def _input_columns(case: Case, name: str, sheet: LivingSheet) -> set[int]:
    """Return the columns whose cells are inputs, or repeat figures, of which others tell."""
    heads = set(_INPUTS.get(name, ()))
    if name == MATRIX:
        heads |= {_heading(sheet, item.name, item.unit, item.id) for item in case.criteria}
    return {sheet.columns[head] for head in heads if head in sheet.columns}


def _alike(cell: Cell, other: Cell) -> bool:
    """Whether two cells hold the same; numbers to the 15 digits that a sheet keeps."""
    if isinstance(cell, str) and isinstance(other, str):
        one, two = read_number(cell), read_number(other)
        if one is not None and two is not None:
            return math.isclose(one, two, rel_tol=1e-12, abs_tol=1e-300)
        return clean(cell) == clean(other)
    return type(cell) is type(other)
