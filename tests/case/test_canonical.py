from mcda.case.canonical import Table, canonical_tables, csv_text
from mcda.case.model import Case, Criterion, Fund, Programme, Region, Settings


def table(case: Case, name: str) -> Table:
    return next(table for table in canonical_tables(case) if table.name == name)


def test_settings_that_are_defaults_are_left_out() -> None:
    case = Case(Settings(title="T", id="t", star_lq=3, role_floor=None), ())
    assert table(case, "case").rows == (("title", "T"), ("id", "t"), ("star_lq", 3))


def test_optional_columns_of_defaults_are_left_out_and_required_ones_stay() -> None:
    criteria = (Criterion("a", "A", "max"), Criterion("b", "B", "min", illustrative=True))
    case = Case(Settings(title="T"), (Region("R", "North"),), criteria)
    assert table(case, "criteria") == Table(
        "criteria",
        ("id", "name", "objective", "illustrative"),
        (("a", "A", "max", ""), ("b", "B", "min", "yes")),
    )


def test_columns_of_criteria_stay_even_if_empty_and_follow_their_table() -> None:
    case = Case(
        Settings(title="T", sector_reference="employed"),
        (Region("R", "North", figures={"a": 1.0, "left_over": 2.0}), Region("S", "South")),
        (
            Criterion("b", "B", "max"),
            Criterion("a", "A", "max"),
            Criterion("population", "P", "max"),
            Criterion("best", "L", "max", derive="lq"),
        ),
    )
    assert table(case, "regions") == Table(
        "regions",
        ("id", "name", "population", "b", "a", "employed", "left_over"),
        (("R", "North", "", "", 1, "", 2), ("S", "South", "", "", "", "", "")),
    )


def test_a_changed_figure_of_a_fixed_column_is_the_one_written() -> None:
    regions = (
        Region("R", "North", population=5.0, figures={"population": 6.0}),
        Region("S", "South", population=7.0),
    )
    case = Case(Settings(title="T"), regions, (Criterion("population", "P", "max"),))
    assert table(case, "regions").rows == (("R", "North", 6), ("S", "South", 7))


def test_every_year_of_the_table_has_a_budget() -> None:
    case = Case(
        Settings(title="T"),
        (),
        programmes=(
            Programme("A", "a", "national", budgets={2028: 5.0, 2026: 1.0}),
            Programme("B", "b", "blended"),
        ),
        funds=(Fund("B", "Bank", budgets={2027: 2.0}),),
    )
    assert table(case, "programmes").header[-2:] == (2026, 2028)
    assert [row[-2:] for row in table(case, "programmes").rows] == [(1, 5), (0, 0)]
    assert table(case, "funds").header == ("programme", "fund", 2027)


def test_csv_is_quoted_only_where_needed() -> None:
    rows = (("a,b", 'say "x"', "a\nb", "x;y", 0.5), ("'q", "=1", "", "é", 5.0))
    assert csv_text(Table("t", ("id", 2026, "c", "d", "e"), rows)) == (
        "id,2026,c,d,e\n"
        '"a,b","say ""x""","a\nb",x;y,0.5\n'
        "'q,=1,,é,5\n"
    )  # fmt: skip
