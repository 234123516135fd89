"""What is asked of an allocation, so that it can be asked again with one thing changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mcda.allocation.allocate import allocate
from mcda.allocation.changes import Factors
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.model import Family, Model, build_model
from mcda.allocation.plan import Plan
from mcda.allocation.solve import Outcome, solve
from mcda.case.model import Case
from mcda.ranking.result import Ranking

_SOLVING = ("solver", "time_limit")
_SHAPING = (
    "budget_scale", "programme_scales", "relax", "floor", "multiplier", "agreements_required",
)  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A case with its ranking and the options of ``allocate``.

    Parameters
    ----------
    case : the case
    ranking : the TOPSIS ranking; None only under the role ``none``
    options : keyword arguments of ``allocate``, among them ``extra_rows``
    told : what the plan tells of the question besides: what of case and rows was taken, and
        the factor on budgets that case and options hold no longer
    """

    case: Case
    ranking: Ranking | None
    options: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def role(self) -> str:
        """What the ranking does to the money."""
        return str(self.options.get("role") or self.case.settings.role)

    @property
    def factors(self) -> Factors:
        """What budgets are multiplied by."""
        every, own = (self.options.get(name) for name in ("budget_scale", "programme_scales"))
        return Factors(1.0 if every is None else float(every), own or {})

    @property
    def extra_rows(self) -> tuple[Family, ...]:
        """Rules that are not those of the case."""
        return tuple(self.options.get("extra_rows", ()))

    def of(self, case: Case) -> Question:
        """Ask the same of another case."""
        return replace(self, case=case)

    def with_rows(self, rows: Sequence[Family]) -> Question:
        """Ask the same with these rules besides those asked for so far."""
        return replace(self, options={**self.options, "extra_rows": (*self.extra_rows, *rows)})

    def with_options(self, **changed: object) -> Question:
        """Ask the same with other options."""
        return replace(self, options={**self.options, **changed})

    def instance(self) -> Instance:
        """Gather the sets and parameters."""
        shaping = {name: self.options[name] for name in _SHAPING if name in self.options}
        return build_instance(self.case, self.ranking, self.role, **shaping)

    def model(self) -> Model:
        """Write down all rules."""
        return build_model(self.instance(), self.extra_rows)

    def ask(self, model: Model) -> Outcome:
        """Solve a model within the time and with the solver asked for."""
        solving = {name: self.options[name] for name in _SOLVING if name in self.options}
        return solve(model, **solving)

    def plan(self) -> Plan:
        """Answer in full."""
        plan = allocate(self.case, self.ranking, **self.options)
        return replace(plan, **self.told) if self.told else plan
