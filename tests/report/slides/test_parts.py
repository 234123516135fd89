"""Charts, tables and tiles within their boxes."""

from __future__ import annotations

import pytest

from mcda.report.figures import Bars, Series, Stacks, Tile, Tiles, weight_bars
from mcda.report.slides.deck import BODY_BOTTOM, BODY_TOP, LEFT, RIGHT, Deck, inches_of, line_count
from mcda.report.slides.parts import (
    column_widths,
    draw_bars,
    draw_stacks,
    draw_table,
    draw_tiles,
    pages,
)
from mcda.report.tables import Heading, Table
from tests.robustness.robustness_cases import random_ranking


@pytest.fixture
def slide():
    return Deck("A", "Q", "b").slide("C")


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def test_bars_are_a_native_chart_with_their_numbers(slide):
    names = ("Navoi", "Navoi", "=1+1 <b>")
    draw_bars(slide, Bars("Closeness", names, (0.5, 0.4, 0.3), ("shortlist", "rest", "rest")))
    plot = chart_of(slide).plots[0]
    assert tuple(plot.series[0].values) == (0.5, 0.4, 0.3)
    assert len(set(plot.categories)) == 3
    assert [str(name).strip() for name in plot.categories] == list(names)
    assert plot.has_data_labels


def test_no_share_on_a_slide_reads_100_where_it_is_not(slide):
    draw_bars(slide, weight_bars(random_ranking(n=2, points=(99.96, 0.04))))
    assert chart_of(slide).plots[0].data_labels.number_format == "0.00%"
    shares = Table("t", (Heading("Share", percent=True),), ((0.996,), (1.0,)))
    draw_table(slide, next(pages(shares)))
    grid = next(shape.table for shape in slide.shapes if shape.has_table)
    assert [row.cells[0].text for row in grid.rows] == ["Share", "99.6 %", "100.0 %"]


def test_bars_of_zeros_have_an_axis_too(slide):
    draw_bars(slide, Bars("Closeness", ("A",), (0.0,), ("rest",)))
    assert chart_of(slide).value_axis.maximum_scale > 0


def test_stacked_bars_show_their_totals_beside_the_names(slide):
    layers = (Series("National", "shortlist", (1.0, 2.0)), Series("Sectoral", "second", (3.0, 0.0)))
    draw_stacks(slide, Stacks("Money (bn)", ("A", "B"), layers, upright=False))
    chart = chart_of(slide)
    assert [str(name) for name in chart.plots[0].categories] == ["A   4", "B   2"]
    assert chart.has_legend


def test_upright_columns_have_an_axis_with_its_unit_and_totals_below(slide):
    draw_stacks(
        slide, Stacks("Money (bn)", ("2027",), (Series("N", "second", (1.0,)),), upright=True)
    )
    chart = chart_of(slide)
    assert chart.value_axis.axis_title.text_frame.text == "Money (bn)"
    assert [str(name) for name in chart.plots[0].categories] == ["2027\n1"]


def test_no_word_of_a_header_is_broken():
    heads = tuple(
        Heading(text, percent=percent)
        for text, percent in (
            ("Region", False), ("Shortlist", False),
            ("On the shortlist with weights like these", True), ("Closeness", False),
        )
    )  # fmt: skip
    page = next(pages(Table("t", heads, (("A region " * 9, "", 0.5, 0.25),))))
    for heading, width in zip(heads, page.widths):
        assert line_count(heading.text, width - 0.2, 15, bold=True) <= 3
        assert all(inches_of(word, 15, bold=True) <= width - 0.2 for word in heading.text.split())


@pytest.mark.parametrize("across", [1, 8, 30])
def test_tiles_stay_on_the_slide(slide, across):
    made = tuple(Tile(i // across, i % across, str(i), "AB", "empty") for i in range(60))
    draw_tiles(slide, Tiles(made, ("1  Navoi",), "note"))
    for shape in slide.shapes:
        assert shape.left >= 0
        assert (shape.left + shape.width) / 914400 <= RIGHT + 0.01
        assert (shape.top + shape.height) / 914400 <= BODY_BOTTOM + 0.6


def long_table(rows: int) -> Table:
    heads = (Heading("Name"), Heading("Why not"), Heading("Share", percent=True))
    lines = tuple((f"Venture {i}", "because of this and that " * (i % 9), 0.5) for i in range(rows))
    return Table("t", heads, lines)


@pytest.mark.parametrize("rows", [0, 1, 40])
def test_pages_hold_all_rows_in_order_and_none_is_too_high(rows):
    found = list(pages(long_table(rows)))
    assert [row for page in found for row in page.table.rows] == list(long_table(rows).rows)
    for page in found:
        assert sum(page.heights) <= BODY_BOTTOM - BODY_TOP + 1e-9
        assert len(page.heights) == len(page.table.rows) + 1
        assert page.widths == found[0].widths


def test_a_text_that_has_no_room_for_its_lines_makes_the_page_say_so():
    heads = (Heading("Name"), Heading("Why not"))
    short, long = ("A", "word " * 100), ("B", "word " * 400)
    (whole,) = pages(Table("t", heads, (short,)))
    assert not whole.is_cut
    assert any(page.is_cut for page in pages(Table("t", heads, (short, long))))


def test_columns_share_the_width_of_the_slide():
    assert sum(column_widths(long_table(5))) == pytest.approx(RIGHT - LEFT)


def test_a_table_is_native_and_no_cell_is_larger_than_its_type(slide):
    page = next(pages(Table("t", (Heading("A"), Heading("B", 1)), (("x", None), ("y", 1.25)))))
    draw_table(slide, page)
    grid = next(shape.table for shape in slide.shapes if shape.has_table)
    texts = [[grid.cell(r, c).text for c in range(2)] for r in range(3)]
    assert texts == [["A", "B"], ["x", "\u00a0"], ["y", "1.2"]]
