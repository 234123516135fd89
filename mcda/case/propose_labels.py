"""What the header of a column says: the indicator's name, its unit and its year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mcda.case.propose_words import UNIT, UNIT_GLUE, folded

LONGEST_NAME = 200  # characters; what is longer is no name


@dataclass(frozen=True)
class Label:
    """A header taken apart.

    Parameters
    ----------
    name : without unit, year and footnote marks; empty where the header holds nothing else
    unit : as written; empty if the header names none
    year : year or period as written, such as 2023 or 2022/23; empty if there is none, or several
    """

    name: str
    unit: str = ""
    year: str = ""


def joined(first: Label, second: Label) -> Label:
    """Return the first label, with what it lacks taken from the second."""
    return Label(
        first.name or second.name, first.unit or second.unit, first.year or second.year
    )  # fmt: skip


_MARKS = re.compile(r"\s*(?:[*†‡]+|[¹²³⁰⁴⁵⁶⁷⁸⁹]+[⁾)]?|(?<=[^\W\d])\d\)|\s\(?\d\))$")
_YEAR = r"(?:19|20)\d\d"
_SUFFIX = (
    r"(?:\s*-?\s*(?:years?|год[а-я]*|г\.?г?\.?|y\.|yil[a-z]*|йил[а-яқғўҳ]*|жыл[а-я]*)(?![\w']))?"
)
_PERIOD = re.compile(
    rf"(?<![\d.,])(?:(?P<iso>{_YEAR})-\d\d-\d\d|\d{{1,2}}\.\d{{1,2}}\.(?P<date>{_YEAR})"
    rf"|(?P<span>{_YEAR}\s?[/–-]\s?(?:{_YEAR}|\d\d))|(?P<year>{_YEAR}))(?!\d){_SUFFIX}[*¹²³]*",
    re.IGNORECASE,
)
_BASE = re.compile(
    rf"{_YEAR}\s*=\s*100|(?:prices?|цен[а-я]*|narx\w*|нарх\w*)\W+(?:of\W+|в\W+)?{_YEAR}"
    rf"|{_YEAR}\W{{0,3}}(?:г\.?|года?|yil\w*|йил\w*)?\W{{0,3}}(?:prices|ценах|narx|нарх)",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:^|[\s,;:–-]+)(?:in|for|of|as of|on|at|за|в|на|по|к|по итогам)?[\s,;:–-]*$", re.IGNORECASE
)
_LEADING = re.compile(r"^[\s,;:.–-]+")
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[,;.]*\s*[)\]]")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TABLE_NUMBER = re.compile(
    r"^\s*(?:(?:table|таблица|табл\.|jadval|жадвал)\s*№?\s*[\d.]+[.:]?\s*"
    r"|\d+(?:\.\d+)*\.?\s*-?\s*(?:jadval|жадвал)\.?\s*|\d+(?:\.\d+)+\.?\s+|\d+\.\s+)",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"(?:(?:из них|в том числе|including|of which|shundan|shu jumladan|шундан|шу жумладан)\W*)+"
)
_LONGEST_UNIT = 60


def tidy(text: str) -> str:
    """Return the text on one line, words that were cut at its end joined again."""
    joined = re.sub(r"(?<=[^\W\d])-[ \t]*\r?\n\s*(?=[^\W\d])", "", text)
    return " ".join(joined.split())


def without_marks(text: str) -> tuple[str, str]:
    """Return the text without the footnote marks at its end, and the marks.

    A sign that the text also begins with, as in ``*new*``, belongs to the text.
    """
    found = _MARKS.search(text)
    marks = ""
    while found and found.start() > 0 and found.group().strip()[0] != text[0]:
        text, marks = text[: found.start()], found.group().strip() + marks
        found = _MARKS.search(text)
    return text, marks


def is_unit(text: str) -> bool:
    """Return whether a text is nothing but a unit, such as ``mlrd. so'm`` or ``%``."""
    return _is_unit(text, in_brackets=False)


def _is_unit(text: str, *, in_brackets: bool) -> bool:
    plain = folded(text).strip(" .,:;()[]")
    if not plain or len(plain) > _LONGEST_UNIT:
        return False
    if plain[0] in "%‰$€₽₸":
        return True
    words = [word for word in re.split(r"[\s.,/:()-]+", plain) if word]
    units = [bool(UNIT.fullmatch(word)) for word in words]
    glue = [bool(UNIT_GLUE.fullmatch(word)) for word in words]
    if in_brackets:
        first = next((place for place, is_glue in enumerate(glue) if not is_glue), 0)
        return units[first] or any(units[:first])
    return any(units) and all(unit or joins for unit, joins in zip(units, glue))


def read_label(parts: Sequence[str]) -> Label:
    """Take the header of a column apart.

    Parameters
    ----------
    parts : the cells above the column from top to bottom, merged ones once
    """
    cleaned = [without_marks(tidy(part))[0] for part in parts]
    names, units = [], []
    years: list[str] = []
    for part in cleaned:
        rest, year = _without_year(part)
        rest, unit = _without_unit(rest)
        years += [year] if year else []
        units += [unit] if unit else []
        if rest and len(cleaned) > 1 and is_unit(rest):
            units.append(rest)
        elif rest and not _OF_WHICH.fullmatch(folded(rest)):
            names.append(rest)
    if len(set(years)) > 1:  # such as a heading of several years above one of them
        years = years[-1:]
    if not names and units:
        names, units = ([], units) if years else (units[:1], units[1:])
    name = ": ".join(dict.fromkeys(names))[:LONGEST_NAME]
    return Label(name, units[-1] if units else "", years[-1] if years else "")


def _without_year(text: str) -> tuple[str, str]:
    found = list(_PERIOD.finditer(text))
    years = {_period(match) for match in found}
    if len(years) != 1 or _BASE.search(text):
        return text, ""
    rest = _EMPTY_BRACKETS.sub("", _PERIOD.sub("", text))
    return _LEADING.sub("", _DANGLING.sub("", rest)).strip(), years.pop()


def _period(match: re.Match[str]) -> str:
    text = match["iso"] or match["date"] or match["span"] or match["year"]
    return re.sub(r"\s", "", text).replace("–", "-")


def _without_unit(text: str) -> tuple[str, str]:
    for found in _BRACKETS.finditer(text):
        inner = found.group(1).strip()
        if _is_unit(inner, in_brackets=True):
            rest = text[: found.start()] + text[found.end() :]
            return _DANGLING.sub("", rest).strip(), inner
    for found in reversed(list(re.finditer(r",\s+|,(?=%)", text))):
        tail = text[found.end() :]
        if found.start() and is_unit(tail):
            return text[: found.start()].strip(), tail.strip()
    return text, ""


def read_title(lines: Iterable[str]) -> Label:
    """Take the lines above a table apart: its title, the unit and year of all its figures."""
    titles: list[str] = []
    unit, year = "", ""
    for line in lines:
        rest = _TABLE_NUMBER.sub("", without_marks(tidy(line))[0])
        rest, own_year = _without_year(rest)
        year = year or own_year
        bare = rest.strip("()[] ")
        if is_unit(bare):
            unit = unit or bare
            continue
        rest, own_unit = _without_unit(rest)
        unit = unit or own_unit
        if rest and (not titles or rest[:1].islower()):  # the title, or its second line
            titles.append(rest)
    return Label(" ".join(titles)[:LONGEST_NAME], unit, year)
