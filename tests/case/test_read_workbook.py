import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.read_workbook import read_workbook
from mcda.case.tables import MAX_COLUMNS, Fault, RawCase

Make = Callable[..., bytes]


def messages(raw: RawCase) -> list[str]:
    return [str(finding.described) for finding in raw.findings]


def sheet_xml(rows: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


def test_cells_become_text(workbook: Make) -> None:
    content = workbook(
        {"regions": [["id", 2027, 2027.0], ["NA", 0.30000000000000004, True], [7, "007", None]]}
    )
    raw = read_workbook("Case file.xlsx", content)
    table = raw.tables["regions"]
    assert raw.stem == "Case file"
    assert table.header == ("id", "2027", "2027")
    assert table.rows == ((1, ("NA", "0.3", "TRUE")), (2, ("7", "007")))


def test_sheets_that_begin_with_an_underscore_are_ignored(workbook: Make) -> None:
    raw = read_workbook("a.xlsx", workbook({"_result": [], "Region": [], "regions": [["id"]]}))
    assert list(raw.tables) == ["regions"]
    assert raw.unknown == ("Region",)
    assert raw.findings == ()


def test_rows_keep_their_number_and_lose_empty_ends(workbook: Make) -> None:
    raw = read_workbook("a.xlsx", workbook({"regions": [["id"], [], ["A", " ", None], ["B"]]}))
    assert raw.tables["regions"].rows == ((2, ("A",)), (3, ("B",)))


def test_a_formula_gives_its_saved_result(workbook: Make, with_parts: Make) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2">'
        '<c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
        '<c r="C2"><f>NOW()</f></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="E2" t="b"><v>1</v></c></row>'
    )
    content = with_parts(
        workbook({"regions": [["id"]]}), {"xl/worksheets/sheet1.xml": sheet_xml(rows)}
    )
    ((_, cells),) = read_workbook("a.xlsx", content).tables["regions"].rows
    assert cells[:2] == ("2", "")
    assert isinstance(cells[2], Fault)
    assert "formula whose result is not saved" in str(cells[2].message)
    assert isinstance(cells[3], Fault)
    assert "#DIV/0!" in str(cells[3].message)
    assert cells[4] == "TRUE"


def test_an_empty_sheet_is_reported(workbook: Make) -> None:
    raw = read_workbook("a.xlsx", workbook({"regions": []}))
    assert "In table regions: The table is empty" in messages(raw)[0]
    assert raw.unreadable == {"regions"}


def test_a_last_row_far_below_is_not_waited_for(workbook: Make, with_parts: Make) -> None:
    rows = '<row r="1"><c r="A1"><v>5</v></c></row><row r="999999999999"><c><v>6</v></c></row>'
    content = with_parts(
        workbook({"regions": [["id"]]}), {"xl/worksheets/sheet1.xml": sheet_xml(rows)}
    )
    assert read_workbook("a.xlsx", content).tables["regions"].rows == ()


def test_too_many_rows_and_columns(workbook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.case.read_workbook.MAX_ROWS", 5)
    content = workbook({"regions": [["id"]] * 7, "criteria": [[*range(MAX_COLUMNS + 1)]]})
    assert messages(read_workbook("a.xlsx", content)) == [
        "In table regions: The table has more than 100000 rows. Keep only the rows that the"
        " decision needs.",
        "In table criteria: The table has 2001 columns; 2000 are possible. Keep only the columns"
        " that the decision needs.",
    ]


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize("part", [ENTITIES, b"<worksheet", b"", b"\xff\xfe\x00", b"<a/>" * 9])
def test_a_damaged_sheet_leaves_the_others(workbook: Make, with_parts: Make, part: bytes) -> None:
    content = with_parts(
        workbook({"regions": [["id"]], "criteria": [["id"]]}), {"xl/worksheets/sheet1.xml": part}
    )
    raw = read_workbook("a.xlsx", content)
    assert "damaged" in messages(raw)[0]
    assert not raw.tables.get("regions")


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/workbook.xml": None},
        {"xl/workbook.xml": b"<x"},
        {"xl/workbook.xml": ENTITIES},
        {"[Content_Types].xml": ENTITIES},
        {"xl/sharedStrings.xml": b"<sst"},
        {"xl/sharedStrings.xml": ENTITIES},
        {"xl/styles.xml": b"nothing"},
        {"[Content_Types].xml": b""},
        {"xl/_rels/workbook.xml.rels": b""},
    ],
)
def test_a_damaged_workbook_is_reported(
    workbook: Make, with_parts: Make, parts: dict[str, bytes | None]
) -> None:
    content = with_parts(workbook({"regions": [["id"], ["A"]]}), parts)
    assert messages(read_workbook("a.xlsx", content)) == [
        'a.xlsx is damaged and cannot be opened. Open it in Excel and save it again as "Excel'
        ' workbook (.xlsx)".'
    ]


def test_external_links_are_not_followed(workbook: Make, with_parts: Make) -> None:
    content = with_parts(
        workbook({"regions": [["id"]]}), {"xl/externalLinks/externalLink1.xml": b"<broken"}
    )
    raw = read_workbook("a.xlsx", content)
    assert [finding.kind for finding in raw.findings] == ["external_links"]
    assert "regions" in raw.tables


def test_what_openpyxl_warns_of_does_not_matter(workbook: Make, with_parts: Make) -> None:
    extended = sheet_xml('<row r="1"><c r="A1"><v>5</v></c></row>').replace(
        b"</worksheet>",
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>',
    )
    content = with_parts(workbook({"regions": [["id"]]}), {"xl/worksheets/sheet1.xml": extended})
    assert read_workbook("a.xlsx", content).tables["regions"].header == ("5",)


@given(st.binary())
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    raw = read_workbook("a.xlsx", content)
    assert raw.findings
    assert not raw.tables


@given(part=st.integers(0, 20), cut=st.integers(0, 300), noise=st.binary(max_size=20))
def test_a_workbook_with_noise_in_any_part_never_raises(part: int, cut: int, noise: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SMALL)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        for place, name in enumerate(names):
            text = old.read(name)
            new.writestr(
                name, text[:cut] + noise + text[cut:] if place == part % len(names) else text
            )
    read_workbook("a.xlsx", buffer.getvalue())


def _small() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "regions"
    book.active.append(["id", "name"])
    book.active.append(["A", 5])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


SMALL = _small()


def test_cells_far_from_the_table_that_only_have_a_format_do_not_matter(
    workbook: Make, with_parts: Make
) -> None:
    rows = "".join(f'<row r="{n}"><c><v>{n}</v></c><c r="XFD{n}"/></row>' for n in range(1, 800))
    part = {"xl/worksheets/sheet1.xml": sheet_xml(rows)}
    raw = read_workbook("a.xlsx", with_parts(workbook({"regions": [["id"]]}), part))
    assert raw.findings == ()
    assert raw.tables["regions"].header == ("1",)
    assert raw.tables["regions"].rows[-1] == (798, ("799",))
