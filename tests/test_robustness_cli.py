"""The verb robustness as another program sees it."""

import csv
import io
import json

import pytest

from mcda import cli
from mcda.case.columns import METHODS

TABLES = {
    "case": "key,value\ntitle,Four valleys\nid,valleys\nshortlist_size,2\nnormalization,minmax\n",
    "criteria": "id,name,objective,points,uncertainty\n"
    "grp,Output,max,60,10\njobs,Jobs,max,40,\nroads,Roads,max,0,\n",
    "regions": "id,name,grp,jobs,roads\nA,Alder,10,4,1\nB,Birch,7,6,2\nC,Cedar,2,1,9\n",
}


@pytest.fixture
def valleys(tmp_path):
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsys):
    def run(*words):
        code = cli.main(list(map(str, words)))
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def answer(run, valleys):
    def answer(*options):
        code, out, err = run("robustness", valleys, "--samples", 400, "--format", "json", *options)
        assert (code, err) == (0, "")
        return json.loads(out)

    return answer


def test_json_has_every_key(answer):
    found = answer()
    assert {"samples", "seed", "shortlist_size", "verdict", "regions", "stability"} <= found.keys()
    assert (found["samples"], found["seed"], found["shortlist_size"]) == (400, 0, 2)
    assert [region["region"] for region in found["regions"]] == ["A", "B", "C"]
    for region in found["regions"]:
        assert len(region["rank_acceptability"]) == 3
        assert sum(region["rank_acceptability"]) == pytest.approx(1)
        assert 0 <= region["shortlist_probability"] <= 1
    assert found["regions"][2]["central_weights"] is None
    assert found["regions"][2]["confidence"] is None
    first = found["regions"][0]["central_weights"]
    assert sum(first.values()) == pytest.approx(1)
    assert first["roads"] == 0
    assert [row["criterion"] for row in found["stability"]] == ["grp", "jobs", "roads"]
    for row in found["stability"]:
        for name in ("winner", "shortlist", "order"):
            low, high = row[name]
            assert 0 <= low <= row["weight"] <= high <= 1


def test_which_weights_were_drawn_is_said(answer):
    assert answer()["question"].startswith("Whatever the weights; figures within")
    assert answer("--around", "30")["question"].startswith("With weights like these, off by about")
    assert "keep the order Output > Jobs;" in answer("--order", "grp>jobs")["question"]


def test_the_verdict_is_about_weights_like_these_whatever_was_drawn(answer):
    assert answer()["verdict"] == answer("--order", "grp>jobs")["verdict"]
    assert answer()["verdict_kind"]


def test_three_shares_of_the_first_place_are_told_apart(answer):
    first = answer()["first"]
    assert list(first) == ["weights", "figures", "both", "error"]
    assert all(0 <= share <= 1 for share in first.values())
    assert first["error"] == pytest.approx(0.049)
    # they are about the same weights whatever was asked
    assert first == answer("--order", "grp>jobs")["first"]
    certain = answer("--points", "grp=0,jobs=40")["first"]
    assert certain["figures"] == 1
    assert certain["weights"] == certain["both"]


def test_an_order_keeps_the_draws_where_it_says(answer):
    central = answer("--order", "grp>jobs")["regions"][0]["central_weights"]
    assert central["grp"] > central["jobs"]
    assert answer("--order", "grp=jobs")["regions"] != answer("--order", "jobs>grp")["regions"]


def test_the_same_seed_gives_the_same_answer(answer):
    assert answer("--seed", "7") == answer("--seed", "7")
    assert answer("--seed", "7")["regions"] != answer("--seed", "8")["regions"]


def test_one_draw_makes_no_clear_winner(answer):
    found = answer("--samples", "1")
    assert found["verdict_kind"] != "clear"
    assert found["question"].endswith(
        "; 1 draw, so that shares are exact to 98.0 percentage points."
    )


def test_ranking_options_are_followed(answer):
    alone = answer("--points", "grp=100,jobs=0")
    assert alone["stability"][0]["winner"] is None
    assert alone["regions"][0]["rank_acceptability"][0] > 0.9
    two = answer("--without", "C", "--shortlist", "1")
    assert [region["region"] for region in two["regions"]] == ["A", "B"]
    assert two["shortlist_size"] == 1


def test_csv_has_a_column_per_rank(run, valleys):
    code, out, _ = run("robustness", valleys, "--samples", 50, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert list(rows[0]) == [
        "region",
        "name",
        "rank_1",
        "rank_2",
        "rank_3",
        "shortlist_probability",
        "question",
    ]
    assert {row["question"].split(";")[0] for row in rows} == {"Whatever the weights"}
    assert sum(float(rows[0][f"rank_{place}"]) for place in (1, 2, 3)) == pytest.approx(1)


def test_the_table_begins_with_the_verdict(run, valleys):
    code, out, err = run("robustness", valleys, "--samples", 50, "--around", "40")
    assert (code, err) == (0, "")
    assert "Alder" in out.splitlines()[0]
    assert "Rank 1 (%)" in " ".join(out.split())
    assert "Same winner" in " ".join(out.split())


def test_the_table_ends_with_the_smallest_changes_of_weights(run, valleys):
    _, out, _ = run("robustness", valleys, "--samples", 50)
    assert "The smallest change of one weight that brings another winner: " in out
    assert "The smallest change found of all weights together that lets Birch overtake Alder" in out
    assert "Points then" in " ".join(out.split())
    _, alone, _ = run("robustness", valleys, "--samples", 50, "--without", "A,B")
    assert "smallest change" not in alone


def test_another_method_brings_its_own_intervals_and_says_so(run, valleys):
    topsis, vikor = (
        run("robustness", valleys, "--samples", 50, "--format", "json", "--method", name)
        for name in ("topsis", "vikor")
    )
    assert vikor[0] == 0
    assert "VIKOR" in vikor[2]
    assert json.loads(vikor[1])["regions"] == json.loads(topsis[1])["regions"]
    assert "vikor" in METHODS


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--samples", "0"], "whole number, 1 or more"),
        (["--samples", "many"], "whole number, 1 or more"),
        (["--seed", "-1"], "whole number, 0 or more"),
        (["--around", "-1"], "number, 0 or more"),
        (["--around", "nan"], "number, 0 or more"),
        (["--around", "5", "--order", "grp>jobs"], "not allowed with"),
        (["--order", "grp>"], "empty place"),
        (["--order", ""], "empty place"),
        (["--order", "grp>unknown"], "no such criterion"),
        (["--order", "grp>jobs>grp"], "more than once"),
        (["--order", "grp"], "leaves out jobs"),
        (["--points", "unknown=5"], "There is no criterion"),
    ],
)
def test_wrong_usage_is_told_in_words(run, valleys, options, told):
    code, out, err = run("robustness", valleys, *options)
    assert (code, out) == (2, "")
    assert told in err


def test_where_nothing_can_be_ranked_the_case_is_at_fault(run, valleys):
    code, out, err = run("robustness", valleys, "--points", "grp=0,jobs=0")
    assert (code, out) == (1, "")
    assert "0 points" in err


@pytest.mark.parametrize("options", [("--samples", "1"), ("--around", "0"), ("--around", "1e300")])
def test_ends_of_the_range_are_defined(answer, options):
    found = answer(*options)
    assert sum(found["regions"][0]["rank_acceptability"]) == pytest.approx(1)


def test_one_region_is_first_in_all_draws(answer):
    found = answer("--without", "A,B")
    assert found["regions"][0]["rank_acceptability"] == [1]
    assert "Only Cedar can be ranked" in found["verdict"]
