"""Warnings about the data behind a ranking, folded into one finding per kind."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mcda.case.finding import Finding, Sentence, sentence, warning
from mcda.case.model import Acknowledgement, Case
from mcda.ranking.exclusion import left_out
from mcda.ranking.matrix import decision_matrix
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.warning_kinds import KINDS, Kind, Screened, Warned
from mcda.ranking.wording import listed

LONGEST_LIST = 20
"""A longer list is cut in the message; ``where`` always names everything."""


def screen(
    case: Case, scenario: Scenario | None = None, normalization: str = ""
) -> tuple[Finding, ...]:
    """Warn about data that makes a ranking doubtful.

    Kinds: ``constant``, ``correlation`` (|r| > 0.9), ``outlier`` (modified z-score beyond 3.5),
    ``year_mismatch`` (more than three years apart), ``empty_column`` (points on it),
    ``vector_range`` (hardly counts under vector normalization), ``beyond_bounds`` (cut by
    goalposts). What the table ``acknowledged``
    covers is left out.

    Parameters
    ----------
    case : the case
    scenario : with one, its criteria with points and its compared regions are screened; without,
        all criteria and regions, since any slider may be moved
    normalization : the one in use without a scenario; empty = what the case declares

    Returns
    -------
    At most one warning per kind, its list in the message and, as ids, in ``where``

    Raises
    ------
    CaseError
        when the scenario names a sector, region or zone that the case does not have
    """
    findings = []
    for kind, warned in _warnings(case, scenario, normalization):
        open_ones = [item for item in warned if _acknowledgement(case, kind, item) is None]
        if open_ones:
            findings.append(_fold(kind, open_ones))
    return tuple(findings)


def acknowledged_findings(
    case: Case, scenario: Scenario | None = None
) -> tuple[tuple[Finding, str], ...]:
    """Return the warnings that the case's author acknowledged, each with its reason.

    One per row of the table ``acknowledged`` that matches a warning, in the order of the kinds.
    A row without ``where`` covers its whole kind; otherwise ``where`` lists, split by ``;``, the
    criterion ids, or the pairs ``a~b``, that it covers.
    """
    found = []
    for kind, warned in _warnings(case, scenario):
        covered: dict[Acknowledgement, list[Warned]] = {}
        for item in warned:
            row = _acknowledgement(case, kind, item)
            if row is not None:
                covered.setdefault(row, []).append(item)
        found += [(_fold(kind, items), row.reason) for row, items in covered.items()]
    return tuple(found)


def _warnings(
    case: Case, scenario: Scenario | None, normalization: str = ""
) -> Iterable[tuple[Kind, tuple[Warned, ...]]]:
    asked = scenario or default_scenario(case)
    matrix = decision_matrix(case, asked.sector)
    if not case.criteria or not case.regions:
        return
    points = np.array([asked.points.get(criterion.id, 0.0) for criterion in case.criteria])
    gone = left_out(case, asked.without)
    rows = [region not in gone for region in matrix.regions]
    published = np.where(matrix.filled, np.nan, matrix.values)[rows]
    screened = Screened(
        criteria=case.criteria,
        names=tuple(name for name, kept in zip(matrix.names, rows) if kept),
        values=np.where(np.abs(published) < 1e150, published, np.nan),
        points=points,
        counted=points > 0 if scenario else np.ones(len(points), dtype=np.bool_),
        normalization=normalization or asked.normalization,
    )
    for kind in KINDS:
        yield kind, tuple(kind.find(screened))


def _acknowledgement(case: Case, kind: Kind, item: Warned) -> Acknowledgement | None:
    for row in case.acknowledged:
        tokens = {_ordered(token.strip()) for token in row.where.split(";") if token.strip()}
        covers = not tokens or "~".join(sorted(item.ids)) in tokens or set(item.ids) <= tokens
        if row.kind == kind.id and covers:
            return row
    return None


def _ordered(token: str) -> str:
    return "~".join(sorted(part.strip() for part in token.split("~")))


def _fold(kind: Kind, items: list[Warned]) -> Finding:
    """Fold the warnings of one kind into a single finding."""
    ids = tuple(dict.fromkeys("~".join(item.ids) for item in items))
    single = kind.table == "regions" and len(ids) == 1 and "~" not in ids[0]
    template = (kind.message if len(items) == 1 else kind.folded).template
    message = Sentence(template, {"list": _list(items), **items[0].values})
    return warning(kind.id, kind.table, ids[0] if single else "", ids, message, kind.fix)


def _list(items: list[Warned]) -> Sentence:
    texts = listed([item.text for item in items[:LONGEST_LIST]])
    more = len(items) - LONGEST_LIST
    return texts if more <= 0 else sentence("{list}; and {count} more", list=texts, count=more)
