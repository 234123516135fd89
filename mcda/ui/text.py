"""Every sentence on the screen goes through here, and so through gettext.

English is the source. The language is chosen in each run, from ``?lang=`` and then from the
browser; nothing is installed globally, since one process serves many sessions.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from mcda.case.finding import Sentence

_MARKDOWN = re.compile(r"[^\w\s.,;%/()+-]")
_CATALOGUES = Path(__file__).parent / "locale"
_LOCALE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z]{2,4})?$")


def say(template: str | Sentence, /, **values: object) -> str:
    """Return a whole sentence in the session's language, placeholders filled.

    Values that are sentences themselves are said first. The result is plain text: it may hold
    what a user typed, and must not be shown where markdown or HTML is understood.
    """
    if isinstance(template, Sentence):
        return say(template.template, **template.values)
    return _translate(template).format_map(_spoken(values))


def plain_label(text: str) -> str:
    """Return what a user typed as a widget label, in which nothing is markdown.

    Only for labels that are read out and not seen: the signs of markdown become spaces.
    """
    return " ".join(_MARKDOWN.sub(" ", text).split()) or "?"


def _spoken(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: say(value) if isinstance(value, Sentence) else value for name, value in values.items()
    }


def _translate(template: str) -> str:
    return _catalogue(_languages()).gettext(template)


@cache
def _catalogue(languages: tuple[str, ...]) -> gettext.NullTranslations:
    return gettext.translation("mcda", _CATALOGUES, languages=languages, fallback=True)


def _languages() -> tuple[str, ...]:
    """Return what was asked for, first choice first; only names that can be a language."""
    wanted = (st.query_params.get("lang", ""), st.context.locale or "")
    found = [match for locale in wanted if (match := _LOCALE.match(locale))]
    return tuple(name for match in found for name in (match.group(0), match.group(1)))
