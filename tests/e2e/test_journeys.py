"""What people do with the app, in a real browser."""

from __future__ import annotations

import csv
import io
import itertools
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Download, Page, expect

from tests.e2e.conftest import new_page
from tests.e2e.screen import (
    PAGES,
    choose,
    go,
    names_in_order,
    open_page,
    press,
    press_thumb,
    query,
    see,
    see_other,
    see_query,
    sentence,
    settled,
    slider,
    steady,
)
from tests.e2e.serving import ROOT, serve
from tests.hostile import HOSTILE

pytestmark = pytest.mark.e2e


def saved(download: Download) -> io.BytesIO:
    return io.BytesIO(Path(download.path()).read_bytes())


@pytest.mark.parametrize("path", ["", "record"])
def test_each_address_works_as_the_first_request_to_a_new_server(
    browser: Browser, tmp_path: Path, path: str
) -> None:
    with serve(ROOT / "app.py", tmp_path / "log.txt") as url:
        page = new_page(browser)
        open_page(page, f"{url}/{path}")
        expect(page.locator("h1").first).to_have_text(PAGES[path or "ranking"])
        expect(slider(page, "students")).to_be_attached()
        expect(page.get_by_role("dialog")).to_have_count(0)
        marked = page.locator('[data-testid="stTopNavLink"][aria-current="page"]')
        expect(marked).to_have_text((path or "ranking").replace("_", " ").capitalize())
        page.context.close()


def test_a_slider_moved_by_keyboard_changes_order_and_address(page: Page, address: str) -> None:
    open_page(page, address)
    before = names_in_order(page)
    assert len(before) == 14
    press(page, "grp_per_head", "Home")
    press(page, "fruit_vegetable_exports", "End")
    expect(page.locator(".st-key-points")).to_contain_text("0 %")
    see_query(page, w_uzbekistan_grp_per_head="0", w_uzbekistan_fruit_vegetable_exports="100")
    see_other(page, names_in_order, before)


def test_a_copied_address_shows_the_same_in_another_browser(
    page: Page, address: str, browser: Browser
) -> None:
    open_page(page, address)
    press(page, "grp_per_head", "Home")
    press(page, "working_abroad", "End")
    choose(page, "widget_without_uzbekistan", "Tashkent city")
    points = {"w_uzbekistan_grp_per_head": "0", "w_uzbekistan_working_abroad": "100"}
    see_query(page, **points, without="UZ-TK")
    expect(page.locator(".ranking .row")).to_have_count(13)
    names, said, url = names_in_order(page), sentence(page), page.url
    assert "Tashkent city" not in names
    other = new_page(browser)
    open_page(other, url)
    expect(other.locator(".ranking .row")).to_have_count(13)
    see(other, names_in_order, names)
    see(other, sentence, said)
    other.reload()
    other.locator("h1").first.wait_for()
    settled(other)
    expect(other.locator(".ranking .row")).to_have_count(13)
    see(other, names_in_order, names)
    other.context.close()


def test_points_survive_a_change_of_page(page: Page, address: str) -> None:
    open_page(page, address)
    press(page, "students", "End")
    page.wait_for_url(re.compile("w_uzbekistan_students=100"))
    names = names_in_order(page)
    for title in ("Regions", "Joint ventures", "Ranking"):
        go(page, title)
        expect(page.locator("h1").first).to_have_text(PAGES[title.lower().replace(" ", "_")])
        expect(slider(page, "students")).to_have_value("100")
        see_query(page, w_uzbekistan_students="100")
    see(page, names_in_order, names)


def test_another_case_and_back_leaks_no_points(page: Page, address: str) -> None:
    open_page(page, address)
    press(page, "students", "End")
    page.wait_for_url(re.compile("w_uzbekistan_students=100"))
    names = names_in_order(page)
    choose(page, "case_choice", HOSTILE)
    page.wait_for_url(re.compile("case=hostile"))
    expect(slider(page, "first", "hostile")).to_have_value("50")
    expect(page.locator(".st-key-w_uzbekistan_students")).to_have_count(0)
    see(page, lambda page: [name for name in query(page) if "uzbekistan" in name], [])
    choose(page, "case_choice", "Uzbekistan, 14 regions")
    page.wait_for_url(re.compile("w_uzbekistan_students=100"))
    see(page, names_in_order, names)


