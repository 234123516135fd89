import pytest

from mcda.case.finding import CaseError, error, listed, sentence, warning


@pytest.mark.parametrize(
    ("table", "row", "column", "told"),
    [
        ("", None, "", "Wrong. Mend it."),
        ("projects", None, "", "In table projects: Wrong. Mend it."),
        ("projects", None, "cost", "In table projects, cost: Wrong. Mend it."),
        ("projects", 4, "", "In table projects, row 4: Wrong. Mend it."),
        ("projects", 4, "cost", "In table projects, row 4, cost: Wrong. Mend it."),
    ],
)
def test_a_finding_tells_place_problem_and_remedy(
    table: str, row: int | None, column: str, told: str
) -> None:
    finding = error(table, row, column, sentence("Wrong."), sentence("Mend it."))
    assert str(finding.described) == told


def test_values_are_never_taken_for_placeholders() -> None:
    assert str(sentence('"{text}" is wrong.', text="{0} %s {text}")) == '"{0} %s {text}" is wrong.'


def test_a_warning_names_what_it_concerns() -> None:
    finding = warning("outlier", "regions", "", ["a", "b"], sentence("x"), sentence("y"))
    assert (finding.is_error, finding.kind, finding.where) == (False, "outlier", "a;b")


def test_long_lists_are_cut() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed([str(n) for n in range(30)]).endswith("18, 19, …")


def test_a_case_error_says_all_it_carries() -> None:
    problem = CaseError(error("", None, "", sentence("Wrong."), sentence("Mend it.")))
    assert str(problem) == "Wrong. Mend it."
