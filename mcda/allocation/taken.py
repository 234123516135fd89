"""What was taken: wishes, floors, repairs and plans as rules of all that is asked afterwards.

A rule of the table ``taken`` either changes a figure of the case (a budget, what a region can put
to work, a limit) or is a row beside the rules of the case (a venture in or out, a floor, a plan).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mcda.allocation.changes import (
    AS_IN_CASE,
    OUTSIDE,
    Change,
    Factors,
    Repair,
    with_change,
    with_scaled_budgets,
)
from mcda.allocation.fairness_rows import EquityFloor
from mcda.allocation.instance import Instance
from mcda.allocation.model import Family
from mcda.allocation.rows import Measure, Row, Sense
from mcda.allocation.wishes import Wish, with_wished_budget
from mcda.case.columns import WISHES
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case, Taken
from mcda.case.taken import SHARE

PLAN = "plan"
"""Kind of the rules that together are a plan, and the name of their rows."""

_ROOM = 1e-6  # part of a venture by which a taken plan may be kept less than exactly
_DIGITS = 9  # of a fraction that is kept


@dataclass(frozen=True)
class KeptPlan:
    """A plan that was taken: its fractions, and nothing for all others; writes their rules.

    Parameters
    ----------
    fractions : project id -> realized fraction, above 0
    """

    fractions: tuple[tuple[str, float], ...]

    name = PLAN

    def __call__(self, instance: Instance) -> Iterator[Row]:
        """Write the rules; a plan with a venture that is barred cannot be kept."""
        wanted = dict(self.fractions)
        names = {project.id: project.name for project in instance.case.projects}
        told = sentence(
            "You took a plan with {names}, and nothing for others.",
            names=listed([names[name] for name in wanted if name in names]),
        )
        for name in wanted:
            if name in instance.barred:
                barred = sentence(
                    "You took a plan with {project}, which cannot be funded: {reason}",
                    project=names[name], reason=instance.barred[name],
                )  # fmt: skip
                yield _row(barred, {}, Sense.AT_LEAST, 1.0)
        for venture in instance.ventures:
            level = wanted.get(venture.project.id, 0.0)
            yield _row(told, {venture.y: 1.0}, Sense.AT_MOST, level)
            if level > 0:
                yield _row(told, {venture.y: 1.0}, Sense.AT_LEAST, level * (1 - _ROOM))


def _row(says: Sentence, terms: dict[str, float], sense: Sense, rhs: float) -> Row:
    return Row("wishes", PLAN, Measure.FRACTION, "", says, terms, sense, rhs)


def rule_of(wish: Wish) -> Taken:
    """Return a wish as a rule to be taken."""
    return Taken(wish.kind, wish.subject, wish.year, wish.level)


def floor_rule(floor: EquityFloor) -> Taken:
    """Return a floor for everybody as a rule to be taken."""
    return Taken("least", f"{floor.by}:{floor.per}", None, floor.level)


def plan_rules(fractions: Mapping[str, float]) -> tuple[Taken, ...]:
    """Return a plan as rules to be taken; empty for a plan that funds nothing."""
    return tuple(
        Taken(PLAN, name, None, min(float(f"{y:.{_DIGITS}g}"), 1.0))
        for name, y in fractions.items()
        if y > 0
    )


def repair_rules(repair: Repair) -> tuple[Taken, ...]:
    """Return a repair as rules to be taken, without what it gives up that was taken before."""
    return tuple(
        _changed(change)
        for change in repair.changes
        if change.family not in (*OUTSIDE, "role_floor")
    )


def _changed(change: Change) -> Taken:
    if change.family == "budget":
        programme, _, year = change.name.rpartition(",")
        return Taken("budget", programme, int(year), change.end)
    if change.family == "absorption":
        return Taken("absorption", change.name.rpartition(",")[0], None, change.end)
    share = SHARE if change.family == "limits" and change.unit == "share" else ""
    return Taken(change.family, change.name + share, None, change.end)


def floor_of(rules: Iterable[Taken]) -> EquityFloor | None:
    """Return what everybody gets at least; None where nothing is asked."""
    for rule in rules:
        if rule.kind == "least" and rule.value is not None:
            by, _, per = rule.subject.partition(":")
            return EquityFloor(by, per, rule.value)
    return None


def rows_of(rules: Iterable[Taken]) -> tuple[Family, ...]:
    """Return the rules that stand beside those of the case."""
    rules = tuple(rules)
    wishes: list[Family] = [
        Wish(rule.kind, rule.subject, rule.value, rule.year)
        for rule in rules
        if rule.kind in WISHES and rule.kind != "budget"
    ]
    floor = floor_of(rules)
    plan = tuple((rule.subject, rule.value or 0.0) for rule in rules if rule.kind == PLAN)
    return (
        *wishes,
        *((KeptPlan(plan),) if plan else ()),
        *(() if floor is None else (floor,)),
    )


def ruled_case(
    case: Case, rules: Iterable[Taken], factors: Factors = AS_IN_CASE
) -> tuple[Case, Factors]:
    """Return the case with the figures that were taken, and the factors left for its budgets.

    Parameters
    ----------
    case : the case
    rules : what was taken; budgets among it as scaled
    factors : those on every other budget. Where a budget is ruled, the others are scaled in the
        case itself, since of a factor of 0 nothing could be made, and none is left.
    """
    rules = tuple(rules)
    if any(rule.kind == "budget" for rule in rules):
        case, factors = with_scaled_budgets(case, factors), AS_IN_CASE
    for rule in rules:
        if rule.kind == "budget":
            wish = Wish("budget", rule.subject, rule.value, rule.year)
            case = with_wished_budget(case, wish)
        elif rule.kind not in (*WISHES, PLAN, "least"):
            case = with_change(case, _change(rule))
    return case, factors


def _change(rule: Taken) -> Change:
    name = rule.subject.removesuffix(SHARE)
    if rule.kind == "absorption":
        name = f"{name},0"  # one figure for all years
    unit = "share" if name != rule.subject and rule.kind == "limits" else ""
    return Change(rule.kind, name, unit, None, rule.value, None, Sentence(""))


def with_rules(kept: Iterable[Taken], added: Iterable[Taken]) -> tuple[Taken, ...]:
    """Take rules besides those taken before; of two about the same, the later one counts.

    A plan says all about ventures, so it takes the place of what was said about single ones.

    Parameters
    ----------
    kept : taken before
    added : taken now
    """
    added = tuple(added)
    about = {_about(rule) for rule in added}
    is_plan = any(rule.kind == PLAN for rule in added)
    return (
        *(
            rule
            for rule in kept
            if _about(rule) not in about
            and not (is_plan and rule.kind in ("in", "out", "amount", PLAN))
        ),
        *added,
    )


def without(kept: Iterable[Taken], names: Iterable[str]) -> tuple[Taken, ...]:
    """Let go of rules, called by the names of their rows; a plan as a whole.

    Parameters
    ----------
    kept : what was taken
    names : of rows, such as ``out:J``, ``plan`` or ``equity``
    """
    gone = set(names)
    return tuple(rule for rule in kept if row_name(rule) not in gone)


def row_name(rule: Taken) -> str:
    """Return what the rows of a rule are called; one name for all rules of a plan."""
    if rule.kind == PLAN:
        return PLAN
    if rule.kind == "least":
        return "equity"
    year = "" if rule.year is None else f",{rule.year}"
    return f"{rule.kind}:{rule.subject}{year}"


def groups_of(rules: Iterable[Taken]) -> dict[str, tuple[Taken, ...]]:
    """Group rules by what is let go at once: each alone, a plan as a whole."""
    found: dict[str, list[Taken]] = {}
    for rule in rules:
        found.setdefault(row_name(rule), []).append(rule)
    return {name: tuple(group) for name, group in found.items()}


def _about(rule: Taken) -> tuple[object, ...]:
    if rule.kind == "least":
        return ("least",)
    if rule.kind in ("in", "out", "amount"):
        return ("venture", rule.subject)
    return (rule.kind, rule.subject, rule.year)
