"""Pictures on the screen."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from mcda.charts.picture import Picture
from mcda.ui import cache
from mcda.ui.components.headline import draw_note
from mcda.ui.text import say


def draw_picture(
    picture: Picture, *, key: str, alt: str, width: Literal["stretch", "content"] = "stretch"
) -> None:
    """Draw a picture in the theme's colours; ``alt`` says to a screen reader what it shows."""
    with st.container(key=key):
        st.vega_lite_chart(cache.specification(picture), alt=alt, width=width)


def draw_hidden(regions: int, shown: int) -> None:
    """Say how many regions a picture leaves to the table; nothing where it shows all."""
    if regions > shown:
        draw_note(
            say(
                "The picture shows the first {shown} regions; {count} more are in the table.",
                shown=shown,
                count=regions - shown,
            )
        )
