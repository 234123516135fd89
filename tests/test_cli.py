"""The command line as another program sees it: exit codes, streams, JSON and CSV."""

import csv
import io
import json
import os
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda import __version__, cli
from mcda.case.columns import METHODS
from mcda.case.read import read_case
from mcda.case.write import write_workbook

ROOT = Path(__file__).parents[1]
UZBEKISTAN = ROOT / "data" / "uzbekistan"

VALLEYS = {
    "case": """key,value
title,Four valleys
id,valleys
money_unit,bn
shortlist_size,2
normalization,minmax
illustrative,Illustrative budgets and ventures.
""",
    "criteria": """id,name,objective,unit,points
grp,Output,max,m,60
jobs,Jobs,max,,40
""",
    "regions": """id,name,zone,grp,jobs
A,Alder,West,10.5,4
B,Birch,West,8,3
C,Cedar,East,2,1
D,Damson,East,5,
""",
    "presets": """id,name,grp,jobs
work,Work first,0,100
""",
    "programmes": """id,name,kind,2026,2027
N,National,national,100,50
T,Territorial,territorial,10,0
""",
    "projects": """id,name,sector,cost,partners,min_fraction,gain
J1,Mill,Timber,100,A:0.6;B:0.4,0,90
J2,Dam,Power,80,B:0.5;C:0.5,1,60
J3,Dairy,Food,40,C:0.5;D:0.5,0,80
""",
    "impacts": """id,name,unit,weight,reference
gain,Gain,jobs,1,10
""",
}

TEN_MISTAKES = VALLEYS | {
    "criteria": """id,name,objective,unit,points
grp,Output,up,m,60
jobs,,max,,forty
""",
    "regions": """id,name,zone,grp,jobs
A,Alder,West,ten,4
A,Birch,West,8,3
C C,Cedar,East,2,1
,Damson,East,5,2
""",
    "projects": """id,name,sector,cost,partners,min_fraction,gain
J1,Mill,Timber,-5,A:0.6;B:0.4,0,90
J2,Dam,Power,80,A:0.5;X:0.5,1,60
J3,Dairy,Food,40,A:1,0,80
""",
}


WHOLE = {
    "case": "key,value\ntitle,Whole\nmoney_unit,bn\nshortlist_size,2\n",
    "criteria": (
        "id,name,objective,points,target,lower,upper,minimum,maximum,uncertainty\n"
        "a,A,max,50,,0,10,0,20,10\nb,B,target,30,3,0,9,,,5\n"
    ),
    "regions": (
        "id,name,population,absorption,personnel,a,b\n"
        "R1,One,1000,50,100,1,2\nR2,Two,2000,60,200,3,4\nR3,Three,3000,70,300,5,1\n"
    ),
    "impacts": "id,name,unit,weight,reference\njobs,Jobs,persons,1,100\n",
    "programmes": (
        "id,name,kind,ceiling,carry_over,2027,2028\n"
        "P,Plain,national,1,0.5,30,30\nQ,Fed,blended,1,0,,\n"
    ),
    "funds": (
        "programme,fund,share_min,share_max,2027,2028\nQ,Bank,0.1,0.9,20,10\nQ,Fund,0.1,0.9,10,20\n"
    ),
    "projects": (
        "id,name,sector,cost,partners,public_share,min_fraction,max_fraction,year_share,personnel,"
        "jobs,group\n"
        "J1,Mill,S,40,R1:0.6;R2:0.4,0.8,0.2,1,0.6,50,900,G\n"
        "J2,Dam,S,50,R2:0.5;R3:0.5,1,0,1,1,60,700,G\n"
    ),
    "limits": "scope,name,unit,minimum,maximum\nregion,R1,money,1,40\nsector,S,share,0.1,1\n",
    "groups": "id,name,rule,count,maximum\nG,Group,at_most,2,80\n",
}
"""A case with a number in nearly every column that takes one."""


