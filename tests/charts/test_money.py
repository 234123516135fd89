from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.case.model import Case, Programme
from mcda.charts.money import RegionWords, by_kind, by_programme, region_bars, stacked
from tests.charts.drawn import assert_complete, small

KINDS = {"national": "National", "sectoral": "S", "territorial": "T", "blended": "B"}


def paid_by(*programmes: Programme) -> Case:
    case, _, _ = small()
    return replace(case, programmes=programmes)


def test_pieces_of_a_bar_lie_end_to_end_in_the_order_of_kinds() -> None:
    case = paid_by(
        Programme("B", "Blend", "blended"), Programme("N", "Nation", "national"),
        Programme("S", "Sector", "sectoral"),
    )  # fmt: skip
    pieces = stacked(case, [(0.0, "a", {"B": 1.0, "N": 2.0, "S": 0.0})], 1)
    assert [(piece["from"], piece["to"], piece["meaning"]) for piece in pieces] == [
        (0.0, 2.0, "shortlist"),
        (2.0, 3.0, "third"),
    ]


def test_programmes_of_one_kind_are_told_apart_by_name_and_share_their_colour() -> None:
    case = paid_by(Programme("M", "Roads", "national"), Programme("N", "Mills", "national"))
    pieces = stacked(case, [(0.0, "a", {"N": 1234.56, "M": 2.0})], 1)
    assert [(piece["payer"], piece["meaning"]) for piece in pieces] == [
        ("Roads: 2.0", "shortlist"),
        ("Mills: 1,234.6", "shortlist"),
    ]
    assert by_kind(case, {"N": 1.0, "M": 2.0}) == {"national": 3.0}
    tips = [
        tip["field"]
        for layer in region_bars(case, small()[2], KINDS, RegionWords("R", "bn")).drawing["layer"]
        if layer.get("data", {}).get("name") == "pieces"
        for tip in layer["encoding"]["tooltip"]
    ]
    assert tips == ["name", "payer"]


def test_money_by_kind_is_all_money() -> None:
    case, _, plan = small()
    for project in plan.projects:
        amounts = by_programme(project.money)
        assert sum(amounts.values()) == pytest.approx(project.amount)
        assert sum(by_kind(case, amounts).values()) == pytest.approx(project.amount)


def test_money_landing_in_regions_is_the_plans_money() -> None:
    case, _, plan = small()
    picture = region_bars(case, plan, KINDS, RegionWords("Region", "bn"))
    assert_complete(picture)
    assert sum(piece["amount"] for piece in picture.rows["pieces"]) == pytest.approx(plan.amount)
    by_name: dict[str, float] = {}
    for piece in picture.rows["pieces"]:
        by_name[piece["name"]] = by_name.get(piece["name"], 0.0) + piece["amount"]
    for region in case.regions:
        assert by_name.get(region.name, 0.0) == pytest.approx(plan.regions[region.id])


def test_regions_with_most_money_come_first() -> None:
    case, _, plan = small()
    picture = region_bars(case, plan, KINDS, RegionWords("Region", "bn"))
    amounts = [float(record["amount"].replace(",", "")) for record in picture.rows["regions"]]
    assert amounts == sorted(amounts, reverse=True)
