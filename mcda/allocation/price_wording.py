"""Prices in words: what a little more of each rule brings, and how far that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcda.allocation.confirming import BudgetStep
from mcda.allocation.plan import Plan, Price
from mcda.case.finding import Sentence, listed, sentence
from mcda.ranking.wording import figure_text

_FEW = 0.01
"""Value from which a step is worth a sentence; below it, ten, a hundred or more units are meant."""

_USUAL = 1000
"""Units that a step may be whatever the rule has; larger ones are no more than it has."""

_LARGEST = 10**30

_MORE = {
    "budget": "{step} in {programme} in {year} {adds}{range}.",
    "absorption": "If {region} could put {step} to work in {year}, that {adds}{range}.",
    "personnel": "{step} in {region} {adds}{range}.",
    "ceiling": "Raising the ceiling for {place} by {step} {adds}{range}.",
    "floor": "Raising the floor for {place} by {step} {adds}{range}.",
    "groups": "Raising what the group {group} may get by {step} {adds}{range}.",
    "fund_ceiling": "Raising what {fund} may pay of {programme} by {step} {adds}{range}.",
    "fund_floor": "Raising what {fund} must pay of {programme} by {step} {adds}{range}.",
    "role_floor": "Raising the mean closeness asked of the money by 0.01 {adds}{range}.",
}


def price_sentences(prices: Sequence[Price], plan: Plan) -> tuple[Sentence, ...]:
    """Say what each price means, all of one unit for the same step, so that they compare."""
    steps: dict[str, int] = {}
    for price in prices:
        if price.price:
            steps[price.unit] = min(_step(price), steps.get(price.unit, _LARGEST))
    return tuple(price_sentence(price, plan, steps.get(price.unit)) for price in prices)


def price_sentence(price: Price, plan: Plan, step: int | None = None) -> Sentence:
    """Say what one more unit of a rule brings and how far; where it brings nothing, why.

    Where a unit brings next to nothing, ten, a hundred or more are meant, as far as the price
    holds. That ventures which are all or nothing stay as they are is to be told once for all.

    Parameters
    ----------
    price : a price of ``plan``
    plan : the plan
    step : units that are meant; None = as few as bring something
    """
    if price.price is None:
        return sentence("This rule has no price: {rule}", rule=price.sentence)
    if price.price == 0:
        return _worthless(price, plan)
    names: Mapping[str, object] = price.sentence.values
    step = step or _step(price)
    told = {
        **names,
        "step": _amount(price, step),
        "adds": _adds(price.price * step, plan),
        "range": _range(price, step),
    }
    return sentence(_MORE[_kind(price)], **told)


def _worthless(price: Price, plan: Plan) -> Sentence:
    """Say what a price of 0 proves: of a selection of all-or-nothing ventures, that one alone."""
    if price.slack > 0:
        says = (
            "With the same ventures carried out, more would bring nothing: {slack} of it is not "
            "used. {rule}"
            if plan.given_selection
            else "More would bring nothing: {slack} of it is not used. {rule}"
        )
    else:
        says = (
            "With the same ventures carried out, more of this alone would bring nothing. {rule}"
            if plan.given_selection
            else "More of this alone would bring nothing. {rule}"
        )
    return sentence(says, slack=_plain(price, price.slack), rule=price.sentence)


def steps_sentences(steps: Sequence[BudgetStep]) -> tuple[Sentence, ...]:
    """Say what larger budgets bring, of all programmes together where there are several."""
    if not steps:
        return ()
    name, of_case = steps[0].name, steps[0].of_case
    told = [
        sentence(
            "{percent} %: {gain}",
            percent=step.percent,
            gain=sentence("no plan")
            if step.gain_free is None
            else f"{'+' if step.gain_free > 0 else ''}{figure_text(step.gain_free)}",
        )
        for step in steps
        if step.name == name
    ]
    says = "Value gained with more of the budget, ventures chosen anew. {who}: {gains}."
    if of_case:
        says = (
            "There is no money at present: value gained with a part of the case's own budget. "
            "{who}: {gains}."
        )
    first = sentence(says, who=name, gains=listed([str(one) for one in told]))
    if any(step.gain_free for step in steps):
        return (first,)
    return (first, sentence("None of the larger budgets solved again brings any value."))


def _kind(price: Price) -> str:
    side = "floor" if price.name.endswith(":minimum") else "ceiling"
    if price.family == "funds":
        return f"fund_{side}"
    return side if price.family == "limits" else price.family


def _step(price: Price) -> int:
    """Return the least power of ten of units that bring something, within the range."""
    if price.price is None or price.unit in ("share", "closeness"):
        return 1
    room = float("inf") if price.valid_to is None else price.valid_to - price.rhs
    most, step = min(room, max(_USUAL, abs(price.rhs))), 1
    while abs(price.price * step) < _FEW and 10 * step <= most:
        step *= 10
    return step


def _amount(price: Price, step: int) -> object:
    if price.unit == "share":
        return "one percentage point"
    if price.family == "personnel":
        return "One more skilled person" if step == 1 else f"{step:,} more skilled people"
    what = price.unit or "unit"
    more = "one more" if step == 1 else f"{step:,} more"
    if price.family in ("limits", "groups"):
        return f"one {what}" if step == 1 else f"{step:,} {what}"
    return f"{more if price.family == 'absorption' else more.capitalize()} {what}"


def _adds(value: float, plan: Plan) -> Sentence:
    if plan.objective_is_cost:
        says = "adds ventures worth {amount}" if value > 0 else "costs ventures worth {amount}"
    else:
        says = "adds {amount} value" if value > 0 else "costs {amount} value"
    return sentence(says, amount=figure_text(abs(value)))


def _range(price: Price, step: int) -> Sentence:
    if price.valid_to is None:
        return sentence("")
    room = price.valid_to - price.rhs
    says = ", up to +{room}" if room >= step else ", but only up to +{room}"
    return sentence(says, room=_plain(price, room))


def _plain(price: Price, amount: float) -> str:
    if price.unit == "share":
        return f"{figure_text(100 * amount)} percentage points"
    if price.family == "personnel":
        return f"{figure_text(amount)} people"
    return figure_text(amount, price.unit)
