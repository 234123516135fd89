"""What files say of themselves, for those who search and those who have them read aloud."""

from __future__ import annotations

import re

from mcda.ranking.wording import percent
from mcda.report.figures import Bars, Figure, Tiles
from mcda.report.numbers import written

LANGUAGE = "en-GB"
"""Language of every sentence of the program."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is an address of the web and nothing else; nothing else becomes a link."""
    return _ADDRESS.fullmatch(text) is not None


def in_words(figure: Figure) -> str:
    """Return what a figure shows, for those who do not see it: every name with its number."""
    if isinstance(figure, Tiles):
        listed = f" On the shortlist: {'; '.join(figure.shortlist)}." if figure.shortlist else ""
        return f"The country as tiles of one size, a region each. {figure.note}{listed}"
    values = figure.values if isinstance(figure, Bars) else figure.totals
    is_share = isinstance(figure, Bars) and figure.percent
    told = (
        f"{name} {percent(value, figure.decimals) if is_share else written(value, figure.decimals)}"
        for name, value in zip(figure.names, values)
    )
    return f"Bars. {figure.axis}: {'; '.join(told)}."
