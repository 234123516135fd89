"""What a page says first: its question, one sentence that answers it, and what to beware of."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping

import streamlit as st

from mcda.case.finding import Finding
from mcda.ui.text import say


def draw_question(question: str, answer: str) -> None:
    """Draw the page's question and the sentence that answers it; both may hold what a user typed.

    The answer is two lines high, so that nothing below it moves when it changes.
    """
    safe = html.escape(answer)
    st.html(
        f'<h1 class="mcda-question">{html.escape(question)}</h1>'
        f'<div class="mcda-sentence" role="status" title="{safe}">{safe}</div>'
    )


def draw_banner(text: str) -> None:
    """Draw what must not be overlooked."""
    st.html(f'<div class="mcda-banner">{html.escape(text)}</div>')


def draw_note(text: str, *, lines: int = 0) -> None:
    """Draw a small remark, of so many lines if it must not move what is below; 0 = as it needs.

    It may hold what a user typed.
    """
    safe = html.escape(text)
    style = f' style="height:{18 * lines}px;overflow:hidden" title="{safe}"' if lines else ""
    st.html(f'<div class="mcda-note"{style}>{safe}</div>')


def draw_paragraph(text: str) -> None:
    """Draw a paragraph that wraps; may hold what a user typed."""
    st.html(f'<p class="mcda-paragraph">{html.escape(text)}</p>')


def draw_subheading(text: str) -> None:
    """Draw the heading of a part of a page."""
    st.html(f'<h2 class="mcda-subheading">{html.escape(text)}</h2>')


def draw_list(title: str, sentences: Iterable[str]) -> None:
    """Draw numbered sentences below a title, nothing without any; a user may have typed them."""
    items = "".join(f"<li>{html.escape(text)}</li>" for text in sentences)
    if items:
        st.html(
            f'<div class="mcda-edge">{html.escape(title)}</div><ol class="mcda-list">{items}</ol>'
        )


def draw_reasons(title: str, reasons: Mapping[str, str]) -> None:
    """List names with the reason beside each; all may hold what a user typed."""
    if not reasons:
        return
    rows = "".join(
        f"<div>{html.escape(name)}</div><div>{html.escape(reason)}</div>"
        for name, reason in reasons.items()
    )
    st.html(
        f'<div class="mcda-edge">{html.escape(title)}</div><div class="mcda-reasons">{rows}</div>'
    )


def draw_problem(findings: Iterable[Finding]) -> None:
    """Say what stands in the way of an answer, and what to do about it."""
    for finding in findings:
        with st.container(border=True):
            st.text(say(finding.message))
            st.text(say(finding.fix))
