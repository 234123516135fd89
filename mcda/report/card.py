"""A region on one page: a file that opens in any browser and prints on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mcda.case.cells import storable
from mcda.report.numbers import UNKNOWN
from mcda.report.tables import Cell, Table

_STYLE = """
@page { size: A4; margin: 14mm 14mm 16mm; }
* { box-sizing: border-box; }
body {
  font: 10.5pt/1.4 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #16262b;
  background: #fff; max-width: 182mm; margin: 8mm auto; padding: 0 4mm;
}
h1 { font-size: 20pt; line-height: 1.2; margin: 0; }
h2 { font-size: 12.5pt; margin: 6mm 0 1.5mm; break-after: avoid; }
p { margin: 1mm 0; }
.case, footer { color: #5d6d73; }
.notice { border-left: 1mm solid #c98a2b; padding-left: 3mm; }
table { border-collapse: collapse; width: 100%; font-size: 8.5pt; line-height: 1.3; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td {
  text-align: left; vertical-align: top; padding: .8mm 1.6mm .8mm 0;
  border-bottom: .2mm solid #d9e1e2; overflow-wrap: break-word; max-width: 55mm;
}
th { color: #5d6d73; font-weight: 600; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
footer { margin-top: 6mm; font-size: 8pt; }
button { font: inherit; padding: 1mm 4mm; float: right; }
@media print { body { margin: 0; padding: 0; max-width: none; } button { display: none; } }
"""


@dataclass(frozen=True)
class CardPart:
    """A part of a card: sentences, and a table whose empty columns are left out."""

    title: str
    sentences: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Card:
    """All that stands on a card, in the language in which it is printed.

    Parameters
    ----------
    title : name of the region
    case : title of the case
    print_label : on the button that prints, which is not printed
    notice : what is not a published figure; may be empty
    parts : from above
    origin : where the card is from, without a date
    """

    title: str
    case: str
    print_label: str
    notice: str = ""
    parts: tuple[CardPart, ...] = ()
    origin: tuple[str, ...] = ()


def card_html(card: Card) -> bytes:
    """Return a card as a page of HTML that needs nothing else; whatever it says is plain text."""
    notice = f'<p class="notice">{_safe(card.notice)}</p>' if card.notice else ""
    body = "".join(_part(part) for part in card.parts)
    origin = "".join(f"<p>{_safe(line)}</p>" for line in card.origin)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_safe(card.title)}</title><style>{_STYLE}</style></head><body>"
        f'<button type="button" onclick="window.print()">{_safe(card.print_label)}</button>'
        f'<p class="case">{_safe(card.case)}</p><h1>{_safe(card.title)}</h1>'
        f"{notice}{body}<footer>{origin}</footer></body></html>\n"
    ).encode()


def _part(part: CardPart) -> str:
    sentences = "".join(f"<p>{_safe(text)}</p>" for text in part.sentences)
    table = _table(part.table) if part.table is not None and part.table.rows else ""
    return f"<section><h2>{_safe(part.title)}</h2>{sentences}{table}</section>"


def _table(table: Table) -> str:
    used = [
        column
        for column in range(len(table.headings))
        if any(row[column] not in (None, "") for row in table.rows)
    ]
    signs = {(mark.row, mark.column): mark.sign for mark in table.marks}
    heads = [table.headings[column] for column in used]
    lines = "".join(
        f"<tr>{''.join(_cell(table, i, j, signs.get((i, j), '')) for j in used)}</tr>"
        for i in range(len(table.rows))
    )
    numeric = [_is_number([row[column] for row in table.rows]) for column in used]
    top = "".join(
        f"<th{_class(is_number)}>{_safe(head.text)}</th>" for head, is_number in zip(heads, numeric)
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(table: Table, row: int, column: int, sign: str) -> str:
    value, text = table.rows[row][column], table.text(row, column)
    if isinstance(value, str):
        return f"<td>{_safe(text)}</td>"
    if value is None:
        return f"<td>{UNKNOWN}</td>"
    return f"<td{_class(True)}>{_safe(f'{text} {sign}'.rstrip())}</td>"


def _is_number(values: Sequence[Cell]) -> bool:
    return any(isinstance(value, int | float) for value in values)


def _class(is_number: bool) -> str:
    return ' class="number"' if is_number else ""


def _safe(text: str) -> str:
    return escape(storable(text))
