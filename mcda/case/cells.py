"""The text of a cell and the value it stands for, both ways."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Literal

from mcda.case.columns import MOST_PLANNED, SQUARABLE, Column, Kind
from mcda.case.finding import Sentence, sentence
from mcda.case.numbers import number_remedy, number_text, read_number
from mcda.case.tables import Cell, Fault

MAX_TEXT = 32_767  # what one cell of a workbook holds, in UTF-16 units
MAX_WHOLE = 10**9
_NORMALIZED = 200  # characters at a time: sorting the marks of one letter takes their square
_COMPARED = 100  # characters; comparing two names takes the product of their lengths

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ID = re.compile(r"[A-Za-z0-9_.-]+")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_FLAGS = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def clean(text: str) -> str:
    r"""Return the text without surrounding white space, its line breaks as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def storable(text: str) -> str:
    """Return the text as every table can hold it: clean, and without control characters."""
    return clean(_UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", clean(text)))


def shown(text: str) -> str:
    """Return the text short enough to stand in a sentence."""
    return text if len(text) <= 60 else text[:59] + "…"


def normalized(text: str, form: Literal["NFC", "NFKC", "NFKD"]) -> str:
    """Return the text in a normal form of Unicode, in time that grows with its length alone.

    Special cases: in a text of more than 200 characters a mark may stay apart from its letter.
    """
    starts = range(0, len(text), _NORMALIZED)
    return "".join(unicodedata.normalize(form, text[at : at + _NORMALIZED]) for at in starts)


def most_alike(name: str, known: Iterable[str], most: int) -> list[str]:
    """Return the names most like a name, which may be misspelt; long ones are not compared."""
    if len(name) > _COMPARED:
        return []
    return get_close_matches(name, [one for one in known if len(one) <= _COMPARED], most)


def slug(text: str) -> str:
    """Return an address key (``[a-z][a-z0-9_]*``) that resembles the text; may be empty."""
    plain = normalized(text, "NFKD").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).lstrip("_0123456789").rstrip("_")


def parse_cell(cell: Cell, column: Column) -> object | Fault:
    """Return the value of a cell that is not empty, or what is wrong with it.

    Special cases: a cell that holds nothing but white space is ``None``, a missing value.
    """
    if isinstance(cell, Fault):
        return cell
    text = clean(cell)
    if not text:
        return None
    return _unusable_text(text) or _PARSERS[column.kind](text, column)


def cell_value(value: object, column: Column) -> str | float:
    """Return what a writer puts into a cell: a number, or text (empty for a missing value).

    Numbers that are not finite are missing values.
    """
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int | float):
        return value if math.isfinite(value) else ""
    if isinstance(value, Mapping):
        return ";".join(f"{key}:{number_text(share)}" for key, share in value.items())
    if isinstance(value, tuple):
        return ";".join(storable(str(item)) for item in value)
    return "" if value is None else storable(str(value))


def _unusable_text(text: str) -> Fault | None:
    found = _UNSTORABLE.search(text)
    if found:
        return Fault(
            sentence(
                "The text holds an invisible control character (number {number}).",
                number=ord(found.group()),
            ),
            sentence("Delete the cell and type the text anew."),
        )
    if len(text) > MAX_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        return Fault(
            sentence("The text is longer than the {limit} characters a cell can hold.",
                     limit=MAX_TEXT),
            sentence("Shorten the text."),
        )  # fmt: skip
    return None


def _text(text: str, _column: Column) -> object:
    return text


def _id(text: str, _column: Column) -> object | Fault:
    if _ID.fullmatch(text):
        return text
    return Fault(
        sentence('"{text}" cannot be an id.', text=shown(text)),
        sentence('Use only the letters A to Z, digits, "_", "-" and ".".'),
    )


def _key(text: str, _column: Column) -> object | Fault:
    if _KEY.fullmatch(text):
        return text
    fix = sentence('Use only small letters a to z, digits and "_", and begin with a letter.')
    if slug(text):
        fix = sentence(
            'Use only small letters a to z, digits and "_", and begin with a letter,'
            ' for example "{example}".',
            example=shown(slug(text)),
        )
    return Fault(sentence('"{text}" cannot be used as a name in addresses.', text=shown(text)), fix)


def _number(text: str, column: Column) -> object | Fault:
    value = read_number(text)
    if value is None:
        return Fault(sentence('"{text}" is not a number.', text=shown(text)), number_remedy(text))
    return _out_of_bounds(value, column) or _out_of_reach(value, column) or value


