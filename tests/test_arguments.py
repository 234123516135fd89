"""Options of the command line and the scenario they ask for."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.arguments import WrongUsage, parse, role_of, scenario_of
from mcda.case.model import Case, Criterion, Preset, Region, SectorFigure, Settings
from mcda.ranking.scenario import Scenario

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLES = re.findall(r"^(.*python -m mcda .*)$", README, re.MULTILINE)


@pytest.fixture
def case() -> Case:
    return Case(
        settings=Settings("Valleys", id="valleys", shortlist_size=3, normalization="goalposts"),
        regions=(
            Region("A", "Alder", ("West",)),
            Region("B", "Birch", ("Hills, north", "East")),
        ),
        criteria=(
            Criterion("grp", "Output", "max", points=60),
            Criterion("jobs", "Jobs", "max"),
            Criterion("roads", "Roads", "max", points=10),
        ),
        sectors=(SectorFigure("A", "Food", 1.0),),
        presets=(Preset("export", "Export", points={"grp": 5, "jobs": 80}),),
    )


@pytest.fixture
def asked(tmp_path):
    """Parse the options of ``rank`` for an existing path."""
    return lambda *options: parse(["rank", str(tmp_path), *options])


def test_without_options_the_case_decides(case, asked):
    scenario = scenario_of(case, asked())
    assert scenario.points == {"grp": 60, "jobs": 50, "roads": 10}
    assert scenario.normalization == "goalposts"
    assert scenario.shortlist_size == 3
    assert scenario.sector == ""
    assert scenario.without == ()


def test_named_points_replace_only_theirs(case, asked):
    assert scenario_of(case, asked("--points", "jobs=0, roads=7.5")).points == {
        "grp": 60,
        "jobs": 0,
        "roads": 7.5,
    }


def test_a_preset_replaces_all_points(case, asked):
    assert scenario_of(case, asked("--preset", "export")).points == {
        "grp": 5,
        "jobs": 80,
        "roads": 0,
    }


def test_named_points_come_after_the_preset_whatever_the_order(case, asked):
    options = asked("--points", "roads=1", "--preset", "export", "--points", "grp=2")
    assert scenario_of(case, options).points == {"grp": 2, "jobs": 80, "roads": 1}


def test_other_choices(case, asked):
    scenario = scenario_of(
        case, asked("--normalization", "vector", "--shortlist", "0", "--sector", " Food ")
    )
    assert (scenario.normalization, scenario.shortlist_size) == ("vector", 0)
    assert scenario.sector == "Food"


def test_regions_and_zones_left_out(case, asked):
    options = asked("--without", "A, zone:East", "--without", "A")
    assert scenario_of(case, options).without == ("A", "zone:East")


def test_a_zone_whose_name_holds_a_comma(case, asked):
    options = asked("--without", "zone:Hills, north,A")
    assert scenario_of(case, options).without == ("zone:Hills, north", "A")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--points", "grpp=1"), ("'grpp'", "Did you mean grp?", "grp, jobs, roads")),
        (("--preset", "none"), ("preset 'none'", "Known: export")),
        (("--sector", "food"), ("sector 'food'", "Food")),
        (("--without", "C"), ("region or zone 'C'", "A, B, zone:West")),
        (("--without", "zone:South"), ("'zone:South'", "zone:East")),
        (("--without", "Alder"), ("'Alder'",)),
    ],
)
def test_unknown_ids_are_named_with_the_known_ones(case, asked, options, words):
    with pytest.raises(WrongUsage) as slip:
        scenario_of(case, asked(*options))
    for word in words:
        assert word in str(slip.value)


def test_a_case_without_presets_says_so(case, asked):
    with pytest.raises(WrongUsage, match="the case has none"):
        scenario_of(replace(case, presets=()), asked("--preset", "export"))


def test_many_known_ids_are_not_all_listed(case, asked):
    many = tuple(Region(f"R{i}", f"Region {i}") for i in range(100))
    with pytest.raises(WrongUsage, match="and 60 more"):
        scenario_of(replace(case, regions=many), asked("--without", "Q"))


@pytest.mark.parametrize(
    "options",
    [
        ("--points", "grp"),
        ("--points", "grp=many"),
        ("--points", "grp=-1"),
        ("--points", "grp=101"),
        ("--points", "grp=nan"),
        ("--points", "grp=inf"),
        ("--points", "grp=1,grp=2"),
        ("--points", "=5"),
        ("--shortlist", "-1"),
        ("--shortlist", "2.5"),
        ("--normalization", "sum"),
        ("--method", "magic"),
        ("--format", "xml"),
        ("--nonsense",),
        ("--point", "grp=1"),
    ],
)
def test_wrong_usage(asked, options):
    with pytest.raises(WrongUsage):
        asked(*options)


@pytest.mark.parametrize("scale", ["-1", "1e40", "nan", "inf", "much"])
def test_budget_scale_is_a_number_from_0_to_1000(tmp_path, scale):
    with pytest.raises(WrongUsage, match="from 0 to 1000"):
        parse(["allocate", str(tmp_path), f"--budget-scale={scale}"])


def test_the_method_asked_for_comes_before_that_of_the_case(case, asked):
    other = replace(case, settings=replace(case.settings, method="wsm"))
    assert scenario_of(other, asked()).method == "wsm"
    assert scenario_of(other, asked("--method", "vikor")).method == "vikor"


@pytest.mark.parametrize("name", ["x.docx", "x", "nowhere/x.pdf", ""])
def test_a_report_needs_a_known_ending_in_a_folder_that_is_there(tmp_path, name):
    with pytest.raises(WrongUsage, match="--out"):
        parse(["report", str(tmp_path), f"--out={name}"])


def test_a_report_does_not_overwrite_its_case(tmp_path):
    case = tmp_path / "case.xlsx"
    case.touch()
    with pytest.raises(WrongUsage, match="the case itself"):
        parse(["report", str(case), f"--out={case}"])


def test_options_change_the_view_that_is_there(case, asked):
    view = Scenario({"grp": 10.0}, "minmax", "wsm", 1, "", ("A",))
    asked_for = scenario_of(case, asked("--shortlist", "3"), view)
    assert asked_for == replace(view, points=asked_for.points, shortlist_size=3)


@pytest.mark.parametrize(
    "option",
    [("--floor", "2"), ("--multiplier", "x"), ("--frontier", "country"), ("--per", "euro")],
)
def test_allocation_options_that_make_no_sense(tmp_path, option):
    with pytest.raises(WrongUsage, match=option[0]):
        parse(["allocate", str(tmp_path), *option])


def test_the_frontier_is_per_inhabitant_unless_told_otherwise(tmp_path):
    options = parse(["allocate", str(tmp_path), "--frontier", "zone"])
    assert (options.frontier, options.per) == ("zone", "head")


def test_the_role_is_the_cases_unless_chosen(case, tmp_path):
    words = ["allocate", str(tmp_path)]
    assert role_of(case, parse(words)) == "gate"
    assert role_of(case, parse([*words, "--role", "none"])) == "none"
    own = replace(case, settings=replace(case.settings, role="value"))
    assert role_of(own, parse(words)) == "value"
    with pytest.raises(WrongUsage, match="--role floor"):
        role_of(own, parse([*words, "--floor", "0.5"]))


@pytest.mark.parametrize("words", [[], ["rank"], ["dance", "x"], ["rank", "/no/such/case"]])
def test_verb_and_case_are_needed(words):
    with pytest.raises(WrongUsage):
        parse(words)


@pytest.mark.parametrize("example", [line for line in EXAMPLES if not line.startswith("[")])
def test_the_examples_of_the_readme_run_as_they_are_written(
    example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    python, module, name, *words = shlex.split(example, comments=True)
    assert (python, module, name) == (".venv/bin/python", "-m", "mcda")
    assert parse(words).verb == words[0]


def test_the_readme_has_an_example_of_every_verb() -> None:
    verbs = {shlex.split(line, comments=True)[3] for line in EXAMPLES if line.startswith(".venv")}
    assert verbs == {"validate", "rank", "robustness", "specialize", "allocate", "report"}
