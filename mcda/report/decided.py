"""Decisions: what a meeting decided, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

from mcda.allocation.asked import asked_by
from mcda.allocation.plan import NOTHING
from mcda.case.adjusted import as_saved
from mcda.case.finding import CaseError, Sentence, sentence
from mcda.case.model import Case, Decision, FigureEdit, SavedScenario
from mcda.case.numbers import number_text, read_number
from mcda.case.write import case_hash
from mcda.ranking.methods import rank_by
from mcda.ranking.saved import asked_differently, scenario_from, shortlist_change
from mcda.ranking.scenario import Scenario
from mcda.ranking.weights import weights_from_points
from mcda.ranking.wording import listed, told_apart
from mcda.report.numbers import UNKNOWN, amount_text, listing, percent, written
from mcda.report.story import Story, figures_hash

_MOVED = 0.005  # weights that differ by less are shown alike
_NAMED = 3
_FIGURES = 6  # changed figures that are named
_NUMBER = re.compile(r"_\d+$")


def decide(
    story: Story, *, date: str, who: str, why: str, note: str = ""
) -> tuple[Decision, SavedScenario]:
    """Make the rows that keep a decision: what was decided, and the view it rests on.

    Parameters
    ----------
    story : what was seen
    date, who, why, note : as the meeting says; the clock is not asked
    """
    taken = {row.id for row in story.case.decisions}
    number = 1
    while f"d{number}" in taken:
        number += 1
    plan = story.plan
    funded = [item for item in plan.projects if item.is_funded] if plan else []
    name = f"decision_d{number}"
    seen = [*story.answer, *([story.money] if story.money else [])]
    decision = Decision(
        id=f"d{number}",
        date=date,
        who=who,
        why=why,
        scenario=name,
        shortlist=story.result.shortlist,
        plan=tuple(item.project for item in funded),
        money=round(plan.amount, plan.decimals) if plan else None,
        seen=" ".join(map(str, seen)),
        version=story.digest,
        published=_published_hash(story.case),
        edits=tuple(
            f"{edit.region}:{edit.criterion}:"
            f"{'' if edit.value is None else number_text(edit.value)}"
            for edit in story.case.edits
        ),
        note=note,
    )
    return decision, replace(story.view, id=name, name=f"Decision of {date}", note=why)


def since(story: Story, decision: Decision) -> tuple[Sentence, ...]:
    """Say what has changed since a decision: shortlist, figures, weights, choices, ventures, money.

    The shortlist is compared with the one that was recorded, whatever the case says today.
    """
    return tuple(_since(story, decision))


def _since(story: Story, decision: Decision) -> Iterator[Sentence]:
    if _has_other_tables(story, decision):
        yield sentence("The case has changed since: figures, limits or ventures differ.")
    yield _shortlists(story, decision)
    figures = _moved_figures(story, decision)
    row = next((row for row in story.case.scenarios if row.id == decision.scenario), None)
    view = []
    if row is not None:
        then = scenario_from(story.case, row)
        weights = list(_moved_weights(story, then))
        view = [*weights, *_changed_rules(story, row)]
        if figures and view and set(story.result.shortlist) != set(decision.shortlist):
            yield from _cause(story, decision, row)
        view = view if weights else [sentence("The weights are the same."), *view]
    if figures:
        yield _changes(figures)
    yield from view
    yield from _money(story, decision)


def _published_hash(case: Case) -> str:
    return figures_hash(replace(case, edits=()))


def _has_other_tables(story: Story, decision: Decision) -> bool:
    """Whether more differs from what was decided with than figures changed in meetings."""
    case = story.case
    if decision.published:
        then, case = decision.published, replace(case, edits=())
    else:
        then = decision.version
    return bool(then) and then != figures_hash(case) and then not in _former_hashes(case)


def _former_hashes(case: Case) -> Iterator[str]:
    """Return the hashes that decisions made earlier may hold: the id was part of them.

    A file opened beside a case of the same id was given that id and a number.
    """
    bare = replace(case, scenarios=(), decisions=())
    for name in dict.fromkeys((case.id, _NUMBER.sub("", case.id))):
        yield case_hash(replace(bare, settings=replace(case.settings, id=name)))


def _shortlists(story: Story, decision: Decision) -> Sentence:
    names = {region.id: region.name for region in story.case.regions}
    now = story.result.shortlist
    entered = [names[item] for item in now if item not in decision.shortlist]
    left = [names.get(item, item) for item in decision.shortlist if item not in now]
    return shortlist_change(entered and listing(entered), left and listing(left))


def _edits_then(case: Case, decision: Decision) -> tuple[FigureEdit, ...]:
    """Return the figures that were changed when it was decided, as far as the case has them."""
    regions = {region.id for region in case.regions}
    criteria = {criterion.id for criterion in case.criteria}
    edits = []
    for text in decision.edits:
        region, _, rest = text.partition(":")
        criterion, _, figure = rest.partition(":")
        if region in regions and criterion in criteria:
            edits.append(FigureEdit(region, criterion, read_number(figure)))
    return tuple(edits)


def _moved_figures(story: Story, decision: Decision) -> list[Sentence]:
    """Name the figures that meetings have changed since, or changed back."""
    matrix = story.ranking.matrix
    then = {(e.region, e.criterion): e.value for e in _edits_then(story.case, decision)}
    now = {(e.region, e.criterion): e.value for e in story.case.edits}
    row_of = {region: row for row, region in enumerate(matrix.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    told = []
    for region, criterion in dict.fromkeys((*then, *now)):
        row, column = row_of[region], column_of[criterion]
        published = float(matrix.published[row, column])
        old, new = (edits.get((region, criterion), published) for edits in (then, now))
        before, after = _figures(old, new, matrix.criteria[column].unit)
        if before != after:
            what = f"{matrix.names[row]}, {matrix.criteria[column].name}"
            told.append(sentence("{what} from {old} to {new}", what=what, old=before, new=after))
    return told


def _changes(figures: list[Sentence]) -> Sentence:
    shown = listed(figures[:_FIGURES])
    if len(figures) <= _FIGURES:
        return sentence("Figures changed since: {changes}.", changes=shown)
    return sentence(
        "Figures changed since: {changes}; and {count} more.",
        changes=shown, count=len(figures) - _FIGURES,
    )  # fmt: skip


def _figures(old: float | None, new: float | None, unit: str) -> tuple[str, str]:
    known = [value for value in (old, new) if value is not None and isfinite(value)]
    if len(known) == 2:
        return told_apart(known[0], known[1], unit)
    texts = [UNKNOWN if value not in known else written(value) for value in (old, new)]
    return texts[0], texts[1]


def _cause(story: Story, decision: Decision, row: SavedScenario) -> Iterator[Sentence]:
    """Say which kind of change moves the shortlist, where both figures and the view changed."""
    decided = set(decision.shortlist)
    before = replace(story.case, edits=_edits_then(story.case, decision))
    try:
        figures = set(rank_by(before, story.scenario).shortlist) == decided
        limited = as_saved(story.case, row)
        view = set(rank_by(limited, scenario_from(limited, row)).shortlist) == decided
    except CaseError:
        return
    if figures and not view:
        yield sentence("With the figures of then, it is the shortlist decided on.")
    elif view and not figures:
        yield sentence("With the weights and choices of then, it is the shortlist decided on.")
    elif view and figures:
        yield sentence(
            "With the figures of then, or with the weights and choices of then, "
            "it is the shortlist decided on."
        )
    else:
        yield sentence("Changed figures and changed weights or choices both play a part.")


def _moved_weights(story: Story, then: Scenario) -> Iterator[Sentence]:
    """Name the criteria whose weights moved most: the reason for most moves."""
    criteria = story.ranking.matrix.criteria
    try:
        before = weights_from_points(criteria, then.points)
    except CaseError:  # criteria that had points are gone
        return
    moves = [
        (abs(float(new - old)), criterion.name, float(old), float(new))
        for criterion, old, new in zip(criteria, before, story.ranking.weights)
        if abs(new - old) > _MOVED
    ]
    moves.sort(key=lambda move: -move[0])
    if moves:
        told = [
            sentence("{name} from {old} to {new}", name=name, old=percent(old), new=percent(new))
            for _, name, old, new in moves[:_NAMED]
        ]
        yield sentence("Weights that moved most: {moves}.", moves=listing(told))


def _changed_rules(story: Story, row: SavedScenario) -> Iterator[Sentence]:
    """Name what the view decided on asked otherwise; its limits are told by how they differ."""
    asked, money = asked_by(row), asked_by(story.view)
    role = story.case.settings.role
    changed = asked_differently(scenario_from(story.case, row), story.scenario)
    changed += [
        words
        for words, old, new in (
            (sentence("limits"), row.limits, story.view.limits),
            (sentence("missing figures"), row.missing, story.view.missing),
            (sentence("role of the ranking"), asked.role or role, money.role or role),
            (
                sentence("budgets"),
                asked.factors(story.case),
                money.factors(story.case),
            ),
            (
                sentence("what else is asked of the money"),
                (asked.floor, asked.multiplier, asked.agreements, asked.least, row.wishes),
                (money.floor, money.multiplier, money.agreements, money.least, story.view.wishes),
            ),
        )
        if old != new
    ]
    if changed:
        yield sentence("Also changed: {what}.", what=listing(changed))


def _money(story: Story, decision: Decision) -> Iterator[Sentence]:
    if story.plan is None:
        return
    names = {project.id: project.name for project in story.case.projects}
    now = [item.project for item in story.plan.projects if item.is_funded]
    entered = [names[item] for item in now if item not in decision.plan]
    left = [names.get(item, item) for item in decision.plan if item not in now]
    if not entered and not left:
        yield sentence("The same joint ventures are funded.")
    elif not left:
        yield sentence("Newly funded: {entered}.", entered=listing(entered))
    elif not entered:
        yield sentence("No longer funded: {left}.", left=listing(left))
    else:
        yield sentence(
            "Newly funded: {entered}. No longer funded: {left}.",
            entered=listing(entered),
            left=listing(left),
        )
    if decision.money is not None and abs(decision.money - story.plan.amount) > NOTHING:
        yield sentence(
            "Public money: {now} {unit} instead of {then}.",
            now=amount_text(story.plan.amount, story.plan.decimals),
            unit=story.case.settings.money_unit,
            then=amount_text(decision.money, story.plan.decimals),
        )
