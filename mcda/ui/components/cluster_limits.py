"""From when on a sector counts as strong or earns a star: limits of this view alone."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from mcda.case.model import Case
from mcda.ui import state
from mcda.ui.bound import bind
from mcda.ui.components.way_back import clear, draw_way_back, of_choices
from mcda.ui.state import CLUSTER_LIMITS, LQ_THRESHOLD, SIZE_FLOOR, STAR_LQ, STAR_QUANTILE
from mcda.ui.text import say


def with_limits(case: Case) -> Case:
    """Return the case as this view sees it, with the limits that were chosen."""
    chosen = {name: state.kept(case, choice) for name, choice in CLUSTER_LIMITS.items()}
    return replace(case, settings=replace(case.settings, **chosen))


def draw_limits(case: Case) -> None:
    """Draw the popover with the limits and their Reset."""
    thresholds = of_choices(case, "thresholds", *CLUSTER_LIMITS.values())
    with st.popover(say("Thresholds"), key="cluster_limits", type="tertiary"):
        st.markdown(say("These limits change this view only. The ranking keeps those of the case."))
        _draw_slider(
            case, LQ_THRESHOLD, say("Strong from this location quotient on"), 3.0, 0.05, "%.2f"
        )
        _draw_slider(
            case, SIZE_FLOOR, say("Strong from this share of the nation on, percent"), 20.0, 0.5,
            "%.1f %%", percent=True,
        )  # fmt: skip
        _draw_slider(case, STAR_LQ, say("A star from this location quotient on"), 5.0, 0.1, "%.1f")
        _draw_slider(
            case, STAR_QUANTILE,
            say("A star each for size and focus from this place in the sector on, percent"),
            100.0, 1.0, "%.0f %%", percent=True,
            note=say("90 % means: among the upper tenth of the regions in that sector."),
        )  # fmt: skip
        st.button(
            say("Reset thresholds"),
            key="reset_cluster_limits",
            on_click=clear,
            args=(thresholds, _reset, case),
            disabled=all(
                state.kept(case, choice) == choice.default(case)
                for choice in CLUSTER_LIMITS.values()
            ),
            help=say("Back to the thresholds of the case"),
        )
        draw_way_back(thresholds, lambda _before, _after: say("Thresholds were reset."))


def _draw_slider(
    case: Case,
    choice: state.Choice,
    label: str,
    high: float,
    step: float,
    form: str,
    *,
    percent: bool = False,
    note: str | None = None,
) -> None:
    """Draw a limit; the case's own may lie above what is usual."""
    scale = 100.0 if percent else 1.0
    limit = bind(
        case, choice, shown=lambda kept: round(scale * kept, 6), read=lambda moved: moved / scale
    )
    st.slider(
        label,
        0.0,
        max(high, limit.value, round(scale * choice.default(case), 6)),
        step=step,
        format=form,
        help=note,
        **limit.plain,
    )


def _reset(case: Case) -> None:
    for choice in CLUSTER_LIMITS.values():
        state.keep(case, choice, choice.default(case))
