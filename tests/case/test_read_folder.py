from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.read_folder import parse_csv, read_folder
from mcda.case.tables import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, RawTable


def rows(content: bytes) -> tuple[tuple[int, tuple[str, ...]], ...]:
    table, findings = parse_csv("regions", content)
    assert not findings
    assert isinstance(table, RawTable)
    return table.rows


def problem(content: bytes) -> str:
    table, findings = parse_csv("regions", content)
    assert table is None
    assert len(findings) == 1
    return str(findings[0].described)


def test_cells_are_split_at_commas() -> None:
    assert rows(b'id,name\nA,"North, upper"\n') == ((1, ("A", "North, upper")),)


def test_semicolons_are_understood_where_the_header_shows_them() -> None:
    assert rows(b'id;partners\nA;"R1:0.6;R2:0.4"\n') == ((1, ("A", "R1:0.6;R2:0.4")),)


def test_a_byte_order_mark_is_not_part_of_the_first_name() -> None:
    table, _ = parse_csv("regions", b"\xef\xbb\xbfid,name\n")
    assert table == RawTable("regions", ("id", "name"), ())


def test_empty_rows_are_left_out_but_counted() -> None:
    assert rows(b"\n\nid,name\nA,a\n\n , \nB,b\n") == ((1, ("A", "a")), (4, ("B", "b")))


def test_line_breaks_and_apostrophes_stay_in_their_cells() -> None:
    assert rows(b'id,name\r\n\'A,"a\r\nb"\r\n') == ((1, ("'A", "a\r\nb")),)


def test_a_row_with_too_many_cells_is_left_out_and_reported() -> None:
    table, findings = parse_csv("regions", b"id,name\nA,North, upper\nB,b,,\n")
    assert table is not None
    assert table.rows == ((2, ("B", "b")),)
    assert str(findings[0].described) == (
        "In table regions, row 1: The row has 3 cells, but there are 2 columns."
        " Put text that holds the separator in quotation marks."
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"  \r\n"])
def test_an_empty_file(content: bytes) -> None:
    assert "The table is empty" in problem(content)


def test_another_encoding_is_reported_with_its_line() -> None:
    message = problem("id,name\nA,a\nB,Ташкент\n".encode("cp1251"))
    assert "line 3 holds a letter in another encoding" in message
    assert "CSV UTF-8" in message


@pytest.mark.parametrize(
    "content", ["id,name\n".encode("utf-16"), "id,name\n".encode("utf-16-be"), b"id,\0name\n"]
)
def test_utf_16_and_nul_bytes(content: bytes) -> None:
    assert "not plain UTF-8 text" in problem(content)


def test_an_open_quotation_mark() -> None:
    assert "quotation marks are not in pairs" in problem(b'id,name\nA,"North\nB,South\n')


def test_a_cell_that_never_ends() -> None:
    assert "far too long" in problem(b'id,name\nA,"' + b"x" * 200_000 + b'"\n')


def test_too_many_rows_and_columns() -> None:
    assert f"more than {MAX_ROWS} rows" in problem(b"id,name\n" + b"A,a\n" * (MAX_ROWS + 1))
    assert f"more than {MAX_ROWS} rows" in problem(b"id\n" + b"A,a\n" * (MAX_ROWS + 1))
    assert f"has {MAX_COLUMNS + 1} columns" in problem(b"," * MAX_COLUMNS + b"\n")


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.case.read_folder.MAX_CELLS", 3)
    assert len(rows(b"id,name\nA,a\nB\n")) == 2
    assert "more than 1000000 cells" in problem(b"id,name\nA,a\nB,b\n")


@given(st.binary() | st.text().map(lambda text: ("id,name\n" + text).encode()))
def test_any_bytes_are_split_or_reported(content: bytes) -> None:
    table, findings = parse_csv("regions", content)
    assert table is not None or findings


def test_only_csv_files_of_known_tables_are_read(tmp_path: Path) -> None:
    for name in ("regions.csv", "_result.csv", ".hidden.csv", "Projects.csv", "regions.geojson"):
        (tmp_path / name).write_text("id,name\n")
    raw = read_folder(tmp_path)
    assert list(raw.tables) == ["regions"]
    assert raw.unknown == ("Projects",)
    assert raw.stem == tmp_path.name


def test_a_folder_in_place_of_a_file_and_a_file_of_10_mb(tmp_path: Path) -> None:
    (tmp_path / "regions.csv").mkdir()
    (tmp_path / "sectors.csv").write_bytes(b"x" * (MAX_BYTES + 1))
    raw = read_folder(tmp_path)
    assert raw.unreadable == {"regions", "sectors"}
    assert [str(finding.message) for finding in raw.findings] == [
        "regions.csv is not a file.",
        "sectors.csv is larger than 10 MB.",
    ]


def test_a_file_that_the_disk_does_not_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "regions.csv").write_text("id,name\n")

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    raw = read_folder(tmp_path)
    assert [str(finding.message) for finding in raw.findings] == [
        "regions.csv cannot be read from the disk."
    ]
