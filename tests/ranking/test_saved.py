from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mcda.case.read import read_case
from mcda.case.write import write_folder, write_workbook
from mcda.ranking.saved import difference, rank_saved, save, scenario_from
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.topsis import rank
from tests.hostile import hostile_case


def asked() -> Scenario:
    case = hostile_case()
    zone = case.zone_names[0]
    return Scenario(
        points={"first": 12.5, "second": 0.0},
        normalization="vector",
        shortlist_size=1,
        sector=case.sector_names[0],
        without=("R2", f"zone:{zone}"),
    )


def test_a_saved_scenario_gives_back_what_was_asked() -> None:
    row = save(asked(), "Tuesday", [], role="none", budget=0.8)
    assert (row.id, row.name, row.role, row.budget_scale) == ("s1", "Tuesday", "none", 0.8)
    assert scenario_from(hostile_case(), row) == asked()


def test_what_a_row_leaves_open_is_as_the_case_says() -> None:
    case = hostile_case()
    row = replace(save(default_scenario(case), "x", []), normalization="", method="", sector="")
    assert scenario_from(case, replace(row, shortlist_size=None)) == default_scenario(case)


def test_ids_are_free_ones() -> None:
    assert save(asked(), "x", ["s1", "s2", "s4"]).id == "s3"


def test_saved_scenarios_survive_folder_and_workbook(tmp_path: Path) -> None:
    row = save(asked(), "Tuesday", [])
    case = replace(hostile_case(), scenarios=(row,))
    write_folder(case, tmp_path / "case")
    write_workbook(case, tmp_path / "case.xlsx")
    for path in (tmp_path / "case", tmp_path / "case.xlsx"):
        reading = read_case(path)
        assert reading.case is not None
        assert reading.case.scenarios == (row,)


def test_a_difference_names_who_enters_leaves_and_moves() -> None:
    case = hostile_case()
    before = rank(case, replace(default_scenario(case), points={"first": 100.0}))
    after = rank(case, replace(default_scenario(case), points={"second": 100.0}))
    found = difference(before, after)
    names = dict(zip(before.regions, before.names))
    assert set(found.entered) == {names[r] for r in set(after.shortlist) - set(before.shortlist)}
    assert set(found.left) == {names[r] for r in set(before.shortlist) - set(after.shortlist)}
    assert found.moved[0][1] >= found.moved[-1][1]
    assert found.entered[0] in str(found.sentence)
    assert str(difference(before, before).sentence) == "The shortlist is the same."


def test_a_saved_scenario_is_ranked_by_its_own_limits() -> None:
    case = hostile_case()
    row = replace(save(default_scenario(case), "x", []), limits=("first:minimum:3",))
    assert set(rank_saved(case, row).regions) == {"R3", "R4", "R5"}
    assert len(rank_saved(case, replace(row, limits=())).regions) == 5
