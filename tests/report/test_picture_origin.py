from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Case
from mcda.case.write import content_hash
from mcda.report.picture_origin import source_notes


def test_a_picture_names_sources_with_years_and_the_figures(case: Case) -> None:
    said = [str(note) for note in source_notes(case, case.criteria)]
    assert said[0] == "Sources: Yearbook (2024)."
    assert content_hash(case)[:8] in said[1]
    assert "Four valleys" in said[1]


def test_years_of_one_source_are_gathered_and_unknown_ones_left_out(case: Case) -> None:
    first, second = case.criteria
    criteria = (first, replace(second, source=("S1", "S9"), year=""), replace(first, year="2020"))
    (sources, _) = source_notes(case, criteria)
    assert str(sources) == "Sources: Yearbook (2024, 2020); S9."


def test_without_criteria_only_the_case_is_named(case: Case) -> None:
    assert len(source_notes(case)) == 1
