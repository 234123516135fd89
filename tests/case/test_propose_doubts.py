from mcda.case.proposal import Proposal
from mcda.case.propose import propose


def table(*lines: str) -> Proposal:
    return propose("test.csv", "\n".join(lines).encode())


def figures(proposal: Proposal) -> list[float | None]:
    return [value for column in proposal.columns for value in column.figures]


def test_missing_figures_are_missing_and_zeros_are_zeros() -> None:
    proposal = table(
        "Region;A", *(f"R{n}x;{cell}" for n, cell in enumerate(["-", "…", "n/a", "", "0", "5"]))
    )
    assert figures(proposal) == [None, None, None, None, 0.0, 5.0]
    assert "(3 of them); a zero stays a zero" in str(proposal.steps[1])


def test_a_text_among_figures_is_missing_and_reported() -> None:
    cells = ["1", "2", "about 3", "4", "5", "6"]
    proposal = table("Region;A", *(f"R{n}x;{cell}" for n, cell in enumerate(cells)))
    assert figures(proposal) == [1.0, 2.0, None, 4.0, 5.0, 6.0]
    (finding,) = proposal.findings
    assert finding.kind == "not_a_number"
    assert "B4 (about 3)" in str(finding.message)


def test_infinite_values_are_missing_and_reported() -> None:
    proposal = table("Region;A;B", "North;inf;1", "South;2;∞", "East;3;1e999")
    assert figures(proposal) == [None, 2.0, 3.0, 1.0, None, None]
    (finding,) = proposal.findings
    assert finding.kind == "infinite"
    assert "B2, C3, C4" in str(finding.message)


def test_footnote_marks_are_taken_off_and_said() -> None:
    proposal = table("Region;A", "North*;1,5*", "South1);2,51)", "East;3,5")
    assert figures(proposal) == [1.5, 2.5, 3.5]
    assert [row.name for row in proposal.rows] == ["North", "South", "East"]
    assert "Footnote marks were taken off these figures: B2, B3." in map(str, proposal.steps)
    assert "Footnote marks were taken off these names: North*, South1)." in map(str, proposal.steps)
    (finding,) = proposal.findings
    assert finding.kind == "footnote_digit"
    assert "B3" in str(finding.message)


def test_only_rows_that_stay_are_looked_at() -> None:
    proposal = table("Region;A", "Total;x y", "North;1", "South;2", "East;3")
    assert proposal.findings == ()