def write(folder, tables):
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def valleys(tmp_path):
    return write(tmp_path / "valleys", VALLEYS)


@pytest.fixture
def run(capsys):
    """Run the command line in this process; returns exit code, stdout, stderr."""

    def run(*words):
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    return run


@pytest.fixture
def answer(run):
    """Run with ``--format json`` and expect success."""

    def answer(*words):
        code, out, err = run(*words, "--format", "json")
        assert (code, err) == (0, "")
        return json.loads(out)

    return answer


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_validate_a_sound_case(run, answer, valleys):
    assert answer("validate", valleys)["valid"] is True
    code, out, err = run("validate", valleys)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("The case is valid: 0 errors")


def test_all_mistakes_are_listed_at_once(run, tmp_path):
    broken = write(tmp_path / "broken", TEN_MISTAKES)
    code, out, err = run("validate", broken, "--format", "json")
    assert (code, err) == (1, "")
    shape = json.loads(out)
    assert shape["valid"] is False
    errors = [finding for finding in shape["findings"] if finding["severity"] == "error"]
    assert len(errors) >= 10
    for finding in shape["findings"]:
        assert list(finding) == ["severity", "table", "row", "column", "message", "fix"]
        assert finding["message"]
        assert finding["fix"]
    places = {(finding["table"], finding["row"], finding["column"]) for finding in errors}
    assert ("regions", 1, "grp") in places
    assert ("criteria", 1, "objective") in places
    assert ("projects", 1, "cost") in places
    table = run("validate", broken)
    assert table[0] == 1
    assert "The case is not valid" in table[1]
    assert len(rows(run("validate", broken, "--format", "csv")[1])) == len(shape["findings"])


@pytest.mark.parametrize("verb", ["rank", "allocate"])
def test_a_case_with_errors_is_refused(run, tmp_path, verb):
    code, out, err = run(verb, write(tmp_path / "broken", TEN_MISTAKES), "--format", "json")
    assert (code, out) == (1, "")
    assert "Error in regions, row 1, column grp:" in err


def test_warnings_of_screening_do_not_make_a_case_invalid(answer, tmp_path):
    constant = VALLEYS["regions"].replace("8,3", "8,4").replace("2,1", "2,4")
    folder = write(tmp_path / "constant", VALLEYS | {"regions": constant})
    shape = answer("validate", folder)
    assert shape["valid"] is True
    assert [f["severity"] for f in shape["findings"]] == ["warning"] * len(shape["findings"])
    assert any("Jobs" in finding["message"] for finding in shape["findings"])


def test_what_the_reader_passed_over_is_said_with_the_result(run, tmp_path):
    extra = VALLEYS["regions"].replace("jobs\n", "jobs,absorbtion\n").replace(",4\n", ",4,9\n")
    folder = write(tmp_path / "extra", VALLEYS | {"regions": extra})
    for verb in ("rank", "allocate"):
        code, out, err = run(verb, folder)
        assert (code, err) == (0, "")
        assert "\nWarning in regions" in out
        assert "absorbtion" in out
        assert "absorbtion" not in run(verb, folder, "--format", "csv")[1]


@pytest.mark.parametrize("verb", ["rank", "allocate"])
def test_what_ranking_refuses_is_listed_by_validate(run, tmp_path, verb):
    limited = VALLEYS | {"criteria": "id,name,objective,maximum\ngrp,GRP,max,0.5\n"}
    folder = write(tmp_path / "limited", limited)
    code, _, err = run(verb, folder)
    assert code == 1
    assert "No region is left to rank" in err
    code, out, _ = run("validate", folder)
    assert code == 1
    assert "No region is left to rank" in out


def test_rules_that_leave_no_plan_are_listed_by_validate(run, clash):
    code, out, _ = run("validate", clash)
    assert code == 1
    assert "At least 10 bn must go to Damson, but no joint venture that may be funded" in out


