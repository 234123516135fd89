"""Wishes in words."""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation.asked import Asked
from mcda.allocation.reasons import unfunded_reason
from mcda.allocation.wishes import Wish
from mcda.case.model import Group, Limit, Taken, Zone
from mcda.report.wish_wording import (
    price_of_wish,
    taken_note,
    taken_sentences,
    taken_value,
    wish_sentence,
)
from tests.allocation.instances import budget_knapsack, region
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


def test_each_kind_of_what_was_taken_has_its_sentence_with_names_never_ids() -> None:
    made = replace(
        budget_knapsack(),
        regions=(region("R1", "Z", 30.0), region("R2", "Z")),
        zones=(Zone("Z", "The zone"),),
        limits=(
            Limit("zone", "Z", minimum=40.0, unit="money"),
            Limit("region", "R1", maximum=0.5, unit="share"),
        ),
        groups=(Group("G", "at_most", "Mills", 1, 60.0),),
    )

    def said(*rule: object) -> str:
        (told,) = taken_sentences([Taken(*rule)], made)
        return str(told)

    assert said("out", "A") == "The plan leaves out A, as was wished."
    assert said("in", "A") == "The plan carries A out in full, as was wished."
    assert said("in", "A", None, 0.5) == "The plan carries out at least 50 % of A, as was wished."
    assert said("amount", "A", None, 9.0) == "The plan gives A exactly 9 M, as was wished."
    assert said("budget", "N", 1, 90.0) == (
        "The plan counts on 90 M for N in 1, as was taken, where the case has 100 M."
    )
    assert "in all years together" in said("budget", "N", None, 90.0)
    assert said("least", "zone:money", None, 2.0) == (
        "The plan keeps at least 2 M for every zone that a joint venture can reach, as was taken."
    )
    assert said("absorption", "R1", None, 45.0).endswith("where the case has 30 M.")
    assert "12 skilled people of R2" in said("personnel", "R2", None, 12.0)
    assert said("limits", "zone:Z:minimum", None, 25.0) == (
        "The plan asks for at least 25 M for The zone, as was taken, where the case asks for 40 M."
    )
    assert "allows 75 % for R1" in said("limits", "region:R1:maximum:share", None, 0.75)
    assert "allows 2 joint ventures of the group Mills" in said("groups", "G", None, 2.0)
    assert "allows 80 M for the group Mills" in said("groups", "G:maximum", None, 80.0)
    assert said("groups", "G,A") == "The plan takes A out of the group Mills, as was taken."
    assert "A go ahead without B" in said("requires", "A,B")
    assert "A and B go ahead side by side" in said("excludes", "A,B")
    both = [Taken("plan", "A", None, 1.0), Taken("plan", "B", None, 0.5)]
    (told,) = taken_sentences(both, made)
    assert "A and B at the sizes they had in it, and nothing for others." in str(told)


def test_what_was_taken_is_told_with_the_value_without_it() -> None:
    made = budget_knapsack()
    plan = Asked("none", taken=(Taken("out", "A"),)).question(made, None).plan()
    assert str(taken_note(plan, 13.8, made)) == (
        "The plan leaves out A, as was wished. Without that its value would be 13.8 instead of "
        "10, 38 % more."
    )
    assert str(taken_value(plan, 10.0)) == "Without that its value would be the same."
    assert str(taken_value(plan, None)) == "Without that there would be no plan."
    assert taken_note(Asked("none").question(made, None).plan(), None, made) is None
    reasons = {item.id: str(unfunded_reason(plan, item, made)) for item in made.projects}
    assert reasons["A"] == "It is left out, as was wished."
