"""The story as a document."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from mcda import PRODUCT
from mcda.allocation.price_wording import price_sentences
from mcda.case.model import Decision, FigureEdit
from mcda.case.read import read_case
from mcda.report.certainty import with_certainty
from mcda.report.cover import cover_lead, cover_lines
from mcda.report.document.document import document_bytes
from mcda.report.facts import LANGUAGE
from mcda.report.sections import sections, title_lines
from mcda.report.story import tell
from tests.report.large import large_case, provinces
from tests.report.words import words_of


def opened(story) -> PdfReader:
    return PdfReader(io.BytesIO(document_bytes(story)))


def text_of(read: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in read.pages)


def test_text_is_searchable_and_sections_are_bookmarks(case):
    story = tell(case)
    read = opened(story)
    marks = [entry.title for entry in read.outline]
    assert {str(section.title) for section in sections(story)} <= set(marks)
    assert "All figures" in marks
    text = text_of(read)
    for region in case.regions:
        assert region.name in text
    assert "Illustrative budgets and ventures." in text
    assert "Yearbook" in text


def test_the_first_page_answers_the_question(case):
    story = with_certainty(tell(case), samples=100)
    first = " ".join(opened(story).pages[0].extract_text().split()).partition("What counts")[0]
    for line in (story.question, cover_lead(story), *cover_lines(story), *title_lines(story)):
        assert str(line) in first


def test_letters_of_three_alphabets_are_embedded(case):
    named = replace(case.regions[0], name="Қашқадарё ўғҳ Щука oʻzbek")
    read = opened(tell(replace(case, regions=(named, *case.regions[1:]))))
    assert "Қашқадарё ўғҳ Щука oʻzbek" in text_of(read)


UNPRINTED = ("תל אביב", "北京市", "\U0001f600 Town")


def test_what_has_a_name_without_letters_here_is_called_by_its_id_and_that_is_said_once(case):
    regions = tuple(replace(region, name=name) for region, name in zip(case.regions, UNPRINTED))
    projects = (replace(case.projects[0], name="北京 – תל"), *case.projects[1:])
    named = replace(case, regions=(*regions, *case.regions[3:]), projects=projects)
    read = opened(tell(named))
    text = text_of(read)
    assert not any(name in text for name in UNPRINTED)
    assert "(?)" not in text
    ids = [region.id for region in regions]
    assert f"regions {', '.join(ids)} projects {projects[0].id}" in " ".join(text.split())
    assert text.count("no letters for the names of these") == 1
    first = read.pages[0].extract_text()
    assert any(f"{region} leads" in first or f"{region}," in first for region in ids)


def test_letters_of_what_has_no_id_are_marked_and_that_is_said(case):
    settings = replace(case.settings, question="Which regions? 北京")
    text = text_of(opened(tell(replace(case, settings=settings))))
    assert "Which regions? (?)" in text
    assert "Other letters that it does not have stand as (?)" in text
    assert "no letters for the names" not in text


def test_the_file_says_what_it_is_in_which_language_and_links_to_its_sources(case):
    source = replace(case.sources[0], address="https://example.org/a?b=1&c=%22")
    other = replace(case.sources[0], id="S9", address="javascript:alert(1)")
    settings = replace(case.settings, title="תל אביב")
    named = replace(case, sources=(source, other), settings=settings)
    read = opened(tell(named))
    about = read.metadata
    assert (about.title, about.author) == ("תל אביב", PRODUCT)
    assert about.subject == str(tell(named).question)
    assert read.trailer["/Root"]["/Lang"] == LANGUAGE
    linked = {
        str(note.get_object()["/A"]["/URI"])
        for page in read.pages
        for note in page.get("/Annots", ())
    }
    assert linked == {source.address}


def test_arabic_names_are_joined_and_the_names_of_a_large_case_are_told_apart():
    text = text_of(opened(tell(large_case())))
    assert "ﻕﺮﺸﻟﺍ" in text or "ﺍﻟﺸﺮﻕ" in text


def test_every_font_is_ours_and_embedded(case):
    fonts = [
        font.get_object()
        for page in opened(tell(case)).pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert {str(font["/BaseFont"]).partition("+")[2] for font in fonts} == {
        "ClusterSans-Regular", "ClusterSans-Bold",
    }  # fmt: skip
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)


def test_limits_that_bind_say_in_words_what_more_of_them_brings(case):
    story = tell(case)
    text = text_of(opened(story))
    binding = [price for price in story.plan.prices if price.price]
    assert binding
    assert "What one more of each limit would add" in text
    for told in price_sentences(binding, story.plan):
        assert " ".join(str(told).split()) in text


def test_no_limit_that_binds_is_no_heading(case):
    rich = tuple(
        replace(programme, budgets=dict.fromkeys(programme.budgets, 1e6))
        for programme in case.programmes
    )
    story = tell(replace(case, programmes=rich))
    assert not any(price.price for price in story.plan.prices)
    assert "What one more" not in text_of(opened(story))


@pytest.mark.parametrize("name", ["uzbekistan", "kazakhstan"])
def test_addresses_of_sources_are_printed_whole(name):
    case = read_case(Path("data") / name).case
    text = "".join(text_of(opened(tell(case))).split())
    assert all("".join(source.address.split()) in text for source in case.sources)


@pytest.mark.parametrize("name", ["uzbekistan", "kazakhstan"])
def test_pages_are_at_least_half_full(name, tmp_path):
    story = tell(read_case(Path("data") / name).case)
    (tmp_path / "document.pdf").write_bytes(document_bytes(story))
    *pages, _last = words_of(tmp_path / "document.pdf")
    for words in pages:
        body = [word.bottom for word in words if word.bottom < 790]
        assert max(body) > 842 / 2


def test_the_same_story_is_the_same_file_without_a_clock(case):
    first = document_bytes(tell(case))
    assert first == document_bytes(tell(case))
    assert PdfReader(io.BytesIO(first)).metadata.title == "Four valleys"


def test_sixty_regions_with_long_and_hostile_names():
    case = large_case()
    text = text_of(opened(tell(case)))
    for name in ("=1+1", "<script>alert(1)</script>", "**bold** :red[x]"):
        assert name in text
    assert "Region of the province number 59" in text


def test_how_sure_it_is_lists_every_region_in_rank_order_and_who_is_not_ranked():
    story = with_certainty(tell(provinces(70)), samples=100)
    told = text_of(opened(story)).partition("How sure this is")[2].partition("Where the short")[0]
    names = [*(story.ranking.names[row] for row in story.ranking.order), "Province 068: not ranked"]
    assert len(names) == 70
    places = [told.find(name) for name in names]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("empty", ["projects", "sources", "figures", "acknowledged"])
def test_a_case_without_some_tables_is_a_document_too(case, empty):
    assert len(opened(tell(replace(case, **{empty: ()}))).pages) >= 2


def test_one_region_is_a_document_too(case):
    alone = replace(case, regions=case.regions[:1], projects=(), figures=())
    assert "Only Alder can be ranked" in text_of(opened(tell(alone)))


def test_changed_and_filled_figures_are_marked_and_listed(case):
    settings = replace(case.settings, missing="zone_median")
    edits = (FigureEdit("B", "grp", 9.25, "new yearbook"),)
    read = opened(tell(replace(case, settings=settings, edits=edits)))
    text = text_of(read)
    assert "9.25 *" in text
    assert "3 †" in text
    assert "Figures that are not as published" in [entry.title for entry in read.outline]
    assert "Birch Output m 8 9.25 new yearbook" in text
    assert "Damson Jobs 3 not published: the median of the zone stands in" in text
    assert "Figures that are not as published" not in text_of(opened(tell(case)))


def test_every_criterion_names_its_sources_and_year(case):
    text = text_of(opened(tell(case)))
    assert "Output m 2024 S1" in text
    assert "S1 Yearbook https://example.org" in text


def test_all_decisions_are_in_the_record(case):
    decisions = tuple(
        Decision(
            f"d{n}", f"2026-05-0{n}", f"Board{n}", f"Reason{n}", shortlist=("A",), plan=("J1",),
            money=7.0, seen=f"Seen{n}", note=f"Note{n}",
        )
        for n in range(1, 8)
    )  # fmt: skip
    text = text_of(opened(tell(replace(case, decisions=decisions))))
    for n in range(1, 8):
        for word in (f"2026-05-0{n}", f"Board{n}", f"Reason{n}", f"Seen{n}", f"Note{n}"):
            assert word in text


def test_reasons_of_any_length_have_room(case):
    long = "Because it leads. " * 400 + "That is all."
    decision = Decision("d1", "2026-05-04", long, long, seen=long, note=long, shortlist=("A",))
    edits = (FigureEdit("B", "grp", 9.0, long),)
    text = text_of(opened(tell(replace(case, decisions=(decision,), edits=edits))))
    assert text.count("Because it leads.") >= 5 * 400
    assert text.count("That is all.") >= 5, "no end is cut off"