_NUMBERS = [
    (table, row, column)
    for table, text in WHOLE.items()
    for row, cells in enumerate(csv.reader(io.StringIO(text)))
    for column, cell in enumerate(cells)
    if row and cell.replace(".", "", 1).isdigit()
]
_SIZES = ("1e308", "1e149", "1e40", "9e14", "1e-9", "1e-149", "1e-300", "0", "-1", "nan", "text")


@given(st.sampled_from(_NUMBERS), st.sampled_from(_SIZES))
@settings(deadline=None, max_examples=40, derandomize=True)
def test_a_valid_case_can_be_computed_whatever_its_numbers(place, size):
    """What ``validate`` lets pass is ranked; rules may clash, but nothing fails inside."""
    table, row, column = place
    cells = list(csv.reader(io.StringIO(WHOLE[table])))
    cells[row][column] = size
    text = "\n".join(",".join(line) for line in cells)
    with tempfile.TemporaryDirectory() as place:
        folder = write(Path(place) / "case", WHOLE | {table: text})
        said = {verb: _said(verb, folder) for verb in ("validate", "rank", "allocate")}
    assert not any("inside the program" in told for _, told in said.values())
    if said["validate"][0] == 0:
        assert said["rank"][0] == 0
        assert said["allocate"][0] == 0 or "No plan keeps all rules at once" in said["allocate"][1]
    else:
        assert size in said["validate"][1] or said["rank"][0] or said["allocate"][0]


def _said(verb, folder):
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main([verb, str(folder)])
    return code, out.getvalue() + err.getvalue()


def test_rank(answer, valleys):
    shape = answer("rank", valleys)
    assert list(shape) == [
        "case",
        "method",
        "normalization",
        "sector",
        "weights",
        "ranking",
        "excluded",
    ]
    assert (shape["case"], shape["method"]) == ("valleys", "topsis")
    assert (shape["normalization"], shape["sector"]) == ("minmax", None)
    assert shape["weights"] == pytest.approx({"grp": 0.6, "jobs": 0.4})
    assert [(row["region"], row["rank"]) for row in shape["ranking"]] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
    ]
    assert shape["ranking"][0]["score"] == 1.0
    assert [excluded["region"] for excluded in shape["excluded"]] == ["D"]


def test_ranking_options(answer, valleys):
    shape = answer("rank", valleys, "--preset", "work", "--points", "grp=300e-1")
    assert shape["weights"] == pytest.approx({"grp": 30 / 130, "jobs": 100 / 130})
    off = answer("rank", valleys, "--points", "jobs=0", "--without", "zone:West")
    assert off["weights"] == {"grp": 1.0, "jobs": 0.0}
    assert [row["region"] for row in off["ranking"]] == ["D", "C"]
    assert [excluded["region"] for excluded in off["excluded"]] == ["A", "B"]
    vector = answer("rank", valleys, "--normalization", "vector")
    assert vector["normalization"] == "vector"


def test_rank_as_csv(run, valleys):
    code, out, _ = run("rank", valleys, "--format", "csv")
    assert code == 0
    assert out.splitlines()[0] == "region,name,rank,score"
    assert [row["region"] for row in rows(out)] == ["A", "B", "C"]


