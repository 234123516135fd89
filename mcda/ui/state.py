"""The choices of a session beside the points: where they live, how they enter the address.

A choice that a link must carry is kept in session state, case by case, and copied to the address
in each run, so that it survives pages on which its widget is not drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from mcda.case.columns import METHODS, NORMALIZATIONS, ROLES
from mcda.case.columns import MISSING as MISSING_CHOICES
from mcda.case.model import Case
from mcda.charts.profiles import MOST_PROFILES
from mcda.ranking.scenario import Scenario
from mcda.report.why_not import sectors_told
from mcda.robustness.weightings import USUAL_WIDTH
from mcda.ui.sliders import current_points, default_points, points_key, set_points

LINKED_CASE = "linked_case"
OTHER_PARAMETERS = ("case", "v", "present", "lang", "embed", "embed_options")
"""Address parameters that are read elsewhere."""
_LINK = "linked_address"
MOST_WIDTH = 25
MOST_BUDGET = 300
"""Percent of a budget in the case, at most."""
AUTOMATIC = -1
"""A floor that is the regions' mean closeness."""
VIEWS = ("figures", "specialization")


@dataclass(frozen=True)
class Choice:
    """A choice that a link carries.

    Parameters
    ----------
    name : address parameter
    default : what the case says; leaves no trace in the address
    allowed : whether a value may be used with the case; others from an address are ignored
    """

    name: str
    default: Callable[[Case], Any]
    allowed: Callable[[Case, Any], bool]


SECTOR = Choice("sector", lambda _: "", lambda case, value: value in ("", *case.sector_names))
WITHOUT = Choice("without", lambda _: (), lambda case, value: set(value) <= set(removable(case)))
NORMALIZATION = Choice(
    "normalization",
    lambda case: case.settings.normalization,
    lambda _, value: value in NORMALIZATIONS,
)
SHORTLIST = Choice(
    "shortlist",
    lambda case: case.settings.shortlist_size,
    lambda case, value: 0 <= value <= max(len(case.regions), case.settings.shortlist_size),
)
ROLE = Choice(
    "role",
    lambda case: case.settings.role,
    lambda _, value: value in ROLES,
)
# percents; the ranking decides about the floor where the case does not
FLOOR = Choice(
    "floor",
    lambda case: _percent(case.settings.role_floor, AUTOMATIC),
    lambda _, value: value == AUTOMATIC or 0 <= value <= 100,
)
MULTIPLIER = Choice(
    "multiplier",
    lambda case: _percent(case.settings.role_multiplier, 50),
    lambda _, value: 0 <= value <= 100,
)
AGREEMENTS = Choice("agreements", lambda _: 0, lambda _, value: value in (0, 1))
BUDGET = Choice("budget", lambda _: 100, lambda _, value: 0 <= value <= MOST_BUDGET)
# percents besides, such as "N:80"; a programme at 100 is not named
PROGRAMME_BUDGETS = Choice(
    "programme_budget",
    lambda _: (),
    lambda case, value: (
        None not in (read := [programme_percent(case, text) for text in value])
        and len({name for name, _ in filter(None, read)}) == len(read)
    ),
)
VIEW = Choice("view", lambda _: VIEWS[0], lambda _, value: value in VIEWS)
LQ_THRESHOLD = Choice(
    "lq", lambda case: case.settings.lq_threshold, lambda _, value: 0 <= value <= 100
)
SIZE_FLOOR = Choice(
    "size_floor", lambda case: case.settings.size_floor, lambda _, value: 0 <= value <= 1
)
STAR_LQ = Choice("star_lq", lambda case: case.settings.star_lq, lambda _, value: 0 <= value <= 100)
STAR_QUANTILE = Choice(
    "star_quantile", lambda case: case.settings.star_quantile, lambda _, value: 0 <= value <= 1
)
# Names as in the settings of a case: what a view may set for itself.
CLUSTER_LIMITS = {
    "lq_threshold": LQ_THRESHOLD,
    "size_floor": SIZE_FLOOR,
    "star_lq": STAR_LQ,
    "star_quantile": STAR_QUANTILE,
}
METHOD = Choice("method", lambda case: case.settings.method, lambda _, value: value in METHODS)
METHODS_BESIDE = Choice(
    "beside", lambda _: (), lambda _, value: set(value) <= {*METHODS, *NORMALIZATIONS}
)
# Which of these texts mean something is found where they are applied.
LIMITS = Choice("limits", lambda _: (), lambda _, value: True)
MISSING = Choice(
    "missing", lambda case: case.settings.missing, lambda _, value: value in MISSING_CHOICES
)
REGION = Choice("region", lambda _: "", lambda case, value: _is_region(case, value))
OTHER = Choice("compared", lambda _: "", lambda case, value: _is_region(case, value))
# what is asked about the plan: a region, a year (0 = all of them), a sector; empty = not yet
ASKED_REGION = Choice(
    "asked_region", lambda _: "", lambda case, value: not value or _is_region(case, value)
)
ASKED_YEAR = Choice("asked_year", lambda _: 0, lambda case, value: value in (0, *case.years))
ASKED_SECTOR = Choice(
    "asked_sector",
    lambda _: "",
    lambda case, value: value in ("", *sectors_told(case)),
)
COLOUR = Choice(
    "colour",
    lambda _: "",
    lambda case, value: value in ("", *(criterion.id for criterion in case.criteria)),
)
MAP = Choice(
    "map",
    lambda _: "tiles",
    lambda case, value: value == "tiles" or (value == "borders" and case.borders is not None),
)
PROFILES = Choice(
    "profiles",
    lambda _: (),
    lambda case, value: (
        len(value) <= MOST_PROFILES and set(value) <= {region.id for region in case.regions}
    ),
)
# by how many percentage points weights may be off
WIDTH = Choice(
    "width", lambda _: round(100 * USUAL_WIDTH), lambda _, value: 0 <= value <= MOST_WIDTH
)
CHOICES = (
    SECTOR,
    WITHOUT,
    METHOD,
    METHODS_BESIDE,
    NORMALIZATION,
    SHORTLIST,
    LIMITS,
    MISSING,
    WIDTH,
    ROLE,
    FLOOR,
    MULTIPLIER,
    AGREEMENTS,
    BUDGET,
    PROGRAMME_BUDGETS,
    REGION,
    OTHER,
    ASKED_REGION,
    ASKED_YEAR,
    ASKED_SECTOR,
    COLOUR,
    MAP,
    PROFILES,
    VIEW,
    *CLUSTER_LIMITS.values(),
)


