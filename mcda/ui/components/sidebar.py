"""The sliders: what matters how much, in groups, with the weights that follow from the points."""

from __future__ import annotations

import html
from itertools import groupby

import streamlit as st

from mcda.case.model import Case, Criterion, Preset
from mcda.ranking.wording import percent
from mcda.ui import sliders
from mcda.ui.components.history import keep_one_entry
from mcda.ui.components.weigh import open_weighing
from mcda.ui.labels import distinct
from mcda.ui.text import plain_label, say

OWN = "own"
LEGEND = ""
_FITS = 26  # letters of a lens that its box shows
_WIDE = 33  # letters of a criterion that fit on one line beside its weight
_CROWDED = 20  # criteria; with more, groups are folded, the first one open
Slots = dict[str, st.delta_generator.DeltaGenerator]


def draw_sidebar(case: Case) -> Slots:
    """Draw lens, sliders, and what moves them; has to happen in every run of every page.

    Returns
    -------
    criterion id -> the place below its slider for the winner's safe range, which is known later,
    and LEGEND -> the place above them all where it is said what those marks are
    """
    with st.sidebar:
        with st.container(gap=None):
            lens_slot = st.container(gap=None)
            legend = st.empty()
            with st.container(key="points", gap=None):
                slots, ranges = _draw_sliders(case)
        ranges[LEGEND] = legend
        sliders.remember_points(case)
        _fill_weights(case, slots)
        with lens_slot:
            _draw_lens(case)
        _draw_buttons(case)
        keep_one_entry()
    return ranges


def _draw_sliders(case: Case) -> tuple[Slots, Slots]:
    """Draw all sliders; return the places of the weights, and those below the sliders."""
    sliders.restore_points(case)
    fixed = sliders.locked(case)
    slots: Slots = {}
    ranges: Slots = {}
    crowded = len(case.criteria) > _CROWDED
    groups = groupby(_by_group(case), key=lambda criterion: criterion.group)
    for place, (group, members) in enumerate(groups):
        if group:
            slots[f"group:{group}"] = st.empty()
        with _folder(group, is_open=place == 0) if crowded else st.container(gap=None):
            for criterion in members:
                slots[criterion.id] = st.empty()
                _draw_slider(case, criterion, is_fixed=criterion.id in fixed)
                ranges[criterion.id] = st.empty()
    return slots, ranges


def _folder(group: str, *, is_open: bool) -> st.delta_generator.DeltaGenerator:
    """Return what holds a group's sliders where there are too many to show them all."""
    return st.expander(plain_label(group or say("Other criteria")), expanded=is_open)


def _draw_slider(case: Case, criterion: Criterion, *, is_fixed: bool) -> None:
    st.slider(
        plain_label(criterion.name),
        0.0,
        100.0,
        value=float(criterion.points),
        step=1.0,
        # helpers give fractions, which count in full
        format="%.4g",
        key=sliders.points_key(case.id, criterion.id),
        bind="query-params",
        on_change=sliders.hear_move,
        args=(case,),
        label_visibility="collapsed",
        disabled=is_fixed,
    )


def _by_group(case: Case) -> list[Criterion]:
    """Return the criteria, groups in order of first appearance, so that each group is whole."""
    groups = list(dict.fromkeys(criterion.group for criterion in case.criteria))
    return sorted(case.criteria, key=lambda criterion: groups.index(criterion.group))


def _fill_weights(case: Case, slots: Slots) -> None:
    """Write the weights; the attributes tell the live ranking which percent is whose."""
    points = sliders.current_points(case)
    total = sum(points.values())
    shares = {key: value / total if total else 0.0 for key, value in points.items()}
    groups = list(dict.fromkeys(criterion.group for criterion in case.criteria))
    fixed = sliders.locked(case)
    marks = {group: f"group_{case.id}_{place}" for place, group in enumerate(groups) if group}
    for criterion in case.criteria:
        key = sliders.points_key(case.id, criterion.id)
        attributes = f'data-weight="{key}" data-group="{marks.get(criterion.group, "")}"'
        name = criterion.name
        if criterion.id in fixed:
            name = say("{criterion} (locked)", criterion=name)
        line = _line("mcda-criterion", name, shares[criterion.id], attributes)
        slots[criterion.id].html(line)
    for group, mark in marks.items():
        share = sum(shares[item.id] for item in case.criteria if item.group == group)
        slots[f"group:{group}"].html(_line("mcda-group", group, share, f'data-weight="{mark}"'))


def _line(style: str, name: str, share: float, attributes: str) -> str:
    safe = html.escape(name)
    if len(name) > _WIDE:
        style += " mcda-wide"
    return (
        f'<div class="{style}"><span title="{safe}">{safe}</span>'
        f"<span {attributes}>{html.escape(percent(share))}</span></div>"
    )


def _draw_lens(case: Case) -> None:
    """Show the preset that the points match; choosing another one moves the sliders."""
    presets = {preset.id: preset for preset in case.presets}
    names = distinct(
        {**{preset.id: preset.name for preset in case.presets}, OWN: say("Own weights")}
    )
    matching = _matching(case)
    name = f"lens_{case.id}"
    shown = OWN if matching is None else matching.id
    key = sliders.key_showing(name, shown)
    options = [*presets, OWN]

    def choose() -> None:
        chosen = st.session_state[key]
        if chosen != OWN and sliders.is_shown(name, key):
            moved = sliders.around_locked(case, presets[chosen].points)
            sliders.set_points(case, moved.points)

    told = say("Lens")
    if len(names[shown]) > _FITS:
        told = say("Lens: {name}", name=names[shown])
    st.html(f'<div class="mcda-lens">{html.escape(told)}</div>')
    st.selectbox(
        say("Lens"),
        options,
        # what the box begins with where the answer that set it was overtaken by the next
        index=options.index(shown),
        key=key,
        format_func=lambda item: names[item],
        on_change=choose,
        label_visibility="collapsed",
    )


def _matching(case: Case) -> Preset | None:
    """Return the preset that the points on the sliders are; None when they are no preset's."""
    points = sliders.current_points(case)
    return next(
        (
            preset
            for preset in case.presets
            if all(preset.points.get(item, 0.0) == value for item, value in points.items())
        ),
        None,
    )


def _draw_buttons(case: Case) -> None:
    with st.container(horizontal=True, gap="small", key="points_buttons"):
        st.button(
            say("Reset"),
            key="reset",
            on_click=sliders.reset_points,
            args=(case,),
            disabled=not sliders.locked(case)
            and sliders.current_points(case) == sliders.default_points(case),
            help=say("Back to the points of the case, nothing locked"),
        )
        st.button(
            say("Undo"),
            key="undo",
            on_click=sliders.undo,
            args=(case,),
            disabled=not sliders.can_undo(case),
            help=say("Take back the last move, up to 20"),
        )
        st.button(
            say("Redo"),
            key="redo",
            on_click=sliders.redo,
            args=(case,),
            disabled=not sliders.can_redo(case),
            help=say("Make the move again that Undo took back"),
        )
        st.button(
            say("Weigh"),
            key="weigh",
            on_click=open_weighing,
            help=say("Find weights by answering questions; lock criteria"),
        )
        with st.popover(say("About weights"), key="about_weights", type="tertiary"):
            st.markdown(
                say(
                    "Points say how much a criterion matters beside the others; a weight is its "
                    "share of all points. In TOPSIS weights enter squared: twice the points "
                    "pull four times as hard. The line below a slider shows between which points "
                    "the first place stays with the same region, the other sliders as they are."
                )
            )
            lens = _matching(case)
            if lens is not None and lens.description:
                st.text(lens.description)
