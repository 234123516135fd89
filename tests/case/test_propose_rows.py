from mcda.case.proposal import Proposal
from mcda.case.propose import propose


def table(*lines: str) -> Proposal:
    return propose("test.csv", "\n".join(lines).encode())


def kept(proposal: Proposal) -> list[str]:
    return [row.name for row in proposal.rows if not row.drop]


def dropped(proposal: Proposal) -> dict[str, str]:
    return {row.name: str(row.reason) for row in proposal.rows if row.drop}


def test_totals_are_proposed_to_be_left_out() -> None:
    proposal = table("Region;A", "Total;6", "Republic of Karakalpakstan;1", "Andijan;2", "Navoi;3")
    assert kept(proposal) == ["Republic of Karakalpakstan", "Andijan", "Navoi"]
    assert 'The word "total"' in dropped(proposal)["Total"]
    assert any("they are totals or groups: Total." in str(step) for step in proposal.steps)


def test_a_sum_of_all_others_is_a_total_whatever_its_name() -> None:
    proposal = table("Region;A;B", "Testland;10;20", *(f"R{n}x;{n};{2 * n}" for n in (1, 2, 3, 4)))
    assert dropped(proposal) == {
        "Testland": "Its figures are the sum of all other rows, so it is a total, not a region."
    }


def test_headings_and_notes_are_no_regions() -> None:
    proposal = table(
        "Region;A", "Total;3", "of which:;", "North;1", "Provinces;", "South;2", "",
        "* preliminary;", "1) without the new districts;", "Source: made up for tests;",
        "A long text without any figures that goes on and on and on and on;",
    )  # fmt: skip
    assert kept(proposal) == ["North", "South"]
    assert dropped(proposal)["Provinces"] == "The row holds no figures."
    assert proposal.lines == (
        "* preliminary",
        "1) without the new districts",
        "Source: made up for tests",
        "A long text without any figures that goes on and on and on and on",
    )


def test_a_region_whose_figures_are_all_missing_stays() -> None:
    assert kept(table("Region;A;B", "North;…;-", "South;1;2")) == ["North", "South"]


def test_figures_without_a_name_are_left_out_and_reported() -> None:
    proposal = table("Region;A", "North;1", ";2", "-;3")
    assert kept(proposal) == ["North"]
    finding = next(finding for finding in proposal.findings if finding.kind == "without_name")
    assert "left out: 3, 4." in str(finding.message)


def test_leaders_and_bullets_are_taken_off_names() -> None:
    proposal = table("Region;A", "– North ..........;1", "   South ____;2")
    assert kept(proposal) == ["North", "South"]


def test_marks_stay_where_they_tell_two_regions_apart() -> None:
    assert kept(table("Region;A", "Tashkent*;1", "Tashkent;2")) == ["Tashkent*", "Tashkent"]


def test_what_is_no_footnote_mark_stays_in_the_name() -> None:
    names = ["**bold**", "*it*", "`code`", "A_b_", "District (1)"]
    assert kept(table("Region;A", *(f"{name};{n}" for n, name in enumerate(names)))) == names


def test_a_number_in_brackets_is_a_mark_where_there_is_such_a_footnote() -> None:
    rows = ("Region;A", "Navoi (1);1", "Bukhara 2);2", "District (3);3")
    assert kept(table(*rows, "1) preliminary", "(2) without the city")) == [
        "Navoi", "Bukhara", "District (3)",
    ]  # fmt: skip


def test_codes_are_the_ids_and_totals_may_lack_one() -> None:
    proposal = table("Code;Region;A", ";Total;6", "UZ-AN;Andijan;1", "UZ-BU;Bukhara;5")
    assert [(row.id, row.drop) for row in proposal.rows] == [
        ("total", True), ("UZ-AN", False), ("UZ-BU", False),
    ]  # fmt: skip


def test_a_country_in_the_middle_is_asked_about_and_a_summed_one_is_left_out() -> None:
    asked = table("Province;A", "Albay;5", "Bohol;9", "Philippines;8", "Capiz;7")
    assert "Philippines" in kept(asked)
    (finding,) = [item for item in asked.findings if item.kind == "perhaps_total"]
    assert "Philippines is the name of a country" in str(finding.message)
    summed = table("Province;A", "Albay;5", "Bohol;9", "Philippines;21", "Capiz;7")
    assert list(dropped(summed)) == ["Philippines"]
    assert "perhaps_total" not in [item.kind for item in summed.findings]
