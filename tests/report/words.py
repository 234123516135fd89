"""The words of a PDF with their places, as poppler finds them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree


class Word(NamedTuple):
    """A word on a page; points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def is_over(self, other: Word) -> bool:
        """Whether letters stand on letters; boxes of lines touch, so their edges do not count."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        least = min(self.bottom - self.top, other.bottom - other.top)
        return wide > 1 and high > 0.4 * least


def words_of(pages: Path) -> Iterator[tuple[Word, ...]]:
    """Yield the words of each page."""
    run = subprocess.run(["pdftotext", "-bbox", str(pages), "-"], check=True, capture_output=True)
    for page in ElementTree.fromstring(run.stdout).iter("{http://www.w3.org/1999/xhtml}page"):
        yield tuple(
            Word(
                word.text or "", *(float(word.get(key)) for key in ("xMin", "yMin", "xMax", "yMax"))
            )
            for word in page
        )
