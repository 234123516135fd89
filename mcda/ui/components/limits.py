"""Limits: what is better, who is knocked out, between which bounds figures count, and gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from mcda.case.adjusted import as_asked, differences
from mcda.case.model import Case, Criterion
from mcda.ranking.result import Cause, FloatArray
from mcda.ranking.wording import figure_alike, figure_set
from mcda.report.tables import with_unit
from mcda.ui import cache, state
from mcda.ui.bound import bind_own, hold
from mcda.ui.components.headline import draw_note, draw_paragraph
from mcda.ui.components.limits_bounds import draw_bounds, keep_limits
from mcda.ui.components.limits_gaps import draw_gaps
from mcda.ui.components.limits_scale import Scale, scale_of
from mcda.ui.components.way_back import clear, draw_way_back, of_choices
from mcda.ui.labels import labels
from mcda.ui.room import Room
from mcda.ui.state import LIMITS, MISSING
from mcda.ui.text import say

WIDTH = 360
"""Pixels that leave the ranking's names and bars in sight on a projector."""

MOST_NAMED = 30


def open_limits(case: Case) -> Any:
    """Draw the button under which the limits stand, and return what opens under it."""
    # The number stands beside the button: a button with another name is another one, and closed.
    panel = st.popover(say("Limits"), key="limits_panel", type="tertiary", on_change="rerun")
    count = len({text.partition(":")[0] for text in _in_force(case)})
    count += state.kept(case, MISSING) != MISSING.default(case)
    if count:
        told = say("{count} set here, other than in the file", count=count)
        st.html(f'<span class="mcda-word" title="{told}">({count})</span>', width="content")
    return panel


def draw_limits(panel: Any, case: Case, room: Room) -> None:
    """Draw the limits, when they are open.

    Parameters
    ----------
    panel : from :func:`open_limits`
    case : the case as in its file
    room : the room with the case as changed
    """
    if not panel.open:
        return
    # Narrow, so that the bars stay in sight while a limit is moved.
    with panel, st.container(width=WIDTH, gap="small"):
        names = [say("By criterion"), say("Missing figures")]
        by_criterion, missing = st.tabs(names, key="limits_tabs", on_change="rerun")
        if by_criterion.open:
            with by_criterion:
                _draw_criterion(case, room)
        if missing.open:
            with missing:
                draw_gaps(case, room)


def _in_force(case: Case) -> tuple[str, ...]:
    """Return the session's settings that say something else than the file."""
    pairs = zip(case.criteria, as_asked(case, state.kept(case, LIMITS)), strict=True)
    return tuple(text for own, asked in pairs for text in differences(own, asked))


def _draw_criterion(case: Case, room: Room) -> None:
    if not case.criteria:
        draw_note(say("This case has no criteria yet: fill its table criteria."))
        return
    asked = {item.id: item for item in as_asked(case, state.kept(case, LIMITS))}
    own = {item.id: item for item in case.criteria}
    names = labels(case.criteria)
    changed = {item for item in own if differences(own[item], asked[item])}
    titles = {
        item: _title(replace(own[item], name=names[item]), changed=item in changed) for item in own
    }
    first = next((item for item in own if item in changed), next(iter(own)))
    criterion = bind_own(f"limits_criterion_{case.id}", first, titles)
    st.selectbox(say("Criterion"), **criterion.one)
    chosen: str = criterion.value
    wanted = asked[chosen]
    column = [item.id for item in case.criteria].index(chosen)
    figures = cache.matrix(room.digest, room.scenario.sector, room.case).values[:, column]
    scale = scale_of(figures)
    _draw_range(room, wanted, figures)
    _draw_objective(case, wanted, figures, scale)
    if scale is not None:
        _draw_knock_outs(case, wanted, scale, figures.tolist())
    _draw_knocked_out(room)
    draw_bounds(case, room, wanted, column, scale)
    _draw_way_back(case, own[chosen])


def _draw_way_back(case: Case, own: Criterion) -> None:
    """Draw what takes limits back, and once that was done what brings them back.

    The first is never greyed out: a number that is still being typed is heard with the click that
    leaves its field, and that click would be lost.
    """
    limits = of_choices(case, "limits", LIMITS)
    with st.container(horizontal=True, gap="small"):
        st.button(
            say("As in the file"),
            key="limits_undo",
            on_click=lambda: clear(limits, keep_limits, case, own),
            help=say("Takes back what was set here for this criterion"),
        )
        st.button(
            say("All as in the file"),
            key="limits_undo_all",
            on_click=clear,
            args=(limits, state.keep, case, LIMITS, ()),
            type="tertiary",
        )
    draw_way_back(limits, lambda _before, _after: say("Limits were taken back."))


