"""The plan of the present view: what is asked of the money, and the plan that answers it.

A plan stays near the one that was seen before: of equally good plans the nearest is taken, so
that a moved slider never reshuffles joint ventures of equal value. What was seen lives in the
session, and in the files of Save work; the same question asked again gives the same plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from mcda.allocation.asked import Asked
from mcda.allocation.equally_good import EquallyGood
from mcda.allocation.plan import Plan
from mcda.allocation.question import Question
from mcda.allocation.seen import Fractions, kept, settled
from mcda.allocation.taken import with_rules, without
from mcda.case.model import Case, Taken
from mcda.ui import cache, plan_cache, session_work, state
from mcda.ui.room import Room
from mcda.ui.state import (
    AGREEMENTS,
    AUTOMATIC,
    BUDGET,
    FLOOR,
    MULTIPLIER,
    PROGRAMME_BUDGETS,
    ROLE,
)


def asked(case: Case) -> Asked:
    """Return what the session asks of the money."""
    floor = state.kept(case, FLOOR)
    return Asked(
        role=state.kept(case, ROLE),
        budget_scale=state.kept(case, BUDGET) / 100,
        floor=None if floor == AUTOMATIC else floor / 100,
        multiplier=state.kept(case, MULTIPLIER) / 100,
        agreements=bool(state.kept(case, AGREEMENTS)),
        taken=session_work.taken(case),
        programme_scales=tuple(
            (name, percent / 100) for name, percent in programme_percents(case).items()
        ),
    )


def programme_percents(case: Case) -> dict[str, int]:
    """Return programme id -> percent on its budgets besides that on all, where it is not 100."""
    texts = state.kept(case, PROGRAMME_BUDGETS)
    return dict(filter(None, (state.programme_percent(case, text) for text in texts)))


def take(case: Case, rules: Iterable[Taken], fractions: Fractions | None = None) -> None:
    """Take rules besides those taken before: they hold for all that is asked from now on.

    Parameters
    ----------
    case : the open case
    rules : what is taken; of two about the same, the later one counts
    fractions : the plan that is meant where several are equally good
    """
    before = session_work.taken(case)
    if not before:
        st.session_state[_free_key(case)] = dict(seen(case))
    session_work.take(case, with_rules(before, rules))
    if fractions is not None:
        remember(case, fractions)


def let_go(case: Case, names: Iterable[str] | None = None) -> None:
    """Let go of what was taken; once nothing is left, the plan of before comes back.

    Parameters
    ----------
    case : the open case
    names : of the rules' rows; None = of all
    """
    kept_rules = () if names is None else without(session_work.taken(case), names)
    session_work.take(case, kept_rules)
    if not kept_rules:
        remember(case, st.session_state.pop(_free_key(case), {}))


@dataclass(frozen=True)
class Rules:
    """What was taken, with the plans that come back once it is let go.

    Parameters
    ----------
    taken : the rules, which alone tell one from another
    free : the plan before the first of them was taken; None where none was
    seen : the plan that was seen last
    """

    taken: tuple[Taken, ...]
    free: Fractions | None = field(compare=False)
    seen: Fractions = field(compare=False)


def rules(case: Case) -> Rules:
    """Return what is taken now."""
    free: Fractions | None = st.session_state.get(_free_key(case))
    return Rules(session_work.taken(case), free, seen(case))


def put_rules(case: Case, wanted: Rules) -> None:
    """Put rules in place of those that were taken, with their plans."""
    session_work.take(case, wanted.taken)
    if wanted.free is not None:
        st.session_state[_free_key(case)] = wanted.free
    remember(case, wanted.seen)


def ruled_case(case: Case) -> Case:
    """Return the open case with the figures that were taken, as the plan has them."""
    return asked(case).case_of(case)


def free_value(room: Room) -> float | None:
    """Return the value of the plan without what was taken; None where nothing was, or no plan."""
    case = room.case
    present = asked(case)
    if not present.taken or (room.ranking is None and needs_ranking(case)):
        return None
    free = replace(present, taken=())
    return cache.plan(room.digest, room.choices, free, (), case, room.ranking).objective


def has_money(case: Case) -> bool:
    """Whether there is anything to allocate."""
    return bool(case.projects and case.programmes)


def needs_ranking(case: Case) -> bool:
    """Whether there is no plan without a ranking."""
    return state.kept(case, ROLE) != "none"


def question_of(room: Room) -> Question:
    """Return what is asked, to be asked again with one thing changed."""
    return asked(room.case).question(room.case, room.ranking, seen(room.case))


def plan_of(room: Room) -> Plan | None:
    """Return the plan of the present view.

    None without ventures, without a ranking it needs, or where errors of the file forbid it.
    """
    case = room.case
    if room.unpaid or not has_money(case) or (room.ranking is None and needs_ranking(case)):
        return None
    key = (room.digest, room.choices, asked(case))
    last: dict[str, Any] = st.session_state.setdefault(
        _key(case), {"asked": None, "before": {}, "seen": {}}
    )
    if last["asked"] != key:
        last["before"] = last["seen"]
    plan = _settled(room, last["before"])
    if plan.has_plan:
        last |= {"asked": key, "seen": kept(plan, last["before"])}
    return plan


def settled_plan(room: Room) -> Plan | None:
    """Return the plan of the present view as it follows from itself.

    That is what a saved file gives when it is opened, to the bit: files are made of it.
    """
    plan = plan_of(room)
    if plan is None or not plan.has_plan:
        return plan
    return _settled(room, seen(room.case))


def _settled(room: Room, near: Fractions) -> Plan:
    case, about = room.case, (room.digest, room.choices, asked(room.case))
    return settled(
        lambda fractions: cache.plan(*about, tuple(fractions.items()), case, room.ranking), near
    )


def seen(case: Case) -> Fractions:
    """Return the fractions of the plan that was seen last; empty before the first."""
    last: dict[str, Any] = st.session_state.get(_key(case), {})
    fractions: Fractions = last.get("seen", {})
    return fractions


def equals_of(room: Room, plan: Plan, was_near: bool | None) -> EquallyGood:
    """Return which plans are as good as the one of the present view.

    Parameters
    ----------
    room : the run
    plan : its plan
    was_near : whether a plan seen before decided between equally good ones; None = not told
    """
    about = (room.digest, room.choices, asked(room.case))
    near = tuple(plan.fractions.items())
    return plan_cache.equally_good(*about, near, was_near, question_of(room), plan)


def was_near(case: Case) -> bool:
    """Whether the plan of the present view was chosen near one that was seen before it."""
    return bool(st.session_state.get(_key(case), {}).get("before"))


def remember(case: Case, fractions: Fractions) -> None:
    """Take a plan, of a saved view, as the one that was seen last."""
    funded = {name: y for name, y in fractions.items() if y > 0}
    st.session_state[_key(case)] = {"asked": None, "before": {}, "seen": funded}


def _free_key(case: Case) -> str:
    return f"plan_before_taking_{case.id}"


def _key(case: Case) -> str:
    return f"plan_seen_{case.id}"
