"""The look of pictures in files: always light, in the bundled letters."""

from __future__ import annotations

from typing import Any

from mcda.charts.palette import LIGHT, LIGHT_DIVERGING, LIGHT_SEQUENTIAL, MEANINGS

FONT = "Cluster Sans"


def light(meaning: str) -> str:
    """Return a meaning's colour in files."""
    return LIGHT[MEANINGS.index(meaning)]


def file_config() -> dict[str, Any]:
    """Return the Vega-Lite configuration of pictures in files."""
    quiet, ink = light("quiet"), light("ink")
    return {
        "background": light("paper"),
        "font": FONT,
        "range": {
            "category": list(LIGHT),
            "diverging": list(LIGHT_DIVERGING),
            "heatmap": list(LIGHT_SEQUENTIAL),
            "ramp": list(LIGHT_SEQUENTIAL),
        },
        "view": {"stroke": None},
        "axis": {
            "domainColor": light("rest"),
            "gridColor": light("empty"),
            "labelColor": ink,
            "tickColor": light("rest"),
            "titleColor": quiet,
            "titleFontWeight": "normal",
        },
        "legend": {"labelColor": quiet, "titleColor": quiet, "titleFontWeight": "normal"},
        "title": {"color": ink},
    }
