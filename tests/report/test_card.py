from __future__ import annotations

from html.parser import HTMLParser

from mcda.report.card import Card, CardPart, card_html
from mcda.report.tables import Heading, Mark, Table
from tests.hostile import HOSTILE


class Seen(HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def seen(card: Card) -> Seen:
    page = Seen()
    page.feed(card_html(card).decode())
    return page


TABLE = Table(
    "figures",
    (Heading("Criterion"), Heading("Figure"), Heading("Share", percent=True), Heading("Doubt")),
    (("GRP", 12345.678, 0.5, None), (HOSTILE, None, 0.25, ""), ("Zero", 0.0, None, None)),
    (Mark(0, 1, "*"),),
)


def test_a_card_holds_sentences_tables_and_origin() -> None:
    page = seen(Card("Navoi", "Case", "Print", "Illustrative.", (
        CardPart("Standing", ("Rank 1 of 14.",)), CardPart("Figures", table=TABLE),
    ), ("Case: x. Figures: 12345678.",)))  # fmt: skip
    for said in ("Navoi", "Rank 1 of 14.", "Illustrative.", "Case: x. Figures: 12345678."):
        assert said in page.text
    assert "12,346 *" in page.text
    assert {"50 %", "25 %", "0", "–"} <= set(page.text)
    assert "Doubt" not in page.text
    assert page.tags.count("tr") == 4


def test_whatever_it_says_stays_text() -> None:
    nasty = f'{HOSTILE}"><script>alert(1)</script>\x0b'
    part = CardPart(nasty, (nasty,), TABLE)
    page = seen(Card(nasty, nasty, nasty, nasty, (part,), (nasty,)))
    assert "script" not in page.tags
    assert "i" not in page.tags
    assert "\x0b" not in "".join(page.text)
    assert {name for name, _ in page.attributes} <= {
        "charset", "name", "content", "type", "onclick", "class",
    }  # fmt: skip


def test_a_card_needs_nothing_else_and_is_always_the_same() -> None:
    card = Card("Navoi", "Case", "Print")
    content = card_html(card).decode()
    assert not any(word in content for word in ("http", "src=", "href=", "url(", "@import"))
    assert "size: A4" in content
    assert card_html(card) == card_html(card)


def test_a_part_without_rows_has_no_table() -> None:
    empty = Table("t", (Heading("A"),), ())
    assert "table" not in seen(Card("N", "C", "P", parts=(CardPart("T", (), empty),))).tags