def _out_of_reach(value: float, column: Column) -> Fault | None:
    """Say that nothing can be computed with a number of this size; None where something can."""
    smallest, largest = SQUARABLE
    size = abs(value)
    if 0 < size < smallest:
        return Fault(
            sentence("{value} is too small to compute with.", value=number_text(value)),
            sentence("Write 0, or choose a smaller unit."),
        )
    if size >= (MOST_PLANNED if column.planned else largest):
        return Fault(
            sentence("{value} is too large to compute with.", value=number_text(value)),
            sentence("Check the number, or choose a larger unit, such as millions."),
        )
    return None


def _integer(text: str, column: Column) -> object | Fault:
    value = read_number(text)
    if value is None:
        return Fault(sentence('"{text}" is not a number.', text=shown(text)), number_remedy(text))
    if value != int(value) or abs(value) > MAX_WHOLE:
        return Fault(
            sentence('"{text}" is not a whole number that can be used here.', text=shown(text)),
            sentence("Write a whole number, for example 2027."),
        )
    return _out_of_bounds(value, column) or int(value)


def _out_of_bounds(value: float, column: Column) -> Fault | None:
    low, above, high = column.low, column.above, column.high
    if not (
        (low is not None and value < low)
        or (above is not None and value <= above)
        or (high is not None and value > high)
    ):
        return None
    return Fault(
        sentence("{value} is outside what is possible here.", value=number_text(value)),
        _bounds_remedy(value, column),
    )


def _bounds_remedy(value: float, column: Column) -> Sentence:
    limits = {
        name: number_text(bound)
        for name, bound in (("low", column.low), ("above", column.above), ("high", column.high))
        if bound is not None
    }
    if column.high == 1 and value > 1:
        return sentence("Write a part of 1, for example 0.6 for 60 %.")
    if "high" not in limits and "above" in limits:
        return sentence("Write a number greater than {above}.", **limits)
    if "high" not in limits:
        return sentence("Write {low} or a greater number.", **limits)
    if "above" in limits:
        return sentence("Write a number greater than {above} and at most {high}.", **limits)
    return sentence("Write a number from {low} to {high}.", **limits)


def _flag(text: str, _column: Column) -> object | Fault:
    if text.lower() in _FLAGS:
        return _FLAGS[text.lower()]
    return Fault(
        sentence('"{text}" is neither yes nor no.', text=shown(text)),
        sentence('Write "yes", or leave the cell empty for no.'),
    )


def _choice(text: str, column: Column) -> object | Fault:
    if text in column.choices:
        return text
    return Fault(
        sentence('"{text}" is not one of the words possible here.', text=shown(text)),
        sentence("Write one of: {choices}.", choices=", ".join(column.choices)),
    )


def _pieces(text: str) -> list[str]:
    return list(dict.fromkeys(piece.strip() for piece in text.split(";") if piece.strip()))


def _texts(text: str, _column: Column) -> object:
    return tuple(_pieces(text))


def _ids(text: str, _column: Column) -> object | Fault:
    for piece in _pieces(text):
        if not _ID.fullmatch(piece):
            return Fault(
                sentence('"{text}" cannot be an id.', text=shown(piece)),
                sentence('Write ids separated by ";", for example "A1;B2".'),
            )
    return tuple(_pieces(text))


def _shares(text: str, _column: Column) -> object | Fault:
    shares: dict[str, float] = {}
    for piece in _pieces(text):
        name, _, share = (part.strip() for part in piece.partition(":"))
        value = read_number(share)
        if not _ID.fullmatch(name) or value is None:
            return Fault(
                sentence('"{text}" is not a region with its share.', text=shown(piece)),
                sentence('Write ids and shares like this: "UZ-AN:0.6;UZ-FA:0.4".'),
            )
        if value <= 0:
            return Fault(
                sentence("The share of {name} is {value}.", name=name, value=number_text(value)),
                sentence("Write a share greater than 0, or take {name} out.", name=name),
            )
        if name in shares:
            return Fault(
                sentence("{name} is named twice.", name=name),
                sentence("Name each region once."),
            )
        shares[name] = value
    return shares


_PARSERS: dict[Kind, Callable[[str, Column], object | Fault]] = {
    Kind.TEXT: _text,
    Kind.ID: _id,
    Kind.KEY: _key,
    Kind.NUMBER: _number,
    Kind.INTEGER: _integer,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.IDS: _ids,
    Kind.TEXTS: _texts,
    Kind.SHARES: _shares,
}
