"""Ids made from names: letters of other scripts become ASCII, and no two ids are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from mcda.case.cells import normalized, slug
from mcda.case.layout import fixed_columns, reserved_names

LONGEST = 40  # characters; ids stand in addresses

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "j", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h",  # Uzbek
    "ә": "a", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",  # Kazakh
    "ӣ": "i", "ӯ": "u", "ҷ": "j", "ї": "yi", "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj",
}  # fmt: skip
_LATIN = {"ı": "i", "ə": "a", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d",
          "ð": "d", "þ": "th"}  # fmt: skip
_LETTERS = str.maketrans(_CYRILLIC | _LATIN)
_RUSSIAN = str.maketrans({"ж": "zh", "х": "kh"})
_UZBEK_LETTERS = re.compile("[ўқғҳ]")
_RUSSIAN_LETTERS = re.compile("[щыцё]|ая\\b|ой\\b|ий\\b")
_APOSTROPHES = re.compile("['‘’ʻʼ`´′ʹ]")
_SIGNS = {"%": " percent ", "№": " number ", "&": " and "}
_ID = re.compile(r"[A-Za-z0-9_.-]+")


def ascii_text(text: str) -> str:
    """Return the text in small ASCII letters: ``Фарғона вилояти`` as ``fargona viloyati``.

    Uzbek and Russian share letters that are written differently; words decide which it is. What
    has no ASCII form is left out.
    """
    plain = normalized(text, "NFC").lower()
    if _RUSSIAN_LETTERS.search(plain) and not _UZBEK_LETTERS.search(plain):
        plain = plain.translate(_RUSSIAN)
    plain = _APOSTROPHES.sub("", plain.translate(_LETTERS))
    for sign, word in _SIGNS.items():
        plain = plain.replace(sign, word)
    return normalized(plain, "NFKD").encode("ascii", "ignore").decode()


def key_of(text: str, otherwise: str) -> str:
    """Return an address key (``[a-z][a-z0-9_]*``) that resembles the text."""
    key = slug(ascii_text(text))
    if len(key) > LONGEST:
        key = key[: LONGEST + 1].rpartition("_")[0] or key[:LONGEST]
    return key.rstrip("_") or otherwise


def unique(wanted: Iterable[str], taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return the ids, with a number added to those that would be there twice.

    Parameters
    ----------
    wanted : ids in their order
    taken : ids that are not free
    """
    used = set(taken)
    following: dict[str, int] = {}
    made = []
    for key in wanted:
        free = key
        while free in used:
            following[key] = following.get(key, 1) + 1
            free = f"{key}_{following[key]}"
        used.add(free)
        made.append(free)
    return tuple(made)


def criterion_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Return an id for each name of a criterion, none of them a column of the case format."""
    taken = reserved_names("criterion") | set(fixed_columns("regions"))
    wanted = [key_of(name, "criterion") for name in names]
    return unique([f"{key}_figure" if key in taken else key for key in wanted], taken)


def region_ids(names: Iterable[str], codes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return an id for each region: its code where every region has its own, else from its name."""
    given = tuple(codes)
    if given and len(set(given)) == len(given) and all(map(_ID.fullmatch, given)):
        return given
    return unique(key_of(name, "region") for name in names)
