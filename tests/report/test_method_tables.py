from __future__ import annotations

from pathlib import Path

import pytest

from mcda.case.read import read_case
from mcda.ranking.agreement import Agreement, agreement
from mcda.ranking.consensus import consensus
from mcda.ranking.scenario import default_scenario
from mcda.ranking.topsis import rank
from mcda.report.method_tables import chosen_ranks_table, correlation_table, support_table
from mcda.report.tables import Table

UZBEKISTAN = Path(__file__).parents[2] / "data" / "uzbekistan"


@pytest.fixture(scope="module")
def found() -> Agreement:
    case = read_case(UZBEKISTAN).case
    assert case is not None
    return agreement(rank(case, default_scenario(case)))


def records(table: Table) -> list[dict[str, object]]:
    heads = [heading.text for heading in table.headings]
    return [dict(zip(heads, row, strict=True)) for row in table.rows]


def test_support_counts_the_methods_behind_each_region(found: Agreement) -> None:
    rows = {str(row["Name"]): row for row in records(support_table(found))}
    for i, name in enumerate(found.ranking.names):
        ranks = [int(opinion.rank[i]) for opinion in found.methods]
        row = rows[name]
        assert (row["Best rank"], row["Worst rank"]) == (min(ranks), max(ranks))
        assert row[f"First in, of {len(ranks)} methods"] == ranks.count(1)
        assert row["All together (Borda)"] == found.borda_rank[i]


def test_chosen_orders_stand_beside_the_joint_ones(found: Agreement) -> None:
    joint = consensus(found, ["topsis", "vikor", "vector"])
    table = chosen_ranks_table(found, joint)
    heads = [heading.text for heading in table.headings]
    assert heads == ["Name", "TOPSIS", "VIKOR", "TOPSIS (vector length)", "Borda", "Copeland"]
    assert [row[1] for row in table.rows] == sorted(found.ranking.rank.tolist())


def test_correlations_name_each_order_twice(found: Agreement) -> None:
    joint = consensus(found, ["topsis", "vikor"])
    (first, second) = records(correlation_table(joint))
    assert first == {
        "Method": "TOPSIS", "TOPSIS": 1.0, "VIKOR": pytest.approx(joint.correlations[0, 1]),
    }  # fmt: skip
    assert second["TOPSIS"] == first["VIKOR"]