def programme_percent(case: Case, text: str) -> tuple[str, int] | None:
    """Read a programme's percent from a text such as ``N:80``; None where it is none."""
    name, _, percent = text.partition(":")
    is_percent = percent.isascii() and percent.isdecimal() and int(percent) <= MOST_BUDGET
    known = any(programme.id == name for programme in case.programmes)
    return (name, int(percent)) if is_percent and known else None


def _percent(share: float | None, without: int) -> int:
    return without if share is None else round(100 * share)


def _is_region(case: Case, value: str) -> bool:
    return any(region.id == value for region in case.regions)


def removable(case: Case) -> tuple[str, ...]:
    """Return what can be left out: ``zone:`` and a zone, or a region id."""
    zones = tuple(f"zone:{zone}" for zone in case.zone_names)
    return (*zones, *(region.id for region in case.regions))


def kept(case: Case, choice: Choice) -> Any:
    """Return the session's choice for this case: from the link that opened it, or the default."""
    key = _kept_key(case, choice)
    if key not in st.session_state:
        linked = st.session_state.get(LINKED_CASE) == case.id
        st.session_state[key] = _from_address(case, choice) if linked else choice.default(case)
    return st.session_state[key]


def keep(case: Case, choice: Choice, value: Any) -> None:
    """Set a choice of this session."""
    st.session_state[_kept_key(case, choice)] = value


def write_address(chosen: str, version: str, case: Case) -> None:
    """Bring the address up to date with the open case and its choices, in one call.

    Parameters
    ----------
    chosen : address key of the open case
    version : begins the hash of the case as in its file, so that links open
    case : the open case
    """
    wanted = {"case": [chosen], "v": [version]}
    for choice in CHOICES:
        value = kept(case, choice)
        shown = list(value) if isinstance(value, tuple) else [str(value)]
        wanted[choice.name] = [] if value == choice.default(case) else shown
    new = {name: shown for name, shown in wanted.items() if st.query_params.get_all(name) != shown}
    if any(new.values()):
        st.query_params.update({name: shown for name, shown in new.items() if shown})
    for name, shown in new.items():
        if not shown:
            del st.query_params[name]


def _kept_key(case: Case, choice: Choice) -> str:
    return f"kept_{case.id}_{choice.name}"


