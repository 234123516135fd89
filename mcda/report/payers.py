"""Who pays for which region, in which year, as one sentence and as tables that add up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import Any

from mcda.allocation.landing import Landing
from mcda.allocation.plan import Plan
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.report.numbers import amount_text, listing
from mcda.report.tables import Heading, Row, Table, distinct, number, with_unit

_NAMED = 4  # joint ventures in a sentence
_ALL = "All"
_Key = Callable[[Landing], object]


def chosen(
    parts: Sequence[Landing], region: str = "", year: int | None = None
) -> tuple[Landing, ...]:
    """Return what falls to a region in a year; empty and None stand for all of them."""
    return tuple(
        part
        for part in parts
        if region in ("", part.region) and (year is None or year == part.year)
    )


def payers_sentence(
    case: Case, plan: Plan, parts: Sequence[Landing], region: str = "", year: int | None = None
) -> Sentence:
    """Answer who pays for a region in a year: how much, which programmes, through which ventures.

    Parameters
    ----------
    case, plan : the case and its plan
    parts : all of the plan's money, as it falls to regions
    region, year : what is asked about; empty and None stand for all of them
    """
    found = chosen(parts, region, year)
    when = _when(plan, year)
    if not found:
        return _nothing(case, parts, region, when)
    values = {
        "when": when,
        "amount": amount_text(fsum(part.amount for part in found), plan.decimals),
        "unit": case.settings.money_unit,
        "programmes": _from_programmes(case, plan, found),
    }
    if not region:
        return sentence(
            "{when}, {count} of {all} regions get {amount} {unit}: {programmes}.",
            count=len({part.region for part in found}), all=len(case.regions), **values,
        )  # fmt: skip
    names = {project.id: project.name for project in case.projects}
    through = [names[item] for item in dict.fromkeys(part.project for part in found)]
    return sentence(
        "{when} {region} gets {amount} {unit}: {programmes}; through {ventures}.",
        region=case.region(region).name, ventures=_some(through), **values,
    )  # fmt: skip


def _when(plan: Plan, year: int | None) -> Sentence:
    if year is not None:
        return sentence("In {year}", year=year)
    first, last = plan.years[0], plan.years[-1]
    if first == last:
        return sentence("In {year}", year=first)
    return sentence("From {first} to {last}", first=first, last=last)


def _nothing(case: Case, parts: Sequence[Landing], region: str, when: Sentence) -> Sentence:
    if not region:
        return sentence("{when} no money is paid.", when=when)
    name = case.region(region).name
    years = sorted({part.year for part in parts if part.region == region})
    if years:
        return sentence(
            "{when} {region} gets nothing; it is paid in {years}.",
            when=when, region=name, years=listing(years),
        )  # fmt: skip
    if any(region in project.partners for project in case.projects):
        return sentence(
            "{when} {region} gets nothing: none of the joint ventures in which it is a partner "
            "is funded.",
            when=when, region=name,
        )  # fmt: skip
    return sentence(
        "{when} {region} gets nothing: it is a partner in no joint venture of the case.",
        when=when, region=name,
    )  # fmt: skip


def _from_programmes(case: Case, plan: Plan, found: Sequence[Landing]) -> Sentence:
    names = {programme.id: programme.name for programme in case.programmes}
    paid = _sums(found, lambda part: part.programme)
    largest = sorted(paid, key=lambda item: -paid[item])
    return listing(
        sentence(
            "{amount} from {programme}",
            amount=amount_text(paid[item], plan.decimals), programme=names[str(item)],
        )
        for item in largest
    )  # fmt: skip


def _some(names: Sequence[str]) -> Sentence:
    if len(names) <= _NAMED:
        return listing(names)
    more = sentence("{count} more", count=len(names) - _NAMED)
    return listing([*names[:_NAMED], more])


def _sums(parts: Sequence[Landing], key: _Key) -> dict[object, float]:
    lists: dict[object, list[float]] = {}
    for part in parts:
        lists.setdefault(key(part), []).append(part.amount)
    return {item: fsum(amounts) for item, amounts in lists.items()}


def payers_table(
    case: Case, plan: Plan, parts: Sequence[Landing], region: str = "", year: int | None = None
) -> Table:
    """Show who pays; of a chosen region through which ventures, of a chosen year side by side.

    The last row and the last column hold the sums. Arguments as for :func:`payers_sentence`.
    """
    found = chosen(parts, region, year)
    regions = {item.id: item.name for item in case.regions}
    ventures = {item.id: item.name for item in case.projects}
    programmes = [
        item for item in case.programmes if any(part.programme == item.id for part in found)
    ]
    names = dict(
        zip(
            (item.id for item in programmes),
            distinct(((item.name, item.id) for item in programmes), (_ALL, "Region")),
        )
    )
    if year is not None:
        columns: list[tuple[object, str]] = list(names.items())
        rows = ventures if region else regions
        heads = ["Joint venture" if region else "Region"]
        return _spread(
            case, plan, found, heads, {item: (name,) for item, name in rows.items()}, columns,
            lambda part: part.project if region else part.region, lambda part: part.programme,
        )  # fmt: skip
    columns = [(item, str(item)) for item in plan.years]
    if region:
        pairs = {
            (item, pot): (ventures[item], name) for item in ventures for pot, name in names.items()
        }
        return _spread(
            case, plan, found, ["Joint venture", "Programme"], pairs, columns,
            lambda part: (part.project, part.programme), lambda part: part.year,
        )  # fmt: skip
    pairs = {(item, pot): (regions[item], name) for item in regions for pot, name in names.items()}
    return _spread(
        case, plan, found, ["Region", "Programme"], pairs, columns,
        lambda part: (part.region, part.programme), lambda part: part.year,
    )  # fmt: skip


def _spread(
    case: Case, plan: Plan, found: Sequence[Landing], heads: Sequence[str],
    rows: Mapping[Any, tuple[str, ...]],
    columns: Sequence[tuple[object, str]], row_of: _Key, column_of: _Key,
) -> Table:  # fmt: skip
    """Lay amounts out by row and column, with sums; rows without money are left out."""
    cells = _sums(found, lambda part: (row_of(part), column_of(part)))
    whole, below = _sums(found, row_of), _sums(found, column_of)
    lines: list[Row] = [
        (
            *texts,
            *(number(cells.get((item, column), 0.0)) for column, _ in columns),
            number(whole[item]),
        )
        for item, texts in rows.items()
        if item in whole
    ]
    sums = (number(below.get(column, 0.0)) for column, _ in columns)
    total = number(fsum(part.amount for part in found))
    if lines:
        lines.append((_ALL, *([None] * (len(heads) - 1)), *sums, total))
    return Table(
        "who_pays",
        (
            *(Heading(head) for head in heads),
            *(Heading(name, plan.decimals) for _, name in columns),
            Heading(with_unit(_ALL, case.settings.money_unit), plan.decimals),
        ),
        tuple(lines),
    )


def landing_table(case: Case, plan: Plan, parts: Sequence[Landing]) -> Table:
    """List all that falls to regions: region, programme, joint venture, year, amount."""
    regions = {item.id: item.name for item in case.regions}
    programmes = {item.id: item.name for item in case.programmes}
    ventures = {item.id: item.name for item in case.projects}
    heads = (
        Heading("Region"),
        Heading("Name"),
        Heading("Programme"),
        Heading("Programme name"),
        Heading("Joint venture"),
        Heading("Joint venture name"),
        Heading("Year"),
        Heading(with_unit("Amount", case.settings.money_unit), plan.decimals),
    )
    places = {region: place for place, region in enumerate(regions)}
    rows = tuple(
        (
            part.region, regions[part.region], part.programme, programmes[part.programme],
            part.project, ventures[part.project], part.year, number(part.amount),
        )
        for part in sorted(parts, key=lambda part: (places[part.region], part.year))
    )  # fmt: skip
    return Table("who_pays", heads, rows)