def test_csv_as_excel_reads_it_where_a_comma_stands_before_decimals(run, valleys, tmp_path):
    _, plain, _ = run("allocate", valleys, "--format", "csv")
    _, out, _ = run("allocate", valleys, "--format", "csv", "--decimal", ",")
    assert out.startswith("\ufeffproject;programme;year;amount;unit\n")
    assert out.removeprefix("\ufeff").replace(";", "|").replace(",", ".") == plain.replace(",", "|")
    (tmp_path / "plan.csv").write_text(out, encoding="utf-8")
    money = [
        json.loads(run("allocate", valleys, *options, "--format", "json")[1])["projects"]
        for options in ((), ("--previous", tmp_path / "plan.csv"))
    ]
    assert money[0] == money[1]
    _, tabs, _ = run("rank", valleys, "--format", "csv", "--separator", "tab")
    assert tabs.splitlines()[0] == "region\tname\trank\tscore"
    run("report", valleys, "--out", tmp_path / "list.csv", "--separator", ";", "--decimal", ",")
    head, first, *_ = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("Rank;Region;Name;Zone;Closeness;")
    assert first.startswith("1;A;Alder;")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--decimal", ","), "only count for CSV"),
        (("--format", "csv", "--separator", ",", "--decimal", ","), "cannot both be ','"),
        (("--format", "csv", "--separator", "x"), "must be one of"),
    ],
)
def test_separators_that_cannot_be_are_wrong_usage(run, valleys, options, words):
    code, out, err = run("rank", valleys, *options)
    assert (code, out) == (2, "")
    assert words in err


def test_rank_as_table(run, valleys):
    _, out, _ = run("rank", valleys)
    assert out.startswith("Alder leads; Birch follows.")
    assert "Damson: No figure for Jobs" in out


@pytest.mark.parametrize("method", METHODS)
def test_rank_by_every_method(answer, run, valleys, method):
    shape = answer("rank", valleys, "--method", method)
    assert shape["method"] == method
    assert shape["normalization"] == ("minmax" if method == "topsis" else None)
    assert [(row["region"], row["rank"]) for row in shape["ranking"]] == [
        ("A", 1),
        ("B", 2),
        ("C", 3),
    ]
    assert [excluded["region"] for excluded in shape["excluded"]] == ["D"]
    assert list(shape) == list(answer("rank", valleys))
    csv_rows = rows(run("rank", valleys, "--method", method, "--format", "csv")[1])
    assert [float(row["score"]) for row in csv_rows] == [row["score"] for row in shape["ranking"]]


def test_a_method_says_by_which_score_it_ranks(run, valleys):
    _, out, _ = run("rank", valleys, "--method", "vikor")
    assert out.startswith("Ranked by VIKOR, where a low score is good.\n\nAlder leads;")
    assert "Closeness" not in out


def test_the_method_of_the_case_ranks(answer, tmp_path):
    folder = write(tmp_path / "wsm", VALLEYS | {"case": VALLEYS["case"] + "method,wsm\n"})
    assert answer("rank", folder)["method"] == "wsm"
    assert answer("rank", folder, "--method", "topsis")["method"] == "topsis"


def test_a_method_that_cannot_take_the_figures_says_so(run, tmp_path):
    zero = VALLEYS["regions"].replace("2,1", "0,1")
    folder = write(tmp_path / "zero", VALLEYS | {"regions": zero})
    code, out, err = run("rank", folder, "--method", "wpm")
    assert (code, out) == (1, "")
    assert "WPM cannot take the figure 0: Output has some." in err
    assert "The method topsis takes any figures." in err


def test_money_follows_topsis_whatever_the_method(run, valleys):
    plain = run("allocate", valleys, "--format", "json")
    code, out, err = run("allocate", valleys, "--format", "json", "--method", "vikor")
    assert (code, out) == (0, plain[1])
    assert err.startswith("The money follows the ranking by TOPSIS, not the one by VIKOR:")
    assert run("allocate", valleys, "--method", "vikor", "--role", "none")[2] == ""


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--points", "grp=0,jobs=0"], "points"),
        (["--without", "A,B,C,D"], "No region is left to rank"),
    ],
)
def test_nothing_to_rank(run, valleys, options, words):
    code, out, err = run("rank", valleys, *options)
    assert (code, out) == (1, "")
    assert words in err
    assert "not valid" not in err


SECTORS = """region,sector,value,value_before,years
A,Timber,30,20,2
B,Timber,20,20,2
A,Power,10,,
B,Power,140,,
"""


