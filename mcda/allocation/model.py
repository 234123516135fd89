"""The linear programme of one instance: variables, rows and value, in user units.

The model is plain data: a change (a moved row, a fixed selection) is a new model, and every
solve starts from scratch. Nothing here knows a solver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mcda.allocation import fund_rows, group_rows, role_rows, shared_rows, venture_rows
from mcda.allocation.instance import Instance
from mcda.allocation.reach import reaches
from mcda.allocation.rows import SHARED, Row, Sense

FAMILIES = (
    shared_rows.budget,
    shared_rows.absorption,
    shared_rows.personnel,
    shared_rows.limits,
    role_rows.role_floor,
    venture_rows.balance,
    venture_rows.cofinancing,
    venture_rows.size,
    venture_rows.annual,
    venture_rows.requires,
    venture_rows.excludes,
    group_rows.groups,
    fund_rows.funds,
)
"""All rules of an allocation, one function per constraint family, in the order of reports."""

Family = Callable[[Instance], Iterable[Row]]
"""A constraint family: writes its rows for an instance, in the variables of its ventures."""


@dataclass(frozen=True)
class Variable:
    """A variable of the model.

    Parameters
    ----------
    upper, lower : bounds; upper None = none
    is_integer : whole numbers only
    """

    upper: float | None = None
    lower: float = 0.0
    is_integer: bool = False


@dataclass(frozen=True)
class Model:
    """A linear programme: maximize the value under the rows.

    Parameters
    ----------
    variables : name -> variable
    rows : all rows of the registry
    idle : positions of rows that cannot bind and are not given to the solver
    value : variable -> coefficient of the objective
    reach : variable -> how far the rules of the case let it go, the unit it is counted in; those
        that only measure others are not named
    """

    variables: Mapping[str, Variable]
    rows: tuple[Row, ...]
    idle: frozenset[int]
    value: Mapping[str, float]
    reach: Mapping[str, float] = field(default_factory=dict)

    @property
    def is_mip(self) -> bool:
        """Whether a variable must be whole."""
        return any(variable.is_integer for variable in self.variables.values())

    @property
    def active(self) -> tuple[int, ...]:
        """Positions of the rows given to the solver."""
        return tuple(i for i in range(len(self.rows)) if i not in self.idle)

    def size_of(self, row: Row) -> float:
        """Return the most that a single term of a rule can come to, in units of its level."""
        terms = (abs(a) * self.reach.get(name, 0.0) for name, a in row.terms.items())
        return max(terms, default=0.0) or abs(row.rhs) or 1.0

    def reached_anew(self) -> Model:
        """Return the model with its reach found under its own rows, far from those of the case."""
        bounds = {name: v.upper for name, v in self.variables.items() if v.upper is not None}
        least = {name: v.lower for name, v in self.variables.items() if v.lower > 0}
        rows = [self.rows[i] for i in self.active]
        return replace(self, reach=reaches(self.variables, rows, bounds, least))

    def with_rows(self, changed: Mapping[int, Row]) -> Model:
        """Return the model with some rows replaced, which then may bind."""
        rows = tuple(changed.get(i, row) for i, row in enumerate(self.rows))
        return replace(self, rows=rows, idle=self.idle - changed.keys())


def build_model(instance: Instance, extra_rows: Sequence[Family] = ()) -> Model:
    """Write down all rules of an instance and leave out the rows that cannot bind.

    ``extra_rows`` are further families, for wishes that are no rules of the case.
    """
    rows = tuple(row for family in (*FAMILIES, *extra_rows) for row in family(instance))
    variables = _variables(instance, rows)
    most = _Most(instance)
    idle = _idle(rows, most)
    binding = [row for i, row in enumerate(rows) if i not in idle]
    return Model(
        variables=variables,
        rows=rows,
        idle=idle,
        value={venture.y: venture.value for venture in instance.ventures if venture.value},
        reach=reaches(variables, binding, most.single),
    )


def with_selection_fixed(model: Model, values: Mapping[str, float]) -> Model:
    """Return the linear programme that is left when all selections are kept as they are.

    Selected is what gets something: a selection without a fraction would be the solver's whim,
    and a fraction without a selection its tolerance. Of values that name fractions alone, every
    one counts.
    Rows between fixed selections alone say nothing any more; left in, their prices would be
    arbitrary.
    """
    variables = dict(model.variables)
    for name, variable in model.variables.items():
        if variable.is_integer:
            kept = float(values.get("y" + name[1:], 0.0) > 0 and values.get(name, 1.0) > 0.5)
            variables[name] = replace(variable, upper=kept, lower=kept, is_integer=False)
    idle = {
        i
        for i, row in enumerate(model.rows)
        if row.terms and all(model.variables[name].is_integer for name in row.terms)
    }
    return replace(model, variables=variables, idle=model.idle | idle)


def _variables(instance: Instance, rows: tuple[Row, ...]) -> dict[str, Variable]:
    variables: dict[str, Variable] = {}
    for venture in instance.ventures:
        variables[venture.y] = Variable()
        if venture.is_choice:
            variables[venture.s] = Variable(upper=1.0, is_integer=not instance.relax)
    for row in rows:
        for name in row.terms:
            if name not in variables:
                variables[name] = Variable()
    return variables


class _Most:
    """How large variables can become, whatever the shared rows say."""

    def __init__(self, instance: Instance) -> None:
        self.single: dict[str, float] = {}
        self.owner: dict[str, int] = {}
        self.public: dict[int, float] = {}
        self.kept = {
            feeder.keeps(t)
            for feeders in instance.feeders.values()
            for feeder in feeders
            for t in range(len(instance.years))
        }
        for venture in instance.ventures:
            largest = venture.project.max_fraction
            self.public[venture.row] = largest * venture.public
            self.single[venture.y] = largest
            if venture.is_choice:
                self.single[venture.s] = 1.0
            for programme in venture.programmes:
                ceiling = instance.case.programmes[programme].ceiling * venture.cost
                most = largest * min(ceiling, venture.yearly)
                for year in venture.years:
                    name = venture.x(programme, year)
                    self.single[name] = most
                    self.owner[name] = venture.row

    def of(self, terms: Mapping[str, float]) -> float:
        """Return an upper bound of a sum of terms, money carried over not counted.

        All payments to one venture together are at most its public money.
        """
        total = 0.0
        payments: dict[int, tuple[float, float]] = {}
        for name, a in terms.items():
            if a <= 0:
                continue
            if name in self.owner:
                summed, largest = payments.get(self.owner[name], (0.0, 0.0))
                payments[self.owner[name]] = (summed + a * self.single[name], max(largest, a))
            else:
                total += a * self.single.get(name, 0.0)
        for owner, (summed, largest) in payments.items():
            total += min(summed, largest * self.public[owner])
        return total


def _idle(rows: tuple[Row, ...], most: _Most) -> frozenset[int]:
    """Return the positions of shared rows that hold for every value of their variables.

    A budget that hands money on stays as long as the next year's stays: without it the money
    carried over would be unlimited. (The years of a programme follow one another.) A budget
    that funds feed always stays, since it ties their money to what is spent.
    """
    idle: set[int] = set()
    for i in reversed(range(len(rows))):
        row = rows[i]
        if not most.kept.isdisjoint(row.terms):
            continue
        hands_on = any(a > 0 and name not in most.single for name, a in row.terms.items())
        if _always_holds(row, most) and (not hands_on or i + 1 in idle):
            idle.add(i)
    return frozenset(idle)


def _always_holds(row: Row, most: _Most) -> bool:
    if row.family not in SHARED:
        return False  # the families of single ventures leave such rows out themselves
    if row.sense is Sense.AT_MOST:
        return most.of(row.terms) <= row.rhs
    return most.of({name: -a for name, a in row.terms.items()}) <= -row.rhs
