"""What goes with a plan: clashing rules and their repairs, and value against equity."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.allocation.changes import Change, Repair
from mcda.allocation.equity import readable
from mcda.allocation.frontier import Frontier
from mcda.allocation.plan import Plan
from mcda.allocation.repairs import Diagnosis
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import figure_text
from mcda.report.plan_wording import other_obstacles, status_sentence
from mcda.report.tables import number

Shape = dict[str, object]


def diagnosis_shape(diagnosis: Diagnosis) -> Shape:
    """Give the keys ``conflict`` and ``repairs`` of the command-line contract."""
    clashes = () if diagnosis.conflict is None else diagnosis.conflict.clashes
    return {
        "conflict": [
            {"family": clash.family, "name": clash.name, "sentence": str(clash.sentence)}
            for clash in clashes
        ],
        "repairs": [_repair(repair) for repair in diagnosis.repairs],
    }


def _repair(repair: Repair) -> Shape:
    return {
        "changes": [_change(change) for change in repair.changes],
        "sentence": str(repair.sentence),
    }


def _change(change: Change) -> Shape:
    return {
        "family": change.family,
        "name": change.name,
        "from": number(change.start),
        "to": number(change.end),
        "amount": number(change.amount),
    }


def diagnosis_sentences(plan: Plan, diagnosis: Diagnosis) -> Iterator[Sentence]:
    """Say why there is no plan, what stands in its way, which rules clash, what would help."""
    status = status_sentence(plan)
    yield from () if status is None else (status,)
    yield from conflict_sentences(plan, diagnosis)


def conflict_sentences(plan: Plan, diagnosis: Diagnosis) -> Iterator[Sentence]:
    """Say besides the status what stands in a plan's way, which rules clash, what would help."""
    yield from other_obstacles(plan)
    if diagnosis.conflict is None:
        return
    yield diagnosis.conflict.summary
    for rule in diagnosis.conflict.told:
        yield sentence("- {rule}", rule=rule)
    if diagnosis.repairs:
        yield sentence("Each of these alone lets the rules hold:")
        for repair in diagnosis.repairs:
            yield sentence("- {repair}", repair=repair.sentence)


def frontier_shape(frontier: Frontier) -> Shape:
    """Give the key ``frontier`` of the command-line contract."""
    return {
        "frontier": [
            {"smallest": number(point.smallest), "objective": number(point.objective)}
            for point in frontier.points
        ]
    }


def frontier_text(case: Case, frontier: Frontier | None) -> str:
    """Write a frontier for the terminal; empty where none was asked for."""
    if frontier is None:
        return ""
    most = max((point.smallest for point in frontier.points), default=0.0)
    factor, per = readable(most, frontier.per)
    unit = case.settings.money_unit
    lines = ["", "Value against the smallest amount", *map(str, frontier.sentences)]
    lines += [
        f"  {figure_text(factor * point.smallest, unit, 5)}{per}: value "
        f"{figure_text(point.objective, digits=5)}"
        for point in frontier.points
    ]
    return "\n".join(lines) + "\n"