@pytest.fixture
def sectors(tmp_path):
    return write(tmp_path / "sectors", VALLEYS | {"sectors": SECTORS})


def test_specialize(answer, sectors):
    shape = answer("specialize", sectors)
    assert [(row["region"], row["sector"]) for row in shape] == [
        ("A", "Timber"),
        ("A", "Power"),
        ("B", "Timber"),
        ("B", "Power"),
    ]
    timber = shape[0]
    growth = timber.pop("growth")
    assert growth == pytest.approx(1.5**0.5 - 1)
    assert timber == pytest.approx(
        {
            "region": "A",
            "sector": "Timber",
            "value": 30,
            "lq": 3,
            "rsca": 0.5,
            "size_share": 0.6,
            "focus_share": 0.75,
            "stars": 3,
            "strong": True,
        }
    )
    assert shape[1]["growth"] is None
    assert shape[1]["strong"] is False


def test_specialize_one_sector(answer, run, sectors):
    shape = answer("specialize", sectors, "--sector", " Power ")
    assert [row["region"] for row in shape] == ["A", "B"]
    _, out, _ = run("specialize", sectors, "--sector", "Power", "--format", "csv")
    assert out.splitlines()[0] == (
        "region,sector,value,lq,rsca,size_share,focus_share,growth,stars,strong"
    )
    assert [row["lq"] for row in rows(out)] == [repr(row["lq"]) for row in shape]
    assert rows(out)[0]["growth"] == ""


def test_specialize_as_table(run, sectors):
    code, out, err = run("specialize", sectors)
    assert (code, err) == (0, "")
    assert out.startswith("1 of 4 sectors of regions is strong")
    assert any(line.startswith("Alder  Timber") for line in out.splitlines())


def test_specialize_without_sectors(answer, run, valleys):
    assert answer("specialize", valleys) == []
    assert "bring a table sectors" in run("specialize", valleys)[1]


def test_allocate(answer, valleys):
    shape = answer("allocate", valleys)
    assert list(shape) == [
        "status",
        "objective",
        "bound",
        "gap",
        "role",
        "given_selection",
        "projects",
        "regions",
        "prices",
        "conflict",
        "repairs",
        "frontier",
        "taken",
    ]
    assert (shape["status"], shape["role"]) == ("optimal", "gate")
    mill, dam, dairy = shape["projects"]
    for project in shape["projects"]:
        assert list(project) == [
            "project",
            "eligible",
            "reason",
            "fraction",
            "reduced_value",
            "money",
        ]
    # 160 bn: the dam is all or nothing, so 80 for it leave 80 for the mill.
    assert (mill["fraction"], dam["fraction"]) == pytest.approx((0.8, 1.0))
    assert shape["objective"] == pytest.approx(0.8 * 9 + 6)
    assert dairy["eligible"] is False
    assert dairy["reason"]
    assert (dairy["fraction"], dairy["money"]) == (0.0, [])
    paid = sum(payment["amount"] for project in shape["projects"] for payment in project["money"])
    assert paid == pytest.approx(160)
    assert [row["region"] for row in shape["regions"]] == ["A", "B", "C", "D"]
    assert [row["amount"] for row in shape["regions"]] == pytest.approx([48, 72, 40, 0])
    keys = ["family", "name", "rhs", "slack", "price", "valid_from", "valid_to"]
    assert all(list(price) == keys for price in shape["prices"])
    assert {"N,2026", "T,2026"} <= {price["name"] for price in shape["prices"]}
    assert shape["conflict"] == shape["repairs"] == shape["frontier"] == []


