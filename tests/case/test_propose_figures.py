import pytest

from mcda.case.proposal import Proposal
from mcda.case.propose import propose
from mcda.case.propose_figures import Holds


def table(*lines: str) -> Proposal:
    return propose("test.csv", "\n".join(lines).encode())


def figures(proposal: Proposal, letter: str = "B") -> list[float | None]:
    (column,) = [column for column in proposal.columns if column.letter == letter]
    return list(column.figures)


def kinds(proposal: Proposal) -> list[str]:
    return [finding.kind for finding in proposal.findings]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1,5", "1,234"], [1.5, 1.234]),
        (["1 234,5", "1,234"], [1234.5, 1.234]),
        (["1.5", "1,234"], [1.5, 1234.0]),
        (["1,5", "1.234"], [1.5, 1234.0]),
        (["12", "1.234"], [12.0, 1.234]),
    ],
)
def test_the_column_tells_what_a_comma_means(cells: list[str], values: list[float]) -> None:
    lines = [f"R{place}x\t{cell}" for place, cell in enumerate(cells)]
    proposal = table("Region\tA", *lines)
    assert figures(proposal) == values
    assert "decimal_comma" not in kinds(proposal)


def test_another_column_tells_what_a_comma_means() -> None:
    proposal = table("Region\tA\tB", "North\t1,234\t1,5", "South\t5,678\t2,5")
    assert figures(proposal) == [1.234, 5.678]
    assert kinds(proposal) == []


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (["Region\tA", "North\t1,234", "South\t5,678"], 1234.0),
        (["Регион\tА", "Север\t1,234", "Юг\t5,678"], 1.234),
        (["Region;A", "North;1,234", "South;5,678"], 1.234),
    ],
)
def test_where_nothing_tells_the_guess_is_said(lines: list[str], value: float) -> None:
    proposal = table(*lines)
    assert figures(proposal)[0] == value
    (finding,) = proposal.findings
    assert finding.kind == "decimal_comma"
    assert '"1,234" was read as 1' in str(finding.message)


def test_columns_of_text_are_left_out_and_said() -> None:
    proposal = table("Region;A;B;C;D", "North;1;high;1;", "South;2;low;x y;", "East;3;low;good;")
    assert kinds(proposal) == ["text_among_numbers", "text_column", "no_figures"]
    assert "D (C)" in str(proposal.findings[0].message)
    assert "C (B)" in str(proposal.findings[1].message)
    assert "E (D)" in str(proposal.findings[2].message)
    assert [column.use for column in proposal.columns] == [True, False, False, False]
    assert Holds.MIXED == "mixed"


def test_a_percent_sign_is_the_unit() -> None:
    proposal = table("Region;A;B", "North;5%;1", "South;6,5 %;2")
    assert figures(proposal) == [5.0, 6.5]
    units = [column.unit.value for column in proposal.columns if column.unit]
    assert units == ["%", ""]
