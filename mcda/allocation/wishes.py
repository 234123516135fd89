"""What if: a joint venture forced in or out, its money fixed, a budget changed, and the price.

A wish about a joint venture is a further rule of the model, so that a wish that cannot be
fulfilled is explained like any other conflict. A wish about a budget is another case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mcda.allocation.changes import with_budget, with_scaled_budgets
from mcda.allocation.instance import Instance, Venture
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.repairs import Diagnosis, diagnose
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.columns import WISHES
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case, SavedScenario
from mcda.case.wished import Wished, read_wished, wished_text
from mcda.ranking.wording import Figure, figure_text, share_text

_NOTHING = 1e-6  # part of the value that is the solver's rounding


@dataclass(frozen=True)
class Wish:
    """One wish; called with an instance, it writes its rule.

    Parameters
    ----------
    kind : ``in``, ``out``, ``amount`` or ``budget``
    subject : id of the joint venture, or of the programme
    level : ``in``: the least fraction, None = in full; ``amount``: public money within the
        horizon; ``budget``: money in ``year``, or in all years together, as scaled
    year : for ``budget`` only; None = all years, each in proportion
    """

    kind: str
    subject: str
    level: float | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        if self.kind not in WISHES:
            raise ValueError(f"kind must be one of {', '.join(WISHES)}, not {self.kind}")
        if self.kind in ("amount", "budget") and self.level is None:
            raise ValueError(f"a wish for {self.kind} needs a level")
        if self.level is not None and not 0 <= self.level < float("inf"):
            raise ValueError(f"level must be a number >= 0, not {self.level}")

    @property
    def text(self) -> str:
        """How a saved view holds it."""
        return wished_text(Wished(self.kind, self.subject, self.level, self.year))

    @property
    def name(self) -> str:
        """Name of its rule."""
        return f"{self.kind}:{self.subject}" + ("" if self.year is None else f",{self.year}")

    def __call__(self, instance: Instance) -> Iterator[Row]:
        """Write the rule; a wish about a budget, or to leave out what is barred, has none."""
        if self.kind == "budget":
            return
        project = next((p for p in instance.case.projects if p.id == self.subject), None)
        if project is None:
            raise ValueError(f"there is no joint venture {self.subject}")
        venture = instance.by_id.get(self.subject)
        if venture is None:
            if self.kind == "in" or (self.kind == "amount" and self.level):
                yield self._row(sentence(
                    "You asked for {project}, which cannot be funded: {reason}",
                    project=project.name, reason=instance.barred[self.subject],
                ), {}, Sense.AT_LEAST, 1.0)  # fmt: skip
            return
        yield self._rule(venture, instance)

    def _rule(self, venture: Venture, instance: Instance) -> Row:
        name = venture.project.name
        if self.kind == "out":
            says = sentence("You asked that {project} gets nothing.", project=name)
            return self._row(says, {venture.y: 1.0}, Sense.AT_MOST, 0.0)
        if self.kind == "in":
            most = venture.project.max_fraction
            level = most if self.level is None else self.level
            says = sentence(
                "You asked that at least {percent} % of {project} is carried out.",
                percent=Figure(level, is_share=True),
                project=name,
            )
            if self.level is None and most == 1.0:
                says = sentence("You asked that {project} is carried out in full.", project=name)
            return self._row(says, {venture.y: 1.0}, Sense.AT_LEAST, level)
        unit, amount = instance.case.settings.money_unit, self.level or 0.0
        least = venture.min_fraction * venture.public
        says = sentence(
            "You asked that {project} gets exactly {amount}; it can get {least} to {most}, or "
            "nothing."
            if least > 0
            else "You asked that {project} gets exactly {amount}; it can get up to {most}.",
            project=name,
            amount=Figure(amount, unit),
            least=Figure(least),
            most=Figure(venture.project.max_fraction * venture.public, unit),
        )
        return Row(
            "wishes", self.name, Measure.MONEY, unit, says, {venture.y: venture.public},
            Sense.EQUAL, amount,
        )  # fmt: skip

    def _row(self, says: Sentence, terms: dict[str, float], sense: Sense, rhs: float) -> Row:
        return Row("wishes", self.name, Measure.FRACTION, "", says, terms, sense, rhs)


@dataclass(frozen=True)
class Granted:
    """What wishes do to a plan.

    Parameters
    ----------
    wishes : what was asked
    plan : the best plan that fulfils them all, near to the one before where plans are equal
    case : the case with the budgets wished for; where there are such wishes, with all as scaled
    cost : value lost by all wishes together, negative when value is won; None without a plan
    costs : value lost by each wish alone, in the order of the wishes; None where that wish
        alone leaves no plan
    diagnosis : which rules clash, and what would help; empty when there is a plan
    sentence : what it costs, in words
    """

    wishes: tuple[Wish, ...]
    plan: Plan
    case: Case
    cost: float | None
    costs: tuple[float | None, ...]
    diagnosis: Diagnosis
    sentence: Sentence


def saved_wishes(row: SavedScenario | None, case: Case) -> tuple[Wish, ...]:
    """Return the wishes of a saved view, without those about what the case does not have."""
    read = (read_wished(text) for text in (row.wishes if row else ()))
    return still_there((Wish(*parts) for parts in read if parts is not None), case)


def still_there(wishes: Iterable[Wish], case: Case) -> tuple[Wish, ...]:
    """Return the wishes without those about what the case does not have."""
    projects = {project.id for project in case.projects}
    programmes = {programme.id for programme in case.programmes}
    return tuple(
        wish
        for wish in wishes
        if wish.subject in (programmes if wish.kind == "budget" else projects)
        and (wish.year is None or wish.year in case.years)
    )


def wished(question: Question, wishes: Sequence[Wish]) -> Question:
    """Ask the same with wishes besides; wished for budgets, their factors are 1 from then on.

    Raises
    ------
    ValueError
        A wish names a programme, year or joint venture that the case does not have.
    """
    case = question.case
    if any(wish.kind == "budget" for wish in wishes):
        # Budgets are wished for as scaled, and of a factor of 0 nothing could be made.
        case = with_scaled_budgets(case, question.factors)
        question = question.with_options(budget_scale=1.0, programme_scales={})
    for wish in wishes:
        if wish.kind == "budget":
            case = with_wished_budget(case, wish)
        elif all(project.id != wish.subject for project in case.projects):
            raise ValueError(f"there is no joint venture {wish.subject}")
    return question.of(case).with_rows([wish for wish in wishes if wish.kind != "budget"])


def with_wished_budget(case: Case, wish: Wish) -> Case:
    """Return the case with the budget that is wished for.

    Raises
    ------
    ValueError
        The case has no such programme or year.
    """
    programme = next((p for p in case.programmes if p.id == wish.subject), None)
    if programme is None or (wish.year is not None and wish.year not in case.years):
        raise ValueError(f"there is no budget of {wish.subject} in {wish.year or 'any year'}")
    level = wish.level or 0.0
    if wish.year is not None:
        return with_budget(case, programme.id, wish.year, level)
    feeding = [fund.budgets for fund in case.funds if fund.programme == programme.id]
    tables = feeding if feeding and programme.kind == "blended" else [programme.budgets]
    before = {year: sum(table.get(year, 0.0) for table in tables) for year in case.years}
    total = sum(before.values())
    for year, amount in before.items():
        part = amount / total if total > 0 else 1 / len(before)
        case = with_budget(case, programme.id, year, part * level)
    return case


def grant(question: Question, wishes: Sequence[Wish], base: Plan) -> Granted:
    """Fulfil wishes and say what they cost.

    Parameters
    ----------
    question : what was asked for the plan so far
    wishes : what is asked besides
    base : the plan so far, the answer to ``question``
    """
    asked = wished(question, wishes).with_options(previous=base.fractions)
    plan = asked.plan()
    cost = _lost(base.objective, plan.objective)
    alone = [_lost(base.objective, _value(wished(question, [wish]))) for wish in wishes]
    return Granted(
        wishes=tuple(wishes),
        plan=plan,
        case=asked.case,
        cost=cost,
        costs=tuple(alone),
        diagnosis=Diagnosis(None, ()) if plan.has_plan else diagnose(asked),
        sentence=_cost_sentence(cost, base, len(wishes)),
    )


def _value(question: Question) -> float | None:
    return question.ask(question.model()).objective


def _lost(before: float | None, after: float | None) -> float | None:
    if before is None or after is None:
        return None
    lost = before - after
    return lost if abs(lost) > _NOTHING * max(abs(before), abs(after)) else 0.0


def _cost_sentence(cost: float | None, base: Plan, count: int) -> Sentence:
    many = count != 1
    if cost is None:
        return sentence(
            "No plan fulfils these wishes under the rules."
            if many
            else "No plan fulfils this wish under the rules."
        )
    if cost == 0:
        return sentence("These wishes cost nothing." if many else "This wish costs nothing.")
    whole = abs(base.objective or 0.0)
    part = share_text(abs(cost) / whole, digits=2) if whole > 0 else "–"
    values = {"amount": figure_text(abs(cost)), "percent": part}
    if cost < 0:
        return sentence("The value rises by {amount}, {percent} % of the plan's.", **values)
    if many:
        says = "These wishes cost {amount} of value, {percent} % of the plan's."
    else:
        says = "This wish costs {amount} of value, {percent} % of the plan's."
    return sentence(says, **values)
