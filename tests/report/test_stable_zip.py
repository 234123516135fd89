"""Office files without a clock, outside and inside."""

from __future__ import annotations

import io
import zipfile

from mcda.report.stable_zip import without_clock

CORE = (
    '<p xmlns:dcterms="d"><dcterms:created t="x">{}</dcterms:created>'
    "<dcterms:modified>{}</dcterms:modified><a>kept</a></p>"
)


def archive(date: tuple[int, int, int, int, int, int], said: str, inner: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr(zipfile.ZipInfo("docProps/core.xml", date), CORE.format(said, said))
        target.writestr(zipfile.ZipInfo("word/text.xml", date), "<t>2024-05-05T10:00:00Z</t>")
        if inner:
            target.writestr(zipfile.ZipInfo("embeddings/data.xlsx", date), inner)
    return buffer.getvalue()


def test_two_files_that_differ_in_time_alone_become_the_same():
    early = archive((2020, 1, 2, 3, 4, 6), "2020-01-02T03:04:06Z")
    late = archive((2026, 5, 6, 7, 8, 10), "2026-05-06T07:08:10Z")
    assert early != late
    assert without_clock(early) == without_clock(late)


def test_workbooks_inside_are_treated_too():
    files = [
        archive(date, "same", archive(date, said))
        for date, said in (((2020, 1, 2, 3, 4, 6), "2020"), ((2026, 5, 6, 7, 8, 10), "2026"))
    ]
    assert without_clock(files[0]) == without_clock(files[1])


def test_nothing_but_dates_of_the_file_is_changed():
    with zipfile.ZipFile(io.BytesIO(without_clock(archive((2020, 1, 2, 3, 4, 6), "now")))) as read:
        assert read.testzip() is None
        assert b"2024-05-05T10:00:00Z" in read.read("word/text.xml")
        assert b"<a>kept</a>" in read.read("docProps/core.xml")
        assert b"now" not in read.read("docProps/core.xml")
