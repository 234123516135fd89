import io
import zipfile
from collections.abc import Callable

import pytest

from mcda.case.archive import (
    MAX_ATTRIBUTES,
    MAX_COSTLY,
    MAX_PARTS,
    MAX_TAGS,
    MAX_UNPACKED,
    inspect,
)
from mcda.case.tables import MAX_BYTES
from tests.hostile_files import zipped

Workbook = Callable[..., bytes]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def messages(content: bytes) -> list[str]:
    return [str(finding.message) for finding in inspect("a.xlsx", content)]


def test_a_workbook_passes(workbook: Workbook) -> None:
    assert messages(workbook({"regions": [["id", "name"]]})) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.xlsx is empty."),
        (b"x" * (MAX_BYTES + 1), "a.xlsx is larger than 10 MB."),
        (OLE + bytes(600), "a.xlsx is in the format of Excel before 2007."),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.xlsx is protected by a password."),
        (b"id,name\nA,a\n", "a.xlsx is not an Excel workbook."),
        (b"<html><table></table></html>", "a.xlsx is not an Excel workbook."),
        (b"PK\x03\x04" + bytes(40), "a.xlsx is not an Excel workbook."),
        (zipped({"readme.txt": b"hello"}), "a.xlsx is not an Excel workbook."),
    ],
)
def test_what_is_not_a_workbook_is_refused(content: bytes, message: str) -> None:
    assert messages(content) == [message]
    (finding,) = inspect("a.xlsx", content)
    assert finding.is_error
    assert "Excel workbook (.xlsx)" in str(finding.fix)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"[Content_Types].xml": b"", "xl/a.xml": bytes(MAX_UNPACKED + 1)})
    assert len(bomb) < 1_000_000
    assert messages(bomb) == ["a.xlsx unpacks to far more than a case can need."]


def test_too_many_parts_are_refused() -> None:
    parts = {"[Content_Types].xml": b"", **{f"p{n}": b"" for n in range(MAX_PARTS)}}
    assert messages(zipped(parts)) == ["a.xlsx unpacks to far more than a case can need."]


def test_links_and_macros_are_mentioned(workbook: Workbook, with_parts: Workbook) -> None:
    content = with_parts(
        workbook({"regions": [["id"]]}),
        {"xl/externalLinks/externalLink1.xml": b"<x/>", "xl/vbaProject.bin": b"x"},
    )
    findings = inspect("a.xlsx", content)
    assert [finding.kind for finding in findings] == ["external_links", "macros"]
    assert not any(finding.is_error for finding in findings)


def sheet_of(cells: bytes) -> dict[str, bytes]:
    return {"[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": cells}


@pytest.mark.parametrize(
    "tag",
    [b"<c/>", b"<row/>", b'<x:c r="A1"/>', b"<f>A1</f>", b"<si/>", b"<xf />", "<é:c/>".encode()],
    ids=["cells", "rows", "prefixed", "formulas", "texts", "styles", "accents"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_small_file_that_takes_long_to_read_is_refused(tag: bytes, encoding: str) -> None:
    xml = (tag * (MAX_COSTLY + 1)).decode().encode(encoding)
    hostile = zipped(sheet_of(xml))
    assert len(hostile) < 200_000
    (finding,) = inspect("a.xlsx", hostile)
    assert finding.is_error
    assert "a.xlsx has more than 600,000 cells, rows, formulas and texts" in str(finding.message)


def test_too_many_other_tags_are_refused() -> None:
    (message,) = messages(zipped(sheet_of(b"<a/>" * (MAX_TAGS + 1))))
    assert "600,000" in message


@pytest.mark.parametrize("sign", [b" a=''", b' a= ""'])
def test_attributes_count_as_tags_do(sign: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.case.archive.MAX_TAGS", 1_001)
    assert messages(zipped(sheet_of(b"<a" + sign * 1_000 + b"/>"))) == []
    (message,) = messages(zipped(sheet_of(b"<a" + sign * 1_001 + b"/>")))
    assert "600,000" in message


def test_a_tag_with_attributes_by_the_ten_thousands_is_refused() -> None:
    most = b"".join(b" a%d=''" % number for number in range(MAX_ATTRIBUTES))
    assert messages(zipped(sheet_of(b"<a" + most + b"/>"))) == []
    (message,) = messages(zipped(sheet_of(b"<a" + most + b" b=''/>")))
    assert "600,000" in message


def test_other_ways_of_packing_are_refused_that_unpack_without_measure() -> None:
    content = zipped({**sheet_of(b"<a/>"), "xl/b.xml": bytes(1_000_000)}, zipfile.ZIP_BZIP2)
    assert messages(content) == ["a.xlsx is not an Excel workbook."]


def test_five_thousand_regions_with_fifty_criteria_pass() -> None:
    row = b"<row>" + b'<c r="A1" s="1"><f>B1</f><v>1.5</v></c>' * 52 + b"</row>"
    assert messages(zipped(sheet_of(row * 5_000))) == []


def test_a_damaged_part_is_left_to_the_reader() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, part in sheet_of(b"<c/>").items():
            archive.writestr(name, part)
    damaged = buffer.getvalue().replace(b"<c/>", b"<d/>")
    assert messages(damaged) == []
