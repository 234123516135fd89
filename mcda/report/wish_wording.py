"""Wishes about a plan, in words."""

from __future__ import annotations

from mcda.allocation.wishes import Wish
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import figure_text


def wish_sentence(wish: Wish, case: Case) -> Sentence:
    """Say what is wished; the subject by its name, or its id where the case lost it."""
    names = {project.id: project.name for project in case.projects}
    names |= {programme.id: programme.name for programme in case.programmes}
    name = names.get(wish.subject, wish.subject)
    amount = figure_text(wish.level or 0.0, case.settings.money_unit)
    if wish.kind == "out":
        return sentence("{project} gets nothing.", project=name)
    if wish.kind == "amount":
        return sentence("{project} gets exactly {amount}.", project=name, amount=amount)
    if wish.kind == "budget":
        return sentence(
            "{programme} has {amount} in all years together."
            if wish.year is None
            else "{programme} has {amount} in {year}.",
            programme=name,
            amount=amount,
            year=wish.year,
        )
    if wish.level is None:
        return sentence("{project} is carried out in full.", project=name)
    return sentence(
        "At least {percent} % of {project} is carried out.",
        percent=figure_text(100 * wish.level),
        project=name,
    )


def price_of_wish(cost: float | None, whole: float | None) -> Sentence:
    """Say what a wish alone costs.

    Parameters
    ----------
    cost : value lost, negative when value is won; None where it leaves no plan
    whole : value of the plan without it; None without one
    """
    if cost is None:
        return sentence("Alone it leaves no plan.")
    if cost == 0:
        return sentence("Alone it costs nothing.")
    part = figure_text(100 * abs(cost) / abs(whole), digits=2) if whole else "–"
    says = (
        "Alone it costs {amount} of value, {percent} %."
        if cost > 0
        else "Alone it adds {amount} of value, {percent} %."
    )
    return sentence(says, amount=figure_text(abs(cost)), percent=part)
