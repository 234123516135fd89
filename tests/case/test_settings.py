from collections.abc import Callable

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        ("key,value\nid,test\n", None, "value", "The key title is missing."),
        ("key,value\ntitle,\n", 1, "value", "The key title is missing."),
        ("key,value\ntitle,T\ntitle,U\n", 2, "key", "The key title is there twice"),
        ("key,value\ntitle,T\n,5\n", 2, "key", "The row has no key."),
        ("key,value\ntitle,T\nid,My Case\n", 2, "value", "cannot be used as a name"),
        ("key,value\ntitle,T\nrole,king\n", 2, "value", "not one of the words"),
        ("key,value\ntitle,T\nlq_threshold,inf\n", 2, "value", "is not a number"),
        ("key,value\ntitle,T\nstar_quantile,90\n", 2, "value", "outside what is possible"),
        ("key\ntitle\n", None, "value", "The column value is missing."),
    ],
)
def test_what_is_wrong_with_a_setting(
    read: Read, text: str, row: int | None, column: str, words: str
) -> None:
    reading = read(case=text)
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == ("case", row, column)
    assert words in str(finding.message)
    assert finding.is_error


def test_the_rest_of_a_partly_wrong_table_counts(read: Read) -> None:
    case = read(case="key,value\ntitle,T\nshortlist_size,x\nstar_lq,3\nsize_floor,\n").case
    assert case is not None
    assert case.settings.title == "T"
    assert (case.settings.shortlist_size, case.settings.star_lq) == (5, 3)
    assert case.settings.size_floor == 0.05


def test_unknown_keys_and_columns_are_warnings(read: Read) -> None:
    reading = read(case="key,value,remark,_x\ntitle,T,r,y\ncolour,red,,\n_note,mine,,\n")
    assert [(finding.kind, finding.where) for finding in reading.findings] == [
        ("unknown_column", "remark"),
        ("unknown_key", "colour"),
    ]
    assert "Possible keys are: title, id, question" in str(reading.findings[1].fix)
    assert reading.is_valid
