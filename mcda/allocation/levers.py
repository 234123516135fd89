"""What could give when rules clash: the figures of a case behind the rows of its model.

A row is what the solver sees; a lever is what a person can change. A region's absorption is one
figure that bounds a row in every year; that a venture requires another holds or does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mcda.allocation.model import Model, Variable
from mcda.allocation.rows import Measure, Row, Sense

FIGURES = ("budget", "absorption", "personnel", "limits", "groups", "role_floor")
"""Families whose figure can be moved."""

LINKS = ("requires", "excludes", "wishes", "equity")
"""Families of rules that are kept or given up."""


@dataclass(frozen=True)
class Lever:
    """Something that can give.

    Parameters
    ----------
    family : of its rows
    rows : positions of the rows that it moves
    is_link : whether the rule can only be given up, not moved
    """

    family: str
    rows: tuple[int, ...]
    is_link: bool

    @property
    def variable(self) -> str:
        """Variable: how far it gives."""
        return f"e{self.rows[0]:06d}"


def levers(model: Model) -> tuple[Lever, ...]:
    """List what can give, in the order of the rows."""
    rows: dict[tuple[str, str], list[int]] = {}
    for i, row in enumerate(model.rows):
        if row.family in FIGURES or row.family in LINKS:
            rows.setdefault((row.family, _key(i, row)), []).append(i)
    return tuple(
        Lever(family, tuple(found), is_link=_is_link(model.rows[found[0]]))
        for (family, _), found in rows.items()
    )


def _key(position: int, row: Row) -> str:
    """Return what the rows of one lever have in common; most levers have one row."""
    if row.family == "absorption":
        return row.name.rpartition(",")[0]
    return "" if row.family == "equity" else str(position)


def _is_link(row: Row) -> bool:
    """Whether a rule has no figure; of groups, those that bind a member to the others."""
    return row.family in LINKS or (row.family == "groups" and "," in row.name)


def weight(lever: Lever, model: Model) -> float:
    """Return the cost of one unit: giving by the whole figure costs 1.

    A figure of 0 counts as a tenth of the largest sum of money that its rule is about.
    """
    row = model.rows[lever.rows[0]]
    usual = model.size_of(row) / 10 if row.measure is Measure.MONEY else 1.0
    return 1.0 / (abs(row.rhs) or usual)


def loosened(model: Model, given: tuple[Lever, ...]) -> Model:
    """Return the model in which the levers may give, at the least cost altogether.

    Links are given up; figures give by their variable. A figure that is a share gives in money:
    how much less of a share that is, the solution tells.
    """
    rows: dict[int, Row] = {}
    variables = dict(model.variables)
    dropped = {i for lever in given if lever.is_link for i in lever.rows}
    value = {}
    for lever in given:
        if lever.is_link:
            continue
        name = lever.variable
        variables[name] = Variable()
        value[name] = -weight(lever, model)
        for i in lever.rows:
            row = model.rows[i]
            sign = 1.0 if row.sense is Sense.AT_LEAST else -1.0
            rows[i] = replace(row, terms={**row.terms, name: sign})
    loose = model.with_rows(rows)
    loose = replace(loose, variables=variables, idle=loose.idle | dropped, value=value)
    return loose.reached_anew()
