"""What files say of themselves."""

import pytest

from mcda.report.facts import in_words, is_address
from mcda.report.figures import Bars, Series, Stacks, Tile, Tiles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.org and more", False),
        ("see https://example.org", False),
        ('https://example.org/"onclick', False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(text, expected):
    assert is_address(text) is expected


def test_every_name_of_a_figure_is_told_with_its_number():
    bars = Bars("Weight", ("A", "B"), (0.75, 0.25), ("second", "second"), 1, percent=True)
    assert in_words(bars) == "Bars. Weight: A 75.0 %; B 25.0 %."
    series = (Series("x", "second", (1.0, 2.0)), Series("y", "third", (0.5, 0.0)))
    stacks = Stacks("Money, bn", ("2027", "2028"), series, upright=True, decimals=1)
    assert in_words(stacks) == "Bars. Money, bn: 2027 1.5; 2028 2.0."
    tiles = Tiles((Tile(0, 0, "1", "A", "shortlist"),), ("1 Alder",), "Ranks.")
    assert in_words(tiles).endswith("Ranks. On the shortlist: 1 Alder.")