def test_the_plan_follows_the_budget(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    expect(page.locator(".mcda-sentence")).to_contain_text("ventures take")
    before = sentence(page)
    thumb = page.locator('.st-key-widget_budget_uzbekistan input[type="range"]')
    press_thumb(page, thumb, "ArrowLeft", 12)
    page.wait_for_url(re.compile("budget=40"))
    expect(page.locator(".mcda-sentence")).not_to_have_text(before)
    expect(page.locator(".mcda-sentence")).to_contain_text("ventures take")


def test_the_plan_is_illustrative_and_says_so(page: Page, address: str) -> None:
    open_page(page, f"{address}/joint_ventures")
    expect(page.locator(".mcda-banner")).to_contain_text("llustrative")


def test_downloaded_workbook_holds_the_figures_on_the_screen(page: Page, address: str) -> None:
    open_page(page, address)
    press(page, "students", "End")
    page.wait_for_url(re.compile("w_uzbekistan_students=100"))
    names = names_in_order(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Excel").click()
    workbook = openpyxl.load_workbook(saved(download.value), data_only=True)
    sheet = next(workbook[name] for name in workbook.sheetnames if "ranking" in name)
    header, *rows = sheet.iter_rows(values_only=True)
    table = [dict(zip(header, row)) for row in rows]
    ranked = [row for row in table if isinstance(row["Rank"], int | float)]
    assert [row["Name"] for row in ranked] == names
    assert all(isinstance(row["Closeness"], float) for row in ranked)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = saved(download.value).read().decode("utf-8-sig")
    listed = [row["Name"] for row in csv.DictReader(io.StringIO(text)) if row["Rank"]]
    assert listed == names


def test_all_points_zero_says_what_to_do(page: Page, address: str) -> None:
    case = "&".join(
        f"w_uzbekistan_{criterion}=0"
        for criterion in (
            "investment_per_head", "foreign_firms", "students", "working_abroad", "specialization",
            "strong_sectors", "grp_per_head", "exports_per_head", "export_share",
            "agriculture_per_head", "fruit_vegetable_exports", "income_per_head",
        )
    )  # fmt: skip
    open_page(page, f"{address}/?case=uzbekistan&{case}")
    expect(page.locator(".mcda-sentence")).to_have_text("There is no ranking yet.")
    press(page, "students", "ArrowRight")
    expect(page.locator(".mcda-sentence")).to_contain_text("leads")


def test_nine_sliders_are_seen_on_a_projector_without_scrolling(page: Page, address: str) -> None:
    open_page(page, address)
    expect(page.locator('.st-key-points input[type="range"]')).to_have_count(12)
    edges = steady(
        page,
        lambda page: page.locator('.st-key-points input[type="range"]').evaluate_all(
            """nodes => nodes.map(node => node.getBoundingClientRect())
                .map(box => [box.top, box.bottom])"""
        ),
    )
    assert sum(top >= 0 and bottom <= 720 for top, bottom in edges) >= 9
    tops = [top for top, _ in edges]
    assert min(after - before for before, after in itertools.pairwise(tops)) <= 60


@pytest.mark.parametrize("path", list(PAGES))
def test_hostile_names_stay_text(page: Page, address: str, path: str) -> None:
    open_page(page, f"{address}/{path}?case=hostile")
    main = page.locator('[data-testid="stMain"]')
    expect(main).to_contain_text("**b** :red[x]")
    assert main.locator("b, i, .katex").count() == 0
    assert main.locator('strong:text-is("b"), em').count() == 0
    sidebar = page.locator('[data-testid="stSidebar"]')
    expect(sidebar).to_contain_text("**b** :red[x]")
    assert sidebar.locator("b, i, .katex").count() == 0


def test_a_hostile_name_is_no_formula_in_the_downloads(page: Page, address: str) -> None:
    open_page(page, f"{address}/?case=hostile")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download Excel").click()
    workbook = openpyxl.load_workbook(saved(download.value))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=1+1") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = saved(download.value).read().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert any(cell.startswith("'=1+1") for row in rows for cell in row)
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_security_headers_are_sent(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["referrer-policy"] == "same-origin"


def test_a_phone_shows_the_ranking_whole_without_sideways_scrolling(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    phone = context.new_page()
    open_page(phone, address)
    expect(phone.locator("h1").first).to_be_visible()
    names_in_order(phone)
    too_wide = "document.documentElement.scrollWidth - window.innerWidth"
    assert steady(phone, lambda phone: phone.evaluate(too_wide)) <= 0
    cut = "names => names.filter(n => n.scrollWidth > n.clientWidth).map(n => n.textContent)"
    assert phone.locator(".ranking .row .name").evaluate_all(cut) == []
    context.close()
