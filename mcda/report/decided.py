"""Decisions: what a meeting decided, what has changed since, and from one to another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan

from mcda.allocation.asked import asked_by
from mcda.allocation.changes import Factors
from mcda.case.adjusted import as_saved
from mcda.case.finding import CaseError, Sentence, sentence
from mcda.case.model import Case, Decision, FigureEdit, SavedScenario
from mcda.case.numbers import number_text, read_number
from mcda.case.write import case_hash
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.methods import rank_by
from mcda.ranking.normalization import NAMES
from mcda.ranking.saved import scenario_from, shortlist_change
from mcda.ranking.weights import weights_from_points
from mcda.ranking.wording import figure_alike, listed, percent, told_apart
from mcda.report.numbers import amount_text, listing, written
from mcda.report.story import Story, decided_scenario, figures_hash

_MOVED = 0.005  # weights that differ by less are shown alike
_NAMED = 3
_FIGURES = 6  # changed figures that are named
_NUMBER = re.compile(r"_\d+$")
_SAME_WEIGHTS = sentence("The weights are the same.")


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
    same_day = sum(item.date == date for item in story.case.decisions)
    called = f"Decision of {date}" + (f" ({same_day + 1})" if same_day else "")
    return decision, replace(story.view, id=name, name=called, note=why)


def since(story: Story, decision: Decision) -> tuple[Sentence, ...]:
    """Say what has changed since a decision: shortlist, figures, weights, choices, ventures, money.

    The shortlist is compared with the one that was recorded, whatever the case says today.
    """
    return tuple(_since(story, decision))


def between(story: Story, earlier: Decision, later: Decision) -> tuple[Sentence, ...]:
    """Say what one recorded decision changed of another, in the same words."""
    return tuple(_between(story, earlier, later))


@dataclass(frozen=True)
class _Side:
    """One of two things that are compared: a recorded decision, or what is shown now.

    Parameters
    ----------
    shortlist : ids of regions
    edits : the figures that meetings had changed
    row : the scenario; None where it was deleted
    weights : by criterion; None without a scenario, or where its criteria are gone
    plan : ids of the ventures funded; None where there is no plan now
    money : public money; None where it is not known
    """

    shortlist: tuple[str, ...]
    edits: tuple[FigureEdit, ...]
    row: SavedScenario | None
    weights: tuple[float, ...] | None
    plan: tuple[str, ...] | None
    money: float | None


def _then(story: Story, decision: Decision) -> _Side:
    case = story.case
    row = decided_scenario(case, decision)
    weights = None
    if row is not None:
        try:
            points = scenario_from(case, row).points
            weights = tuple(weights_from_points(story.ranking.matrix.criteria, points).tolist())
        except CaseError:  # criteria that had points are gone
            weights = None
    edits = _edits_then(case, decision)
    return _Side(decision.shortlist, edits, row, weights, decision.plan, decision.money)


def _now(story: Story) -> _Side:
    plan = story.plan
    return _Side(
        shortlist=story.result.shortlist,
        edits=story.case.edits,
        row=story.view,
        weights=tuple(story.ranking.weights.tolist()),
        plan=None if plan is None else tuple(p.project for p in plan.projects if p.is_funded),
        money=None if plan is None else plan.amount,
    )


def _since(story: Story, decision: Decision) -> Iterator[Sentence]:
    if _has_other_tables(story, decision):
        yield sentence("The case has changed since: figures, limits or ventures differ.")
    then, now = _then(story, decision), _now(story)
    yield _shortlists(story.case, then, now)
    figures = _moved_figures(story, then, now)
    asked = list(_asked_otherwise(story, then, now))
    is_other = any(told != _SAME_WEIGHTS for told in asked)
    if figures and is_other and then.row and set(now.shortlist) != set(then.shortlist):
        yield from _cause(story, decision, then.row)
    if figures:
        yield sentence("Figures changed since: {changes}.", changes=_changes(figures))
    yield from asked
    yield from _money(story, then, now)


def _between(story: Story, earlier: Decision, later: Decision) -> Iterator[Sentence]:
    if _kept_otherwise(story, earlier, later):
        yield sentence(
            "The case was changed between the two, or kept by another version of the program: "
            "figures, limits or ventures may differ."
        )
    then, now = _then(story, earlier), _then(story, later)
    yield _shortlists(story.case, then, now)
    figures = _moved_figures(story, then, now)
    if figures:
        yield sentence("Figures changed: {changes}.", changes=_changes(figures))
    if then.row is None or now.row is None:
        yield sentence(
            "Weights and choices cannot be compared: the scenario of one of the two was deleted."
        )
    yield from _asked_otherwise(story, then, now)
    yield from _money(story, then, now)


def _kept_otherwise(story: Story, earlier: Decision, later: Decision) -> bool:
    hashes = [item.published or item.version for item in (earlier, later)]
    if not all(hashes) or hashes[0] == hashes[1]:
        return False
    return any(_has_other_tables(story, item) for item in (earlier, later))


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


def _shortlists(case: Case, then: _Side, now: _Side) -> Sentence:
    names = {region.id: region.name for region in case.regions}
    entered = [names.get(item, item) for item in now.shortlist if item not in then.shortlist]
    left = [names.get(item, item) for item in then.shortlist if item not in now.shortlist]
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


def _moved_figures(story: Story, before: _Side, after: _Side) -> list[Sentence]:
    """Name the figures that meetings have changed, or changed back."""
    matrix = story.ranking.matrix
    then = {(e.region, e.criterion): e.value for e in before.edits}
    now = {(e.region, e.criterion): e.value for e in after.edits}
    row_of = {region: row for row, region in enumerate(matrix.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    told = []
    for region, criterion in dict.fromkeys((*then, *now)):
        row, column = row_of[region], column_of[criterion]
        published = float(matrix.published[row, column])
        old, new = (edits.get((region, criterion), published) for edits in (then, now))
        unit, alike = matrix.criteria[column].unit, matrix.values[:, column].tolist()
        first, second = _figures(old, new, unit, alike)
        if first != second:
            what = f"{matrix.names[row]}, {matrix.criteria[column].name}"
            told.append(_from_to(what, first, second))
    return told


def _from_to(what: object, old: object, new: object) -> Sentence:
    return sentence("{what} from {old} to {new}", what=what, old=old, new=new)


def _changes(figures: list[Sentence]) -> Sentence:
    shown = listed(figures[:_FIGURES])
    if len(figures) <= _FIGURES:
        return shown
    return sentence("{changes}; and {count} more", changes=shown, count=len(figures) - _FIGURES)


def _figures(
    old: float | None, new: float | None, unit: str, alike: Sequence[float]
) -> tuple[str, str]:
    pair = [nan if value is None else value for value in (old, new)]
    if all(map(isfinite, pair)):
        return told_apart(pair[0], pair[1], unit, alike)
    return figure_alike(pair[0], unit, alike), figure_alike(pair[1], unit, alike)


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


def _asked_otherwise(story: Story, then: _Side, now: _Side) -> Iterator[Sentence]:
    """Say which weights moved and which rules changed; nothing where a scenario is missing."""
    if then.row is None or now.row is None:
        return
    yield from _moved_weights(story, then, now)
    changed = [*_changed_rules(story.case, then.row, now.row)]
    if changed:
        yield sentence("Also changed: {what}.", what=listed(changed))


def _moved_weights(story: Story, then: _Side, now: _Side) -> Iterator[Sentence]:
    """Name the criteria whose weights moved most: the reason for most moves."""
    if then.weights is None or now.weights is None:
        return
    moves = [
        (abs(new - old), criterion.name, old, new)
        for criterion, old, new in zip(story.ranking.matrix.criteria, then.weights, now.weights)
        if abs(new - old) > _MOVED
    ]
    moves.sort(key=lambda move: -move[0])
    told = [_from_to(name, percent(old), percent(new)) for _, name, old, new in moves[:_NAMED]]
    yield (
        sentence("Weights that moved most: {moves}.", moves=listing(told))
        if told
        else _SAME_WEIGHTS
    )


def _changed_rules(case: Case, before: SavedScenario, after: SavedScenario) -> Iterator[Sentence]:
    """Name what two scenarios of one case ask otherwise, points apart."""
    yield from _changed_ranking(case, before, after)
    old, new = asked_by(before, case), asked_by(after, case)
    role = case.settings.role
    if (old.role or role) != (new.role or role):
        yield sentence("role of the ranking")
    yield from _changed_budgets(case, old.factors(case), new.factors(case))
    if set(old.taken) != set(new.taken):
        yield sentence("what was taken")
    rest = ("floor", "multiplier", "agreements")
    if before.wishes != after.wishes or any(
        getattr(old, name) != getattr(new, name) for name in rest
    ):
        yield sentence("what else is asked of the money")


def _changed_ranking(case: Case, before: SavedScenario, after: SavedScenario) -> Iterator[Sentence]:
    then, now = scenario_from(case, before), scenario_from(case, after)
    if then.method != now.method:
        yield _from_to(sentence("method"), METHODS[then.method].name, METHODS[now.method].name)
    if then.normalization != now.normalization:
        called = (f"“{NAMES[asked.normalization]}”" for asked in (then, now))
        yield _from_to(sentence("normalization"), *called)
    if then.shortlist_size != now.shortlist_size:
        yield _from_to(sentence("size of the shortlist"), then.shortlist_size, now.shortlist_size)
    if then.sector != now.sector:
        old, new = (asked.sector or sentence("any") for asked in (then, now))
        yield _from_to(sentence("sector in focus"), old, new)
    if set(then.without) != set(now.without):
        names = {region.id: region.name for region in case.regions}
        old, new = (_named(asked.without, names) for asked in (then, now))
        yield _from_to(sentence("regions left out"), old, new)
    if before.limits != after.limits:
        yield sentence("limits")
    if before.missing != after.missing:
        yield sentence("missing figures")


def _named(items: tuple[str, ...], names: Mapping[str, str]) -> Sentence:
    told = [names.get(item, item.removeprefix("zone:")) for item in items]
    return listing(told) if told else sentence("none")


def _changed_budgets(case: Case, then: Factors, now: Factors) -> Iterator[Sentence]:
    """Say by what budgets were and are multiplied: all at once, or programme by programme."""
    pairs = {
        item.name: (f"{written(100 * then.of(item.id))} %", f"{written(100 * now.of(item.id))} %")
        for item in case.programmes
    }
    if len(set(pairs.values())) > 1 or then.own or now.own:
        for name, (old, new) in pairs.items():
            if old != new:
                yield _from_to(sentence("budget of {name}", name=name), old, new)
    elif then.every != now.every:
        old, new = (f"{written(100 * factors.every)} %" for factors in (then, now))
        yield _from_to(sentence("budgets"), old, new)


def _money(story: Story, then: _Side, now: _Side) -> Iterator[Sentence]:
    if then.plan is None or now.plan is None:
        return
    names = {project.id: project.name for project in story.case.projects}
    entered = [names.get(item, item) for item in now.plan if item not in then.plan]
    left = [names.get(item, item) for item in then.plan if item not in now.plan]
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
    if then.money is None or now.money is None or math.isclose(then.money, now.money):
        return
    decimals = story.plan.decimals if story.plan else 2
    texts = amount_text(now.money, decimals), amount_text(then.money, decimals)
    if texts[0] == texts[1]:
        texts = told_apart(now.money, then.money)
    yield sentence(
        "Public money: {now} {unit} instead of {then}.",
        now=texts[0],
        unit=story.case.settings.money_unit,
        then=texts[1],
    )
