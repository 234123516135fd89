"""Other plans that are worth as much: which ventures could take whose place without loss.

A plan shows one choice; where another one has the same value, that is no finding about the
ventures but a rule that broke a tie. Every venture that could get more is asked about: over all
plans that lose no value, how far can it be carried out?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mcda.allocation.calm import at_least, calmer
from mcda.allocation.instance import Instance, Venture
from mcda.allocation.model import Model, Variable
from mcda.allocation.plan import Plan, Status
from mcda.allocation.question import Question
from mcda.allocation.settle import optimal_face
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case
from mcda.ranking.wording import joined, shares_apart

MOST_SOLVED = 24
"""Models solved at most."""

_LARGE = 5_000  # rows above which nothing is looked for
_SECONDS = 5.0  # for each model
_LOSS = 1e-7  # part of the value that is the solver's own rounding
_SOME = 0.01  # of the most that any venture is carried out: less, more or less, is not told
_DUST = 1e-6  # of a venture: the solver's own rounding
_NAMED = 6


@dataclass(frozen=True)
class Substitute:
    """A venture that gets more in another plan of the same value.

    Parameters
    ----------
    project : id
    before, fraction : carried out in the plan, and at most in another one as good
    instead : ids of the ventures that get less in the nearest such plan
    along : ids of further ventures that get more in it
    """

    project: str
    before: float
    fraction: float
    instead: tuple[str, ...]
    along: tuple[str, ...]


@dataclass(frozen=True)
class EquallyGood:
    """What could be funded otherwise without loss.

    Parameters
    ----------
    substitutes : in the order of the table
    looked_at, of : ventures of value that could get more: those that were looked at, and all
    is_proven : whether the plan is proven best; where not, nothing is looked at
    was_near : whether a plan seen before decided between equally good ones; None = not told
    some : part of a venture; less than that of it, more or less, is not told
    """

    substitutes: tuple[Substitute, ...]
    looked_at: int
    of: int
    is_proven: bool
    was_near: bool | None
    some: float = _SOME


def equally_good(
    question: Question, plan: Plan, was_near: bool | None, *, most: int = MOST_SOLVED
) -> EquallyGood:
    """Look for ventures that could take the place of others without loss of value.

    In a linear programme a venture whose reduced value is below 0 is in no other plan as good.
    The rest is asked of the plans themselves: those without money all at once, until none of
    them can get any. Where ventures are all or nothing, a plan counts as good within a
    ten-millionth of the value.

    Special cases: nothing is looked at for a plan that is not proven best, nor where the model
    is very large.

    Parameters
    ----------
    question : what was asked
    plan : its answer
    was_near : whether a plan seen before decided; None = not known, and the whole rule is told
    most : models solved at most
    """
    exact = plan.exact or plan
    is_proven = exact.status is Status.OPTIMAL and exact.objective is not None
    instance = question.instance()
    fractions = exact.fractions
    some = _some(fractions)
    open_ones = [
        venture
        for venture in instance.ventures
        if venture.value > 0 and fractions[venture.project.id] < venture.project.max_fraction - some
    ]
    nothing = EquallyGood((), 0, len(open_ones), is_proven, was_near, some)
    if not is_proven or not open_ones:
        return nothing
    model = question.model()
    if len(model.rows) > _LARGE:
        return nothing
    search = _Search(question.with_options(time_limit=_SECONDS), model, instance, exact, most)
    if search.face is None:
        return nothing
    possible, unknown = search.possible(open_ones)
    found, untold = search.told(possible)
    looked_at = len(open_ones) - len(unknown) - untold
    return EquallyGood(tuple(found), looked_at, len(open_ones), is_proven, was_near, some)


def _some(fractions: Mapping[str, float]) -> float:
    """Return what part of a venture is worth telling: where little is funded, less of it is."""
    most = max(fractions.values(), default=0.0)
    return max(_DUST, _SOME * min(most, 1.0)) if most > 0 else _SOME


class _Search:
    """Asks the plans that are as good, as often as is allowed."""

    def __init__(
        self, question: Question, model: Model, instance: Instance, plan: Plan, most: int
    ) -> None:
        self.question, self.instance = question, instance
        self.fractions = plan.fractions
        self.some = _some(plan.fractions)
        self.reduced = {} if model.is_mip else _reduced(plan, self.some)
        self.left = most
        self.model = model
        value = plan.objective or 0.0
        self.least = value - _LOSS * max(1.0, abs(value))
        self.face = self._as_good()

    def _as_good(self) -> Model | None:
        """Return the model of all plans that are as good; None without an answer."""
        if self.model.is_mip:
            return at_least(self.model, self.model.value, self.least)
        optimum = self.question.ask(self.model)
        return optimal_face(self.model, optimum) if optimum.status is Status.OPTIMAL else None

    def _others(self, ventures: Sequence[Venture]) -> list[Venture] | None:
        """Return ventures that get more in some plan as good; None without an answer.

        Empty only where none of them does. To look for the most value with a little more of
        them is quicker than to look for the most of them where ventures are all or nothing.
        """
        if not self.model.is_mip:
            values = self._most(ventures)
        else:
            before = sum(self._before(venture) for venture in ventures)
            values = self._best({v.y: 1.0 for v in ventures}, before + self.some)
        if values is None:
            return None
        more = {v.y: values.get(v.y, 0.0) - self._before(v) for v in ventures}
        largest = max(more.values())
        return [v for v in ventures if more[v.y] >= min(largest, self.some) and largest > _DUST]

    def _best(self, terms: Mapping[str, float], least: float) -> Mapping[str, float] | None:
        """Return the best plan with so much of these where it is as good, else nothing of them."""
        if self.left <= 0:
            return None
        self.left -= 1
        outcome = self.question.ask(at_least(self.model, terms, least))
        if outcome.status is Status.INFEASIBLE:
            return self._as_it_is()
        if outcome.status is not Status.OPTIMAL or outcome.objective is None:
            self.left = 0
            return None
        return outcome.values if outcome.objective >= self.least else self._as_it_is()

    def _as_it_is(self) -> dict[str, float]:
        return {venture.y: self._before(venture) for venture in self.instance.ventures}

    def _most(self, ventures: Iterable[Venture]) -> Mapping[str, float] | None:
        """Return the plan as good in which these get most; None without an answer."""
        if self.left <= 0 or self.face is None:
            return None
        self.left -= 1
        return self._asked(replace(self.face, value={v.y: 1.0 for v in ventures}))

    def _asked(self, model: Model) -> Mapping[str, float] | None:
        """Solve; after one that took too long, no further one is tried."""
        outcome = self.question.ask(model)
        if outcome.status is Status.OPTIMAL:
            return outcome.values
        self.left = 0
        return None

    def possible(self, ventures: Sequence[Venture]) -> tuple[list[Venture], list[Venture]]:
        """Return those that get more in some plan as good, and those that nothing is known of."""
        priced = [v for v in ventures if self.reduced.get(v.project.id, 0.0) >= 0]
        rest = [v for v in priced if self._before(v) <= self.some]
        # One that is funded in part may get more only where another such one gets less: the sum
        # tells nothing, so each is asked about alone.
        alone = [[v] for v in priced if v not in rest]
        found: list[Venture] = []
        unknown: list[Venture] = []
        while rest:
            others = self._others(rest)
            if others is None:
                unknown += rest
            found += others or []
            rest = [v for v in rest if v not in others] if others else []
        for partly in alone:
            others = self._others(partly)
            unknown += partly if others is None else []
            found += others or []
        return sorted(found, key=lambda v: v.row), unknown

    def told(self, ventures: Sequence[Venture]) -> tuple[list[Substitute], int]:
        """Return for each how far it can go and who gives way; and how many were left out."""
        found, untold = [], 0
        for venture in ventures:
            values = self._most([venture])
            if values is None:
                untold += 1
            elif values[venture.y] > self._before(venture) + self.some:
                found.append(self._substitute(venture, values))
        return found, untold

    def _substitute(self, venture: Venture, values: Mapping[str, float]) -> Substitute:
        reached = values[venture.y]
        values = self._nearest(venture, reached) or values
        moved = {
            other.project.id: values[other.y] - self._before(other)
            for other in self.instance.ventures
            if other is not venture
        }
        return Substitute(
            project=venture.project.id,
            before=self._before(venture),
            fraction=reached,
            instead=tuple(name for name, more in moved.items() if more < -self.some),
            along=tuple(name for name, more in moved.items() if more > self.some),
        )

    def _nearest(self, venture: Venture, reached: float) -> Mapping[str, float] | None:
        """Return the nearest plan as good in which a venture goes that far."""
        if self.left <= 0 or self.face is None:
            return None
        self.left -= 1
        own = self.face.variables[venture.y]
        variables: dict[str, Variable] = {
            **self.face.variables,
            venture.y: replace(own, lower=max(own.lower, reached * (1 - 1e-7))),
        }
        near = calmer(replace(self.face, variables=variables), self.instance, self.fractions)
        return self._asked(near)

    def _before(self, venture: Venture) -> float:
        return self.fractions[venture.project.id]


def _reduced(plan: Plan, some: float) -> dict[str, float]:
    return {
        part.project: part.reduced_value
        for part in plan.projects
        if part.reduced_value is not None and part.fraction <= some
    }


def equally_good_sentences(found: EquallyGood, case: Case) -> tuple[Sentence, ...]:
    """Say who could take whose place, which rule chose, and how many were looked at.

    Empty where all that could get more were looked at and no other plan is as good.
    """
    return tuple(_said(found, case))


def equally_good_in_short(found: EquallyGood, case: Case) -> Sentence:
    """Say the same on one line, also where nothing was found or looked for."""
    told = equally_good_sentences(found, case)
    if told:
        return joined(list(told))
    if not found.is_proven:
        return sentence("Not looked for, since this plan is not proven best.")
    return sentence("None: no other choice of ventures has the same value.")


def _said(found: EquallyGood, case: Case) -> Iterator[Sentence]:
    names = {project.id: project.name for project in case.projects}
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Substitute]] = {}
    for one in found.substitutes:
        alone = (one.project,) if one.before > found.some else ()
        groups.setdefault((one.instead, (*one.along, *alone)), []).append(one)
    for some in groups.values():
        yield _exchange(some, names, is_partly=some[0].before > found.some)
    if found.substitutes:
        yield _rule(found)
    if found.is_proven and found.looked_at < found.of:
        yield sentence(
            "Whether other plans are as good was looked into for {looked_at} of {of} ventures "
            "that could get more.",
            looked_at=found.looked_at,
            of=found.of,
        )


def _exchange(some: Sequence[Substitute], names: Mapping[str, str], *, is_partly: bool) -> Sentence:
    first = some[0]
    instead = listed([names[name] for name in first.instead], _NAMED)
    along = [names[name] for name in first.along]
    before, after = shares_apart(first.before, first.fraction)
    values = {
        "who": listed([names[one.project] for one in some], _NAMED),
        "instead": instead,
        "along": listed(along, _NAMED),
        "before": f"{before} %",
        "after": f"{after} %",
    }
    if is_partly:
        says = (
            "{who} could be carried out up to {after} instead of {before}, with less of "
            "{instead}: such a plan has the same value."
        )
    elif len(some) > 1:
        says = (
            "In place of {instead}, each one of these could be funded with the same value: {who}."
        )
    else:
        says = "In place of {instead}, {who} could be funded with the same value."
    if not first.instead:
        says = "{who} could be funded with a little less of others: such a plan has the same value."
    told = sentence(says, **values)
    if not along:
        return told
    return joined([told, sentence("{along} would then get more as well.", **values)])


def _rule(found: EquallyGood) -> Sentence:
    if found.was_near is None:
        return sentence(
            "Of plans that are equally good, the one nearest to the plan seen before is taken; "
            "where there was none, that in which the region within reach that gets least gets the "
            "most; of those, the one that favours the first rows of the table of ventures."
        )
    if found.was_near:
        return sentence(
            "Of plans that are equally good, the one nearest to the plan seen before was taken; of "
            "those as near, the one that favours the first rows of the table of ventures."
        )
    return sentence(
        "Of plans that are equally good, the one was taken in which the region within reach that "
        "gets least gets the most; where that left several, the one that favours the first rows of "
        "the table of ventures."
    )
