"""The medium and long term: money by year, cumulative, by programme and fund, and beyond."""

from __future__ import annotations

import streamlit as st

from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.report.plan_tables import programme_money_table
from mcda.report.year_tables import funds_table, horizon_sentence, horizon_table
from mcda.ui.components.headline import draw_note, draw_paragraph, draw_subheading
from mcda.ui.components.money_pictures import how_to_read, years_picture
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.tables import draw_table
from mcda.ui.text import say


def draw_years(case: Case, plan: Plan) -> None:
    """Draw when money is paid, what is committed later, and who stands behind it."""
    draw_paragraph(say(horizon_sentence(case, plan)))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        draw_picture(
            years_picture(case, plan),
            key="plan_years",
            alt=say("Public money by year and kind of programme, and what is available"),
        )
        draw_note(how_to_read("money_by_year"))
    with right:
        draw_table(horizon_table(case, plan), key="plan_horizon", alt=say("Money by year"))
    draw_table(
        programme_money_table(case, plan), key="plan_programmes", alt=say("Money by programme")
    )
    if plan.funds:
        draw_subheading(say("Who feeds the blended programmes"))
        draw_table(funds_table(case, plan), key="plan_funds", alt=say("Money by fund and year"))
