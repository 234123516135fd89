"""Tables of the reports on the screen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from mcda.report.marked_figures import CHANGED, DOUBTED, FILLED
from mcda.report.numbers import written
from mcda.report.tables import Heading, Table
from mcda.ui.components.headline import draw_note
from mcda.ui.text import say

_MOST_STYLED = 50_000  # cells; beyond it the columns with words are the only marks
_MOST_SENT = 1_000  # rows; more would make every answer slow, and nobody scrolls that far
ROW_HEIGHT = 35
MOST_ROWS = 20
_SIGNS = (CHANGED, FILLED, DOUBTED)
_PINNED = ("Name", "Joint venture", "Criterion")
_NAMES = ("Name", "Programme name", "Region", "Joint venture", "Programme")
_MEASURED = 10  # rows by which the browser makes a column as wide as what it holds
_LETTER = 7.3  # pixels of a letter of a table
_WIDEST = 420  # pixels of a column of names, or of texts in several lines
_WORD = 240  # pixels of a column of other texts that must be read whole, such as a sector
_LINE = 19  # pixels of a line where a text stands in several
_MOST_HIGH = 800  # pixels of a table whose texts stand in several lines


def draw_table(
    table: Table,
    *,
    key: str,
    alt: str,
    wide: bool = False,
    missing: str = "–",
    pick: bool = False,
    steady: bool = False,
    lines: int = 1,
) -> tuple[int, str] | None:
    """Draw a report's table; numbers stay numbers, right-aligned with the same decimals.

    Columns of ids are left out: they are for files.

    Parameters
    ----------
    table : what to draw
    key : widget key
    alt : what the table shows, for screen readers
    wide : names stay in sight while the columns are scrolled
    missing : what stands where nothing is known
    pick : a click picks a cell
    steady : all signs are explained, whether they occur or not: nothing below the table moves
        when figures are changed
    lines : in which long texts may stand

    Returns
    -------
    tuple or None
        row and header of the picked cell; None where none is
    """
    table = table.only(n for n, heading in enumerate(table.headings) if not heading.is_id)
    hidden = len(table.rows) - _MOST_SENT
    if hidden > 0:
        marks = tuple(mark for mark in table.marks if mark.row < _MOST_SENT)
        alike = table.alike[:_MOST_SENT]
        rows = table.rows[:_MOST_SENT]
        table = replace(table, headings=table.shown, rows=rows, marks=marks, alike=alike)
    frame = pd.DataFrame(list(table.rows), columns=[item.text for item in table.headings])
    known = [
        any(row[place] not in (None, "") for row in table.rows)
        for place in range(len(frame.columns))
    ]
    frame = frame.loc[:, known]
    for heading in table.headings:
        if heading.percent and heading.text in frame:
            frame[heading.text] = 100 * frame[heading.text].astype(float)
    row_height = ROW_HEIGHT if lines == 1 else lines * _LINE + ROW_HEIGHT - _LINE
    high = min(len(frame), MOST_ROWS) * row_height
    signs = _signs(table, frame)
    mixed = _mixed(table, frame)
    state = st.dataframe(
        _marked(frame, table, signs, mixed) if signs or mixed else frame,
        hide_index=True,
        height=ROW_HEIGHT + 3 + (high if lines == 1 else min(high, _MOST_HIGH)),
        row_height=row_height,
        key=key,
        alt=alt,
        placeholder=missing,
        column_config={
            item.text: _config(
                item,
                wide,
                plain=item.text in {*signs, *mixed},
                width=_width(table, place, lines),
            )
            for place, item in enumerate(table.shown)
        },
        on_select="rerun" if pick else "ignore",
        selection_mode="single-cell",
    )
    explained = set(_SIGNS) if steady else {mark.sign for mark in table.marks if signs}
    if explained:
        draw_note(_legend(explained))
    if hidden > 0:
        draw_note(say("The first {count} rows; the downloads hold all of them.", count=_MOST_SENT))
    return _picked(state, len(table.rows)) if pick else None


def _width(table: Table, place: int, lines: int) -> int | None:
    """Return how wide a column of texts is where the browser would make it too narrow or too wide.

    The browser looks at the first rows alone, and gives a long text all the room it can have.
    """
    cells = [row[place] for row in table.rows]
    lengths = [len(cell) for cell in cells if isinstance(cell, str)]
    longest = max(lengths, default=0)
    room = round(_LETTER * longest) + 20
    if lines > 1:
        return min(round(room / lines) + 60, _WIDEST) if room > _WIDEST else None
    if longest <= max(lengths[:_MEASURED], default=0):
        return None
    if table.headings[place].text in _NAMES:
        return min(room, _WIDEST)
    return room if room <= _WORD else None


def _picked(state: Any, rows: int) -> tuple[int, str] | None:
    """Return the picked cell, unless the table has become shorter since."""
    cells = state["selection"]["cells"]
    if not cells or not 0 <= cells[0][0] < rows:
        return None
    row, header = cells[0]
    return int(row), str(header)


def _signs(table: Table, frame: pd.DataFrame) -> dict[str, dict[int, str]]:
    """Return header -> row -> sign of all marked cells; nothing where there are too many cells."""
    found: dict[str, dict[int, str]] = {}
    for row, column, sign in table.marks if frame.size < _MOST_STYLED else ():
        header = table.headings[column].text
        if header in frame:
            found.setdefault(header, {})[row] = sign
    return found


def _mixed(table: Table, frame: pd.DataFrame) -> list[str]:
    """Return the headers of columns whose figures have units of their own, and fractions."""
    return [
        header
        for header in _free(table, frame)
        if frame.size < _MOST_STYLED and (frame[header].dropna() % 1 != 0).any()
    ]


def _free(table: Table, frame: pd.DataFrame) -> list[str]:
    """Return the headers of columns of numbers whose decimals nobody has fixed."""
    return [
        item.text
        for item in table.headings
        if item.decimals is None and not item.percent and item.text in frame
        and frame[item.text].dtype.kind == "f"
    ]  # fmt: skip


def _marked(
    frame: pd.DataFrame,
    table: Table,
    signs: Mapping[str, Mapping[int, str]],
    mixed: Collection[str],
) -> Styler:
    """Return the frame with signs behind single numbers, which stay numbers.

    Figures with units of their own are written as in sentences, where three digits tell; whole
    ones may be years and stay as they are.
    """
    styled = frame.style.format(
        {
            header: partial(written, decimals=None) if header in mixed else "{:.0f}"
            for header in _free(table, frame)
        }
    )
    for places in set(table.alike):
        alike = [row for row, its_places in enumerate(table.alike) if its_places == places]
        styled = styled.format(
            partial(written, decimals=places), subset=(alike, _free(table, frame))
        )
    decimals = {heading.text: heading.decimals for heading in table.headings}
    for header, rows in signs.items():
        fixed = decimals[header]
        if fixed is not None or not table.alike:
            styled = styled.format(partial(written, decimals=fixed), subset=[header])
        cells: dict[tuple[str, int | None], list[int]] = {}
        for row, sign in rows.items():
            places = table.alike[row] if fixed is None and table.alike else fixed
            cells.setdefault((sign, places), []).append(row)
        for (sign, places), marked in cells.items():
            styled = styled.format(partial(_with_sign, sign, places), subset=(marked, [header]))
    return styled


def _with_sign(sign: str, decimals: int | None, value: float) -> str:
    return f"{written(value, decimals)} {sign}"


def _legend(signs: Collection[str]) -> str:
    """Say what the signs mean."""
    words = {
        CHANGED: say("* changed; the page Regions lists what was published."),
        FILLED: say("† not published; the median of the zone stands in."),
        DOUBTED: say("? in doubt; the page Regions says why, under Doubts."),
    }
    return " ".join(text for sign, text in words.items() if any(sign in item for item in signs))


def _config(heading: Heading, wide: bool, *, plain: bool = False, width: int | None = None) -> Any:
    title = heading.text if "{" in heading.text else say(heading.text)
    if plain:
        # a format of the column would hide the signs
        return st.column_config.Column(title)
    if wide and heading.text in _PINNED:
        return st.column_config.Column(title, pinned=True, width=width)
    if heading.percent:
        return st.column_config.NumberColumn(title, format=f"%.{heading.decimals}f %%")
    if heading.decimals is not None:
        return st.column_config.NumberColumn(title, format=f"%,.{heading.decimals}f")
    return st.column_config.Column(title, width=width)
