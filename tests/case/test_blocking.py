from __future__ import annotations

from pathlib import Path

import pytest

from mcda.case.blocking import blocking_money, blocking_ranking
from mcda.case.read import Reading, read_case
from tests.test_cli import VALLEYS, write

DERIVED = {
    "criteria": "id,name,objective,derive\ngrp,Output,max,\nlq,LQ,max,lq\n",
    "sectors": "region,sector,value\nA,Timber,-1\nB,Timber,5\n",
}
CAPACITY = VALLEYS["regions"].replace("jobs\n", "jobs,absorption\n").replace(",4\n", ",4,much\n")


def read(folder: Path, tables: dict[str, str]) -> Reading:
    reading = read_case(write(folder / "case", VALLEYS | tables))
    assert reading.case is not None
    return reading


@pytest.mark.parametrize(
    ("changed", "ranking", "money"),
    [
        ({}, False, False),
        ({"regions": VALLEYS["regions"].replace("A,", "A A,")}, True, True),
        ({"regions": VALLEYS["regions"].replace("10.5", "ten")}, True, False),
        ({"regions": CAPACITY}, False, True),
        ({"criteria": VALLEYS["criteria"].replace("max,,", "up,,")}, True, False),
        ({"case": VALLEYS["case"] + "role,magic\n"}, True, True),
        ({"programmes": VALLEYS["programmes"].replace("100", "1OO")}, False, True),
        ({"projects": VALLEYS["projects"].replace("J1,Mill,Timber,100", "J1,Mill,Timber,-1")},
         False, True),
        ({"presets": VALLEYS["presets"].replace("100", "1000")}, False, False),
        ({"criteria": VALLEYS["criteria"].replace("points\n", "points,source\n")
          .replace(",60\n", ",60,nowhere\n")}, False, False),
        (DERIVED, True, False),
        ({"sectors": DERIVED["sectors"]}, False, False),
    ],
    ids=["sound", "region", "figure", "capacity", "criterion", "setting", "budget", "venture",
         "lens", "source", "derived", "sectors-unused"],
)  # fmt: skip
def test_an_error_stands_in_the_way_of_what_rests_on_it(
    tmp_path: Path, changed: dict[str, str], ranking: bool, money: bool
) -> None:
    reading = read(tmp_path, changed)
    assert bool(reading.errors) == bool(changed)
    assert bool(blocking_ranking(reading)) == ranking
    assert bool(blocking_money(reading)) == money


def test_a_capacity_that_is_a_criterion_concerns_the_ranking(tmp_path: Path) -> None:
    criteria = VALLEYS["criteria"] + "absorption,Absorption,max,,10\n"
    reading = read(tmp_path, {"regions": CAPACITY, "criteria": criteria})
    assert [item.column for item in blocking_ranking(reading)] == ["absorption"]
    assert [item.column for item in blocking_money(reading)] == ["absorption"]
