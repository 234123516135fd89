"""The pictures of the page Joint ventures, on the screen and as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from mcda.allocation.plan import Plan
from mcda.allocation.reasons import unfunded_reason
from mcda.case.model import Case
from mcda.charts.money import RegionWords, region_bars
from mcda.charts.palette import PROGRAMME_MEANINGS
from mcda.charts.picture import Picture
from mcda.charts.plan import PlanWords, YearWords, plan_bars, year_bars
from mcda.charts.value_cost import ValueCostWords, value_cost
from mcda.charts.venture_links import links_map, venture_matrix
from mcda.report.plan_wording import plan_choices
from mcda.report.tables import with_unit
from mcda.report.wish_wording import taken_sentences
from mcda.ui.components.pictures_dialog import Offer
from mcda.ui.text import say


def money_offers(case: Case, ruled: Case, plan: Plan) -> list[Offer]:
    """List the pictures of the page, each with the choices behind the plan and what was taken.

    Parameters
    ----------
    case : as it is without what was taken
    ruled : with the figures that were taken
    plan : the plan that is shown
    """
    choices = (plan_choices(case, plan), *taken_sentences(plan.taken, case))
    made: tuple[tuple[str, str, Callable[[Case, Plan], Picture]], ...] = (
        ("ventures", say("Funded joint ventures"), ventures_picture),
        ("money_by_region", say("Public money by region"), regions_picture),
        ("money_by_year", say("Public money by year"), years_picture),
        ("partners_on_the_map", say("Partners of joint ventures"), links_map),
        ("who_with_whom", say("Public money by pair of partners"), matrix_picture),
        ("value_against_cost", say("Value against public cost"), value_picture),
    )
    there = {programme.kind for programme in case.programmes}
    keys = tuple(
        (words, PROGRAMME_MEANINGS[kind]) for kind, words in kind_names().items() if kind in there
    )
    return [
        # the others have no colours of kinds, or a legend of their own
        Offer(
            key,
            title,
            partial(make, ruled, plan),
            tuple(filter(None, (how_to_read(key), *choices))),
            keys=keys if make is ventures_picture else (),
        )
        for key, title, make in made
    ]


def how_to_read(key: str) -> str:
    """Return what stands below a picture, on the page as in its file; empty where it says all."""
    return {
        "money_by_year": say("The line in each year marks the money available."),
        "partners_on_the_map": say(
            "A line joins partners of funded ventures, thicker with more money; the more money "
            "lands in a region, the stronger is its colour."
        ),
        "who_with_whom": say(
            "Public money of the ventures in which both take part. A venture of three regions "
            "counts for each of its three pairs."
        ),
        "value_against_cost": say(
            "Each venture carried out in full. The line: as much value per money as the weakest "
            "venture funded in full. Who is above it and gets nothing is held back by other "
            "rules than money."
        ),
    }.get(key, "")


def kind_names() -> dict[str, str]:
    """Return the kinds of programmes in words."""
    return {
        "national": say("National"),
        "sectoral": say("Sectoral"),
        "territorial": say("Territorial"),
        "blended": say("Blended"),
    }


def ventures_picture(case: Case, plan: Plan) -> Picture:
    """Return the funded joint ventures with their money."""
    reasons = {item.id: say(unfunded_reason(plan, item, case)) for item in case.projects}
    unit = case.settings.money_unit
    words = PlanWords(say("Joint venture"), say("size"), say("public money"), unit)
    return plan_bars(case, plan, reasons, words)


def regions_picture(case: Case, plan: Plan) -> Picture:
    """Return the money landing in each region."""
    words = RegionWords(say("Money by region"), case.settings.money_unit)
    return region_bars(case, plan, kind_names(), words)


def years_picture(case: Case, plan: Plan) -> Picture:
    """Return the money of each year, and what is available."""
    words = YearWords(say("Year"), case.settings.money_unit, say("available"))
    return year_bars(case, plan, kind_names(), words)


def matrix_picture(case: Case, plan: Plan) -> Picture:
    """Return the matrix of partners in the session's words."""
    return venture_matrix(case, plan, least=say("nothing"), most=say("up to"))


def value_picture(case: Case, plan: Plan) -> Picture:
    """Return ventures by value and cost in the session's words."""
    words = ValueCostWords(
        cost=with_unit(say("Public cost"), case.settings.money_unit),
        value=say("Value"),
        funded=say("Funded in full"),
        partly=say("Funded in part"),
        unfunded=say("Not funded"),
        barred=say("Not eligible"),
        line=say("As much value per money as the weakest venture funded in full"),
    )
    notes = {item.id: say(unfunded_reason(plan, item, case)) for item in case.projects}
    return value_cost(case, plan, notes, words)
