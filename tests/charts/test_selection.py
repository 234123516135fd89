"""How often ventures are funded, and between which amounts."""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation.sureness import Sureness, VentureSureness
from mcda.charts.selection import MOST_ROWS, SelectionWords, selection_picture
from tests.charts.drawn import assert_complete

WORDS = SelectionWords("Venture", "funded in", "money", "Now", "From", "To")
ALWAYS = VentureSureness("A", "Always", 1.0, 5.0, 10.0, 10.0)
OFTEN = VentureSureness("B", "Often", 0.6, 0.0, 8.0, 0.0)
NEARLY = VentureSureness("E", "Nearly", 0.996, 5.0, 10.0, 10.0)
RARELY = VentureSureness("C", "Rarely", 0.02, 0.0, 0.0, 3.0)
NEVER = VentureSureness("D", "Never", 0.0, 0.0, 0.0, 0.0)


def found(*ventures: VentureSureness) -> Sureness:
    return Sureness("impacts", 0.05, 50, 0, ventures, 1.0, 0.0, 0.0, 0.0, 0.0)


def test_ventures_funded_most_often_come_first_in_the_colour_of_their_place() -> None:
    picture = selection_picture(found(NEVER, RARELY, OFTEN, ALWAYS, NEARLY), WORDS)
    assert_complete(picture)
    records = picture.rows["ventures"]
    assert [(item["name"], item["meaning"], item["shown"]) for item in records] == [
        ("Always", "shortlist", "100 %"),
        ("Nearly", "shortlist", ">99 %"),
        ("Often", "doubt", "60 %"),
        ("Rarely", "rest", "2 %"),
    ]
    tops = [item["top"] for item in records]
    assert tops == sorted(tops)


def test_of_many_ventures_the_first_are_drawn() -> None:
    many = [replace(OFTEN, project=f"P{place}") for place in range(MOST_ROWS + 5)]
    assert len(selection_picture(found(*many), WORDS).rows["ventures"]) == MOST_ROWS
