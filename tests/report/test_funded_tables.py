"""Who gets money and who does not."""

from __future__ import annotations

from dataclasses import replace

from mcda.report.funded_tables import funded_table, unfunded_table
from mcda.report.story import tell


def test_the_largest_amount_stands_first_and_the_total_last(case):
    story = tell(case)
    *rows, total = funded_table(story, story.plan).rows
    assert [row[-1] for row in rows] == sorted((row[-1] for row in rows), reverse=True)
    assert total[0] == "All"
    assert total[-1] == sum(row[-1] for row in rows)


def test_who_gets_nothing_has_a_reason(case, plan):
    story = tell(case)
    table = unfunded_table(story, story.plan)
    assert {row[0] for row in table.rows} == {"Dairy"}
    assert all(row[1] for row in table.rows)
    funded = replace(plan, projects=plan.projects[:2])
    assert unfunded_table(story, funded) is None
