from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from mcda.charts.palette import LIGHT, LIGHT_DIVERGING, LIGHT_SEQUENTIAL, MEANINGS, PAPER_FROM

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def colours(theme: str, kind: str = "Categorical") -> list[str]:
    return tomllib.loads(CONFIG.read_text("utf-8"))["theme"][theme][f"chart{kind}Colors"]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_screen_has_a_colour_for_every_meaning(theme: str) -> None:
    assert len(colours(theme)) == len(MEANINGS)


def test_files_use_the_light_colours() -> None:
    assert list(LIGHT) == colours("light")
    assert list(LIGHT_DIVERGING) == colours("light", "Diverging")
    assert list(LIGHT_SEQUENTIAL) == colours("light", "Sequential")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [("ink", "paper"), ("quiet", "paper"), ("doubt_text", "paper"), ("paper", "shortlist"),
     ("quiet", "empty")],
)  # fmt: skip
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    by_meaning = dict(zip(MEANINGS, colours(theme)))
    assert contrast(by_meaning[text], by_meaning[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_can_be_read_on_diverging_colours(theme: str) -> None:
    """Figures are written in ink, and in the colour of paper on the strongest colours."""
    by_meaning = dict(zip(MEANINGS, colours(theme)))
    steps = colours(theme, "Diverging")
    assert all(contrast(by_meaning["ink"], step) >= 4.5 for step in steps[:8])
    assert contrast(by_meaning["paper"], steps[-1]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_can_be_read_on_sequential_colours(theme: str) -> None:
    """Figures stand in ink on the weaker and in the colour of paper on the stronger colours."""
    by_meaning = dict(zip(MEANINGS, colours(theme)))
    steps = colours(theme, "Sequential")
    for place, step in enumerate(steps):
        text = "ink" if place / (len(steps) - 1) < PAPER_FROM else "paper"
        assert contrast(by_meaning[text], step) >= 3.8
