import codecs

import pytest

from mcda.case.propose_grid import Opened
from mcda.case.propose_text import open_text

RUSSIAN = "Регион;Доход\nАндижанская область;1,5\nБухарская область;2,5\n"
UZBEK = "Hudud;Daromad\nQoraqalpog‘iston;1,5\nBuxoro;2,5\n"


def rows(opened: Opened) -> list[list[object]]:
    assert opened.grid is not None, [str(finding.described) for finding in opened.findings]
    return [list(row) for row in opened.grid.rows]


def told(opened: Opened) -> list[str]:
    assert opened.grid is None
    return [str(finding.described) for finding in opened.findings]


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode(),
        codecs.BOM_UTF8 + RUSSIAN.encode(),
        RUSSIAN.encode("utf-16"),
        codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"),
        RUSSIAN.encode("cp1251"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"],
)
def test_letters_are_told_apart(content: bytes) -> None:
    assert rows(open_text("a.csv", content))[1] == ["Андижанская область", "1,5"]


def test_utf_16_without_its_mark() -> None:
    text = "Region;Income\nNorth;1\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert rows(open_text("a.csv", text.encode(encoding)))[1] == ["North", "1"]


def test_western_letters_are_not_taken_for_russian_ones() -> None:
    content = "Région;Revenu\nÎle-de-France;1\nRhône;2\nFranche-Comté;3\n".encode("cp1252")
    opened = open_text("a.csv", content)
    assert rows(opened)[1] == ["Île-de-France", "1"]
    assert "Windows-1252" in str(opened.steps[0])


def test_uzbek_apostrophes_survive_code_pages() -> None:
    for encoding in ("utf-8", "cp1251", "cp1252"):
        assert rows(open_text("a.csv", UZBEK.encode(encoding)))[1][0] == "Qoraqalpog‘iston"


def test_a_guessed_code_page_is_said() -> None:
    (step, _) = open_text("a.csv", RUSSIAN.encode("cp1251")).steps
    assert "it was read as Windows-1251: check that names look right." in str(step)


def test_a_few_broken_letters_are_reported_and_the_rest_is_kept() -> None:
    opened = open_text("a.csv", (RUSSIAN * 5).encode() + b"\xd0;1\n")
    assert rows(opened)[1][0] == "Андижанская область"
    assert [finding.kind for finding in opened.findings] == ["damaged_letters"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_told_apart(separator: str) -> None:
    text = "A title, with a comma; and more\n\nRegion_Income_Debt\nNorth_1_2\nSouth_3_4\n"
    opened = open_text("a.csv", text.replace("_", separator).encode())
    assert rows(opened)[-1] == ["South", "3", "4"]


def test_decimal_commas_do_not_pass_for_separators() -> None:
    opened = open_text("a.csv", b"Region;A;B\nNorth;1,5;2,5\nSouth;3,5;4,5\n")
    assert rows(opened)[1] == ["North", "1,5", "2,5"]
    assert opened.grid is not None
    assert opened.grid.comma


def test_thousands_in_quotation_marks() -> None:
    opened = open_text("a.csv", b'Region,A\nNorth,"1,234"\nSouth,"5,678"\n')
    assert rows(opened)[1] == ["North", "1,234"]
    assert opened.grid is not None
    assert not opened.grid.comma


def test_a_declared_separator_is_used() -> None:
    assert rows(open_text("a.csv", b"sep=|\r\nRegion|A;B\r\nNorth|1;2\r\n"))[0] == ["Region", "A;B"]


def test_lines_within_quotation_marks_and_old_line_ends() -> None:
    assert rows(open_text("a.csv", b'"Re\ngion";A\rNorth;1\r'))[1] == ["North", "1"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.csv is empty."),
        (b"  \n\n", "a.csv is empty."),
        (b"%PDF-1.7 ...", "a.csv is a PDF document, not a table."),
        (b"<html><table>", "a.csv is a web page that was saved under another name."),
        (b"  <!DOCTYPE html>", "a.csv is a web page that was saved under another name."),
        (b'<?xml version="1.0"?>', "a.csv is an XML file, not a table."),
        (b"\x89PNG\r\n\x1a\n\x01\x02", "a.csv is neither an Excel workbook nor a text file."),
        (b"a;b\n" * 3_000_000, "a.csv is larger than 10 MB."),
        (b"a," + b'"' + b"x" * 200_000, "a.csv has a cell that is far too long."),
        (b"a;" * 3_000, "The table has 3001 columns; 2000 are possible."),
        (b"a;1\n" * 100_001, "The table has more than 100000 rows."),
        (b";".join([b"1"] * 1_500) * 1 + (b"\n" + b";".join([b"1"] * 1_500)) * 700,
         "The table has more than 1000000 cells."),
    ],
    ids=["nothing", "blank", "pdf", "html", "doctype", "xml", "picture", "large", "long", "wide",
         "deep", "cells"],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(content: bytes, said: str) -> None:
    (message,) = told(open_text("a.csv", content))
    assert message.startswith(said)


def test_a_file_with_too_many_rows_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.case.propose_text.MAX_ROWS", 300)
    content = b"a,1\n" * 301 + b'"' + b"x" * 200_000
    (finding,) = open_text("a.csv", content).findings
    assert "rows" in str(finding.message)
