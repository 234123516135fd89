"""Who works with whom: ventures as lines on the map, a matrix of partners, value against cost."""

from __future__ import annotations

import streamlit as st

from mcda.allocation.plan import Plan
from mcda.case.model import Case
from mcda.charts.venture_links import links_map
from mcda.report.plan_tables import region_money_table
from mcda.ui.components.headline import draw_note, draw_subheading
from mcda.ui.components.money_pictures import how_to_read, matrix_picture, value_picture
from mcda.ui.components.pictures import draw_picture
from mcda.ui.components.tables import draw_table
from mcda.ui.text import say


def draw_partners(case: Case, plan: Plan) -> None:
    """Draw the three pictures, each with what it means, and money by region as a table."""
    left, right = st.columns(2, gap="large")
    with left:
        draw_subheading(say("Partners on the map"))
        draw_picture(
            links_map(case, plan), key="plan_links", width="content",
            alt=say("Regions as tiles, stronger with more money, and lines between partners"),
        )  # fmt: skip
        draw_note(how_to_read("partners_on_the_map"))
    with right:
        draw_subheading(say("Who works with whom"))
        draw_picture(
            matrix_picture(case, plan), key="plan_matrix",
            alt=say("Money of joint ventures by pair of partner regions"),
        )  # fmt: skip
        draw_note(how_to_read("who_with_whom"))
    draw_subheading(say("Value against cost"))
    draw_picture(
        value_picture(case, plan), key="plan_value",
        alt=say("Ventures by public cost and value, funded and not"),
    )  # fmt: skip
    draw_note(how_to_read("value_against_cost"))
    draw_table(region_money_table(case, plan), key="plan_regions_table", alt=say("By region"))
