"""Wishes in words."""

from __future__ import annotations

from mcda.allocation.wishes import Wish
from mcda.report.wish_wording import price_of_wish, wish_sentence
from tests.charts.drawn import small


def test_each_kind_of_wish_has_its_sentence() -> None:
    case, _, _ = small()
    venture, programme, year = case.projects[0], case.programmes[0], case.years[0]
    unit = case.settings.money_unit

    def said(wish: Wish) -> str:
        return str(wish_sentence(wish, case))

    assert said(Wish("out", venture.id)) == f"{venture.name} gets nothing."
    assert said(Wish("in", venture.id)) == f"{venture.name} is carried out in full."
    assert said(Wish("in", venture.id, 0.5)) == f"At least 50 % of {venture.name} is carried out."
    assert said(Wish("amount", venture.id, 2.0)) == f"{venture.name} gets exactly 2 {unit}."
    assert (
        said(Wish("budget", programme.id, 3.0, year)) == f"{programme.name} has 3 {unit} in {year}."
    )
    assert said(Wish("budget", programme.id, 3.0)).endswith("in all years together.")
    assert said(Wish("out", "gone")) == "gone gets nothing."


def test_the_price_of_a_wish_alone() -> None:
    assert str(price_of_wish(None, 4.0)) == "Alone it leaves no plan."
    assert str(price_of_wish(0.0, 4.0)) == "Alone it costs nothing."
    assert str(price_of_wish(1.0, 4.0)) == "Alone it costs 1 of value, 25 %."
    assert str(price_of_wish(-1.0, 4.0)) == "Alone it adds 1 of value, 25 %."
