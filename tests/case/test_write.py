import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from mcda.case.model import Case, Project, Region, Settings
from mcda.case.read import Reading, read_case, read_workbook_bytes
from mcda.case.write import WORKBOOK_OPTIONS, add_tables, case_hash, write_folder, write_workbook

Read = Callable[..., Reading]


@pytest.fixture
def case(read: Read) -> Case:
    made = read().case
    assert made is not None
    return made


def as_workbook(case: Case) -> bytes:
    buffer = io.BytesIO()
    write_workbook(case, buffer)
    return buffer.getvalue()


def with_names(case: Case, *names: str) -> Case:
    regions = tuple(Region(f"A{place}", name) for place, name in enumerate(names))
    return Case(case.settings, regions)


def test_a_folder_holds_the_tables_that_have_rows(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "case"
    write_folder(case, folder)
    assert sorted(file.name for file in folder.iterdir()) == [
        "case.csv", "criteria.csv", "programmes.csv", "projects.csv", "regions.csv",
    ]  # fmt: skip
    assert (folder / "projects.csv").read_bytes() == (
        b"id,name,sector,cost,partners\nJ1,First,Food,40,R1:0.6;R2:0.4\n"
    )
    assert (folder / "regions.csv").read_text(encoding="utf-8").splitlines()[2] == (
        "R2,South,West;East,20,4"
    )


def test_old_tables_are_taken_out_of_a_folder_and_notes_stay(case: Case, tmp_path: Path) -> None:
    write_folder(case, tmp_path)
    (tmp_path / "_notes.csv").write_text("mine")
    (tmp_path / "picture.png").write_text("{}")
    write_folder(replace(case, projects=(), programmes=()), tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "_notes.csv", "case.csv", "criteria.csv", "picture.png", "regions.csv",
    ]  # fmt: skip


def test_the_same_case_gives_the_same_bytes(case: Case, tmp_path: Path) -> None:
    write_workbook(case, tmp_path / "a.xlsx")
    write_workbook(case, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.xlsx").read_bytes() == as_workbook(case)


def test_a_workbook_as_excel_users_see_it(case: Case) -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook(case)))
    assert book.sheetnames == ["case", "criteria", "regions", "programmes", "projects"]
    sheet = book["programmes"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert [cell.value for cell in sheet[1]] == ["id", "name", "kind", 2026, 2027]
    assert [cell.value for cell in sheet[2]] == ["N", "National", "national", 100, 50]
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width


def test_no_name_becomes_a_formula_a_link_or_markup(case: Case) -> None:
    names = ("=1+1", "http://a.example", "<r><t>x</t></r>", "12", "{=A1}", "mailto:a@b.example")
    content = as_workbook(with_names(case, *names))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["regions"]
    assert [sheet.cell(row, 2).value for row in range(2, 8)] == list(names)
    assert {sheet.cell(row, 2).data_type for row in range(2, 8)} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
        assert not any("sheet" in name and name.endswith(".rels") for name in archive.namelist()
                       if name.startswith("xl/worksheets"))  # fmt: skip


def test_numbers_keep_all_their_digits_in_a_workbook(case: Case) -> None:
    figures = {"investment": 0.1 + 0.2, "jobless": 1e-150 / 3 * 3.5}
    exact = replace(case, projects=(), regions=(Region("A", "North", figures=figures),))
    again = read_workbook_bytes("a.xlsx", as_workbook(exact)).case
    assert again is not None
    assert again.regions[0].figures == figures


def test_a_text_that_no_cell_can_hold_is_refused(case: Case) -> None:
    with pytest.raises(ValueError, match="longer than 32767 characters"):
        as_workbook(with_names(case, "x" * 32_768))


def test_more_sheets_can_stand_beside_the_tables(case: Case) -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, WORKBOOK_OPTIONS)
    book.add_worksheet("_ranking").write(0, 0, "result")
    add_tables(book, case)
    book.close()
    reading = read_workbook_bytes("a.xlsx", buffer.getvalue())
    assert reading.findings == ()
    assert reading.case == case


def test_text_from_the_screen_is_cleaned_like_text_from_a_file(case: Case, tmp_path: Path) -> None:
    typed = with_names(case, " North\r\nwest\x00 ", "South\ufffe")
    write_folder(typed, tmp_path)
    for reading in (read_case(tmp_path), read_workbook_bytes("a.xlsx", as_workbook(typed))):
        assert reading.case is not None
        assert [region.name for region in reading.case.regions] == [
            "North\nwest\N{REPLACEMENT CHARACTER}",
            "South\N{REPLACEMENT CHARACTER}",
        ]


def test_the_hash_follows_what_is_written(case: Case) -> None:
    assert len(case_hash(case)) == 64
    assert case_hash(case) == case_hash(replace(case))
    renamed = replace(case, settings=replace(case.settings, title="Other"))
    assert case_hash(renamed) != case_hash(case)
    assert case_hash(replace(case, regions=case.regions[::-1])) != case_hash(case)


def test_the_hash_of_a_known_case_never_changes() -> None:
    case = Case(
        Settings(title="Known", id="known"),
        (Region("A", "North"), Region("B", "South", zone=("East",), population=5.0)),
        projects=(Project("J", "Joint", "Food", 10, {"A": 0.5, "B": 0.5}),),
    )
    assert case_hash(case).startswith("996c85958b9bec05")