def remember_link() -> None:
    """Keep the address with which the session began; it is rewritten soon."""
    if _LINK not in st.session_state:
        st.session_state[_LINK] = {name: st.query_params.get_all(name) for name in st.query_params}


def linked(name: str) -> str:
    """Return a parameter of the address with which the session began; empty without one."""
    values: list[str] = st.session_state.get(_LINK, {}).get(name, [])
    return values[-1] if values else ""


@dataclass(frozen=True)
class Unheard:
    """Something asked for that is not here.

    Parameters
    ----------
    name : address parameter
    value : what it asks for
    choice : what it is about; None for points, and where the name means nothing
    was_kept : whether the session showed it until the case changed; else a link asked for it
    """

    name: str
    value: str
    choice: Choice | None = None
    was_kept: bool = False


def unheard(case: Case) -> tuple[Unheard, ...]:
    """Return what the link that opened the session, or the session itself, asks for in vain.

    What the session has kept and the case no longer holds, since its file was replaced meanwhile,
    is given up here; so this comes before all that is drawn of the case.
    """
    place = f"unheard_{case.id}"
    if place not in st.session_state:
        st.session_state[place] = _unheard_of_link(case)
    found: list[Unheard] = st.session_state[place]
    for choice in CHOICES:
        value = kept(case, choice)
        wanted = value if isinstance(value, tuple) else (value,)
        heard, gone = _allowed(case, choice, wanted)
        if gone:
            keep(case, choice, heard)
            found += [Unheard(choice.name, str(item), choice, was_kept=True) for item in gone]
    return tuple(found)


def _unheard_of_link(case: Case) -> list[Unheard]:
    link: dict[str, list[str]] = st.session_state.get(_LINK, {})
    if st.session_state.get(LINKED_CASE) != case.id:
        return []
    known = {choice.name: choice for choice in CHOICES}
    points = {points_key(linked("case") or case.id, item.id) for item in case.criteria}
    found: list[Unheard] = []
    for name, given in link.items():
        if name in known:
            _, gone = _heard(case, known[name], given)
            found += [Unheard(name, text, known[name]) for text in gone]
        elif name in points:
            found += [Unheard(name, text) for text in given[-1:] if points_of(text) is None]
        elif name not in OTHER_PARAMETERS:
            found += [Unheard(name, text) for text in given[-1:]]
    return found


def points_of(text: str) -> float | None:
    """Return the points that a link's text means; None where it means none."""
    try:
        points = float(text)
    except ValueError:
        return None
    return points if 0 <= points <= 100 else None


def follow_link(case: Case) -> None:
    """Show a case, brought after the link was opened, as the link asks.

    Where the link was made the case may have had another key, since its own was free there.
    """
    st.session_state[LINKED_CASE] = case.id
    points = default_points(case)
    for criterion in points:
        asked = points_of(linked(points_key(linked("case"), criterion)))
        points[criterion] = points[criterion] if asked is None else asked
    set_points(case, points)


def _from_address(case: Case, choice: Choice) -> Any:
    given: list[str] = st.session_state.get(_LINK, {}).get(choice.name, [])
    return _heard(case, choice, given)[0] if given else choice.default(case)


def _heard(case: Case, choice: Choice, given: list[str]) -> tuple[Any, tuple[Any, ...]]:
    """Return what a link's texts mean, and those of them that mean nothing here."""
    default = choice.default(case)
    if isinstance(default, tuple):
        return _allowed(case, choice, tuple(given))
    try:
        value = type(default)(given[-1])
    except ValueError:
        return default, (given[-1],)
    return _allowed(case, choice, (value,))


def _allowed(case: Case, choice: Choice, wanted: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """Return what of these may be used with the case, else the default, and what may not."""
    default = choice.default(case)
    if not isinstance(default, tuple):
        (value,) = wanted
        is_fine = value == default or choice.allowed(case, value)
        return (value, ()) if is_fine else (default, wanted)
    gone = tuple(item for item in wanted if not choice.allowed(case, (item,)))
    left = tuple(item for item in wanted if item not in gone)
    return (left, gone) if choice.allowed(case, left) else (default, wanted)


def scenario(case: Case) -> Scenario:
    """Return what the sidebar and the line above the sentence ask for."""
    return Scenario(
        points=current_points(case),
        normalization=kept(case, NORMALIZATION),
        method=kept(case, METHOD),
        shortlist_size=kept(case, SHORTLIST),
        sector=kept(case, SECTOR),
        without=kept(case, WITHOUT),
    )
