"""On a slow line the browser acts on what it saw before the server's last answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.e2e.screen import open_page, press, see_query, seen, slider

pytestmark = pytest.mark.e2e


class Line:
    """The line from the server to the browser, on which answers can be held up."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.is_held = False
        self.answers: list[tuple[WebSocketRoute, bytes]] = []
        self.runs = 0
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)
        server.on_message(lambda answer: self._pass_on(browser, answer))

    def _pass_on(self, browser: WebSocketRoute, answer: bytes) -> None:
        if self.is_held:
            self.answers.append((browser, answer))
            self.runs += ForwardMsg.FromString(answer).HasField("script_finished")
        else:
            browser.send(answer)

    def wait_for_runs(self, count: int) -> None:
        """Wait until so many runs of the script have ended behind the browser's back."""
        seen(self.page, lambda _: self.runs, lambda runs: runs >= count)

    def release(self) -> None:
        self.is_held = False
        for browser, answer in self.answers:
            browser.send(answer)


def test_two_quick_moves_are_both_kept(page: Page, address: str) -> None:
    """The lens still reads Balanced when the second slider moves; that must choose nothing."""
    line = Line(page)
    open_page(page, address)
    line.is_held = True
    press(page, "grp_per_head", "Home")
    line.wait_for_runs(1)
    press(page, "working_abroad", "End")
    line.wait_for_runs(2)
    line.release()
    expect(page.locator('.ranking[data-ahead="false"]')).to_be_visible()
    expect(slider(page, "grp_per_head")).to_have_value("0")
    expect(slider(page, "working_abroad")).to_have_value("100")
    see_query(page, w_uzbekistan_grp_per_head="0", w_uzbekistan_working_abroad="100")
