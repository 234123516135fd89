"""The tables that go along with a story."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Decision
from mcda.report.decided import decide
from mcda.report.sections import title_lines
from mcda.report.story import tell
from mcda.report.story_tables import (
    decisions_in_words,
    decisions_table,
    findings_table,
    reasons_table,
    shortlist_table,
    story_tables,
)


def test_tables_that_say_nothing_are_left_out(case):
    names = [table.name for table in story_tables(tell(case))]
    assert len(names) == len(set(names))
    told = {"reasons", "excluded", "plan", "money", "who_pays", "prices", "findings", "sources"}
    assert told <= set(names)
    assert "decisions" not in names
    assert "changed_figures" not in names
    assert "plan" not in [table.name for table in story_tables(tell(replace(case, projects=())))]


def test_another_methods_ranks_have_their_table(case, scenario):
    tables = {
        table.name: table for table in story_tables(tell(case, replace(scenario, method="wsm")))
    }
    assert [row[2] for row in tables["result"].rows] == ["Alder", "Birch", "Cedar"]


def test_reasons_are_sentences_about_regions_by_name(case):
    rows = reasons_table(tell(case)).rows
    assert rows[0][:2] == ("Alder", "above Birch")
    assert {row[0] for row in rows if row[1] == "held back by"} == {"Alder", "Birch", "Cedar"}
    assert all(str(row[2]).endswith(".") for row in rows)


def test_no_finding_is_said(case):
    (row,) = findings_table(replace(tell(case), findings=())).rows
    assert row[0] == "none"


def test_decisions_name_what_was_decided(case):
    decided = Decision(
        "D1", "2026-05-01", "Board", "Jobs", "s1", ("A", "X"), ("J1",), 100.0, "Seen"
    )
    (row,) = decisions_table(replace(case, decisions=(decided,))).rows
    named = "Decision of 2026-05-01"
    assert row[:7] == (named, "2026-05-01", "Board", "Jobs", "Alder; X", "Mill", 100.0)


def test_a_decision_tells_the_budgets_it_rests_on(case):
    decision, row = decide(tell(case, budget_scale=0.4), date="2026-05-01", who="", why="")
    assert "budgets at 40 % of the case's" in decision.seen
    kept = replace(case, decisions=(decision,), scenarios=(row,))
    (told,) = decisions_table(kept).rows
    assert told[7] == "Budgets at 40 % of the case's."
    assert "Budgets at 40 % of the case's." in map(str, title_lines(tell(kept)))


def test_each_venture_says_why_it_gets_no_more(case):
    plan = next(table for table in story_tables(tell(case)) if table.name == "plan")
    assert plan.headings[-1].text == "Why not, or not more"
    assert all(row[-1] for row in plan.rows)


def test_all_decisions_stand_in_one_cell_for_a_list(case):
    first, row = decide(tell(case), date="2026-05-01", who="Board", why="Jobs.", note="7 to 2")
    second = Decision("d2", "2026-06-01", why="Output.")
    kept = replace(case, decisions=(first, second), scenarios=(row,))
    one, two = str(decisions_in_words(kept)).split(" | ")
    for said in (
        "Date: 2026-05-01", "Who: Board", "Why: Jobs", "Shortlist: Alder; Birch", "Note: 7 to 2",
        "Points: Output 60, Jobs 40", "What the screen said: Alder leads",
    ):  # fmt: skip
        assert said in one
    assert two == "Decision of 2026-06-01. Date: 2026-06-01. Why: Output"
    assert decisions_in_words(case) is None


def test_another_methods_list_says_what_is_by_topsis(case, scenario):
    told = replace(scenario, method="wsm")
    heads = [heading.text for heading in shortlist_table(tell(case, told)).headings]
    assert "Held back by (TOPSIS)" in heads
    assert reasons_table(tell(case, told)).headings[-1].text == "Reason (TOPSIS)"
    assert shortlist_table(tell(case)).headings[-1].text == "Held back by"
