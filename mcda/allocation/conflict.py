"""Which rules clash when there is no plan, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from mcda.allocation.iis import OWN, irreducible
from mcda.allocation.model import Model
from mcda.allocation.plan import Status
from mcda.allocation.rows import Row, Sense
from mcda.allocation.solve import Outcome
from mcda.case.finding import Sentence, sentence
from mcda.ranking.wording import MANY, in_full, named, told_apart

BLAMED_LAST = ("requires", "excludes", "budget", "absorption", "personnel", "funds")
"""Facts and means are named after wishes and floors, which somebody chose."""

Ask = Callable[[Model], Outcome]


@dataclass(frozen=True)
class Clash:
    """One rule of a conflict.

    Parameters
    ----------
    family, name : the rule, as in the command-line contract
    sentence : what the rule says
    """

    family: str
    name: str
    sentence: Sentence


@dataclass(frozen=True)
class Conflict:
    """Rules that cannot hold together.

    Parameters
    ----------
    clashes : the rules, in the order of the report; empty when the joint ventures' own rules
        contradict each other
    is_irreducible : whether dropping any one of them leaves a plan for the others; False when
        time ran out on the way
    summary : that they clash, and how far the ventures could meet a rule that stands alone
    """

    clashes: tuple[Clash, ...]
    is_irreducible: bool
    summary: Sentence

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The rules in sentences, the years of one programme or region folded into one."""
        folded: dict[tuple[str, str], list[Clash]] = {}
        for clash in self.clashes:
            by_year = clash.family in ("budget", "absorption")
            name = clash.name.rpartition(",")[0] if by_year else clash.name
            folded.setdefault((clash.family, name), []).append(clash)
        return tuple(map(_folded, folded.values()))


def _folded(clashes: list[Clash]) -> Sentence:
    if len(clashes) == 1:
        return clashes[0].sentence
    years = named([clash.name.rpartition(",")[2] for clash in clashes[1:]], MANY)
    return sentence(
        "{rule} It is limited in {years} as well.", rule=clashes[0].sentence, years=years
    )


def find_conflict(model: Model, ask: Ask) -> Conflict | None:
    """Find rules that cannot hold together; None when there is a plan, or no proof of none.

    What the joint ventures are (their cost, size, windows, co-financing) is taken as given.

    Parameters
    ----------
    model : an infeasible model
    ask : solves a model
    """
    found = irreducible(model, ask, blame_last=BLAMED_LAST)
    if found is None:
        return None
    rows = [model.rows[i] for i in found.rows]
    return Conflict(
        clashes=tuple(Clash(row.family, row.name, in_full(row.sentence)) for row in rows),
        is_irreducible=found.is_proven,
        summary=_summary(model, rows, ask, is_proven=found.is_proven),
    )


def _summary(model: Model, rows: list[Row], ask: Ask, *, is_proven: bool) -> Sentence:
    if not rows:
        return sentence(
            "What the joint ventures need contradicts itself. Look at their sizes, windows and "
            "programmes."
        )
    if not is_proven:
        return sentence(
            "These rules cannot hold together; whether fewer of them clash already was not found "
            "in time."
        )
    if len(rows) > 1:
        return sentence("These rules cannot hold together; without any one of them the others can.")
    return _alone(model, rows[0], ask)


def _alone(model: Model, row: Row, ask: Ask) -> Sentence:
    """Say how far the ventures could meet a rule that stands alone."""
    most, least = _reach(model, row, ask, 1.0), _reach(model, row, ask, -1.0)
    asks_more = row.sense is not Sense.AT_MOST
    if asks_more and most is not None and most < row.rhs:
        if most <= 0:
            return sentence("No joint venture that may be funded counts towards this rule.")
        return sentence(
            "Whatever the other rules say, the joint ventures that may be funded can bring this "
            "to at most {reach}.",
            reach=told_apart(most, row.rhs, row.unit)[0],
        )
    if row.sense is not Sense.AT_LEAST and least is not None and least > row.rhs:
        return sentence(
            "Whatever the other rules say, the joint ventures that may be funded take at least "
            "{reach}.",
            reach=told_apart(least, row.rhs, row.unit)[0],
        )
    return sentence("The joint ventures that may be funded cannot keep this rule.")


def _reach(model: Model, row: Row, ask: Ask, sign: float) -> float | None:
    """Return how far a row's activity goes under the ventures' own rules alone.

    Upwards with ``sign`` 1, downwards with -1.
    """
    if row.share is not None:
        return None
    if not row.terms:
        return 0.0
    others = frozenset(i for i, other in enumerate(model.rows) if other.family not in OWN)
    outcome = ask(
        replace(
            model,
            idle=model.idle | others,
            value={name: sign * a for name, a in row.terms.items()},
        )
    )
    if outcome.status is not Status.OPTIMAL or outcome.objective is None:
        return None
    return sign * outcome.objective
