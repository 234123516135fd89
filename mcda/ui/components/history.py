"""The browser's history: one entry a page, so that Back and Forward go between pages.

Streamlit adds an entry whenever the address is written, also where only its parameters change,
and Back would then seem dead. In the browser such an entry replaces the one before.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

_SCRIPT = """
const entries = window.history;
if (!Object.hasOwn(entries, "pushState")) {
  const push = entries.pushState;
  entries.pushState = (state, unused, url) => {
    const isSamePage = new URL(url, location.href).pathname === location.pathname;
    (isSamePage ? entries.replaceState : push).call(entries, state, unused, url);
  };
}
export default () => {};
"""


def keep_one_entry() -> None:
    """Let parameters that change leave no entry of their own; has to be drawn on every page."""
    _component()(key="history")


@cache
def _component() -> Any:
    """Register the component once; all sessions mount the same one."""
    return st.components.v2.component("history", html="<span></span>", js=_SCRIPT)
