"""A case with other limits than those of its file: objectives, targets, knock-outs, bounds, gaps.

A setting is a short text, ``criterion:field:value``, so that it can stand in an address. An
empty value takes away what the file says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from mcda.case.columns import MISSING, OBJECTIVES
from mcda.case.finding import Finding, error, sentence
from mcda.case.model import Case, Criterion, SavedScenario

FIELDS = ("objective", "target", "minimum", "maximum", "lower", "upper")
"""Columns of the table criteria that can be set."""


@dataclass(frozen=True)
class Adjusted:
    """A case with settings applied.

    Parameters
    ----------
    case : the case; the very same object where nothing is changed
    settings : those that are in force, as texts; unknown and contradicting ones are left out
    findings : settings that contradict each other and are not used
    """

    case: Case
    settings: tuple[str, ...]
    findings: tuple[Finding, ...]


def adjusted(case: Case, settings: Iterable[str], missing: str = "") -> Adjusted:
    """Apply settings to a case.

    Settings that name no criterion or field of the case, or no value that the field can hold,
    are passed over; of two for the same field the last one counts. Limits or bounds that
    contradict each other stay as in the file, and a finding says so.

    Parameters
    ----------
    case : the case as in its file
    settings : texts such as ``students:minimum:40``
    missing : ``leave_out`` or ``zone_median``; anything else = as in the file
    """
    criteria, findings = [], []
    pairs = zip(case.criteria, as_asked(case, settings), strict=True)
    for row, (own, wanted) in enumerate(pairs, 1):
        sound, found = _without_contradictions(own, wanted, row)
        criteria.append(sound)
        findings += found
    in_force = tuple(
        text for own, new in zip(case.criteria, criteria) for text in differences(own, new)
    )
    result = replace(case, criteria=tuple(criteria)) if in_force else case
    if missing in MISSING and missing != case.settings.missing:
        result = replace(result, settings=replace(result.settings, missing=missing))
    return Adjusted(result, in_force, tuple(findings))


def as_asked(case: Case, settings: Iterable[str]) -> tuple[Criterion, ...]:
    """Return the criteria of a case with settings applied, contradictions and all."""
    changes: dict[str, dict[str, Any]] = {}
    for name, field, value in filter(None, map(_parsed, settings)):
        changes.setdefault(name, {})[field] = value
    return tuple(replace(item, **changes.get(item.id, {})) for item in case.criteria)


def differences(own: Criterion, changed: Criterion) -> tuple[str, ...]:
    """Return the settings that turn a criterion of the file into a changed one."""
    return tuple(
        f"{own.id}:{field}:{_text(getattr(changed, field))}"
        for field in FIELDS
        if getattr(own, field) != getattr(changed, field)
    )


def with_criterion(case: Case, settings: Iterable[str], changed: Criterion) -> tuple[str, ...]:
    """Return settings in which one criterion is as given, and the others stay as they were.

    Parameters
    ----------
    case : the case as in its file
    settings : those before
    changed : a criterion of the case with other limits; KeyError where the case has none of its id
    """
    own = {criterion.id: criterion for criterion in case.criteria}[changed.id]
    others = [text for text in settings if text.partition(":")[0] != changed.id]
    return (*others, *differences(own, changed))


def limits_between(before: Case, after: Case) -> tuple[str, ...]:
    """Return the settings that turn the criteria of one state of a case into those of another."""
    pairs = zip(before.criteria, after.criteria, strict=True)
    return tuple(text for own, other in pairs for text in differences(own, other))


def as_saved(case: Case, row: SavedScenario) -> Case:
    """Return a case with the limits of one of its saved scenarios."""
    return adjusted(case, row.limits, row.missing).case


def restated(row: SavedScenario, before: Case, after: Case) -> SavedScenario:
    """Return a scenario that asks of one state of a case what it asked of another.

    Parameters
    ----------
    row : a scenario whose limits are told by how they differ from ``before``
    before, after : the same case with different limits
    """
    wanted = as_saved(before, row)
    missing = wanted.settings.missing
    return replace(
        row,
        limits=limits_between(after, wanted),
        missing="" if missing == after.settings.missing else missing,
    )


def is_setting(text: str) -> bool:
    """Whether a text can set something, if the case has the criterion."""
    return _parsed(text) is not None


def _parsed(text: str) -> tuple[str, str, object] | None:
    parts = text.split(":")
    if len(parts) != 3 or parts[1] not in FIELDS:
        return None
    name, field, value = parts
    if field == "objective":
        return (name, field, value) if value in OBJECTIVES else None
    if not value:
        return name, field, None
    try:
        number = float(value)
    except ValueError:
        return None
    return (name, field, number) if math.isfinite(number) else None


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _without_contradictions(
    own: Criterion, wanted: Criterion, row: int
) -> tuple[Criterion, list[Finding]]:
    """Set back to the file what contradicts itself; what the file itself says is not judged."""
    findings = []
    sound = wanted
    for fields, finding in _contradictions(wanted, row):
        before = {field: getattr(own, field) for field in fields}
        if any(getattr(wanted, field) != value for field, value in before.items()):
            sound = replace(sound, **before)
            findings.append(finding)
    return sound, findings


def _contradictions(wanted: Criterion, row: int) -> Iterator[tuple[tuple[str, ...], Finding]]:
    name = wanted.name
    if wanted.objective == "target" and wanted.target is None:
        yield ("objective", "target"), error(
            "criteria", row, "target",
            sentence("{criterion} should come close to a target, but no target is given.",
                     criterion=name),
            sentence("It counts as in the file until you enter a target under Limits."),
        )  # fmt: skip
    low, high = wanted.minimum, wanted.maximum
    if low is not None and high is not None and low > high:
        yield ("minimum", "maximum"), error(
            "criteria", row, "minimum",
            sentence("{criterion}: no region can have at least {low} and at most {high}.",
                     criterion=name, low=_text(low), high=_text(high)),
            sentence("Both knock-out limits are as in the file until you correct them under "
                     "Limits."),
        )  # fmt: skip
    low, high = wanted.lower, wanted.upper
    if low is not None and high is not None and low >= high:
        yield ("lower", "upper"), error(
            "criteria", row, "lower",
            sentence("{criterion}: the lower bound {low} is not below the upper bound {high}.",
                     criterion=name, low=_text(low), high=_text(high)),
            sentence("Both bounds are as in the file until you correct them under Limits."),
        )  # fmt: skip
