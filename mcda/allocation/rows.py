"""What a rule is: a row of the model together with its name, unit and sentence.

Prices, conflicts and reports read the rows; the solver sees nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from mcda.case.finding import Sentence

PRICED = ("budget", "absorption", "personnel", "limits", "role_floor")
"""Families whose rows are the prices of the command-line contract, binding or not."""

SHARED = (*PRICED, "requires", "excludes", "groups", "funds")
"""Families whose rows concern more than one joint venture."""


class Sense(StrEnum):
    """How a row's activity relates to its right-hand side."""

    AT_MOST = "<="
    AT_LEAST = ">="
    EQUAL = "="


class Measure(StrEnum):
    """What a row counts."""

    MONEY = "money"
    PERSONNEL = "personnel"
    FRACTION = "fraction"


@dataclass(frozen=True)
class Row:
    """One linear rule, in user units.

    Parameters
    ----------
    family, name : as in the command-line contract ("budget", "N,2026")
    measure : what the terms count
    unit : unit of ``level``, as written for the user
    sentence : what the rule says
    terms : variable -> coefficient
    sense : relation of the sum of terms to ``rhs``
    rhs : right-hand side of the linear row
    share : for a limit on a share or a mean, that figure (0-1); the row then reads
        sum of terms - share x the whole <= rhs, with the share part of the terms already
    whole : the variables whose sum a share is of; None = those of the terms
    only_more : more of the level is money from elsewhere, and less of it has no meaning (the
        budget of a programme that funds feed)
    """

    family: str
    name: str
    measure: Measure
    unit: str
    sentence: Sentence
    terms: Mapping[str, float]
    sense: Sense
    rhs: float
    share: float | None = None
    whole: frozenset[str] | None = None
    only_more: bool = False

    @property
    def level(self) -> float:
        """The figure that the user set: the share of a share limit, else the right-hand side."""
        return self.rhs if self.share is None else self.share

    @property
    def is_priced(self) -> bool:
        """Whether a little more of it is worth a price: besides the contract's, caps and shares."""
        if self.family == "groups":
            return self.measure is Measure.MONEY
        return self.family in PRICED or (self.family == "funds" and self.share is not None)

    def activity(self, values: Mapping[str, float]) -> float:
        """Return the sum of terms; variables that are not named count as 0."""
        return sum(a * values.get(variable, 0.0) for variable, a in self.terms.items())

    def used(self, values: Mapping[str, float]) -> float:
        """Return what of the level is used: the activity, or for a share limit the share.

        Special case: of no money at all, a share limit uses its level as a floor, 0 as a ceiling.
        """
        if self.share is None:
            return self.activity(values)
        total = self.total(values)
        if total <= 0:
            return self.share if self.sense is Sense.AT_LEAST else 0.0
        return self.share + (self.activity(values) - self.rhs) / total

    def total(self, values: Mapping[str, float]) -> float:
        """Return the whole that a share is of."""
        return sum(values.get(variable, 0.0) for variable in self.whole or self.terms)

    def moved(self, step: float) -> Row:
        """Return the row with its level raised by ``step``."""
        if self.share is None:
            return replace(self, rhs=self.rhs + step)
        less = {name: self.terms.get(name, 0.0) - step for name in self.whole or self.terms}
        return replace(self, terms={**self.terms, **less}, share=self.share + step)
