"""``allocate`` on the command line: the role of the ranking, agreements, an earlier plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mcda.case.write import write_folder
from mcda.cli import main
from tests.allocation.instances import twins

CASE = str(Path(__file__).parents[1] / "data" / "uzbekistan")


@pytest.fixture
def run(capsys):
    def run(*words: str) -> tuple[int, str, str]:
        code = main(["allocate", CASE, *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_floor_has_a_price(run) -> None:
    code, out, _ = run("--role", "floor", "--floor", "0.4", "--format", "json")
    plan = json.loads(out)
    assert (code, plan["status"], plan["role"]) == (0, "optimal", "floor")
    (price,) = [price for price in plan["prices"] if price["family"] == "role_floor"]
    assert (price["name"], price["rhs"]) == ("tau", 0.4)


def test_values_are_weighed_by_closeness(run) -> None:
    plans = [
        json.loads(run("--role", "value", "--multiplier", m, "--format", "json")[1]) for m in "01"
    ]
    assert plans[0]["objective"] != plans[1]["objective"]


def test_agreements_can_be_asked_for(run) -> None:
    plan = json.loads(run("--role", "none", "--agreements", "--format", "json")[1])
    reasons = [project["reason"] for project in plan["projects"] if not project["eligible"]]
    assert any("have no agreement in force" in reason for reason in reasons)


def test_a_search_ends_when_its_time_is_over(run) -> None:
    code, out, _ = run("--time-limit", "0", "--format", "json")
    plan = json.loads(out)
    assert (code, plan["status"], plan["objective"]) == (1, "time_limit", None)
    code, out, _ = run("--time-limit", "60", "--format", "json")
    assert (code, json.loads(out)["status"]) == (0, "optimal")


@pytest.mark.parametrize("style", ["json", "csv"])
def test_a_plan_that_is_given_back_stays(run, tmp_path, style: str) -> None:
    _, out, _ = run("--format", style)
    before = tmp_path / f"plan.{style}"
    before.write_text(out, encoding="utf-8")
    first = json.loads(run("--format", "json")[1])
    again = json.loads(run("--previous", str(before), "--format", "json")[1])
    for one, other in zip(first["projects"], again["projects"]):
        assert other["fraction"] == pytest.approx(one["fraction"], abs=1e-6)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--floor", "0.5"], "only counts with --role floor"),
        (["--role", "floor", "--multiplier", "0.5"], "only counts with --role value"),
        (["--role", "floor", "--floor", "2"], "must be a number from 0 to 1"),
        (["--previous", "nowhere.json"], "there is no file"),
        (["--previous", f"{CASE}/case.csv"], "neither the columns"),
    ],
)
def test_wrong_usage_is_told_with_what_to_write(run, words: list[str], says: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert says in err


def test_ventures_that_could_take_a_place_are_told_with_the_rule(tmp_path, capsys) -> None:
    """Of two that are alike, money for one."""
    write_folder(twins(), tmp_path / "twins")
    assert main(["allocate", str(tmp_path / "twins")]) == 0
    told = capsys.readouterr().out
    assert "In place of Mill, Dairy could be funded with the same value." in told
    assert "favours the first rows of the table of ventures" in told
