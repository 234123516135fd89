import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.allocation.plan import Status
from mcda.case.finding import Finding, Severity, error, sentence
from mcda.case.model import FigureEdit
from mcda.case.write import write_folder
from mcda.cli import main
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.tables import Heading, Table
from mcda.report.terminal import findings_text, plan_text, ranking_text, table_text, verdict_text

HEADS = (Heading("Name"), Heading("Money", 1), Heading("Share", 0, percent=True))


def test_columns_are_aligned_numbers_to_the_right():
    rows = (("Navoi", 1234.56, 0.5), ("Xorazm viloyati", 0.04, None))
    assert table_text(Table("t", HEADS, rows)).splitlines() == [
        "Name               Money  Share",
        "Navoi            1,234.6   50 %",
        "Xorazm viloyati      0.0",
    ]


def test_a_long_header_stands_in_several_lines():
    heads = (Heading("Name"), Heading("Industrial output (bn UZS a year)", 0))
    assert table_text(Table("t", heads, (("A", 5.0),))).splitlines() == [
        "       Industrial",
        "       output (bn",
        "Name  UZS a year)",
        "A               5",
    ]


def test_wide_and_combining_letters_take_the_room_they_need():
    rows = (("北京", 1.0, 0.1), ("e\u0301a", 2.0, 0.2))
    lines = table_text(Table("t", HEADS, rows)).splitlines()
    assert lines[1] == "北京    1.0   10 %"
    assert lines[2] == "e\u0301a      2.0   20 %"


def test_long_names_and_headers_are_whole_in_several_lines():
    name = "Transport services: Tashkent city – Tashkent region – Namangan"
    header = "Share of the venture's jobs that fall to the region, permanent ones alone (percent)"
    heads = (Heading("Name"), Heading(header, 0), Heading("Money", 0))
    lines = table_text(Table("t", heads, ((name, 7.0, 12.0), ("Short", 1.0, 3.0)))).splitlines()
    assert lines[-3:] == [
        "Transport services: Tashkent city –             7     12",
        "Tashkent region – Namangan",
        "Short                                           1      3",
    ]
    told = " ".join(line[len("Transport services: Tashkent city –") : 51] for line in lines[:-3])
    assert told.split() == header.split()


def test_what_no_name_needs_is_cut():
    lines = table_text(Table("t", (Heading("Name"),), (("x" * 1000,),))).splitlines()
    assert len(lines) < 12
    assert lines[-1] == "…"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_no_name_steers_the_terminal(name):
    text = table_text(Table("t", HEADS, ((name, 1.0, 0.5),)))
    assert len(text.splitlines()) == 2
    assert all(char.isprintable() or char == "\n" for char in text if not is_format(char))


def is_format(char):
    """Marks such as the zero-width joiner, and code points that no letter uses yet."""
    return unicodedata.category(char) in ("Cf", "Cn", "Co", "Zs")


def test_findings_say_where_what_and_what_to_do():
    wrong = error("regions", 3, "grp", sentence("Not a number."), sentence("Write a number."))
    odd = Finding(Severity.WARNING, "", None, "", sentence("Odd."), sentence("Look."))
    assert findings_text([wrong, odd]).splitlines() == [
        "Error in regions, row 3, column grp: Not a number.",
        "  Write a number.",
        "Warning: Odd.",
        "  Look.",
    ]
    assert verdict_text([wrong, odd]).splitlines()[-1] == (
        "The case is not valid: 1 error, 1 warning."
    )
    assert verdict_text([]) == "The case is valid: 0 errors, 0 warnings."


def test_the_verdict_names_the_kind_by_which_a_warning_is_acknowledged():
    odd = Finding(Severity.WARNING, "", None, "", sentence("Odd."), sentence("Look."), "outlier")
    assert verdict_text([odd]).splitlines()[:3] == ["Warning: Odd.", "  Look.", "  Kind: outlier"]
    assert "Kind" not in findings_text([odd])


def test_ranking(case, ranking):
    text = ranking_text(case, ranking)
    assert text.startswith("Alder leads; Birch follows.\n\nRank  Region  Name   Closeness")
    assert "   1  A       Alder       1.00  yes" in text
    assert "Not ranked:\n  Damson: No figure for Jobs" in text


def test_a_figure_that_a_bound_cuts_is_told_below_the_ranking(case):
    bounds = tuple(replace(item, lower=0.0, upper=10.0) for item in case.criteria)
    fixed = replace(case, criteria=bounds)
    scenario = replace(default_scenario(fixed), normalization="goalposts")
    assert "One figure lies beyond a bound" in ranking_text(fixed, rank(fixed, scenario))


def test_figures_that_are_not_as_published_are_named_below_the_ranking(case):
    filling = replace(case, settings=replace(case.settings, missing="zone_median"))
    changed = replace(filling, edits=(FigureEdit("A", "grp", 9.0), FigureEdit("B", "jobs", 2.0)))
    text = ranking_text(changed, rank(changed, default_scenario(changed)))
    assert "\n\nChanged, not as published: Alder, Output and Birch, Jobs." in text
    assert "Not published, so filled with the median of the zone: Damson, Jobs." in text
    asked = default_scenario(changed)
    only = rank(changed, replace(asked, points={"grp": 50.0}, without=("A",)))
    assert "Changed" not in ranking_text(changed, only)
    assert "filled" not in ranking_text(changed, only)


def test_plan(case, plan):
    text = plan_text(case, plan)
    assert text.startswith("2 of 3 ventures take 130.33 of 160 bn")
    assert "Eligible, but not funded" not in text
    assert "Not eligible:\n  Dairy: No partner is on the shortlist." in text
    assert text.endswith("Illustrative budgets and ventures.")


def test_a_plan_never_calls_filled_figures_as_in_their_sources(case, tmp_path, capsys):
    criteria = tuple(replace(item, source=("S1",)) for item in case.criteria)
    for missing, told in (
        ("leave_out", "All other figures of the criteria are as in their sources."),
        ("zone_median", "One figure is filled with the median of the zone, not published."),
    ):
        chosen = replace(case.settings, missing=missing)
        write_folder(replace(case, criteria=criteria, settings=chosen), tmp_path / missing)
        assert main(["allocate", str(tmp_path / missing)]) == 0
        assert f"Illustrative budgets and ventures. {told}" in capsys.readouterr().out


def test_a_plan_with_a_gap_says_so(case, plan):
    early = replace(plan, status=Status.FEASIBLE, bound=11.0)
    text = plan_text(case, early)
    assert text.count("This plan is not proven best") == 1
    assert "let all-or-nothing ventures be done in part (--relax)" in text
    assert "--relax" not in plan_text(case, plan)


def test_a_plan_without_money_shows_whom_it_did_not_reach(case, plan):
    poor = replace(plan, projects=tuple(replace(p, money=()) for p in plan.projects))
    text = plan_text(case, poor)
    assert text.startswith("No venture is funded although some are eligible")
    far = replace(poor, tau=0.9, projects=tuple(replace(p, closeness=0.4) for p in poor.projects))
    assert plan_text(case, far).startswith(
        "No venture is funded because no eligible one reaches the closeness of 0.90"
    )
    assert "Eligible, but not funded:\n  Mill\n  Dam\n" in text
    assert "Programme" not in text
