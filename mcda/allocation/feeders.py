"""The funds and banks that feed blended programmes, as the rules see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcda.allocation.changes import Factors
from mcda.case.model import Case, Fund


@dataclass(frozen=True)
class Feeder:
    """A fund of a blended programme.

    What a fund gives in a year is what it has (its budget and what it carried over) less what
    it keeps; the variable is what it keeps.

    Parameters
    ----------
    row : its row in ``funds``
    fund : the row itself
    programme : row of the programme that it feeds
    budgets : money per year (position), scaled
    carry_over : part of what it keeps that is available next year
    """

    row: int
    fund: Fund
    programme: int
    budgets: tuple[float, ...]
    carry_over: float

    def keeps(self, year: int) -> str:
        """Variable: money that it does not give in a year (position)."""
        return f"h{self.programme:04d}f{self.row:04d}t{year:03d}"

    def kept(self, year: int) -> dict[str, float]:
        """Return the terms of what it keeps in a year, less what it had carried over."""
        terms = {self.keeps(year): 1.0}
        if year > 0 and self.carry_over > 0:
            terms[self.keeps(year - 1)] = -self.carry_over
        return terms

    def gives(self, values: Mapping[str, float], year: int) -> float:
        """Return what it gives in a year (position)."""
        kept = sum(a * values.get(name, 0.0) for name, a in self.kept(year).items())
        return self.budgets[year] - kept


def feeders_of(case: Case, factors: Factors) -> dict[int, tuple[Feeder, ...]]:
    """Return row of a blended programme -> its funds, in table order, with scaled budgets.

    A blended programme without funds spends budgets of its own and is not listed.
    """
    found: dict[int, tuple[Feeder, ...]] = {}
    for row, programme in enumerate(case.programmes):
        scale = factors.of(programme.id)
        feeders = tuple(
            Feeder(
                row=place,
                fund=fund,
                programme=row,
                budgets=tuple(scale * fund.budgets.get(year, 0.0) for year in case.years),
                carry_over=programme.carry_over,
            )
            for place, fund in enumerate(case.funds)
            if fund.programme == programme.id
        )
        if programme.kind == "blended" and feeders:
            found[row] = feeders
    return found
