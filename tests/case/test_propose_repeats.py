from mcda.case.proposal import Proposal
from mcda.case.propose import propose
from mcda.case.propose_repeats import is_stacked, repeated


def table(*lines: str) -> Proposal:
    return propose("test.csv", "\n".join(lines).encode())


def kept(proposal: Proposal) -> list[str]:
    return [row.name for row in proposal.rows if not row.drop]


def kinds(proposal: Proposal) -> list[str]:
    return [finding.kind for finding in proposal.findings]


def test_repeated_names() -> None:
    assert repeated(["A", "B", "a", " A "]) == {2: 0, 3: 0}
    assert is_stacked(["A", "B", "A", "B"])
    assert not is_stacked(["A", "B", "C", "A"])
    assert not is_stacked(["A", "A"])


def test_a_name_that_is_there_twice_is_reported_and_kept() -> None:
    proposal = table("Region;A", "North;1", "South;2", "East;3", "north;4")
    assert kept(proposal) == ["North", "South", "East", "north"]
    (finding,) = proposal.findings
    assert finding.kind == "duplicate_name"
    assert "north (2, 5)" in str(finding.message)
    assert "Leave one of the rows out" in str(finding.fix)
    assert len({row.id for row in proposal.rows}) == 4


def test_of_tables_below_each_other_the_first_is_proposed() -> None:
    block = ["North;1;2", "South;2;3"]
    proposal = table("Region;A;B", *block, "Rural;;", *block)
    assert [row.place for row in proposal.rows if not row.drop] == [1, 2]
    assert "already in row 2" in str(proposal.rows[3].reason)
    assert kinds(proposal) == ["several_rows"]


def test_of_rows_per_year_the_newest_are_proposed() -> None:
    proposal = table(
        "Region;Year;A", "North;2022;1", "South;2022;2", "North;2023;3", "South;2023;4"
    )
    assert [row.place for row in proposal.rows if not row.drop] == [3, 4]
    assert "another year than 2023" in str(proposal.rows[0].reason)
    assert [(column.letter, column.use, column.year) for column in proposal.columns] == [
        ("B", False, ""), ("C", True, "2023"),
    ]  # fmt: skip


def test_a_row_per_indicator_is_reported_with_the_remedy() -> None:
    proposal = table("Region;Indicator;Value", "North;A;1", "North;B;2", "South;A;3", "South;B;4")
    finding = proposal.findings[-1]
    assert finding.kind == "several_rows"
    assert "a row per region and indicator" in str(finding.message)
    assert "each region has one row and each indicator one column" in str(finding.fix)