def _title(criterion: Criterion, *, changed: bool) -> str:
    title = with_unit(criterion.name, criterion.unit)
    return say("Changed: {criterion}", criterion=title) if changed else title


def _draw_range(room: Room, wanted: Criterion, figures: FloatArray) -> None:
    known = figures[np.isfinite(figures)]
    if not known.size:
        draw_note(say("No region has a figure, so limits exclude nobody."))
        return
    low, high = (figure_alike(float(end), wanted.unit, known) for end in (known.min(), known.max()))
    parts = [
        say("Figures run from {low} to {high}.", low=low, high=high)
        if low != high
        else say("All figures are {figure}, so a limit tells nobody apart.", figure=low)
    ]
    if not room.scenario.points.get(wanted.id):
        parts.append(
            say("The criterion has 0 points, so nothing that is set here counts until it has some.")
        )
    draw_note(" ".join(parts))


def _draw_objective(
    case: Case, wanted: Criterion, figures: FloatArray, scale: Scale | None
) -> None:
    words = {"max": say("More"), "min": say("Less"), "target": say("Close to a target")}

    def choose(objective: str) -> None:
        target = wanted.target
        if objective == "target" and target is None:
            middle = float(np.nanmedian(figures)) if np.isfinite(figures).any() else 0.0
            target = scale.place(middle) if scale is not None else middle
        keep_limits(case, replace(wanted, objective=objective, target=target))

    chosen = hold(f"limits_objective_{case.id}_{wanted.id}", wanted.objective, choose, words)
    st.segmented_control(say("What is better?"), required=True, **chosen.several)
    if wanted.objective == "target":
        _draw_target(case, wanted, scale, figures)


def _draw_target(case: Case, wanted: Criterion, scale: Scale | None, figures: FloatArray) -> None:
    name = f"limits_target_{case.id}_{wanted.id}"
    label = say("Target: the figure that is best")

    def aim(target: float) -> None:
        keep_limits(case, replace(wanted, target=target))

    if scale is None:
        st.number_input(label, **hold(name, wanted.target, aim).plain)
        return
    place = scale.place(scale.low if wanted.target is None else wanted.target)
    st.slider(
        label,
        scale.low,
        scale.high,
        step=scale.step,
        format=scale.form,
        **hold(name, place, aim).plain,
    )
    if wanted.target is not None and not scale.low <= wanted.target <= scale.high:
        target = figure_set(wanted.target, wanted.unit, figures.tolist())
        draw_note(say("The target is {target}, beyond all figures.", target=target))


def _draw_knock_outs(case: Case, wanted: Criterion, scale: Scale, alike: list[float]) -> None:
    """Draw both knock-out limits; a thumb at the end of the scale sets none."""
    low = scale.low if wanted.minimum is None else scale.place(wanted.minimum)
    high = scale.high if wanted.maximum is None else scale.place(wanted.maximum)
    low, high = min(low, high), max(low, high)

    def limit(places: tuple[float, float]) -> None:
        least, most = places
        minimum = wanted.minimum if least == low else least if least > scale.low else None
        maximum = wanted.maximum if most == high else most if most < scale.high else None
        keep_limits(case, replace(wanted, minimum=minimum, maximum=maximum))

    st.slider(
        say("Rank only regions from … to …"),
        scale.low,
        scale.high,
        step=scale.step,
        format=scale.form,
        **hold(f"limits_between_{case.id}_{wanted.id}", (low, high), limit).plain,
        help=say("A region beyond is not ranked at all, however good its other figures are."),
    )
    least = None if wanted.minimum is None else figure_set(wanted.minimum, wanted.unit, alike)
    most = None if wanted.maximum is None else figure_set(wanted.maximum, wanted.unit, alike)
    if least and most:
        draw_note(
            say(
                "Ranked are regions with {low} to {high}. At 0 points the limit lapses.",
                low=least,
                high=most,
            )
        )
    elif least:
        draw_note(
            say("Ranked are regions with at least {low}. At 0 points the limit lapses.", low=least)
        )
    elif most:
        draw_note(
            say("Ranked are regions with at most {high}. At 0 points the limit lapses.", high=most)
        )
    else:
        draw_note(say("No limit: nobody is left out because of this criterion."))


def _draw_knocked_out(room: Room) -> None:
    if room.ranking is None:
        for finding in room.problem:
            draw_paragraph(say(finding.message))
            draw_note(say(finding.fix))
        return
    out = [item for item in room.ranking.excluded if item.cause is Cause.KNOCK_OUT]
    for item in out[:MOST_NAMED]:
        draw_note(say("{name} is not ranked. {reason}", name=item.name, reason=item.reason))
    if len(out) > MOST_NAMED:
        draw_note(
            say(
                "{count} more regions are not ranked because of limits; the tab Not ranked lists "
                "all of them.",
                count=len(out) - MOST_NAMED,
            )
        )