def test_budget_scale_role_and_relaxation(answer, run, valleys):
    none = answer("allocate", valleys, "--role", "none", "--budget-scale", "0.5")
    # 80 bn: the dairy (2 per bn) takes 40, the mill (0.9) the rest.
    assert none["role"] == "none"
    assert [p["fraction"] for p in none["projects"]] == pytest.approx([0.4, 0.0, 1.0])
    relaxed = answer("allocate", valleys, "--relax")
    # The mill brings 0.9 per bn, the dam 0.75.
    assert [p["fraction"] for p in relaxed["projects"]] == pytest.approx([1.0, 0.75, 0.0])
    assert relaxed["given_selection"] is False
    less = answer("allocate", valleys, "--role", "none", "--budget-scale", "0.5,N=0.5")
    budgets = [
        [p["rhs"] for p in shape["prices"] if p["name"] == "N,2026"] for shape in (none, less)
    ]
    assert budgets[1] == pytest.approx([0.5 * budgets[0][0]])
    code, out, err = run("allocate", valleys, "--budget-scale", "X=0.5")
    assert (code, out) == (2, "")
    assert "There is no programme 'X' in this case." in err
    code, out, err = run("allocate", valleys, "--budget-scale", "0", "--format", "json")
    assert code == 0
    assert json.loads(out)["objective"] == pytest.approx(0.0)
    assert err.startswith("No programme has any money, so nothing can be funded. Raise")
    assert "(--budget-scale)" in err


def test_without_a_role_no_ranking_is_needed(answer, tmp_path):
    tables = {name: text for name, text in VALLEYS.items() if name not in ("criteria", "presets")}
    tables["regions"] = "id,name\nA,Alder\nB,Birch\nC,Cedar\nD,Damson\n"
    folder = write(tmp_path / "plain", tables)
    assert answer("allocate", folder, "--role", "none")["status"] == "optimal"


def test_allocate_as_csv_and_table(run, valleys):
    _, out, _ = run("allocate", valleys, "--format", "csv")
    assert out.splitlines()[0] == "project,programme,year,amount,unit"
    assert {row["unit"] for row in rows(out)} == {"bn"}
    assert sum(float(row["amount"]) for row in rows(out)) == pytest.approx(160)
    _, out, _ = run("allocate", valleys)
    assert out.startswith("2 of 3 ventures take 160 of 160 bn")
    assert out.endswith("Illustrative budgets and ventures.\n")


@pytest.fixture
def clash(tmp_path):
    """A case in which region D must get money but is in no eligible joint venture."""
    limits = "scope,name,minimum,maximum,unit\nregion,D,10,,money\n"
    return write(tmp_path / "clash", VALLEYS | {"limits": limits})


def test_no_plan(run, clash):
    code, out, err = run("allocate", clash, "--format", "json")
    assert code == 1
    assert err.startswith(
        "At least 10 bn must go to Damson, but no joint venture that may be funded"
    )
    shape = json.loads(out)
    assert shape["status"] == "infeasible"
    assert shape["objective"] is None
    assert [project["fraction"] for project in shape["projects"]] == [0.0, 0.0, 0.0]
    for style in ("table", "csv"):
        code, out, err = run("allocate", clash, "--format", style)
        assert (code, out) == (1, "")
        assert "Make a joint venture possible there. Or take the minimum out." in err


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance", "{case}"],
        ["rank"],
        ["rank", "{case}/nowhere"],
        ["rank", "{case}", "--format", "xml"],
        ["rank", "{case}", "--points", "unknown=5"],
        ["rank", "{case}", "--preset", "unknown"],
        ["rank", "{case}", "--sector", "unknown"],
        ["allocate", "{case}", "--without", "unknown"],
        ["allocate", "{case}", "--role", "worth"],
        ["robustness", "{case}", "--samples", "0"],
        ["specialize", "{case}", "--sector", "unknown"],
        ["specialize", "{case}", "--points", "grp=5"],
        ["report", "{case}", "--out", "x.docx"],
    ],
)
def test_wrong_usage(run, valleys, words):
    code, out, err = run(*(word.format(case=valleys) for word in words))
    assert (code, out) == (2, "")
    assert len(err) > 20


