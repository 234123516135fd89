from collections.abc import Callable

import pytest

from mcda.case.read import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("table", "text", "row", "column", "words"),
    [
        (
            "sectors",
            "region,sector,value\nR1,Food,1\nR2,Food,1\nR1,Food,2\n",
            3, "region", "R1 / Food is already in row 1.",
        ),
        (
            "limits",
            "scope,name,unit,minimum\nzone,West,money,1\nzone,West,share,0.1\nzone,West,money,2\n",
            3, "scope", "zone / West / money is already in row 1.",
        ),
        (
            "edits",
            "region,criterion,value\nR1,jobless,7\nR1,investment,7\nR1,jobless,8\n",
            3, "region", "R1 / jobless is already in row 1.",
        ),
        ("sources", "id,title\nS,One\nS,Two\n", 2, "id", "S is already in row 1."),
    ],
)  # fmt: skip
def test_rows_that_repeat_another(
    read: Read, table: str, text: str, row: int, column: str, words: str
) -> None:
    reading = read(**{table: text})
    (finding,) = reading.findings
    assert (finding.table, finding.row, finding.column) == (table, row, column)
    assert words in str(finding.message)
    assert finding.is_error
    assert len(getattr(reading.case, table)) == text.count("\n") - 2


def test_several_acts_may_declare_the_same_sector(read: Read) -> None:
    text = "region,sector,act\nR1,Food,Decree 1\nR1,Food,Decree 2\n"
    assert read(declared=text).is_valid


def test_rows_of_the_same_name_are_a_warning(read: Read) -> None:
    reading = read(regions="id,name,investment,jobless\nX,North,1,2\nY,North,2,3\nZ,South,3,1\n")
    (finding,) = [item for item in reading.findings if item.kind == "repeated_name"]
    assert not finding.is_error
    assert (finding.table, finding.column, finding.where) == ("regions", "name", "X;Y")
    assert "North" in str(finding.message)


def test_a_row_that_stands_twice_is_not_called_another_of_its_name(read: Read) -> None:
    reading = read(regions="id,name,investment,jobless\nX,North,1,2\nX,North,1,2\n")
    assert [item.kind for item in reading.findings if item.kind == "repeated_name"] == []
    assert any("already in row 1" in str(item.message) for item in reading.errors)
