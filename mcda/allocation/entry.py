"""What it would take for an unfunded joint venture to enter the plan.

The optimum as a function of one venture's value is convex. The value at which it enters is the
least of (best without it - the rest of a plan) / its fraction over all plans that contain it,
which Dinkelbach's method (1967) finds in a few solves, also where ventures are all or nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mcda.allocation.instance import Venture
from mcda.allocation.model import Model
from mcda.allocation.plan import Plan, Status
from mcda.allocation.question import Question
from mcda.allocation.solve import Outcome
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case
from mcda.ranking.wording import figure_text

_HUGE = 1e3  # times the value of all others together: enough for whatever can be funded
_ROUNDS = 20
_SURE = 1e-9  # relative step below which the value is found
_TIE = 1e-6  # missing part of its value that is the solver's rounding


@dataclass(frozen=True)
class Entry:
    """What it takes for a joint venture to be funded.

    Parameters
    ----------
    project : id
    factor : what its impacts must be multiplied by, >= 1; None where no factor helps, or none
        was found
    value : the value, when carried out in full, from which it is funded; None where the rules
        keep it out whatever it is worth, or it was not found
    percents : impact id -> by how many percent that impact alone must be larger, in the order
        of the table; without those that it does not bring
    sentence : the same in words
    """

    project: str
    factor: float | None
    value: float | None
    percents: dict[str, float]
    sentence: Sentence


def entries(question: Question, plan: Plan) -> Iterator[Entry]:
    """Yield what each eligible venture without money needs, in the order of the table.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    """
    for project in unfunded(plan):
        found = entry(question, plan, project)
        if found is not None:
            yield found


def unfunded(plan: Plan) -> list[str]:
    """Return the ids of eligible ventures without money; none without a plan."""
    parts = plan.projects if plan.has_plan else ()
    return [part.project for part in parts if part.eligible and part.fraction == 0]


def entry(question: Question, plan: Plan, project: str) -> Entry | None:
    """Find what an unfunded venture needs to be funded, by solving again with more value.

    Special cases: None for a venture that is funded, or not eligible, or without a plan; where
    the time allowed is too short for an answer that is sure, only that is said.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    project : id
    """
    if project not in unfunded(plan):
        return None
    venture = question.instance().by_id[project]
    try:
        value = _entering(question, question.model(), venture)
    except TimeoutError:
        late = sentence("What it would need was not found in the time allowed.")
        return Entry(project, None, None, {}, late)
    return _entry(venture, value, question.case)


def _entering(question: Question, model: Model, venture: Venture) -> float | None:
    """Return the value from which a venture is funded; None where nothing helps.

    Raises
    ------
    TimeoutError
        A solve stopped before its optimum was proven.
    """
    others = {name: a for name, a in model.value.items() if name != venture.y}
    best = _optimum(question, _banned(model, venture)).objective
    level = _HUGE * (1.0 + sum(map(abs, model.value.values())))
    found: float | None = None
    for _ in range(_ROUNDS):
        outcome = _optimum(question, replace(model, value=others | {venture.y: level}))
        fraction = outcome.values.get(venture.y, 0.0)
        if best is None or fraction == 0:
            return found
        rest = sum(a * outcome.values[name] for name, a in others.items())
        lower = (best - rest) / fraction
        if found is not None and lower >= found - _SURE * max(1.0, abs(found)):
            return found
        found = level = lower
    raise TimeoutError


def _optimum(question: Question, model: Model) -> Outcome:
    outcome = question.ask(model)
    if outcome.status not in (Status.OPTIMAL, Status.INFEASIBLE):
        raise TimeoutError
    return outcome


def _banned(model: Model, venture: Venture) -> Model:
    own = model.variables[venture.y]
    return replace(model, variables={**model.variables, venture.y: replace(own, upper=0.0)})


def _entry(venture: Venture, value: float | None, case: Case) -> Entry:
    project = venture.project.id
    if value is None:
        kept_out = sentence("No value would let it in: rules or budgets leave no room for it.")
        return Entry(project, None, None, {}, kept_out)
    worth, missing = venture.value, value - venture.value
    if not case.impacts:
        return Entry(project, None, value, {}, sentence(
            "Only its cost counts here, so nothing but the rules could let it in. State what "
            "ventures are for in the table impacts."
        ))  # fmt: skip
    if worth > 0 and missing <= _TIE * worth:
        tie = sentence("Plans with it are worth as much: any more value would let it in.")
        return Entry(project, 1.0, worth, {}, tie)
    percents = {}
    for impact in case.impacts:
        brought = venture.project.impacts.get(impact.id, 0.0)
        part = venture.factor * venture.inside * impact.weight * brought / impact.reference
        if part > 0:
            percents[impact.id] = 100 * missing / part
    names = {impact.id: impact.name for impact in case.impacts}
    needs = [f"{_percent(more)} % more {_low(names[key])}" for key, more in percents.items()]
    factor = value / worth if worth > 0 else None
    if not needs:
        told = sentence("It brings nothing that counts; it would need an impact to enter.")
        return Entry(project, factor, value, percents, told)
    need = listed(needs) if len(needs) == 1 else sentence(
        "{each}, or {all} % more of all that it brings together",
        each=" or ".join(needs),
        all=_percent(100 * (factor - 1)) if factor is not None else "–",
    )  # fmt: skip
    if factor is None:
        need = " or ".join(needs)
    return Entry(
        project, factor, value, percents, sentence("It would need {need} to enter.", need=need)
    )


def _percent(percent: float) -> str:
    """Write a percentage so that it is not read as less than it is: two digits, rounded up."""
    text = figure_text(percent, digits=2)
    if float(text.replace(",", "")) >= percent * (1 - _SURE):
        return text
    unit = min(10.0 ** (math.floor(math.log10(percent)) - 1), 1.0)
    return figure_text(math.ceil(percent / unit) * unit, digits=2)


def _low(name: str) -> str:
    """Write a name inside a sentence: "Jobs" as "jobs", "GRP" as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
