"""A picture in two parts: a drawing that stays, and the rows that change with every move.

Building an Altair chart takes far longer than any ranking, and a browser that gets the same
drawing with other rows only moves the marks. So a drawing is built once for what it depends on
(height, words) and names its rows; the rows come beside it. Words may be what a user brought, so
a drawing is remembered by whom it is built for, never here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVarTuple

import altair as alt
import pandas as pd

Drawing = Mapping[str, Any]
Records = Sequence[Mapping[str, object]]
# Without it Streamlit keeps 20 pixels below free, and takes them from the drawing's height.
NO_PADDING = {"left": 0, "top": 0, "right": 0, "bottom": 0}


Given = TypeVarTuple("Given")


@dataclass(frozen=True)
class Sketch:
    """A drawing before it is built; two are the same if their drawings are.

    Parameters
    ----------
    build : returns the drawing, a Vega-Lite specification whose layers name their rows
    given : what it depends on
    """

    build: Callable[..., Drawing]
    given: tuple[object, ...] = ()

    def drawn(self) -> Drawing:
        """Build the drawing; it is never to be changed."""
        return self.build(*self.given)


def sketched(build: Callable[[*Given], Drawing]) -> Callable[[*Given], Sketch]:
    """Let a function return its drawing as a sketch, to be built where it is not known yet."""

    @wraps(build)
    def later(*given: *Given) -> Sketch:
        return Sketch(build, given)

    return later


@dataclass(frozen=True)
class Picture:
    """A chart to be drawn.

    Parameters
    ----------
    sketch : of the drawing
    rows : name -> records, each with the same fields
    """

    sketch: Sketch
    rows: Mapping[str, Records]

    @property
    def drawing(self) -> Drawing:
        """The drawing, built anew."""
        return self.sketch.drawn()

    def on(self, drawing: Drawing) -> dict[str, Any]:
        """Return the whole Vega-Lite specification, rows as data frames, on its drawing."""
        frames = {name: pd.DataFrame(list(records)) for name, records in self.rows.items()}
        return {**drawing, "datasets": {**drawing.get("datasets", {}), **frames}}


def rows(name: str) -> alt.Chart:
    """Return a layer that draws the rows of this name."""
    return alt.Chart(alt.NamedData(name))


def drawing(layers: Sequence[alt.Chart], **properties: Any) -> Drawing:
    """Return the specification of layers drawn over each other.

    A screen reader says each row once, in the words of its tooltip: on the layer that writes
    something of it, else on the one that draws it. All others are silent, so that nobody hears
    pixels. A layer whose mark says ``aria=False`` itself leaves its rows to another.
    """
    chart = alt.LayerChart(layer=list(layers), **properties)
    drawn = chart.to_dict(context={"data_transformers": {}})
    _let_each_row_be_said_once(drawn)
    return drawn


def _let_each_row_be_said_once(drawn: dict[str, Any]) -> None:
    said: set[str] = set()
    shared = drawn.get("data", {})  # where all layers draw the same rows
    # Words first: unlike a shape they may be told of even where there are none.
    words_first = sorted(drawn["layer"], key=lambda layer: layer["mark"]["type"] != "text")
    for layer in words_first:
        mark, name = layer["mark"], layer.get("data", shared).get("name")
        tooltip = layer["encoding"].get("tooltip")
        if name is None or name in said or not tooltip or mark.get("aria") is False:
            mark["aria"] = False
            continue
        mark["description"] = {"expr": _in_words(tooltip)}
        said.add(name)


def _in_words(tooltip: Sequence[Mapping[str, Any]]) -> str:
    """Return the expression of what a tooltip tells, in one line: "Navoi: rank 2, of it 3"."""
    parts: list[str] = []
    for told in tooltip:
        aggregate, field = told.get("aggregate"), told["field"]
        value = f"datum[{json.dumps(f'{aggregate}_{field}' if aggregate else field)}]"
        shown = f"format({value}, {json.dumps(told['format'])})" if "format" in told else value
        title = told["title"].strip()
        before = ": " if len(parts) == 1 else ", " if parts else ""
        # "title" makes a tooltip's heading, which needs no word before it
        word = f"{title} " if title and title != "title" else ""
        said = f"{json.dumps(before + word)} + {shown}"
        parts.append(f"(isValid({value}) && {value} !== '' ? {said} : '')")
    return " + ".join(parts)
