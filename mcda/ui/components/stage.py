"""Present: one thing per screen, in type that is read from the back of a room.

The address parameter ``present`` holds the screen that is shown, so that what is presented can
be sent. The sidebar stays, folded: it is the sliders on demand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from mcda.ranking.wording import percent
from mcda.report.figures import Bars, Figure, Stacks, Tiles
from mcda.report.numbers import written
from mcda.report.sections import Section, sections, title_lines
from mcda.report.story import Story
from mcda.report.tables import Table
from mcda.ui.components.headline import draw_problem, draw_question
from mcda.ui.room import Room
from mcda.ui.telling import told
from mcda.ui.text import say
from mcda.ui.turn import in_turn

PRESENT = "present"
_HERE = Path(__file__).parent
_MOST_ROWS = 12  # of a table; the browser shows as many as fit
_MOST_LINES = 4
_KEY = "stage"


def presenting() -> bool:
    """Whether the address asks for the stage."""
    return PRESENT in st.query_params


def begin() -> None:
    """Go on stage, to the first screen."""
    st.query_params[PRESENT] = "1"


def draw_stage(room: Room) -> None:
    """Draw the screen that the address asks for."""
    story = told(room)
    if story is None:
        why = say("There is no ranking to present yet.")
        if room.ranking is not None:
            why = say("Nothing can be presented yet: errors of the file concern the money.")
        draw_question(say("Which regions should host innovative clusters?"), why)
        draw_problem(room.problem or room.unpaid)
        st.button(say("Leave"), key="leave_stage", on_click=_leave)
        return
    screens = (None, *(section for section in sections(story) if _is_shown(section)))
    place = _place(len(screens))
    data = {
        "place": place,
        "count": len(screens),
        "words": {"before": say("Back"), "next": say("Next"), "leave": say("Leave")},
        **_screen(story, screens[place - 1]),
    }
    _component()(key=_KEY, data=in_turn(_KEY, data), on_turn_change=_turn)


def draw_preview(story: Story) -> None:
    """Draw all screens small, in the order in which slides and document tell them."""
    screens = [_screen(story, None)]
    screens += [_screen(story, section) for section in sections(story) if _is_shown(section)]
    _component()(key="preview", data={"sheet": screens})


@cache
def _component() -> Any:
    """Register the component once; all sessions mount the same one."""
    css, js = ((_HERE / f"stage.{kind}").read_text("utf-8") for kind in ("css", "js"))
    return st.components.v2.component("stage", html='<div class="stage"></div>', css=css, js=js)


def _turn() -> None:
    """Go to the screen that a key or a button asked for; 0 leaves the stage."""
    asked = st.session_state[_KEY].turn
    if asked:
        st.query_params[PRESENT] = str(int(asked))
    else:
        _leave()


def _leave() -> None:
    del st.query_params[PRESENT]


def _place(count: int) -> int:
    """Return the screen of the address, within those there are."""
    try:
        asked = int(st.query_params[PRESENT])
    except ValueError:
        asked = 1
    return min(max(asked, 1), count)


def _is_shown(section: Section) -> bool:
    return section.id not in ("sources", "about")


def _screen(story: Story, section: Section | None) -> dict[str, Any]:
    """Return what a screen shows, every number as it is written."""
    if section is None:
        return {
            "title": say(story.question),
            "lead": " ".join(say(part) for part in story.answer),
            "lines": [story.case.settings.title, *(say(line) for line in title_lines(story))],
            "first": True,
        }
    return {
        "title": say(section.title),
        "lead": say(section.lead) if section.lead else "",
        "lines": _lines(section),
        **_figure(section.figure),
        # What the figure shows already is not told again as a table.
        **(_table(section.table) if section.table and section.figure is None else {}),
    }


def _lines(section: Section) -> list[str]:
    """Return as many sentences as a screen has room for, the last one counting those left out."""
    told = [say(line) for line in section.lines]
    if len(told) <= _MOST_LINES:
        return told
    shown = told[: _MOST_LINES - 1]
    more = say("And {count} more in the document.", count=len(told) - len(shown))
    return [*shown, more]


def _figure(figure: Figure | None) -> dict[str, Any]:
    if isinstance(figure, Bars):
        return {"bars": _bars(figure), "note": figure.axis}
    if isinstance(figure, Tiles):
        return {
            "tiles": [
                {"row": t.row, "column": t.column, "label": t.label, "code": t.code,
                 "listed": t.meaning == "shortlist"}
                for t in figure.tiles
            ],
            "names": list(figure.shortlist),
            "note": say(figure.note),
        }  # fmt: skip
    if isinstance(figure, Stacks):
        return {"upright" if figure.upright else "stacked": _stacks(figure), "axis": figure.axis}
    return {}


def _bars(figure: Bars) -> list[dict[str, Any]]:
    most = max((*figure.values, 1e-12))
    return [
        {
            "name": name,
            "share": value / most,
            "text": percent(value, figure.decimals)
            if figure.percent
            else written(value, figure.decimals),
            "listed": meaning != "rest",
        }
        for name, value, meaning in zip(figure.names, figure.values, figure.meanings)
    ]


def _stacks(figure: Stacks) -> dict[str, Any]:
    most = max((*figure.totals, 1e-12))
    decimals = figure.decimals
    return {
        "legend": [{"name": say(layer.name), "meaning": layer.meaning} for layer in figure.series],
        "rows": [
            {
                "name": name,
                "text": written(total, decimals),
                "parts": [layer.values[place] / most for layer in figure.series],
            }
            for place, (name, total) in enumerate(zip(figure.names, figure.totals))
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [
        [table.text(row, column) for column in range(len(table.headings))]
        for row in range(min(len(table.rows), _MOST_ROWS))
    ]
    return {
        "head": [say(heading.text) for heading in table.headings],
        "rows": rows,
        "numbers": [table.is_number(column) for column in range(len(table.headings))],
        "total": len(table.rows),
        "more": say("And {count} more in the document.", count="{count}"),
    }
