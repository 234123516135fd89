"""Where things stand in the workbook: addresses that several sheets share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mcda.case.canonical import Table, canonical_tables
from mcda.ranking.result import Cause, Ranking
from mcda.report.audit.grid import FIRST, at
from mcda.report.story import Story

OBJECTIVE, TARGET, POINTS, WEIGHT, LOWEST, HIGHEST, LOWER, UPPER = range(4, 12)
"""Columns of the sheet of weights."""


@dataclass(frozen=True)
class Layout:
    """Where things stand in the workbook.

    Parameters
    ----------
    story : what is told
    tables : the tables of the case as they stand in the workbook, by name
    """

    story: Story
    tables: dict[str, Table]

    @property
    def ranking(self) -> Ranking:
        """The ranking that the formulas repeat."""
        return self.story.ranking

    @property
    def regions(self) -> int:
        """How many regions there are, compared or not."""
        return len(self.ranking.matrix.regions)

    @property
    def criteria(self) -> int:
        """How many criteria there are, with points or not."""
        return len(self.ranking.matrix.criteria)

    @cached_property
    def order(self) -> tuple[int, ...]:
        """Rows of all regions as they are listed: in rank order, those that take no part last."""
        listed = [int(self.ranking.rows[row]) for row in self.ranking.order]
        return (*listed, *(i for i in range(self.regions) if i not in set(listed)))

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Row of each compared region among the compared ones."""
        return {region: row for row, region in enumerate(self.ranking.regions)}

    @cached_property
    def causes(self) -> dict[str, Cause]:
        """Why each region that takes no part does not."""
        return {item.region: item.cause for item in self.ranking.excluded}

    @cached_property
    def shortlist(self) -> frozenset[str]:
        """The regions on the shortlist."""
        return frozenset(self.ranking.shortlist)

    def zone(self, i: int) -> str:
        """Return the zones of a region."""
        return "; ".join(self.story.case.regions[i].zone)

    def compared(self, i: int) -> str:
        """Return the condition, inside a formula, that a region takes part."""
        return f'{at(i, self.takes_part, "_matrix", fix="c")}="yes"'

    def probability(self, i: int) -> tuple[float | str, ...]:
        """Return a region's shortlist probability, if the ranking was examined for it."""
        sure = self.story.certainty
        return () if sure is None else (sure.shortlist.get(self.ranking.matrix.regions[i], ""),)

    @property
    def normalization(self) -> str:
        """Address of the cell that says how figures are normalized."""
        return at(self.criteria + 1, POINTS, "_weights", fix="rc")

    @property
    def size(self) -> str:
        """Address of the cell that says how long the shortlist is."""
        return at(self.criteria + 2, POINTS, "_weights", fix="rc")

    @property
    def takes_part(self) -> int:
        """Column of the matrix that says whether a region is compared."""
        return FIRST + self.criteria + 1

    def weights(self, j: int, column: int) -> str:
        """Return the address of what the sheet of weights says about a criterion."""
        return at(j, column, "_weights", fix="rc")


def layout(story: Story) -> Layout:
    """Lay out the case in which the present view is saved."""
    return Layout(story, {table.name: table for table in canonical_tables(story.saved_case)})
