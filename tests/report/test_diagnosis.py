"""Clashing rules, repairs and the frontier as the command line gives them."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.case.model import Limit
from mcda.case.read import read_case
from mcda.case.write import write_folder
from mcda.cli import main

UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"


@pytest.fixture
def clashing(tmp_path: Path) -> Path:
    case = read_case(UZBEKISTAN).case
    floor = Limit(scope="zone", name="South", unit="money", minimum=5000)
    write_folder(replace(case, limits=(*case.limits, floor)), tmp_path / "clashing")
    return tmp_path / "clashing"


def test_clashing_rules_and_repairs_as_json(
    clashing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["allocate", str(clashing), "--format", "json"]) == 1
    printed = capsys.readouterr()
    answer = json.loads(printed.out)
    assert answer["status"] == "infeasible"
    names = {clash["name"] for clash in answer["conflict"]}
    assert "zone:South:minimum" in names
    assert all(clash["sentence"].endswith(".") for clash in answer["conflict"])
    lowered = [
        change
        for repair in answer["repairs"]
        for change in repair["changes"]
        if change["name"] == "zone:South:minimum"
    ]
    assert lowered
    assert lowered[0]["from"] == 5000
    assert lowered[0]["from"] - lowered[0]["to"] == pytest.approx(lowered[0]["amount"])
    assert "Each of these alone lets the rules hold:" in printed.err
    assert "Lower the floor for South" in printed.err


def test_a_floor_that_nobody_can_reach_is_told_before_the_rules_that_clash(
    clashing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["allocate", str(clashing)]) == 1
    first, *others = capsys.readouterr().err.splitlines()
    assert first.startswith("At least 5,000 bn UZS must go to Southern economic region, but ")
    assert "Lower the minimum to " in first
    assert any("rules cannot hold together" in line or "at most" in line for line in others)


@pytest.mark.parametrize(("style", "stream"), [("table", "out"), ("json", "err"), ("csv", "err")])
def test_shares_that_forbid_all_spending_are_told_in_every_format(
    style: str, stream: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = read_case(UZBEKISTAN).case
    floors = tuple(
        Limit(scope="programme", name=programme.id, unit="share", minimum=0.4)
        for programme in case.programmes
    )
    write_folder(replace(case, limits=floors), tmp_path / "case")
    assert main(["allocate", str(tmp_path / "case"), "--format", style]) == 0
    printed = capsys.readouterr()
    told = getattr(printed, stream)
    assert "The smallest shares of the programmes add up to" in told
    assert told.count("Lower them until they add up to 100 % or less.") == 1
    if style == "json":
        assert "findings" not in json.loads(printed.out)


def test_the_frontier_as_json_and_in_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    wish = ["allocate", str(UZBEKISTAN), "--frontier", "zone", "--per", "money"]
    assert main([*wish, "--format", "json"]) == 0
    points = json.loads(capsys.readouterr().out)["frontier"]
    assert len(points) > 2
    for left, right in itertools.pairwise(points):
        assert left["smallest"] < right["smallest"]
        assert left["objective"] > right["objective"]
    assert main(wish) == 0
    assert "Value against the smallest amount" in capsys.readouterr().out
    assert main(["allocate", str(UZBEKISTAN), "--frontier", "country"]) == 2
