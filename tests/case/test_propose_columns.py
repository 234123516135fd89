from mcda.case.proposal import Confidence, Proposal, ProposedColumn
from mcda.case.propose import propose


def table(*lines: str, name: str = "test.csv") -> Proposal:
    return propose(name, "\n".join(lines).encode())


def used(proposal: Proposal) -> list[tuple[str, str, str, str]]:
    return [
        (c.letter, c.name.value, c.unit.value, c.year)
        for c in proposal.columns
        if c.use and c.name and c.unit
    ]


def column(proposal: Proposal, letter: str) -> ProposedColumn:
    return next(c for c in proposal.columns if c.letter == letter)


def test_of_several_years_the_newest_is_proposed_and_the_others_are_listed() -> None:
    proposal = table("Region;Debt, bn;;", ";2021;2023;2022", "North;1;2;3", "South;4;5;6")
    assert used(proposal) == [("C", "Debt", "bn", "2023")]
    assert column(proposal, "C").series == (2, 3, 1)
    assert str(column(proposal, "C").reason) == (
        "2023 is the newest year with figures; there are also 2022, 2021."
    )
    assert (
        str(column(proposal, "B").reason) == "The figures of 2023 are proposed; these are of 2021."
    )
    assert any("Debt 2023" in str(step) for step in proposal.steps)


def test_a_newest_year_with_few_figures_is_not_proposed() -> None:
    lines = [f"R{n}x;{n};{'5' if n == 1 else '…'}" for n in range(1, 6)]
    proposal = table("Region;GRP 2022;GRP 2023", *lines)
    assert used(proposal) == [("B", "GRP", "", "2022")]


def test_the_id_of_the_newest_year_is_the_plain_one() -> None:
    proposal = table("Region;GRP 2022;GRP 2023", "North;1;2", "South;3;4")
    assert [c.id for c in proposal.columns] == ["grp_2", "grp"]


def test_years_alone_take_name_and_unit_from_the_title() -> None:
    proposal = table(
        "Table 1. Ishsizlik darajasi (foizda)", "", ";2022;2023", "North;1;2", "South;3;4"
    )  # fmt: skip
    assert used(proposal) == [("C", "Ishsizlik darajasi", "foizda", "2023")]
    chosen = column(proposal, "C")
    assert chosen.name is not None
    assert chosen.name.confidence is Confidence.MEDIUM
    assert chosen.objective is not None
    assert chosen.objective.value == "min"


def test_years_alone_take_their_name_from_a_column_that_names_the_indicator() -> None:
    proposal = table(
        '"Source","Some office",', "", "Country Name,Code,Indicator Name,2022,2023",
        "Northland,NOR,GDP (current US$),1,2", "Southland,SOU,GDP (current US$),3,",
    )  # fmt: skip
    assert used(proposal) == [("E", "GDP", "current US$", "2023")]
    assert [row.id for row in proposal.rows] == ["NOR", "SOU"]


def test_years_alone_without_a_title_ask_for_a_name() -> None:
    proposal = table(";2022;2023", "North;1;2", "South;3;4", name="grp of regions.csv")
    assert used(proposal) == [("C", "grp of regions", "", "2023")]
    assert [finding.kind for finding in proposal.findings] == ["unnamed_indicator"]


def test_a_unit_above_the_table_is_a_guess_for_all() -> None:
    proposal = table("Indicators", ";;(mln)", "Region;A;B, %", "North;1;2", "South;3;4")
    assert used(proposal) == [("B", "A", "mln", ""), ("C", "B", "%", "")]
    first = column(proposal, "B")
    assert first.unit is not None
    assert first.unit.confidence is Confidence.MEDIUM


def test_a_heading_above_all_columns_is_the_title() -> None:
    proposal = table(
        ";Labour market 2023;", "Region;Unemployment, %;Employment", "North;1;2", "South;3;4"
    )  # fmt: skip
    assert proposal.title == "Labour market 2023"
    assert used(proposal) == [
        ("B", "Unemployment", "%", "2023"), ("C", "Employment", "", "2023"),
    ]  # fmt: skip


def test_ranks_positions_and_row_numbers_are_no_criteria() -> None:
    proposal = table(
        "№;Region;GRP;Место в РФ;Latitude", "1;North;5;2;40.5", "2;South;6;1;41.5"
    )  # fmt: skip
    assert used(proposal) == [("C", "GRP", "", "")]
    assert "place in a ranking" in str(column(proposal, "D").reason)
    assert "position on the map" in str(column(proposal, "E").reason)


def test_columns_without_a_header_are_left_out_and_can_be_named() -> None:
    proposal = table("Region;GRP;", "North;1;2", "South;3;4")
    assert used(proposal) == [("B", "GRP", "", "")]
    assert column(proposal, "C").is_usable
    assert [finding.kind for finding in proposal.findings] == ["unnamed_column"]


def test_a_table_without_a_header_has_columns_called_by_their_letters() -> None:
    proposal = table("North;5;2", "South;3;4")
    assert used(proposal) == [("B", "Column B", "", ""), ("C", "Column C", "", "")]
    assert [finding.kind for finding in proposal.findings] == ["no_header"]


def test_equal_headers_are_told_apart_by_their_letters() -> None:
    proposal = table("Region;GRP;GRP", "North;1;2", "South;3;4")
    assert used(proposal) == [("B", "GRP (B)", "", ""), ("C", "GRP (C)", "", "")]
    assert [c.id for c in proposal.columns] == ["grp", "grp_2"]


def test_every_guess_has_its_reason() -> None:
    proposal = table("Region;Unemployment (%);Land;xyz", "North;1;2;3", "South;3;4;5")
    for c in proposal.columns:
        for guess in (c.name, c.unit, c.objective, c.group):
            assert guess is not None
            assert str(guess.reason).endswith(".")
    objectives = [c.objective.value for c in proposal.columns if c.objective]
    assert objectives == ["min", "max", "max"]
