"""Checks of settings, criteria, regions and sectors that need more than one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mcda.case.adjusted import FIELDS, is_setting
from mcda.case.draft import Draft
from mcda.case.finding import Finding, error, listed, sentence, warning
from mcda.case.layout import NUMERIC, fixed_columns, reserved_names
from mcda.case.model import Criterion
from mcda.case.numbers import number_text

_TOTAL = re.compile(r"\b(total|totals|jami|жами|итого|всего|барлығы)\b", re.IGNORECASE)


def check_ranking(draft: Draft) -> Iterator[Finding]:
    """Report what makes ranking and specialization impossible or doubtful."""
    yield from _check_settings(draft)
    for number, criterion in draft.known("criteria", "id"):
        yield from _check_id(number, criterion)
    for number, criterion in draft.known("criteria", "objective", "target"):
        yield from _check_target(number, criterion)
    for number, criterion in draft.known("criteria", "lower", "upper"):
        yield from _check_bounds(number, criterion)
    for number, criterion in draft.known("criteria", "minimum", "maximum"):
        yield from _check_knock_outs(number, criterion)
    for number, criterion in draft.known("criteria", "id", "derive"):
        yield from _check_column(draft, number, criterion)
    for number, criterion in draft.known("criteria", "derive"):
        yield from _check_derived(draft, number, criterion)
    yield from _check_derived_columns(draft)
    yield from _check_regions(draft)
    yield from _check_names(draft)
    yield from _check_limits(draft)


def _check_settings(draft: Draft) -> Iterator[Finding]:
    reference = draft.settings.sector_reference
    if reference and "regions" not in draft.unreadable and not _is_figure(draft, reference):
        message = sentence('The table regions has no number column "{name}".', name=reference)
        fix = sentence(
            "Write the name of a number column of regions as the sector_reference, or leave it"
            " empty."
        )
        yield error("case", draft.setting_rows.get("sector_reference"), "value", message, fix)


def _is_figure(draft: Draft, header: str) -> bool:
    fixed = fixed_columns("regions").get(header)
    return header in draft.headers.get("regions", ()) and (
        fixed is None or fixed.contract.kind in NUMERIC
    )


def _check_id(number: int, criterion: Criterion) -> Iterator[Finding]:
    if criterion.id in reserved_names("criterion"):
        message = sentence('"{name}" is the name of another column.', name=criterion.id)
        fix = sentence("Choose another id, also for the column in regions.")
        yield error("criteria", number, "id", message, fix)


def _check_target(number: int, criterion: Criterion) -> Iterator[Finding]:
    if criterion.objective == "target" and criterion.target is None:
        message = sentence("The objective is target, but no target is given.")
        fix = sentence("Write the wanted value into the column target, or choose max or min.")
        yield error("criteria", number, "target", message, fix)


def _check_bounds(number: int, criterion: Criterion) -> Iterator[Finding]:
    lower, upper = criterion.lower, criterion.upper
    if lower is not None and upper is not None and lower >= upper:
        message = sentence("The lower bound {lower} is not below the upper bound {upper}.",
                           lower=number_text(lower), upper=number_text(upper))  # fmt: skip
        fix = sentence("Write a lower bound that is smaller than the upper bound.")
        yield error("criteria", number, "lower", message, fix)


def _check_knock_outs(number: int, criterion: Criterion) -> Iterator[Finding]:
    minimum, maximum = criterion.minimum, criterion.maximum
    if minimum is not None and maximum is not None and minimum > maximum:
        message = sentence("The minimum {minimum} is above the maximum {maximum}.",
                           minimum=number_text(minimum),
                           maximum=number_text(maximum))  # fmt: skip
        fix = sentence("Write a minimum that is not above the maximum; no region can pass now.")
        yield error("criteria", number, "minimum", message, fix)


def _check_column(draft: Draft, number: int, criterion: Criterion) -> Iterator[Finding]:
    if criterion.derive or "regions" in draft.unreadable:
        return
    if criterion.id not in draft.headers.get("regions", ()):
        message = sentence('The table regions has no column "{name}".', name=criterion.id)
        fix = sentence("Add the column with a figure per region, or delete the criterion.")
        yield error("criteria", number, "id", message, fix)


def _check_derived(draft: Draft, number: int, criterion: Criterion) -> Iterator[Finding]:
    if not criterion.derive:
        return
    if not draft.known("sectors") and "sectors" not in draft.unreadable:
        message = sentence("The criterion is computed from the table sectors, which has no rows.")
        fix = sentence("Add the table sectors, or empty the cell derive and add a column.")
        yield error("criteria", number, "derive", message, fix)
    if criterion.derive in ("krugman", "hhi") and draft.settings.sector_reference:
        message = sentence(
            "{derive} needs sectors that add up to a whole, but sector_reference says that they"
            " do not.",
            derive=criterion.derive,
        )
        fix = sentence("Choose lq or strong_sectors, or empty sector_reference in the table case.")
        yield error("criteria", number, "derive", message, fix)


def _check_derived_columns(draft: Draft) -> Iterator[Finding]:
    derived = {criterion.id for criterion in draft.items("criteria") if criterion.derive}
    own_columns = fixed_columns("regions")
    unused = [
        header
        for header in draft.headers.get("regions", ())
        if header in derived and header not in own_columns
    ]
    if unused:
        message = sentence(
            "These columns are not used, since their criteria are computed from the table"
            " sectors: {columns}.",
            columns=listed(unused),
        )
        fix = sentence("Delete the columns, or empty the cells derive of their criteria.")
        yield warning("derived_column", "regions", "", unused, message, fix)


def _check_regions(draft: Draft) -> Iterator[Finding]:
    totals = [region for region in draft.items("regions") if _TOTAL.search(region.name)]
    if totals:
        message = sentence(
            "These rows look like totals rather than regions: {names}.",
            names=listed([region.name for region in totals]),
        )
        fix = sentence("Delete rows with totals: they would be compared like a region.")
        ids = [region.id for region in totals]
        yield warning("total_row", "regions", "name", ids, message, fix)


def _check_names(draft: Draft) -> Iterator[Finding]:
    for table, header, field in (
        ("regions", "zone", "zone"), ("zones", "id", "id"), ("sectors", "sector", "sector"),
        ("declared", "sector", "sector"), ("projects", "sector", "sector"),
    ):  # fmt: skip
        for number, item in draft.known(table, field):
            value = getattr(item, field)
            names = (value,) if isinstance(value, str) else value
            if any(";" in name or ":" in name for name in names):
                message = sentence('The name holds ";" or ":", which separate names elsewhere.')
                fix = sentence("Write the name without these signs, everywhere in the case.")
                yield error(table, number, header, message, fix)


def _check_limits(draft: Draft) -> Iterator[Finding]:
    """Report limits of saved scenarios that set nothing."""
    for number, row in draft.known("scenarios", "limits"):
        for text in row.limits:
            if not is_setting(text):
                message = sentence('"{text}" sets no limit.', text=text)
                fix = sentence(
                    "Write criterion:column:value, like exports:minimum:25, with one of the columns"
                    " {columns}, or take it out.",
                    columns=", ".join(FIELDS),
                )
                yield error("scenarios", number, "limits", message, fix)
