from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from mcda.case.read import read_case
from mcda.report import figures
from mcda.report.plan_tables import (
    funded_table,
    money_table,
    payments_table,
    prices_table,
    programme_money_table,
    programme_years_table,
    projects_table,
    region_money_table,
)
from mcda.report.plan_wording import plan_sentence
from mcda.report.region_tables import region_ventures_table
from mcda.report.sections import sections
from mcda.report.story import tell
from mcda.report.year_tables import funds_table, horizon_table


def records(table):
    heads = [heading.text for heading in table.headings]
    assert len(set(heads)) == len(heads)
    return [dict(zip(heads, row, strict=True)) for row in table.rows]


def test_every_venture_has_a_row(case, plan):
    mill, _, dairy = records(projects_table(case, plan))
    assert mill["Partners"] == "Alder 60 %; Birch 40 %"
    assert mill["Public money (bn)"] == 100 + 1 / 3
    assert mill["Jobs (jobs)"] == 900.0
    assert mill["Committed beyond the horizon (bn)"] == 19.5
    assert mill["Not eligible because"] is None
    assert dairy["Eligible"] == "no"
    assert dairy["Not eligible because"] == "No partner is on the shortlist."
    assert dairy["Public money (bn)"] == 0.0
    assert dairy["Illustrative"] == "yes"


def test_terminal_table_keeps_the_funded_with_fraction_money_and_impacts(case, plan):
    assert [row["Name"] for row in records(funded_table(case, plan))] == ["Mill", "Dam"]
    heads = [heading.text for heading in funded_table(case, plan).headings]
    assert heads == [
        "Joint venture",
        "Name",
        "Realized fraction",
        "Public money (bn)",
        "Jobs (jobs)",
        "Exports (m)",
    ]


def test_an_impact_named_like_a_column_keeps_its_own(case, plan):
    odd = replace(case, impacts=(replace(case.impacts[0], name="Public money", unit="bn"),))
    heads = [heading.text for heading in projects_table(odd, plan).headings]
    assert "Public money (bn) [jobs]" in heads
    assert len(funded_table(odd, plan).headings) == 5


def test_payments_one_by_one(case, plan):
    rows = records(money_table(case, plan))
    assert [(r["Joint venture"], r["Programme"], r["Year"]) for r in rows] == [
        ("J1", "N", 2026),
        ("J1", "T", 2026),
        ("J2", "N", 2027),
    ]
    assert sum(row["Amount (bn)"] for row in rows) == pytest.approx(plan.amount)


def test_payments_side_by_side(case, plan):
    first, second, third = records(payments_table(case, plan))
    assert list(first) == ["N 2026 (bn)", "N 2027 (bn)", "T 2026 (bn)", "T 2027 (bn)"]
    assert list(first.values()) == [100.0, 0.0, 1 / 3, 0.0]
    assert list(second.values()) == [0.0, 30.0, 0.0, 0.0]
    assert set(third.values()) == {0.0}


def test_money_by_region(case, plan):
    alder, _, cedar, damson = records(region_money_table(case, plan))
    assert alder["Amount, bn per thousand inhabitants"] == pytest.approx(30.1)
    assert alder["Share"] == pytest.approx(60.2 / 130.333333)
    assert cedar["Amount, bn per thousand inhabitants"] is None
    assert damson["Public money (bn)"] == 0.0


def test_nothing_funded_has_no_shares(case, plan):
    empty = replace(plan, regions=dict.fromkeys(plan.regions, 0.0))
    assert {row["Share"] for row in records(region_money_table(case, empty))} == {None}


def test_money_by_programme_and_year(case, plan):
    rows = records(programme_money_table(case, plan))
    assert [(r["Programme"], r["Year"], r["Budget (bn)"], r["Used (bn)"]) for r in rows] == [
        ("N", 2026, 100.0, 100.0),
        ("N", 2027, 50.0, 30.0),
        ("T", 2026, 10.0, 1 / 3),
        ("T", 2027, 0.0, 0.0),
    ]


def test_programmes_side_by_side(case, plan):
    national, territorial = records(programme_years_table(case, plan))
    assert list(national.values()) == ["N", "National", 100.0, 30.0, 130.0, 150.0]
    assert list(territorial.values()) == ["T", "Territorial", 1 / 3, 0.0, 1 / 3, 10.0]


def test_prices(plan):
    (row,) = records(prices_table(plan))
    assert row["What it says"] == "National has 100 bn in 2026."
    assert row["Valid to"] is None


def added(table, text):
    """Add up the columns whose head begins with a text, cell by cell as they are written."""
    return sum(
        Decimal(table.text(row, column).replace(",", "") or "0")
        for row in range(len(table.rows))
        for column, heading in enumerate(table.headings)
        if heading.text.startswith(text)
    )


@pytest.mark.parametrize("name", ["uzbekistan", "kazakhstan"])
def test_all_tables_and_figures_of_a_bundled_plan_add_up_as_written(name):
    case = read_case(Path(__file__).parents[2] / "data" / name).case
    story = tell(case)
    plan = story.plan
    total = added(projects_table(case, plan), "Public money")
    for table, text in (
        (funded_table(case, plan), "Public money"),
        (money_table(case, plan), "Amount"),
        (region_money_table(case, plan), "Public money"),
        (programme_money_table(case, plan), "Used"),
        (programme_years_table(case, plan), "Used"),
        (programme_years_table(case, plan), "20"),
        (horizon_table(case, plan), "Paid ("),
    ):
        beyond = round(Decimal(plan.beyond), plan.decimals) if table.name == "horizon" else 0
        assert added(table, text) == total + beyond, (table.name, text)
    fed = {programme.id for programme in case.programmes if programme.kind == "blended"}
    blended = [row for row in money_table(case, plan).rows if row[2] in fed]
    assert added(funds_table(case, plan), "All") == added(funds_table(case, plan), "20")
    assert added(funds_table(case, plan), "All") == added(
        replace(money_table(case, plan), rows=tuple(blended)), "Amount"
    )
    for region, amount in plan.regions.items():
        card = region_ventures_table(case, plan, region, {})
        assert f"{added(card, 'Money for the region'):.2f}" == f"{amount:.2f}"
    for figure in (figures.region_money(case, plan), figures.year_money(case, plan)):
        if len(figure.names) < figures.MOST_BARS:
            assert sum(Decimal(f"{x:.{figure.decimals}f}") for x in figure.totals) == total
    told = next(section.table for section in sections(story) if section.id == "funded")
    assert added(told, "Public money") == 2 * total  # its last row is the total
    assert f" {total:,} of " in str(plan_sentence(case, plan)) or total == round(total)


@pytest.mark.parametrize(("fraction", "decimals"), [(0.5, 2), (0.004, 3), (0.0004, 4), (1e-9, 6)])
def test_no_funded_venture_is_carried_out_by_nothing(case, plan, fraction, decimals):
    first, *others = plan.projects
    assert first.is_funded
    table = projects_table(
        case, replace(plan, projects=(replace(first, fraction=fraction), *others))
    )
    (heading,) = [item for item in table.headings if item.text == "Realized fraction"]
    assert heading.decimals == decimals
