"""The script behind every page: opens the case, draws what all pages share, runs the page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from mcda.ui import cache, library, state, unsaved, work
from mcda.ui.components.bring_own import draw_bring_own
from mcda.ui.components.context import context_line, draw_case_choice, draw_context
from mcda.ui.components.headline import draw_banner
from mcda.ui.components.limits import draw_limits
from mcda.ui.components.limits_bounds import draw_fixed_bounds
from mcda.ui.components.safe_range import fill_safe_ranges
from mcda.ui.components.saved_work import draw_guard, draw_lost, draw_saved_work
from mcda.ui.components.sidebar import draw_sidebar
from mcda.ui.components.stage import draw_stage, presenting
from mcda.ui.components.style import draw_style
from mcda.ui.components.unheard import draw_unheard
from mcda.ui.components.weigh import draw_weighing
from mcda.ui.identity import fits
from mcda.ui.labels import case_titles
from mcda.ui.own_cases import own_cases
from mcda.ui.room import admit, enter, gone_case, opened_case
from mcda.ui.text import say
from mcda.ui.unreadable import draw_empty_library, draw_findings

ASSETS = Path(__file__).parent / "assets"


def main() -> None:
    """Draw one run."""
    cache.freeze_when_warm()
    st.set_page_config(
        page_title=say("Cluster choice"),
        page_icon=str(ASSETS / "icon.svg"),
        layout="wide",
        initial_sidebar_state="collapsed" if presenting() else "auto",
    )
    st.logo(str(ASSETS / "logo.svg"), icon_image=str(ASSETS / "icon.svg"), size="medium")
    draw_style()
    _ask_for_a_run()
    state.remember_link()
    files = library.case_paths()
    readings = {key: cache.reading(key, path) for key, path in files.items()}
    readings |= own_cases()
    chosen, unknown = opened_case(readings)
    if not chosen:
        draw_guard(None)
        draw_empty_library()
        return
    titles = case_titles(
        {
            key: reading.case.settings.title if reading.case else key
            for key, (reading, _) in readings.items()
        },
        {key: path for key, path in files.items() if key not in own_cases()},
    )
    reading, digest = readings[chosen]
    if reading.case is None:
        draw_guard(None)
        with context_line():
            draw_case_choice(titles, chosen)
            draw_bring_own(None, titles)
        draw_findings(reading)
        return
    stale = _check_version(chosen, digest)
    state.unheard(reading.case)
    unsaved.watch(reading.case)
    draw_guard(reading.case)
    ranges = draw_sidebar(reading.case)
    if presenting():
        room = enter(reading, *work.opened(reading.case, digest))
        state.write_address(chosen, digest[:8], reading.case)
        fill_safe_ranges(room, ranges)
        st.navigation(_pages(), position="hidden")
        draw_stage(room)
        return
    limits, fixed = draw_context(reading.case, titles, chosen)
    draw_lost()
    _draw_problems(len(reading.errors))
    if unknown:
        draw_banner(
            say(
                "This link was made with the case “{case}”, which is not here. Open its file "
                "here to see what it shows; meanwhile you see another case.",
                case=unknown,
            )
        )
    if gone_case():
        draw_banner(
            say(
                "The case “{case}” is no longer here, so you see another one. Put it back where "
                "it was, or open its file here.",
                case=gone_case(),
            )
        )
    draw_unheard(reading.case)
    if stale:
        draw_banner(say("The case has changed since this link was made: figures may differ."))
    for finding in work.limited_case(reading.case).findings:
        draw_banner(f"{say(finding.message)} {say(finding.fix)}")
    room = enter(reading, *work.opened(reading.case, digest))
    state.write_address(chosen, digest[:8], reading.case)
    admit(room)
    fill_safe_ranges(room, ranges)
    draw_limits(limits, reading.case, room)
    draw_fixed_bounds(fixed, room)
    draw_weighing(room)
    draw_saved_work(room)
    st.navigation(_pages(), position="top").run()


@st.fragment(run_every="1h")
def _ask_for_a_run() -> None:
    """Let the browser ask for a run as soon as it is connected again.

    It does so only where a part of the page is drawn anew by itself. Otherwise a page that
    outlived its server would look alive with nothing behind it, and the first touch would be lost.
    """


def _draw_problems(count: int) -> None:
    """Say on every page that the file has errors, whatever they stand in the way of."""
    if count == 1:
        draw_banner(
            say(
                "1 problem in the file: what follows leaves out what it concerns. See Findings on "
                "the page Regions."
            )
        )
    elif count:
        draw_banner(
            say(
                "{count} problems in the file: what follows leaves out what they concern. See "
                "Findings on the page Regions.",
                count=count,
            )
        )


def _check_version(chosen: str, digest: str) -> bool:
    """Whether the link that opened the session was made with other figures."""
    linked = st.session_state.setdefault(state.LINKED_CASE, state.linked("case") or chosen)
    version = state.linked("v")
    return bool(version and chosen == linked and not fits(digest, version))


def _pages() -> list[st.Page]:
    home = "views/ranking.py"
    # A default page answers at the root alone; who types its name is not turned away, and finds
    # it among the pages, in place of the default one.
    is_typed = urlsplit(st.context.url or "").path.endswith("/ranking")
    return [
        st.Page("views/regions.py", title=say("Regions"), url_path="regions"),
        st.Page(
            home,
            title=say("Ranking"),
            url_path="home",
            default=True,
            visibility="hidden" if is_typed else "visible",
        ),
        st.Page(
            home,
            title=say("Ranking"),
            url_path="ranking",
            visibility="visible" if is_typed else "hidden",
        ),
        st.Page("views/how_sure.py", title=say("How sure"), url_path="how_sure"),
        st.Page("views/joint_ventures.py", title=say("Joint ventures"), url_path="joint_ventures"),
        st.Page("views/record.py", title=say("Record"), url_path="record"),
    ]


main()
