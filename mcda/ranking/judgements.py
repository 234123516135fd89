"""Pairwise judgements as people give them: what they mean, and which cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mcda.case.finding import CaseError, Finding, Sentence, error, sentence
from mcda.ranking.pairwise import RANDOM_INDEX
from mcda.ranking.wording import figure_text

Judgements = Mapping[tuple[str, str], float]
"""(id, id) -> how many times as much the first matters as the second."""

MOST_ITEMS = len(RANDOM_INDEX)
MOST_TIMES = 1000.0


def times_text(value: float) -> str:
    """Write a judgement the way it is given: "3 times as much", "1/3 as much"."""
    if value < 1:
        return f"1/{figure_text(1 / value)} as much"
    return "as much" if value == 1 else f"{figure_text(value)} times as much"


def check_judgements(items: Mapping[str, str], judgements: Judgements) -> None:
    """Raise ``CaseError`` naming all that keeps judgements of these items from being used.

    Parameters
    ----------
    items : id -> name, 1 to 15 of them
    judgements : from 1/1000 to 1000; a pair in either direction, or in both if they agree
    """
    findings = []
    if not 1 <= len(items) <= MOST_ITEMS:
        findings.append(
            _finding(
                sentence("{count} items cannot be compared in pairs.", count=len(items)),
                sentence("Compare 1 to {most} of them, for example by group and then within "
                         "each group.", most=MOST_ITEMS),
            )
        )  # fmt: skip
    findings += [no_such(item, items) for pair in judgements for item in pair if item not in items]
    if not findings:
        findings += _refused(items, judgements)
    if findings:
        raise CaseError(*findings)


def _refused(items: Mapping[str, str], judgements: Judgements) -> Iterator[Finding]:
    for (first, second), value in judgements.items():
        names = {"first": items[first], "second": items[second]}
        if not 1 / MOST_TIMES <= value <= MOST_TIMES:
            yield _finding(
                sentence("{first} against {second} cannot be {value}.", **names, value=value),
                sentence("Say how many times as much the first matters: 1/9 to 9, or at most "
                         "1/1000 to 1000."),
            )  # fmt: skip
            continue
        back = 1.0 if first == second else judgements.get((second, first))
        if back is not None and abs(value * back - 1.0) > 1e-9:
            yield _finding(
                sentence("{first} against {second} is judged in two ways that disagree.", **names),
                sentence("Keep one of the two judgements."),
            )


def unlinked(parts: Sequence[Iterable[str]]) -> Finding:
    """Say that no judgement links the first two of these sets of names."""
    first, second = (", ".join(part) for part in parts[:2])
    return _finding(
        sentence("Nothing links {first} with {second} yet.", first=first, second=second),
        sentence("Judge at least one pair across the two."),
    )


def no_such(name: str, known: Iterable[str]) -> Finding:
    """Say that there is no item of this id."""
    return _finding(
        sentence("There is no {name} to compare.", name=name),
        sentence("Choose among: {known}.", known=", ".join(filter(None, known))),
    )


def _finding(message: Sentence, fix: Sentence) -> Finding:
    return error("criteria", None, "points", message, fix)
