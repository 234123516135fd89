"""Two plans side by side: what enters, what leaves, who gains, who loses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mcda.allocation.plan import Plan
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case, Project, Region
from mcda.ranking.wording import figure_text, share_text

_SAME = 1e-6  # part of the larger amount within which two are the same


@dataclass(frozen=True)
class Difference:
    """One joint venture or region in two plans.

    Parameters
    ----------
    id, name : as in the case
    before, after : public money in the first and in the second plan, as they are shown
    is_rounding : whether these differ only since each plan is rounded so that it adds up
    """

    id: str
    name: str
    before: float
    after: float
    is_rounding: bool = False

    @property
    def change(self) -> float:
        """Money gained (positive) or lost; 0 for what is rounding only."""
        change = 0.0 if self.is_rounding else self.after - self.before
        return change if abs(change) > _SAME * max(self.before, self.after) else 0.0


@dataclass(frozen=True)
class Comparison:
    """How a second plan differs from a first one.

    Parameters
    ----------
    value : value gained (positive) or lost; None unless both have a plan
    money : public money gained or lost
    projects, regions : every joint venture and region, in table order
    sentences : the differences in words
    """

    value: float | None
    money: float
    projects: tuple[Difference, ...]
    regions: tuple[Difference, ...]
    sentences: tuple[Sentence, ...]

    @property
    def entered(self) -> tuple[Difference, ...]:
        """Joint ventures that only the second plan funds."""
        return tuple(d for d in self.projects if not d.before and d.after)

    @property
    def left(self) -> tuple[Difference, ...]:
        """Joint ventures that only the first plan funds."""
        return tuple(d for d in self.projects if d.before and not d.after)

    @property
    def resized(self) -> tuple[Difference, ...]:
        """Joint ventures that both fund, with different amounts."""
        return tuple(d for d in self.projects if d.before and d.after and d.change)

    @property
    def gaining(self) -> tuple[Difference, ...]:
        """Regions that get more, those that gain most first."""
        found = [d for d in self.regions if d.change > 0]
        return tuple(sorted(found, key=lambda d: -d.change))

    @property
    def losing(self) -> tuple[Difference, ...]:
        """Regions that get less, those that lose most first."""
        return tuple(sorted((d for d in self.regions if d.change < 0), key=lambda d: d.change))


def compare(first: Plan, second: Plan, case: Case) -> Comparison:
    """Compare two plans of the same joint ventures and regions.

    Parameters
    ----------
    first, second : plans; one without a plan counts as one without money
    case : the case, for names, order and the unit of money
    """
    plans = (first, second, first.exact or first, second.exact or second)
    is_rounded = plans[:2] != plans[2:]
    half = 0.5 * 10.0 ** -max(first.decimals, second.decimals)

    def differences(
        items: Sequence[Project | Region], amounts: Sequence[Mapping[str, float]]
    ) -> Iterator[Difference]:
        for item in items:
            before, after, *solved = (each.get(item.id, 0.0) for each in amounts)
            is_small = bool(before and after) and abs(solved[1] - solved[0]) < half
            yield Difference(item.id, item.name, before, after, is_rounded and is_small)

    paid = [{part.project: part.amount for part in plan.projects} for plan in plans]
    projects = tuple(differences(case.projects, paid))
    regions = tuple(differences(case.regions, [plan.regions for plan in plans]))
    value = None
    if first.objective is not None and second.objective is not None:
        value = second.objective - first.objective
    found = Comparison(value, second.amount - first.amount, projects, regions, ())
    said = tuple(_sentences(found, first, case.settings.money_unit))
    return Comparison(value, found.money, projects, regions, said)


def _sentences(found: Comparison, first: Plan, unit: str) -> Iterable[Sentence]:
    if found.value is None:
        yield sentence("One of the two has no plan, so their values cannot be compared.")
    else:
        yield _value_sentence(found.value, first)
    if found.entered:
        yield sentence("Newly funded: {names}.", names=_named(found.entered))
    if found.left:
        yield sentence("No longer funded: {names}.", names=_named(found.left))
    if found.resized:
        yield sentence("Funded with another amount: {names}.", names=_named(found.resized))
    for says, places in (
        ("More money goes to {names}.", found.gaining),
        ("Less money goes to {names}.", found.losing),
    ):
        if places:
            yield sentence(
                says,
                names=listed(
                    [f"{d.name} ({'+' * (d.change > 0)}{figure_text(d.change, unit)})"
                     for d in places]
                ),
            )  # fmt: skip
    if not any(d.change for d in (*found.projects, *found.regions)):
        yield sentence("All joint ventures and regions get the same money in both.")


def _value_sentence(value: float, first: Plan) -> Sentence:
    if abs(value) <= _SAME * max(1.0, abs(first.objective or 0.0)):
        return sentence("Both plans have the same value.")
    whole = abs(first.objective or 0.0)
    part = share_text(abs(value) / whole, digits=2) if whole > 0 else "–"
    says = (
        "The second plan is worth {amount} more ({percent} %)."
        if value > 0
        else "The second plan is worth {amount} less ({percent} %)."
    )
    return sentence(says, amount=figure_text(abs(value)), percent=part)


def _named(differences: Iterable[Difference]) -> str:
    return listed([d.name for d in differences])
