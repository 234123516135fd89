"""Letters as a page is printed: Arabic ones joined and from right to left, missing ones marked.

The library that writes pages sets one glyph per character, in the order in which it gets them.
Unicode holds a character for each form that an Arabic letter takes beside others, and says in
its decomposition which letter and which form it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from mcda.report.fitting import has_glyph

MISSING = "(?)"
"""Stands for letters that the bundled font does not have."""

_FORMS = (range(0xFB50, 0xFC00), range(0xFE80, 0xFEFD))
_STRETCH = "\u0640"  # joins on both sides
_RIGHT_TO_LEFT = ("R", "AL")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_CLUSTER = re.compile(r"\d+(?:[.,/]\d+)*|.", re.DOTALL)


def printed(text: str) -> str:
    """Return a text as it is set on a page."""
    return _marked("".join(_in_order_of_sight(text)))


def is_printable(text: str) -> bool:
    """Whether the bundled font has all letters of a text."""
    return MISSING not in printed(text.replace(MISSING, ""))


def _marked(text: str) -> str:
    """Put one sign in place of letters that follow each other and are missing."""
    if all(map(has_glyph, text)):
        return text
    signed = "".join(letter if has_glyph(letter) else "\0" for letter in text)
    return re.sub("\0+", MISSING, signed)


def _in_order_of_sight(text: str) -> Iterator[str]:
    """Yield parts of a text, those that run from right to left joined and turned round."""
    flows = [unicodedata.bidirectional(letter) for letter in text]
    begin = 0
    while begin < len(text):
        if flows[begin] not in _RIGHT_TO_LEFT:
            yield text[begin]
            begin += 1
            continue
        end = last = begin
        while end < len(text) and flows[end] != "L":
            last = end if flows[end] in (*_RIGHT_TO_LEFT, "NSM", "AN", "EN") else last
            end += 1
        last += _closes(text[begin : last + 1], text[last + 1 : last + 2])
        yield _turned(_joined(text[begin : last + 1]))
        begin = last + 1


def _closes(text: str, after: str) -> bool:
    """Whether a bracket closes one that was opened among letters from right to left."""
    opening = {")": "(", "]": "["}.get(after, "")
    return bool(opening) and text.count(opening) > text.count(after)


def _turned(text: str) -> str:
    """Turn a text round; numbers keep their order, marks stay behind their letters."""
    parts: list[str] = []
    for part in _CLUSTER.findall(text):
        if parts and unicodedata.category(part[0]) == "Mn":
            parts[-1] += part
        else:
            parts.append(part)
    return "".join(reversed(parts)).translate(_MIRRORED)


def _joined(text: str) -> str:
    """Give each Arabic letter the form that it takes between its neighbours."""
    forms = _forms()
    letters = _with_ligatures(text)
    shaped = []
    for place, letter in enumerate(letters):
        own = forms.get(letter, {})
        before = _neighbour(letters[:place][::-1])
        after = _neighbour(letters[place + 1 :])
        to_right = "final" in own and (before == _STRETCH or "initial" in forms.get(before, {}))
        to_left = "initial" in own and (after == _STRETCH or "final" in forms.get(after, {}))
        form = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            (to_right, to_left), "isolated"
        )
        shaped.append(own.get(form, letter))
    return "".join(shaped)


def _with_ligatures(text: str) -> list[str]:
    """Split a text into letters, where lam and alef are one."""
    letters: list[str] = []
    for letter in text:
        if letters and letters[-1] + letter in _forms():
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters


def _neighbour(letters: Sequence[str]) -> str:
    """Return the first letter that is no mark."""
    return next((letter for letter in letters if unicodedata.category(letter[0]) != "Mn"), "")


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return letter -> form -> the character that stands for it, of those that the font has."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for block in _FORMS for code in block):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        base = "".join(chr(int(letter, 16)) for letter in letters)
        if kind and has_glyph(chr(code)) and (len(base) == 1 or base[0] == "\u0644"):
            found.setdefault(base, {}).setdefault(kind.strip("<>"), chr(code))
    return found
