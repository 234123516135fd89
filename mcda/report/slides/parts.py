"""What stands on a slide: native charts, tables and tiles, each within its box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from mcda.report.facts import in_words
from mcda.report.figures import Bars, Stacks, Tiles
from mcda.report.fitting import evenly, shared
from mcda.report.numbers import excel_format, written
from mcda.report.slides.deck import (
    BODY,
    BODY_BOTTOM,
    BODY_TOP,
    FONT,
    LEFT,
    RIGHT,
    SMALLEST,
    describe,
    fits,
    height_of,
    inches_of,
    line_count,
    plain,
    rgb,
    write,
)
from mcda.report.tables import Table

_CELL = 15  # points in a table
_PADDING = 0.1  # inches left and right of a cell's text
_MOST_LINES = 8  # of a cell
_HEAD_LINES = 3  # of a header
_NARROWEST, _WIDEST = 0.6, 8.0  # inches of a column's text
_NAMES, _TOTAL = 4.8, 0.9  # inches for the names beside bars, and of these for a total
_BELOW = 0.9  # inches below bars, for axis and legend
_BESIDE = 2.5  # inches that names beside the map need at least
_LISTED = 10  # lines that find room there


def draw_bars(slide: Any, figure: Bars, top: float = BODY_TOP) -> None:
    """Draw one bar per name, the first on top, each with its number."""
    data = CategoryChartData()
    names = _distinct([fits(name, _NAMES, SMALLEST, 1) for name in figure.names])
    data.categories = names
    data.add_series(figure.axis, figure.values)
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, top, in_words(figure))
    chart.has_legend = False
    plot = chart.plots[0]
    plot.gap_width = 40
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format = excel_format(figure.decimals, percent=figure.percent)
    labels.number_format_is_linked = False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold = Pt(SMALLEST), True
    for point, meaning in enumerate(figure.meanings):
        fill = plot.series[0].points[point].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(meaning)
    _quiet_axes(chart, figure.axis, reverse=True)
    _leave_room(chart, names, BODY_BOTTOM - top)
    chart.value_axis.minimum_scale = 0
    chart.value_axis.maximum_scale = 1.12 * max((*figure.values, 1e-9))


def draw_stacks(slide: Any, figure: Stacks, top: float = BODY_TOP) -> None:
    """Draw stacked columns or bars, each with its total beside its name, and a legend below."""
    data = CategoryChartData()
    between = "\n" if figure.upright else "   "
    names = _distinct([
        f"{fits(name, _NAMES - _TOTAL, SMALLEST, 1)}{between}{written(total, figure.decimals)}"
        for name, total in zip(figure.names, figure.totals)
    ])  # fmt: skip
    data.categories = names
    for layer in figure.series:
        data.add_series(layer.name, layer.values)
    kind = XL_CHART_TYPE.COLUMN_STACKED if figure.upright else XL_CHART_TYPE.BAR_STACKED
    chart = _chart(slide, kind, data, top, in_words(figure))
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(SMALLEST)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, layer in zip(plot.series, figure.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(layer.meaning)
    _quiet_axes(chart, figure.axis, reverse=not figure.upright)
    if not figure.upright:
        _leave_room(chart, names, BODY_BOTTOM - top)


def draw_tiles(slide: Any, figure: Tiles, top: float = 1.5) -> None:
    """Draw the country as tiles; rank large, short name below it."""
    if not figure.tiles:
        return
    columns = 1 + max(tile.column for tile in figure.tiles)
    rows = 1 + max(tile.row for tile in figure.tiles)
    pitch = min((RIGHT - LEFT) / columns, (BODY_BOTTOM - 0.5 - top) / rows, 1.1)
    size = 0.92 * pitch
    for tile in figure.tiles:
        box = slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE,
            Inches(LEFT + tile.column * pitch), Inches(top + tile.row * pitch),
            Inches(size), Inches(size),
        )  # fmt: skip
        box.adjustments[0] = 0.08
        box.fill.solid()
        box.fill.fore_color.rgb = rgb(tile.meaning)
        box.line.fill.background()
        box.shadow.inherit = False
        text = "paper" if tile.meaning == "shortlist" else "quiet"
        frame = box.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        frame.word_wrap = False
        for place, (word, share) in enumerate(((tile.label, 0.36), (tile.code, 0.22))):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER
            run = paragraph.add_run()
            run.text = plain(word)
            run.font.size, run.font.bold = Pt(round(share * size * 72, 1)), place == 0
            run.font.name = FONT
            run.font.color.rgb = rgb(text)
    is_long = len(figure.shortlist) > _LISTED
    note = f"{figure.note} The ranking names all of the shortlist." if is_long else figure.note
    size = SMALLEST if is_long else 16
    write(slide, [note], LEFT, BODY_BOTTOM - 0.4, RIGHT - LEFT, 0.4, size, colour_of="quiet")
    beside = LEFT + columns * pitch + 0.6
    if RIGHT - beside > _BESIDE:
        listed = figure.shortlist
        if is_long:
            listed = (*listed[: _LISTED - 1], f"and {len(listed) - _LISTED + 1} more")
        names = [fits(name, RIGHT - beside, BODY, 1) for name in listed]
        write(slide, names, beside, top, RIGHT - beside, 4.8, BODY)


@dataclass(frozen=True)
class Page:
    """What of a table stands on one slide.

    Parameters
    ----------
    table : some of its rows
    widths : of the columns, in inches
    heights : of the header and the rows, in inches
    is_cut : whether a text has no room for all of its lines
    """

    table: Table
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    is_cut: bool = False


def pages(table: Table, top: float = BODY_TOP, bottom: float = BODY_BOTTOM) -> Iterator[Page]:
    """Split a table into parts that fit on a slide each; texts beyond eight lines are cut."""
    widths = column_widths(table)
    header = _row_height(
        _line_count([heading.text for heading in table.headings], widths, bold=True)
    )
    lines = [
        _line_count([table.text(row, column) for column in range(len(widths))], widths)
        for row in range(len(table.rows))
    ]
    heights = [_row_height(count) for count in lines]
    for part in evenly(heights, bottom - top - header):
        rows = Table(table.name, table.shown, table.rows[part], alike=table.alike[part])
        is_cut = any(count > _MOST_LINES for count in lines[part])
        yield Page(rows, widths, (header, *heights[part]), is_cut)


def draw_table(slide: Any, page: Page, top: float = BODY_TOP) -> None:
    """Draw a part of a table, numbers to the right."""
    table, widths = page.table, page.widths
    shape = slide.shapes.add_table(
        len(table.rows) + 1, len(widths), Inches(LEFT), Inches(top), Inches(sum(widths)),
        Inches(sum(page.heights)),
    )  # fmt: skip
    heads = ", ".join(heading.text for heading in table.headings)
    describe(shape, f"Table of {len(table.rows)} rows: {heads}.")
    grid = shape.table
    grid.horz_banding = False
    for column, width in enumerate(widths):
        grid.columns[column].width = Inches(width)
    for row, height in enumerate(page.heights):
        grid.rows[row].height = Inches(height)
    for column, heading in enumerate(table.headings):
        right = table.is_number(column)
        _fill(grid.cell(0, column), heading.text, widths[column], right=right, head=True)
        for row in range(len(table.rows)):
            text = table.text(row, column)
            _fill(grid.cell(row + 1, column), text, widths[column], right=right, head=False)


def column_widths(table: Table) -> tuple[float, ...]:
    """Share the width of the slide: no word of a header is broken, texts get room by length."""
    least: list[float] = []
    wanted: list[float] = []
    for column, heading in enumerate(table.headings):
        texts = [table.text(row, column) for row in range(len(table.rows))]
        words = [inches_of(word, _CELL, bold=True) for word in heading.text.split()]
        longest = max((inches_of(text, _CELL) for text in texts), default=0.0)
        need = max(*words, longest if table.is_number(column) else 0.0, _NARROWEST)
        while line_count(heading.text, need, _CELL, bold=True) > _HEAD_LINES:
            need += 0.1
        least.append(need + 2 * _PADDING)
        wanted.append(least[-1] + (0.0 if table.is_number(column) else min(longest, _WIDEST)))
    return shared(least, wanted, RIGHT - LEFT)


def _chart(slide: Any, kind: Any, data: CategoryChartData, top: float, words: str) -> Any:
    frame = slide.shapes.add_chart(
        kind, Inches(LEFT), Inches(top), Inches(RIGHT - LEFT), Inches(BODY_BOTTOM - top), data
    )
    describe(frame, words)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(SMALLEST), FONT
    chart.font.color.rgb = rgb("ink")
    return chart


def _quiet_axes(chart: Any, title: str, *, reverse: bool) -> None:
    """Leave of the axes the names, all of them, and what is shown in which unit."""
    axis = chart.category_axis
    axis.reverse_order = reverse
    # Every name is shown: programs leave out every other one when they find them close.
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    axis.format.line.color.rgb = rgb("rest")
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(SMALLEST)
    axis._element.find(f"{qn('c:txPr')}/{qn('a:bodyPr')}").set("rot", "0")
    values = chart.value_axis
    values.has_major_gridlines = False
    values.major_tick_mark = XL_TICK_MARK.NONE
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.format.line.fill.background()
    values.has_title = True
    frame = values.axis_title.text_frame
    frame.text = plain(title)
    frame.paragraphs[0].runs[0].font.size = Pt(SMALLEST)
    frame.paragraphs[0].runs[0].font.bold = False


def _leave_room(chart: Any, names: Sequence[str], high: float) -> None:
    """Place the bars so that the names left of them stand in one line each.

    Left to themselves programs break names into lines, over each other.
    """
    left = max((inches_of(name, SMALLEST) for name in names), default=0.0) + 0.2
    wide = RIGHT - LEFT
    share = {"x": left / wide, "y": 0.01, "w": (wide - left) / wide, "h": 1 - _BELOW / high}
    area = chart._chartSpace.chart.plotArea
    place = "".join(f'<c:{key} val="{value:.4f}"/>' for key, value in share.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{place}</c:manualLayout></c:layout>'
    )
    for former in area.findall(qn("c:layout")):
        area.remove(former)
    area.insert(0, layout)


def _distinct(names: Sequence[str]) -> list[str]:
    """Keep names apart that were cut to the same text, by a space at the end."""
    return [f"{name}{' ' * names[:place].count(name)}" for place, name in enumerate(names)]


def _line_count(texts: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> int:
    return max(
        line_count(text, width - 2 * _PADDING, _CELL, bold=bold)
        for text, width in zip(texts, widths)
    )


def _row_height(lines: int) -> float:
    return height_of(min(lines, _MOST_LINES), _CELL) + 0.1


def _fill(cell: Any, text: str, width: float, *, right: bool, head: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(_PADDING)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb("empty" if head else "paper")
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    # An empty cell would take the height of the template's larger type.
    run.text = fits(text, width - 2 * _PADDING, _CELL, _MOST_LINES, bold=head) or "\u00a0"
    run.font.size, run.font.bold, run.font.name = Pt(_CELL), head, FONT
    run.font.color.rgb = rgb("ink")
