"""Charts of the workbook's own kind: they follow the cells that they draw."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from mcda.charts.palette import PROGRAMME_MEANINGS
from mcda.report.audit.grid import Formula, LiveCell, Sheet, at
from mcda.report.audit.layout import Layout
from mcda.report.audit.standing import CLOSE, NAME, ON_LIST
from mcda.report.figures import colour
from mcda.report.tables import Heading, Table, with_unit

_MORE = ("#7C6A9C", "#8C8C8C", "#5E7A4C")  # for a second programme of a kind
_GRID = {"visible": True, "line": {"color": "#E3E7E7"}}
_DESCRIPTION = "Drawn from the sheets of this file"
_MOST = 40  # bars that can still be read
_LETTERS = 40  # of a name beside a bar
_WIDTH, _BAR = 900, 24  # pixels


def pictures_sheet(laid: Layout) -> Sheet:
    """List what the charts draw: closeness by region, and money by region, the most first."""
    unit = laid.story.case.settings.money_unit
    heads = (
        Heading("Ranked region"),
        Heading("Closeness, on the shortlist", 4),
        Heading("Closeness, others", 4),
        Heading("Region with money"),
        Heading(with_unit("Public money", unit), 1),
    )
    ranked = [_ranked(laid, place) for place in range(_compared(laid))]
    money: list[tuple[LiveCell, ...]] = [(name, value) for name, value in _money(laid)]
    rows = [
        (
            *(ranked[place] if place < len(ranked) else (None,) * 3),
            *(money[place] if place < len(money) else (None,) * 2),
        )
        for place in range(max(len(ranked), len(money)))
    ]
    return Sheet("charts", "Closeness and money as charts.", heads, tuple(rows))


def _compared(laid: Layout) -> int:
    return min(len(laid.ranking.regions), _MOST)


def _ranked(laid: Layout, place: int) -> tuple[LiveCell, ...]:
    ranking = laid.ranking
    row = ranking.order[place]
    name, score = at(place, NAME, "_ranking"), float(ranking.score[row])
    on_list, close = at(place, ON_LIST, "_ranking"), at(place, CLOSE, "_ranking")
    listed = ranking.regions[row] in laid.shortlist
    short = f'IF(LEN({name})>{_LETTERS},LEFT({name},{_LETTERS - 1})&"…",{name})'
    return (
        Formula(short, _short(ranking.names[row])),
        Formula(f'IF({on_list}="yes",{close},0)', score if listed else 0),
        Formula(f'IF({on_list}="yes",0,IF(ISNUMBER({close}),{close},0))', 0 if listed else score),
    )


def _short(name: str) -> str:
    """Cut a name as the formula does."""
    return name if len(name) <= _LETTERS else name[: _LETTERS - 1] + "…"


def _money(laid: Layout) -> list[tuple[str, float]]:
    names = {region.id: _short(region.name) for region in laid.story.case.regions}
    return [(names[region], float(amount)) for region, amount in _reached(laid)[:_MOST]]


def _reached(laid: Layout) -> list[tuple[str, float]]:
    """List the regions in which money lands, the most first."""
    amounts = {} if laid.story.plan is None else laid.story.plan.regions
    reached = ((region, amount) for region, amount in amounts.items() if amount > 0)
    return sorted(reached, key=lambda item: -item[1])


def add_pictures(book: Any, page: Any, laid: Layout, years: Table | None) -> None:
    """Put the charts beside what they draw: closeness, money by region, money by year.

    Parameters
    ----------
    book, page : the workbook, and its sheet of charts
    laid : where the ranking stands
    years : money by programme and year, as on the sheet ``_years``; None without a plan
    """
    page.hide_gridlines(2)
    page.fit_to_pages(1, 1)
    top = 0
    for chart, height in _charts(book, laid, years):
        chart.set_size({"width": _WIDTH, "height": height})
        page.insert_chart(0, 6, chart, {"y_offset": top, "description": _DESCRIPTION})
        top += height + 20


def _charts(book: Any, laid: Layout, years: Table | None) -> list[tuple[Any, int]]:
    compared, paid = _compared(laid), len(_money(laid))
    found = [(_closeness(book, laid, compared), 110 + _BAR * compared)]
    if paid:
        found.append((_regions(book, laid, paid), 110 + _BAR * paid))
    if years is not None and years.rows and laid.story.plan is not None:
        found.append((_years(book, laid, years), 380))
    return found


def _closeness(book: Any, laid: Layout, count: int) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, shade, name in (
        (1, colour("shortlist"), "On the shortlist"),
        (2, colour("rest"), "Others"),
    ):
        chart.add_series({
            "name": name,
            "categories": ["_charts", 1, 0, count, 0],
            "values": ["_charts", 1, column, count, column],
            "fill": {"color": shade},
            "gap": 40,
        })  # fmt: skip
    title = "Closeness to the ideal, 0 to 1"
    _dress(chart, _of_first(title, count, len(laid.ranking.regions), "_ranking"), "0.00")
    return chart


def _regions(book: Any, laid: Layout, count: int) -> Any:
    chart = book.add_chart({"type": "bar"})
    name = with_unit("Public money by region", laid.story.case.settings.money_unit)
    chart.add_series({
        "name": name,
        "categories": ["_charts", 1, 3, count, 3],
        "values": ["_charts", 1, 4, count, 4],
        "fill": {"color": colour("shortlist")},
        "gap": 40,
    })  # fmt: skip
    _dress(chart, _of_first(name, count, len(_reached(laid)), "_regions"), "#,##0")
    chart.set_legend({"none": True})
    return chart


def _of_first(title: str, shown: int, count: int, sheet: str) -> str:
    """Say in a title that only the first are drawn, and where all of them stand."""
    if shown == count:
        return title
    return f"{title}; the first {shown} of {count} regions, all of them on {sheet}"


def _years(book: Any, laid: Layout, table: Table) -> Any:
    assert laid.story.plan is not None  # noqa: S101 - asked for by the caller
    count = len(laid.story.plan.years)
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    shades = _shades([programme.kind for programme in laid.story.case.programmes])
    for row, shade in enumerate(shades, start=1):
        chart.add_series({
            "name": ["_years", row, 1],
            "categories": ["_years", 0, 2, 0, 1 + count],
            "values": ["_years", row, 2, row, 1 + count],
            "fill": {"color": shade},
            "gap": 60,
        })  # fmt: skip
    unit = laid.story.case.settings.money_unit
    title = with_unit("Public money by year and programme", unit)
    chart.set_title({"name": title, "overlay": False, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": _GRID})
    return chart


def _shades(kinds: list[str]) -> list[str]:
    """Give the first programme of each kind the colour that the kind has in all files."""
    more = cycle(_MORE)
    return [
        next(more) if kind in kinds[:place] else colour(PROGRAMME_MEANINGS[kind])
        for place, kind in enumerate(kinds)
    ]


def _dress(chart: Any, title: str, figures: str) -> None:
    chart.set_title({"name": title, "overlay": False, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "interval_unit": 1})
    chart.set_x_axis(
        {"num_format": figures, "min": 0, "label_position": "high", "major_gridlines": _GRID}
    )
    chart.set_legend({"position": "bottom"})
