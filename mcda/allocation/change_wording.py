"""Changes of a case in words: what to raise, lower or give up so that rules can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mcda.allocation.changes import Change
from mcda.allocation.rows import Row, Sense
from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.wording import figure_text, joined, told_apart

_MOVED = {
    "budget": "Raise the budget of {programme} in {year} from {start} to {end}.",
    "absorption": "Raise what {region} can put to work in a year from {start} to {end}.",
    "personnel": "Raise the skilled people of {region} for joint ventures from {start} to {end}.",
    "role_floor": "Lower the mean closeness asked of the money from {start} to {end}.",
    "floor": "Lower the floor for {place} from {start} to {end}.",
    "ceiling": "Raise the ceiling for {place} from {start} to {end}.",
    "cap": "Raise the cap on the money of the group {group} from {start} to {end}.",
    "at_least": "Ask for {end} instead of {start} joint ventures of the group {group}.",
    "at_most": "Allow {end} instead of {start} joint ventures of the group {group}.",
}

_GIVEN_UP = {
    "requires": "Let {project} go ahead without {other}.",
    "excludes": "Let {project} and {other} go ahead side by side.",
    "groups": "Take {member} out of the group {group}.",
    "wishes": "Give up a wish. {rule}",
    "equity": "Give up the floor for those who get least.",
}


def moved(row: Row, end: float) -> Change:
    """Describe that a rule's figure moves.

    Parameters
    ----------
    row : the rule
    end : its figure afterwards
    """
    start_text, end_text = _figures(row, end)
    return Change(
        family=row.family,
        name=row.name,
        unit=row.unit,
        start=row.level,
        end=end,
        amount=abs(end - row.level),
        sentence=sentence(
            _MOVED[_kind(row)], **{**_named(row), "start": start_text, "end": end_text}
        ),
    )


def given_up(row: Row, case: Case) -> Change:
    """Describe that a rule without a figure is given up."""
    names = {project.id: project.name for project in case.projects}
    member = row.name.rpartition(",")[2]
    values = {**_named(row), "rule": row.sentence, "member": names.get(member, member)}
    return Change(
        family=row.family,
        name="equity" if row.family == "equity" else row.name,
        unit="",
        start=None,
        end=None,
        amount=None,
        sentence=sentence(_GIVEN_UP[row.family], **values),
    )


def repair_sentence(changes: Sequence[Change]) -> Sentence:
    """Say all changes, what concerns several years once."""
    said = {str(change.sentence): change.sentence for change in changes}
    return joined(list(said.values()))


def worth_sentence(worth: float) -> Sentence:
    """Say what the plan is worth once something gives."""
    return sentence("The plan is then worth {worth}.", worth=figure_text(worth))


def _named(row: Row) -> Mapping[str, object]:
    """Return what a rule's own sentence names: programme, region, place, group."""
    return {name: value for name, value in row.sentence.values.items() if name != "rule"}


def _kind(row: Row) -> str:
    is_floor = row.sense is Sense.AT_LEAST
    if row.family == "limits":
        return "floor" if is_floor else "ceiling"
    if row.family == "groups":
        return "cap" if row.name.endswith(":maximum") else "at_least" if is_floor else "at_most"
    return row.family


def _figures(row: Row, end: float) -> tuple[str, str]:
    if row.family == "role_floor":
        return told_apart(row.level, end)
    if row.share is not None:
        start_text, end_text = told_apart(100 * row.level, 100 * end)
        return f"{start_text} %", f"{end_text} %"
    unit = "" if row.family in ("personnel", "groups") and row.measure != "money" else row.unit
    return told_apart(row.level, end, unit)
