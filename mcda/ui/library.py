"""Which cases there are to open."""

from __future__ import annotations

import os
import re
from pathlib import Path

BUNDLED = Path(__file__).parents[2] / "data"
DEFAULT = "uzbekistan"


def case_paths() -> dict[str, Path]:
    """Return address key -> folder or workbook of every case, the default one first.

    Bundled cases lie in ``data/``. The environment variable ``MCDA_CASES`` may name one more
    folder that holds an organisation's own cases; there, too, a case is a folder with a file
    ``case.csv`` or an ``.xlsx`` workbook.
    """
    own = os.environ.get("MCDA_CASES", "")
    shelves = [BUNDLED, *([Path(own)] if own else [])]
    found: dict[str, Path] = {}
    for shelf in shelves:
        for path in sorted(shelf.iterdir()) if shelf.is_dir() else []:
            if (path / "case.csv").is_file() or path.suffix.lower() == ".xlsx":
                found.setdefault(_key(path.stem), path)
    return dict(sorted(found.items(), key=lambda item: (item[0] != DEFAULT, item[0])))


def _key(stem: str) -> str:
    key = re.sub(r"[^a-z0-9_]+", "_", stem.lower()).strip("_")
    return key if key[:1].isalpha() else f"case_{key}"
