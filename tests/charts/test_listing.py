from __future__ import annotations

from mcda.charts import listing
from mcda.charts.picture import Picture, Sketch, drawing
from tests.charts.drawn import assert_complete


def test_a_heading_and_a_legend_carry_their_own_rows() -> None:
    pixels = listing.down(100)
    layers = [
        listing.heading("Region", "0", "left", pixels),
        *listing.legend([("National", "shortlist"), ("Blended", "third")], 20, pixels),
        *listing.edge("edge", "0", listing.share(0.5, 100), pixels),
    ]
    edge = {"middle": 50, "label": "ends", "text": "quiet", "line": "rest"}
    sketch = Sketch(lambda: drawing(layers, width=100, height=100))
    assert_complete(Picture(sketch, {"edge": [edge]}))


def test_legend_entries_stand_two_to_a_line() -> None:
    layers = listing.legend([("a", "rest")] * 3, 0, listing.down(60))
    squares = [layer.to_dict() for layer in layers[::2]]
    assert [layer["encoding"]["x"]["value"] for layer in squares] == [6, 116, 6]


def test_a_scale_ends_at_the_largest_value_unless_told() -> None:
    assert "domain" not in listing.across("10", 20).to_dict()
    assert listing.across("10", 20, 1).to_dict()["domain"] == [0, 1]


def test_a_long_name_is_whole_in_several_lines_and_no_line_begins_with_a_dash() -> None:
    name = "Transport services: Tashkent city – Tashkent region – Namangan"
    tied = name.replace(" –", "\N{NO-BREAK SPACE}–")
    found = listing.broken(name, 48, 35)
    assert str(found["wide"]).split("\n") == [tied[:44], tied[45:]]
    assert str(found["narrow"]).split("\n") == [tied[:35], tied[36:]]
    assert str(listing.broken("x" * 1000, 48, 35)["wide"]).endswith("…")
