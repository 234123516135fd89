"""What things are called where one of them is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from mcda.ui.text import say


class Named(Protocol):
    """A row of a case that has an id and a name."""

    @property
    def id(self) -> str:
        """Unique in its table."""

    @property
    def name(self) -> str:
        """As the user calls it; perhaps as another one too."""


def labels(items: Iterable[Named]) -> dict[str, str]:
    """Return id -> name, with the id where two have the same name."""
    return distinct({item.id: item.name for item in items})


def numbered(names: Mapping[str, str]) -> dict[str, str]:
    """Return id -> name, with a number from the second one of a name on.

    For what a session saved, whose ids nobody has given.
    """
    told: dict[str, str] = {}
    for key, name in names.items():
        number, shown = 2, name
        while shown in told.values():
            shown = f"{name} ({number})"
            number += 1
        told[key] = shown
    return told


def scenario_names(rows: Iterable[Named]) -> dict[str, str]:
    """Return id -> name of saved scenarios."""
    return numbered({row.id: row.name for row in rows})


def case_titles(titles: Mapping[str, str], files: Mapping[str, Path]) -> dict[str, str]:
    """Return address key -> title of every case; of one title, told apart by where they lie.

    Parameters
    ----------
    titles : address key -> title, of all cases
    files : address key -> folder or workbook, of those that lie beside the program
    """
    count = Counter(titles.values())
    told = {
        key: title
        if count[title] == 1
        else say("{title} (in {file})", title=title, file=files[key].name)
        if key in files
        else say("{title} (opened here)", title=title)
        for key, title in titles.items()
    }
    return numbered(told)


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return key -> name, with the key where two have the same name.

    A widget finds its option by what it reads: two that read alike would be one.
    """
    told = dict(names)
    while len(counts := Counter(told.values())) < len(told):
        told = {key: f"{name} ({key})" if counts[name] > 1 else name for key, name in told.items()}
    return told
