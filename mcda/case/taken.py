"""What was taken, as rules for the money: rows of the table ``taken``, and texts in saved views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mcda.case.columns import MOST_PLANNED, TAKEN
from mcda.case.draft import Draft
from mcda.case.finding import Finding, Sentence, error, sentence, warning
from mcda.case.model import Case, Limit, SavedScenario, Taken
from mcda.case.numbers import number_text, read_number

SCOPES = {"zone": "zone", "region": "regions", "sector": "sector", "programme": "programmes"}
"""Where limits look -> the table, or the names, that tells such places."""

EVERYBODY = ("region:head", "region:money", "zone:head", "zone:money")
"""Subjects of the kind ``least``: who is compared, and per what."""

SHARE = ":share"
"""Ends the subject of a limit that is a share of all money."""

_VENTURES = ("in", "out", "amount", "plan")
_REGIONS = ("absorption", "personnel")
_PAIRS = ("requires", "excludes")
_WITH_VALUE = ("amount", "budget", "plan", "least", "absorption", "personnel", "limits")
_WITHOUT_VALUE = ("out", *_PAIRS)
_PARTS = ("in", "plan")  # values are fractions


def ruled(rule: Taken) -> Iterator[tuple[str, str]]:
    """Iterate over table (or ``zone``, ``sector``) and name of all that a rule is about."""
    if rule.kind in _VENTURES:
        yield "projects", rule.subject
    elif rule.kind == "budget":
        yield "programmes", rule.subject
    elif rule.kind in _REGIONS:
        yield "regions", rule.subject
    elif rule.kind in _PAIRS:
        yield from (("projects", name) for name in rule.subject.split(","))
    elif rule.kind == "groups":
        name, _, member = rule.subject.removesuffix(":maximum").partition(",")
        yield "groups", name
        yield from (("projects", item) for item in (member,) if item)
    elif rule.kind == "limits":
        scope, _, rest = rule.subject.partition(":")
        if scope in SCOPES:
            yield SCOPES[scope], rest.partition(":")[0]


def taken_text(rule: Taken) -> str:
    """Write a rule as a saved view holds it; :func:`read_taken` gives it back."""
    year = "" if rule.year is None else str(rule.year)
    value = "" if rule.value is None else number_text(rule.value)
    return f"{rule.kind}:{rule.subject}:{year}:{value}"


def read_taken(text: str) -> Taken | None:
    """Read one rule; None where the text is none."""
    kind, _, rest = text.partition(":")
    parts = rest.rsplit(":", 2)
    if len(parts) != 3 or kind not in TAKEN:
        return None
    subject, year, last = parts
    value = read_number(last) if last else None
    if (last and (value is None or value >= MOST_PLANNED)) or not (year.isdigit() or not year):
        return None
    rule = Taken(kind, subject, int(year) if year else None, value)
    return None if _fault(rule) else rule


def still_ruled(rules: Iterable[Taken], case: Case) -> tuple[Taken, ...]:
    """Return the rules without those about what the case does not have."""
    named: Mapping[str, set[str]] = {
        "projects": {row.id for row in case.projects},
        "programmes": {row.id for row in case.programmes},
        "regions": {row.id for row in case.regions},
        "groups": {row.id for row in case.groups},
        "zone": set(case.zone_names),
        "sector": {*case.sector_names, *(row.sector for row in case.projects)},
    }
    return tuple(
        rule
        for rule in rules
        if all(name in named[table] for table, name in ruled(rule))
        and (rule.year is None or rule.year in case.years)
        and (rule.kind != "limits" or _has_limit(rule, case.limits))
    )


def saved_rules(row: SavedScenario | None, case: Case) -> tuple[Taken, ...]:
    """Return what was taken with a saved view, a floor of earlier files too.

    Parameters
    ----------
    row : the view; None = without one
    case : the case; rules about what it does not have are left out
    """
    if row is None:
        return ()
    rules = [rule for text in row.taken if (rule := read_taken(text)) is not None]
    if row.least is not None and all(rule.kind != "least" for rule in rules):
        place = f"{row.least_by or 'region'}:{row.least_per or 'head'}"
        rules.append(Taken("least", place, None, row.least))
    return still_ruled(rules, case)


def check_taken(draft: Draft) -> Iterator[Finding]:
    """Report rules that cannot be read, and texts of saved views that are passed over."""
    years = {
        year for table in ("programmes", "funds") for _, row in draft.known(table)
        for year in row.budgets
    }  # fmt: skip
    limits = [row for _, row in draft.known("limits", "scope", "name", "unit")]
    for number, rule in draft.known("taken", "kind", "subject", "year", "value"):
        fault = _fault(rule) or _lost(rule, years, limits, draft)
        if fault is not None:
            yield error("taken", number, *fault)
    lost = [
        text
        for saved in draft.items("scenarios")
        for text in saved.taken
        if not _is_there(read_taken(text), draft, years, limits)
    ]
    if lost:
        message = sentence(
            "Rules taken with saved views are passed over: they are about what is not in the case."
        )
        fix = sentence("Take them anew on the page Joint ventures, or out of the table scenarios.")
        yield warning("lost_wish", "scenarios", "taken", list(dict.fromkeys(lost)), message, fix)


def _is_there(rule: Taken | None, draft: Draft, years: set[int], limits: list[Limit]) -> bool:
    if rule is None:
        return False
    known = all(
        table in draft.unreadable or name in draft.named[table] for table, name in ruled(rule)
    )
    return known and _lost(rule, years, limits, draft) is None


def _lost(
    rule: Taken, years: set[int], limits: list[Limit], draft: Draft
) -> tuple[str, Sentence, Sentence] | None:
    """Return what is wrong with a rule about a year or a limit that the case does not have."""
    if rule.year is not None and rule.year not in years and "funds" not in draft.unreadable:
        return (
            "year",
            sentence("No programme has a budget in {year}.", year=rule.year),
            sentence("Write a year that the table programmes has, or leave the cell empty."),
        )
    if rule.kind == "limits" and "limits" not in draft.unreadable and not _has_limit(rule, limits):
        return (
            "subject",
            sentence('The table limits has no limit "{name}".', name=rule.subject),
            sentence(
                'Write the limit like "zone:West:minimum", with ":share" behind it for a share, '
                "or delete the row."
            ),
        )
    return None


def _has_limit(rule: Taken, limits: Iterable[Limit]) -> bool:
    unit = "share" if rule.subject.endswith(SHARE) else "money"
    scope, name, side = rule.subject.removesuffix(SHARE).split(":")
    return any(
        (limit.scope, limit.name, limit.unit) == (scope, name, unit)
        and getattr(limit, side) is not None
        for limit in limits
    )


def _fault(rule: Taken) -> tuple[str, Sentence, Sentence] | None:
    """Return what is wrong with a rule in itself: column, message, remedy; None when nothing is."""
    if not _is_subject(rule):
        return (
            "subject",
            sentence('"{subject}" is no subject for {kind}.', subject=rule.subject, kind=rule.kind),
            sentence("Write it as the description of the table taken says, or delete the row."),
        )
    if rule.year is not None and rule.kind != "budget":
        return (
            "year",
            sentence("Only a budget has a year here."),
            sentence("Empty the cell."),
        )
    return _value_fault(rule)


def _is_subject(rule: Taken) -> bool:
    if rule.kind == "least":
        return rule.subject in EVERYBODY
    if rule.kind in _PAIRS:
        return len(list(filter(None, rule.subject.split(",")))) == 2
    if rule.kind == "limits":
        parts = rule.subject.removesuffix(SHARE).split(":")
        return len(parts) == 3 and parts[0] in SCOPES and parts[2] in ("minimum", "maximum")
    return bool(rule.subject)


def _value_fault(rule: Taken) -> tuple[str, Sentence, Sentence] | None:
    if rule.value is None:
        if rule.kind in _WITH_VALUE or (rule.kind == "groups" and "," not in rule.subject):
            return (
                "value",
                sentence("A rule of the kind {kind} needs a value.", kind=rule.kind),
                sentence("Write the figure, or delete the row."),
            )
        return None
    if rule.kind in _WITHOUT_VALUE or (rule.kind == "groups" and "," in rule.subject):
        return (
            "value",
            sentence("A rule of the kind {kind} has no value here.", kind=rule.kind),
            sentence("Empty the cell."),
        )
    most = 1.0 if rule.kind in _PARTS or rule.subject.endswith(SHARE) else None
    if rule.value < 0 or (most is not None and rule.value > most):
        return (
            "value",
            sentence("The value {value} is outside 0 to 1.", value=number_text(rule.value))
            if most is not None
            else sentence("The value {value} is below 0.", value=number_text(rule.value)),
            sentence("Correct the figure: a part is written like 0.6, not 60."),
        )
    return None
