"""Why a group of joint ventures, or the floor of the ranking's role, holds a venture back."""

from __future__ import annotations

from mcda.allocation.group_rows import group_name
from mcda.allocation.plan import Plan, ProjectPlan
from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Case, Group, Project
from mcda.ranking.wording import closeness_decimals, figure_text

_TOLERANCE = 1e-6


def group_reason(plan: Plan, own: ProjectPlan, project: Project, case: Case) -> Sentence | None:
    """Say which of its groups holds a venture back; None when none does.

    Parameters
    ----------
    plan : a plan of ``case``
    own : what the plan does with the venture
    project : the venture
    case : the case
    """
    for group in case.groups:
        if group.id in project.group:
            reason = _held_by(group, plan, own, case)
            if reason is not None:
                return reason
    return None


def _held_by(group: Group, plan: Plan, own: ProjectPlan, case: Case) -> Sentence | None:
    names = {p.id: p.name for p in case.projects if group.id in p.group}
    members = [part for part in plan.projects if part.project in names]
    ahead = [names[part.project] for part in members if part.fraction > 0]
    if group.rule == "all_or_none" and not ahead:
        barred = [names[part.project] for part in members if not part.eligible]
        return sentence(
            "All joint ventures of the group {group} go ahead or none, and these cannot be "
            "funded: {barred}."
            if barred
            else "All joint ventures of the group {group} go ahead or none, and none does.",
            group=group_name(group),
            barred=listed(barred, 3),
        )
    is_full = group.rule == "at_most" and group.count is not None and len(ahead) >= group.count
    if is_full and own.fraction == 0:
        return sentence(
            "At most {count} joint ventures of the group {group} go ahead, and others do: {ahead}."
            if ahead
            else "No joint venture of the group {group} may go ahead.",
            count=group.count,
            group=group_name(group),
            ahead=listed(ahead, 3),
        )
    money = sum(part.amount for part in members)
    if group.maximum is not None and money >= group.maximum * (1 - _TOLERANCE):
        return sentence(
            "The joint ventures of the group {group} get at most {amount} together, and that is "
            "used up.",
            group=group_name(group),
            amount=figure_text(group.maximum, case.settings.money_unit),
        )
    return None


def floor_reason(plan: Plan, own: ProjectPlan) -> Sentence | None:
    """Say that the floor under the money's mean closeness holds a venture back; None if not."""
    if plan.tau is None or own.closeness is None or own.closeness >= plan.tau:
        return None
    for price in plan.prices:
        if price.family == "role_floor" and price.slack <= _TOLERANCE:
            # two figures that differ must not read alike
            decimals = closeness_decimals([own.closeness, plan.tau], 1)
            return sentence(
                "Its partners' closeness is {own}, below the {tau} that the money must reach on "
                "average, and nothing is left above that to make up for it.",
                own=f"{own.closeness:.{decimals}f}",
                tau=f"{plan.tau:.{decimals}f}",
            )
    return None
