import pytest

from mcda.case.layout import fixed_columns, reserved_names, year_of


@pytest.mark.parametrize(
    ("header", "year"),
    [("2027", 2027), ("7", 7), ("0007", 7), ("20271", None), ("2027.0", None), ("", None),
     ("٢٠٢٧", None)],
)  # fmt: skip
def test_a_year_is_one_to_four_digits(header: str, year: int | None) -> None:
    assert year_of(header) == year


def test_files_may_use_words_that_python_reserves() -> None:
    assert {"from", "to"} <= set(fixed_columns("agreements"))


def test_number_columns_of_regions_are_free_for_criteria() -> None:
    assert {"id", "name", "zone", "points", "role"} - reserved_names("criterion") == {"points"}
    assert "population" not in reserved_names("criterion")
    assert {"cost", "personnel", "partners"} <= reserved_names("impact")
