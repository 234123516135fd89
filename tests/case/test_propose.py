"""Whole tables as statistical offices lay them out; all figures are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.build_case import build_case
from mcda.case.finding import CaseError
from mcda.case.proposal import Proposal
from mcda.case.propose import propose, propose_again
from mcda.case.read import read_workbook_bytes
from mcda.case.write import write_workbook

Make = Callable[..., bytes]

ENGLISH = """\
Table 3.1. Indicators of the regions of Testland,,,,
,,,,
Region,Population (thousand),Unemployment rate (%),"Investment, bn UZS",Note
Total,600,5.5,"6,000",x
Republic of Karakalpakstan,100,5.0,"1,000.5",first
Andijan*,200,6.1,"2,000",second
Navoi,300,-,"3,000",third
* Preliminary figures,,,,
Source: made up for tests,,,,
"""

RUSSIAN = """\
1.2. Основные показатели;;;;
;;;;(млрд. сум)
Регион;Инвестиции;;Уровень безработицы, %;
;2022 г.;2023 г.;2022 г.;2023 г.
А;1;2;3;4
Республика Узбекистан;6;60,5;9;8
Республика Каракалпакстан;1;1\u00a0010,5;9,5;8,5
Андижанская область¹⁾;2;20;…;7,5
г. Ташкент;3;30;7;–
1) Без новых районов.;;;;
"""

UZBEK = """\
Hududlar\tIshsizlik darajasi (foizda)\tEksport hajmi, mln. AQSh dollari\tAholi soni, ming kishi
O‘zbekiston Respublikasi\t8,1\t60\t600
Qoraqalpog‘iston Respublikasi\t8,5\t10\t100
Andijon viloyati\t8,0\t20\t200
Toshkent shahri\t7,0\t30\t300
"""


def kept(proposal: Proposal) -> list[tuple[str, str]]:
    return [(row.id, row.name) for row in proposal.rows if not row.drop]


def used(proposal: Proposal) -> list[tuple[str, str, str, str]]:
    return [
        (c.id, c.name.value, c.unit.value, c.objective.value)
        for c in proposal.columns
        if c.use and c.name and c.unit and c.objective
    ]


def kinds(proposal: Proposal) -> list[str]:
    return [finding.kind for finding in proposal.findings]


def test_an_english_table() -> None:
    proposal = propose("english.csv", ENGLISH.encode())
    assert proposal.title == "Indicators of the regions of Testland"
    assert (proposal.header, proposal.name_column) == ((2, 2), 0)
    assert kept(proposal) == [
        ("republic_of_karakalpakstan", "Republic of Karakalpakstan"),
        ("andijan", "Andijan"),
        ("navoi", "Navoi"),
    ]
    assert used(proposal) == [
        ("population_figure", "Population", "thousand", "max"),
        ("unemployment_rate", "Unemployment rate", "%", "min"),
        ("investment", "Investment", "bn UZS", "max"),
    ]
    assert proposal.columns[2].figures == (6000.0, 1000.5, 2000.0, 3000.0)
    assert proposal.lines[-1] == "Source: made up for tests"
    assert kinds(proposal) == ["text_column"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_russian_table(encoding: str) -> None:
    text = RUSSIAN if encoding != "cp1251" else RUSSIAN.replace("¹⁾", "1)")
    proposal = propose("russian.csv", text.encode(encoding))
    assert proposal.title == "Основные показатели"
    assert proposal.header == (2, 3)
    assert kept(proposal) == [
        ("respublika_karakalpakstan", "Республика Каракалпакстан"),
        ("andizhanskaya_oblast", "Андижанская область"),
        ("g_tashkent", "г. Ташкент"),
    ]
    assert used(proposal) == [
        ("investitsii", "Инвестиции", "млрд. сум", "max"),
        ("uroven_bezrabotitsy", "Уровень безработицы", "%", "min"),
    ]
    figures = {c.letter: c.figures for c in proposal.columns}
    assert figures["C"] == (60.5, 1010.5, 20.0, 30.0)
    assert figures["E"] == (8.0, 8.5, 7.5, None)
    assert proposal.findings == ()


def test_an_uzbek_table() -> None:
    proposal = propose("uzbek.txt", UZBEK.encode())
    assert kept(proposal) == [
        ("qoraqalpogiston_respublikasi", "Qoraqalpog‘iston Respublikasi"),
        ("andijon_viloyati", "Andijon viloyati"),
        ("toshkent_shahri", "Toshkent shahri"),
    ]
    assert used(proposal) == [
        ("ishsizlik_darajasi", "Ishsizlik darajasi", "foizda", "min"),
        ("eksport_hajmi", "Eksport hajmi", "mln. AQSh dollari", "max"),
        ("aholi_soni", "Aholi soni", "ming kishi", "max"),
    ]
    groups = [c.group.value for c in proposal.columns if c.group]
    assert groups == ["Skilled personnel", "Export potential", ""]
    assert proposal.findings == ()


def uzbek_workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("Мундарижа").write_row(0, 0, ["1-жадвал", 5])
        sheet = book.add_worksheet("1-жадвал")
        sheet.merge_range(0, 0, 0, 6, "1.1-жадвал. Ҳудудларнинг асосий кўрсаткичлари")
        sheet.write(1, 6, "млрд. сўм")
        sheet.merge_range(2, 0, 3, 0, "Ҳудудлар")
        sheet.merge_range(2, 1, 2, 3, "Инвестициялар")
        sheet.merge_range(2, 4, 2, 5, "Ишсизлик даражаси, %")
        sheet.merge_range(2, 6, 3, 6, "Изоҳ")
        for row, cells in enumerate(
            (
                ["", 2021, 2022, "2023*", 2022, 2023],
                ["А", 1, 2, 3, 4, 5],
                ["Ўзбекистон Республикаси", 6, 12, 18, 9.1, 8.1],
                ["Қорақалпоғистон Республикаси", 1, 2, 3, 9, 8],
                ["вилоятлар:"],
                ["Андижон", 2, 4, "6", 8, "7,5"],
                ["Фарғона¹", 3, 6, "9*", 7, "–"],
                ["* Дастлабки маълумот"],
                ["Манба: тест"],
            ),
            start=3,
        ):
            for column, cell in enumerate(cells):
                if cell != "":
                    sheet.write(row, column, cell)
    return buffer.getvalue()


def test_an_uzbek_workbook_with_merged_headers() -> None:
    proposal = propose("uzbek.xlsx", uzbek_workbook())
    assert proposal.sheets == ("Мундарижа", "1-жадвал")
    assert proposal.grid is not None
    assert proposal.grid.name == "1-жадвал"
    assert proposal.title == "Ҳудудларнинг асосий кўрсаткичлари"
    assert kept(proposal) == [
        ("qoraqalpogiston_respublikasi", "Қорақалпоғистон Республикаси"),
        ("andijon", "Андижон"),
        ("fargona", "Фарғона"),
    ]
    assert used(proposal) == [
        ("investitsiyalar", "Инвестициялар", "млрд. сўм", "max"),
        ("ishsizlik_darajasi", "Ишсизлик даражаси", "%", "min"),
    ]
    assert [c.year for c in proposal.columns if c.use] == ["2023", "2023"]
    assert proposal.lines[-2:] == ("* Дастлабки маълумот", "Манба: тест")
    assert kinds(proposal) == ["no_figures"]


def test_a_table_of_a_statistics_portal() -> None:
    lines = [
        "Code;Klassifikator;Klassifikator_ru;Klassifikator_en;2021;2022",
        "1700;O'zbekiston Respublikasi;Республика Узбекистан;Republic of Uzbekistan;6;9",
        "1703;Andijon viloyati;Андижанская область;Andijan region;2;3",
        "1735;Qoraqalpog'iston Respublikasi;Республика Каракалпакстан;Karakalpakstan;4;6",
    ]
    proposal = propose("exports.csv", "\n".join(lines).encode())
    assert (proposal.id_column, proposal.name_column) == (0, 1)
    assert kept(proposal) == [
        ("1703", "Andijon viloyati"), ("1735", "Qoraqalpog'iston Respublikasi"),
    ]  # fmt: skip
    english = propose_again(proposal, name_column=3)
    assert kept(english) == [("1703", "Andijan region"), ("1735", "Karakalpakstan")]
    assert used(english) == [("exports", "exports", "", "max")]


def test_another_header_row_can_be_said() -> None:
    proposal = propose("english.csv", ENGLISH.encode())
    again = propose_again(proposal, header=(3, 3))
    assert again.header == (3, 3)
    assert [column.header for column in again.columns] == ["600", "5.5", "6,000", "x"]
    assert propose_again(again) == proposal
    assert propose_again(proposal, header=(99, 1), name_column=77) == proposal
    assert propose_again(proposal, header=(0, 10**9)) == proposal


def test_another_sheet_can_be_asked_for() -> None:
    proposal = propose("uzbek.xlsx", uzbek_workbook(), sheet="Мундарижа")
    assert proposal.grid is not None
    assert proposal.grid.name == "Мундарижа"


def test_our_own_workbook_is_recognized(workbook: Make) -> None:
    proposal = propose("case.xlsx", workbook({"case": [["key"]], "regions": [["id"]]}))
    assert proposal.is_case
    assert not proposal.is_usable
    assert "is already a case" in str(proposal.steps[0])
    assert not propose("regions.xlsx", workbook({"regions": [["id", "A"], ["x", 1]]})).is_case


def test_no_region() -> None:
    proposal = propose("a.csv", b"Region;A\n")
    assert not proposal.is_usable
    (finding,) = proposal.findings
    assert str(finding.message) == "No row with figures was found."
    totals = propose("a.csv", b"Region;A\nTotal;1\n")
    assert [str(finding.message) for finding in totals.findings] == ["No row looks like a region."]


def test_one_region() -> None:
    proposal = propose("a.csv", b"Region;A\nNorth;1\n")
    assert proposal.is_usable
    assert kinds(proposal) == ["one_region"]


def test_regions_side_by_side_are_reported() -> None:
    head = ";Andijon viloyati;Buxoro viloyati;Navoiy viloyati"
    proposal = propose("a.csv", f"{head}\nExport;1;2;3\nImport;4;5;6\n".encode())
    assert kinds(proposal) == ["turned"]
    assert "Transpose" in str(proposal.findings[0].fix)


def test_no_names() -> None:
    proposal = propose("a.csv", b"A;B\n5;1\n6;2\n")
    assert kept(proposal) == [("row_2", "Row 2"), ("row_3", "Row 3")]
    assert kinds(proposal) == ["no_names"]


def test_a_large_table() -> None:
    head = "Region;" + ";".join(f"Indicator {n}" for n in range(50))
    line = ";".join(f"{n},5" for n in range(50))
    content = "\n".join([head, *(f"Region {n};{line}" for n in range(5_000))]).encode()
    proposal = propose("large.csv", content)
    assert (len(kept(proposal)), len(used(proposal))) == (5_000, 50)
    case = build_case(proposal)
    assert (len(case.regions), len(case.criteria)) == (5_000, 50)


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"x")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (OLE + b"\0" * 600, "Excel before 2007"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (bomb(), "unpacks to far more"),
        (b"PK\x03\x04 broken", "is not an Excel workbook"),
        (b"a;1\n" * 3_000_000, "larger than 10 MB"),
        (b"\x00\x01\x02\x03" * 99, "neither an Excel workbook nor a text file"),
    ],
    ids=["empty", "old", "password", "bomb", "broken", "large", "binary"],
)
def test_hostile_files_are_refused_in_words(content: bytes, said: str) -> None:
    proposal = propose("table.xlsx", content)
    assert not proposal.is_usable
    (finding,) = proposal.findings
    assert said in str(finding.described)
    assert proposal.answers.columns == ()


CELLS = st.one_of(
    st.sampled_from(
        ["", "Region", "Total", "2022", "2023", "1", "2", "-", "…", "1,5", "1 234,5", "1,234",
         "12.5*", "12,5 1)", "Andijon viloyati", "Республика Узбекистан", "%", "(mlrd. so'm)",
         "Investment, bn", "inf", "1e999", "Code", "UZ-AN", "№", "=1+1", "<b>", "Year", "name",
         '"x', "Bukhara", "Navoi1)", "1)", "\x01", "٣"]
    ),
    st.text(max_size=6),
)  # fmt: skip


@given(
    rows=st.lists(st.lists(CELLS, max_size=5), max_size=8),
    separator=st.sampled_from([";", ",", "\t"]),
    header=st.integers(0, 4),
    names=st.integers(0, 4),
)
def test_any_cells_become_a_case_that_reads_back_or_a_reason(
    rows: list[list[str]], separator: str, header: int, names: int
) -> None:
    content = "\r\n".join(separator.join(row) for row in rows).encode("utf-8", "replace")
    first = propose("table.csv", content)
    for proposal in (first, propose_again(first, (0, header), names)):
        told = [*proposal.steps, *(finding.described for finding in proposal.findings)]
        assert all(str(text).endswith(".") for text in told)
        try:
            case = build_case(proposal)
        except CaseError:
            assert not proposal.is_usable or not proposal.answers.columns
            continue
        buffer = io.BytesIO()
        write_workbook(case, buffer)
        reading = read_workbook_bytes("table.xlsx", buffer.getvalue())
        assert reading.case == case
        assert reading.is_valid


@given(st.binary(max_size=300))
def test_any_bytes_are_proposed_or_refused(content: bytes) -> None:
    proposal = propose("table.csv", content)
    assert proposal.is_usable or any(finding.is_error for finding in proposal.findings)


@given(part=st.integers(0, 20), cut=st.integers(0, 300), noise=st.binary(max_size=20))
def test_a_workbook_with_noise_in_any_part_never_raises(part: int, cut: int, noise: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        for place, name in enumerate(names):
            text = old.read(name)
            changed = text[:cut] + noise + text[cut:] if place == part % len(names) else text
            new.writestr(name, changed)
    propose("table.xlsx", buffer.getvalue())


WORKBOOK = uzbek_workbook()
