"""What is asked of the money: how much, what the ranking does to it, whether agreements count."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from mcda.allocation.changes import Factors
from mcda.allocation.role_wording import ROLE_EXPLANATIONS, ROLE_NAMES
from mcda.case.columns import ROLES
from mcda.case.model import Case, Programme
from mcda.report.numbers import amount_text
from mcda.ui import state
from mcda.ui.bound import bind
from mcda.ui.components.way_back import clear, draw_way_back, of_choices
from mcda.ui.money import asked, programme_percents
from mcda.ui.state import (
    AGREEMENTS,
    AUTOMATIC,
    BUDGET,
    FLOOR,
    MOST_BUDGET,
    MULTIPLIER,
    PROGRAMME_BUDGETS,
    ROLE,
)
from mcda.ui.text import plain_label, say

_PROGRAMMES = 5  # sliders; with more they scroll
_SCROLLED = 330  # pixels
_NARROW = 162  # pixels
_OWN_FLOOR = 40  # hundredths of closeness, where the mean is no longer the floor


def draw_ventures_choices(case: Case) -> None:
    """Draw the choices; each says what it does where it is chosen."""
    # as wide as what they hold on a projector: two controls, the longest role, a switch
    budget, ranking, rules = st.columns([64, 57, 37], gap="small", vertical_alignment="top")
    with budget, st.container(horizontal=True, gap="small", vertical_alignment="center"):
        # narrow, so that both stand in one line on a projector as well
        _slide(case, BUDGET, say("Budgets of the programmes"), MOST_BUDGET, 5, _NARROW)
        _draw_programmes(case)
    with ranking:
        role = _choose_role(case)
    with rules, st.container(gap=None):
        _draw_explanations()
        if case.agreements:
            _draw_agreements(case)
    if role == "floor":
        _draw_floor(case)
    if role == "value":
        _slide(case, MULTIPLIER, say("How strongly closeness tips the balance, percent"), 100, 5)


def _draw_programmes(case: Case) -> None:
    """Draw a slider for each programme; what they say multiplies the slider for all."""
    percents = programme_percents(case)
    factors = asked(case).factors(case)
    factors_set = of_choices(case, "programme_budgets", PROGRAMME_BUDGETS)
    with st.popover(say("Each programme"), key=f"each_programme_{case.id}"):
        st.caption(
            say(
                "Percent of a programme's own budgets, those of its funds if it has any. It "
                "multiplies what stands on the slider for all programmes."
            )
        )
        # many programmes scroll by themselves, so that the way back stays at hand
        crowded = len(case.programmes) > _PROGRAMMES
        with st.container(gap=None, height=_SCROLLED if crowded else "content"):
            for programme in case.programmes:
                st.html(_budget_line(case, programme, factors))
                _slide_programme(case, programme, percents)
        st.button(
            say("All at 100 %"),
            key=f"each_programme_reset_{case.id}",
            on_click=clear,
            args=(factors_set, state.keep, case, PROGRAMME_BUDGETS, ()),
            disabled=not percents,
        )
        draw_way_back(
            factors_set, lambda _before, _after: say("All programmes are at 100 % again.")
        )


def _slide_programme(case: Case, programme: Programme, percents: Mapping[str, int]) -> None:
    def with_percent(percent: int) -> tuple[str, ...]:
        wanted = {**programme_percents(case), programme.id: percent}
        return tuple(
            f"{other.id}:{wanted[other.id]}"
            for other in case.programmes
            if wanted.get(other.id, 100) != 100
        )

    moved = bind(
        case, PROGRAMME_BUDGETS, f"programme_budget_{programme.id}",
        shown=lambda _: percents.get(programme.id, 100), read=with_percent,
    )  # fmt: skip
    st.slider(
        plain_label(programme.name),
        0,
        MOST_BUDGET,
        step=5,
        format="%d %%",
        label_visibility="collapsed",
        **moved.plain,
    )


def _budget_line(case: Case, programme: Programme, factors: Factors) -> str:
    """Name a programme, with the money of all years that its factors leave."""
    funds = [fund.budgets for fund in case.funds if fund.programme == programme.id]
    tables = funds if funds and programme.kind == "blended" else [programme.budgets]
    own = sum(table.get(year, 0.0) for table in tables for year in case.years)
    told = say(
        "{now} of {own} {unit}",
        now=amount_text(factors.of(programme.id) * own, 2),
        own=amount_text(own, 2),
        unit=case.settings.money_unit,
    )
    name = html.escape(programme.name)
    return (
        f'<div class="mcda-budget"><span title="{name}">{name}</span>'
        f"<span>{html.escape(told.rstrip())}</span></div>"
    )


def _draw_explanations() -> None:
    # Wide and small, so that it is low: nobody without a mouse could scroll it.
    rows = "".join(
        f"<p><strong>{html.escape(say(ROLE_NAMES[item]))}.</strong> "
        f"{html.escape(say(ROLE_EXPLANATIONS[item]))}</p>"
        for item in ROLES
    )
    with st.popover(say("What these mean"), key="roles_told", type="tertiary"):
        st.html(f'<div class="mcda-told">{rows}</div>', width=600)


def _choose_role(case: Case) -> str:
    role = bind(case, ROLE, options={item: say(ROLE_NAMES[item]) for item in ROLES})
    st.selectbox(say("What the ranking does to the money"), **role.one)
    return str(role.value)


def _draw_floor(case: Case) -> None:
    """Draw the floor; until it is moved it is the regions' mean closeness."""
    automatic = bind(
        case, FLOOR, "widget_floor_automatic",
        shown=lambda floor: floor == AUTOMATIC, read=lambda on: AUTOMATIC if on else _OWN_FLOOR,
    )  # fmt: skip
    st.toggle(say("The floor is the mean closeness of the regions"), **automatic.plain)
    if not automatic.value:
        _slide(case, FLOOR, say("Mean closeness that the money must reach, in hundredths"), 100, 1)


def _draw_agreements(case: Case) -> None:
    required = bind(case, AGREEMENTS, shown=bool, read=int)
    st.toggle(
        say("Only with agreements in force"),
        **required.plain,
        help=say(
            "Only ventures whose partners all have an agreement in force at their start. The tab "
            "Agreements tells which missing ones block the most value."
        ),
    )


def _slide(
    case: Case, choice: state.Choice, label: str, most: int, step: int, width: int | None = None
) -> None:
    """Draw a slider of a choice in percent or hundredths."""
    moved = bind(case, choice)
    st.slider(
        label,
        0,
        most,
        step=step,
        format="%d %%" if choice is not FLOOR else "%d",
        width=width or "stretch",
        **moved.plain,
    )