def test_known_ids_are_named(run, valleys):
    assert "Known: grp, jobs." in run("rank", valleys, "--points", "gpr=5")[2]


def test_help_and_version(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "allocate" in out
    assert run("--version")[1].strip() == __version__
    assert "--budget-scale" in run("allocate", "--help")[1]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken"])
def test_a_file_that_is_no_case(run, tmp_path, content):
    path = tmp_path / "case.xlsx"
    path.write_bytes(content)
    assert run("validate", path)[0] == 1
    code, out, err = run("rank", path)
    assert (code, out) == (1, "")
    assert err


def test_an_empty_folder_is_no_case(run, tmp_path):
    code, out, err = run("rank", tmp_path)
    assert (code, out) == (1, "")
    assert err


def test_a_file_that_may_not_be_read(run, valleys, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(cli, "read_case", refuse)
    code, out, err = run("rank", valleys)
    assert (code, out) == (1, "")
    assert "cannot be read: Permission denied" in err


def test_an_error_of_the_program_itself_is_a_sentence(run, valleys, monkeypatch):
    monkeypatch.setattr(cli, "rank_by", lambda *_: 1 / 0)
    code, out, err = run("rank", valleys)
    assert (code, out) == (1, "")
    assert "please report it" in err
    assert "ZeroDivisionError" in err


def test_folder_and_workbook_give_the_same_answers(run, valleys, tmp_path):
    case = read_case(valleys).case
    book = tmp_path / "other name.xlsx"
    write_workbook(case, book)
    for words in (["validate"], ["rank"], ["specialize"], ["allocate"]):
        for style in ("table", "json", "csv"):
            there, here = (run(*words, path, "--format", style) for path in (valleys, book))
            assert there == here


def test_hostile_names_are_text_everywhere(run, tmp_path):
    names = VALLEYS["regions"].replace("Alder", "=1+1").replace("Birch", "@x")
    folder = write(tmp_path / "hostile", VALLEYS | {"regions": names})
    code, out, err = run("rank", folder, "--format", "csv")
    assert (code, err) == (0, "")
    assert rows(out)[0]["name"] == "'=1+1"
    shape = json.loads(run("rank", folder, "--format", "json")[1])
    assert shape["ranking"][0]["name"] == "=1+1"


def process(*words, **options):
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "mcda", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        **options,
    )


def test_as_a_process_in_any_locale(valleys):
    names = VALLEYS["regions"].replace("Alder", "Фарғона ўлкаси")
    (valleys / "regions.csv").write_text(names, encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = process("rank", valleys, "--format", "json", env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode())["ranking"][0]["name"] == "Фарғона ўлкаси"
    wrong = process("rank", valleys, "--points", "ў=1", env=environment)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert b"Traceback" not in wrong.stderr


def test_a_reader_that_stops_early_is_no_error(valleys):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "mcda", "rank", str(valleys)],
            cwd=ROOT,
            stdout=closed,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("words", [("rank", "{case}", "--format", "csv"), ("--help",)])
def test_a_full_disk_behind_the_output_is_said_in_words(valleys, capsys, monkeypatch, words):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        code = cli.main([word.format(case=valleys) for word in words])
        monkeypatch.undo()
    # the file is closed without a complaint about what could not be written
    assert code == 1
    said = "The result cannot be written: the disk is full. Write it to another place.\n"
    assert capsys.readouterr().err == said


def test_the_bundled_case_works(run):
    code, out, err = run("validate", UZBEKISTAN, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {"valid": True, "findings": []}
    for verb in ("rank", "specialize", "allocate"):
        code, out, err = run(verb, UZBEKISTAN)
        assert (code, err) == (0, "")
        assert out


def test_the_bundled_case_ranks_its_regions(answer):
    shape = answer("rank", UZBEKISTAN)
    assert len(shape["ranking"]) + len(shape["excluded"]) == 14
    assert sum(shape["weights"].values()) == pytest.approx(1)
