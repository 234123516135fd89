"""Figures that are not as published, or in doubt: signs at their cells, and words.

A changed figure comes from the table ``edits``, a filled one is the median of the zone, and a
doubtful one has a note in the table ``figures``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix, MethodResult, Ranking
from mcda.ranking.wording import figure_alike, joined, named
from mcda.report.tables import Heading, Mark, Row, Table, number

BoolArray = NDArray[np.bool_]

CHANGED = "*"
FILLED = "†"
DOUBTED = "?"
_NAMED = 10  # figures named in a sentence


def figure_sign(*, edited: object, filled: object, doubted: object = False) -> str:
    """Return the signs behind one figure; empty where it is as published and not in doubt."""
    return CHANGED * bool(edited) + FILLED * bool(filled) + DOUBTED * bool(doubted)


def with_titles(note: str, case: Case) -> str:
    """Return a note of the case in which the sources that it cites by id have their titles."""
    titles = {source.id: source.title for source in case.sources}
    if not titles:
        return note
    cited = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, titles))})(?!\w)")
    return cited.sub(lambda found: f"“{titles[found[1]]}”", note)


def figure_marks(
    edited: BoolArray, filled: BoolArray, doubted: BoolArray, first: int
) -> tuple[Mark, ...]:
    """Mark the figures of a table that shows regions by criteria.

    Parameters
    ----------
    edited, filled, doubted : (m, n), in the order of the table's rows
    first : column of the table that shows the first criterion; the others follow
    """
    return tuple(
        Mark(
            int(row),
            first + int(column),
            figure_sign(
                edited=edited[row, column],
                filled=filled[row, column],
                doubted=doubted[row, column],
            ),
        )
        for row, column in np.argwhere(edited | filled | doubted)
    )


def filled_figures(matrix: DecisionMatrix) -> tuple[str, ...]:
    """Name, for each region, the criteria whose figure is not the region's own."""
    return tuple(
        "; ".join(
            f"{criterion.name}: median of the zone"
            for criterion, marked in zip(matrix.criteria, row)
            if marked
        )
        for row in matrix.filled
    )


def _published(matrix: DecisionMatrix, row: int, j: int) -> str:
    alike: list[float] = matrix.values[:, j].tolist()
    return figure_alike(float(matrix.published[row, j]), "", alike)


def changed_figures(matrix: DecisionMatrix) -> tuple[str | None, ...]:
    """Name, for each region, the changed criteria with the published figure; None = no change."""
    return tuple(
        "; ".join(
            f"{matrix.criteria[j].name}: published {_published(matrix, row, int(j))}"
            for j in np.flatnonzero(edited)
        )
        or None
        for row, edited in enumerate(matrix.edited)
    )


def changed_figures_table(case: Case, matrix: DecisionMatrix) -> Table:
    """List the figures that were changed, with what was published; empty now = taken away.

    Parameters
    ----------
    case : the case with its edits
    matrix : its decision matrix
    """
    row_of = {region: row for row, region in enumerate(matrix.regions)}
    column_of = {criterion.id: column for column, criterion in enumerate(matrix.criteria)}
    rows: list[Row] = []
    for edit in case.edits:
        row, column = row_of[edit.region], column_of[edit.criterion]
        criterion = matrix.criteria[column]
        published = number(matrix.published[row, column])
        rows.append(
            (matrix.names[row], criterion.name, criterion.unit, published, number(edit.value),
             edit.note or None)
        )  # fmt: skip
    heads = ("Region", "Criterion", "Unit", "Published", "Now", "Note")
    return Table("changed_figures", tuple(Heading(head) for head in heads), tuple(rows))


def changed_and_filled(
    case: Case, ranking: Ranking | MethodResult | DecisionMatrix | None
) -> tuple[int, int]:
    """Count the figures that differ from those of the file, and those that stand in for none.

    Parameters
    ----------
    case : the case as shown, with its edits
    ranking : what is shown of it: of a ranking those filled figures are counted that take part,
        of a matrix all; with None no figure is shown that could be filled
    """
    if ranking is None:
        filled = 0
    elif isinstance(ranking, DecisionMatrix):
        filled = int(ranking.filled.sum())
    else:
        filled = int(_standing_on(ranking, ranking.matrix.filled).sum())
    return len(case.edits), filled


def provenance_sentence(
    case: Case, ranking: Ranking | MethodResult | DecisionMatrix | None = None
) -> Sentence | None:
    """Say what of a case, as it is shown, is not a published figure; None when all is.

    What the case's author says of the file comes first; what is claimed of the other figures
    is computed from what is shown, see :func:`changed_and_filled`.
    """
    own = illustrative_sentence(case)
    shown = changed_sentence(case, ranking)
    if shown is None and own is not None and _all_have_a_source(case):
        shown = sentence("All other figures of the criteria are as in their sources.")
    told = [part for part in (own, shown) if part is not None]
    return joined(told) if told else None


def file_sentence(
    case: Case, ranking: Ranking | MethodResult | DecisionMatrix | None = None
) -> Sentence | None:
    """Say what :func:`provenance_sentence` does, beside words that tell the changed figures.

    Where figures are changed or filled, what the file's author says of it is left.
    """
    if changed_sentence(case, ranking) is None:
        return provenance_sentence(case, ranking)
    return illustrative_sentence(case)


def illustrative_sentence(case: Case) -> Sentence | None:
    """Say what in a file is illustrative, as its author does; None when nothing is."""
    if case.settings.illustrative:
        return sentence("{text}", text=case.settings.illustrative)
    tables = (case.criteria, case.programmes, case.projects)
    if any(row.illustrative for table in tables for row in table):
        return sentence(
            "Rows marked illustrative are examples, not published figures: "
            "replace them before deciding."
        )
    return None


def _all_have_a_source(case: Case) -> bool:
    """Whether each criterion names where its figures are from, and none is made up."""
    return bool(case.criteria) and all(
        (criterion.source or criterion.derive) and not criterion.illustrative
        for criterion in case.criteria
    )


def changed_sentence(
    case: Case, ranking: Ranking | MethodResult | DecisionMatrix | None = None
) -> Sentence | None:
    """Say how many figures differ from those of the file or are filled; None where none is."""
    changed, filled = changed_and_filled(case, ranking)
    if not changed and not filled:
        return None
    counts = {"changed": changed, "filled": filled}
    return Sentence(_CHANGED[_number(changed), _number(filled)], counts)


_CHANGED = {
    (0, 1): "One figure is filled with the median of the zone, not published.",
    (0, 2): "{filled} figures are filled with the median of the zone, not published.",
    (1, 0): "One figure is changed, not as published.",
    (1, 1): "One figure is changed and one filled with the median of the zone, not published.",
    (1, 2): "One figure is changed and {filled} are filled with the median of the zone, not "
    "published.",
    (2, 0): "{changed} figures are changed, not as published.",
    (2, 1): "{changed} figures are changed and one is filled with the median of the zone, not "
    "published.",
    (2, 2): "{changed} figures are changed and {filled} filled with the median of the zone, not "
    "published.",
}


def as_shown(case: Case, ranking: Ranking | MethodResult | None, told: Sentence) -> Sentence:
    """Begin an answer with the changed and filled figures it stands on, if there are any."""
    changed, filled = changed_and_filled(case, ranking)
    if not changed and not filled:
        return told
    values = {"changed": changed, "filled": filled, "answer": told}
    return Sentence(_STANDS_ON[_number(changed), _number(filled)], values)


_STANDS_ON = {
    (0, 1): "With 1 filled figure: {answer}",
    (0, 2): "With {filled} filled figures: {answer}",
    (1, 0): "With 1 changed figure: {answer}",
    (1, 1): "With 1 changed figure and 1 filled: {answer}",
    (1, 2): "With 1 changed figure and {filled} filled: {answer}",
    (2, 0): "With {changed} changed figures: {answer}",
    (2, 1): "With {changed} changed figures and 1 filled: {answer}",
    (2, 2): "With {changed} changed figures and {filled} filled: {answer}",
}


def _number(count: int) -> int:
    """Return the grammatical number: none, one, or 2 for several."""
    return min(count, 2)


def figures_in_words(case: Case, ranking: Ranking | MethodResult | None = None) -> str:
    """Say in a few words how many figures differ from those of the file, or stand in for none.

    Parameters
    ----------
    case : the case with its edits
    ranking : what is shown of it; filled figures are counted where they take part
    """
    changed, filled = changed_and_filled(case, ranking)
    told = [f"{changed} changed"] * bool(changed)
    told += [f"{filled} filled by the median of the zone"] * bool(filled)
    if not told and any(criterion.illustrative for criterion in case.criteria):
        return "as in the file, some illustrative"
    return ", ".join(told) or "as in the file, none changed or filled"


def unpublished_sentences(case: Case, ranking: Ranking | MethodResult) -> tuple[Sentence, ...]:
    """Say whose figures are changed, and which ranked regions stand on filled ones, with signs."""
    told = []
    changed = changed_sentence(case)
    if changed is not None:
        edited = dict.fromkeys(case.region(edit.region).name for edit in case.edits)
        told.append(joined([changed, _concerned(tuple(edited), CHANGED)]))
    filled = _standing_on(ranking, ranking.matrix.filled)
    names = tuple(name for name, row in zip(ranking.names, filled) if row.any())
    if names:
        count = int(filled.sum())
        said = Sentence(_CHANGED[0, _number(count)], {"filled": count})
        told.append(joined([said, _concerned(names, FILLED)]))
    return tuple(told)


def _concerned(names: Sequence[str], sign: str) -> Sentence:
    return sentence("It concerns {names} ({sign}).", names=named(names), sign=sign)


def marked_names(ranking: Ranking | MethodResult) -> tuple[str, ...]:
    """Return the names of the ranked regions, with signs where a figure that counts has one."""
    edited = _standing_on(ranking, ranking.matrix.edited)
    filled = _standing_on(ranking, ranking.matrix.filled)
    signs = [figure_sign(edited=e.any(), filled=f.any()) for e, f in zip(edited, filled)]
    return tuple(f"{name} {sign}" if sign else name for name, sign in zip(ranking.names, signs))


def unpublished_table(case: Case, matrix: DecisionMatrix) -> Table:
    """List the figures that are changed, then the filled ones, with what was published.

    Parameters
    ----------
    case : the case with its edits
    matrix : its decision matrix
    """
    changed = changed_figures_table(case, matrix)
    filled: tuple[Row, ...] = tuple(
        (
            matrix.names[row],
            matrix.criteria[column].name,
            matrix.criteria[column].unit,
            None,
            number(matrix.values[row, column]),
            "not published: the median of the zone stands in",
        )
        for row, column in np.argwhere(matrix.filled)
    )
    return Table("unpublished", changed.headings, (*changed.rows, *filled))


def _standing_on(ranking: Ranking | MethodResult, marked: BoolArray) -> BoolArray:
    """Return (m, n): which marked figures of ranked regions count."""
    row_of = {region: row for row, region in enumerate(ranking.matrix.regions)}
    rows = [row_of[region] for region in ranking.regions]
    found: BoolArray = marked[rows] & (ranking.weights > 0)
    return found


def named_figures(ranking: Ranking | MethodResult) -> tuple[Sentence, ...]:
    """Name the figures behind a ranking that are changed, and those that are filled."""
    matrix = ranking.matrix
    compared = np.isin(matrix.regions, ranking.regions)
    counted = np.outer(compared, ranking.weights > 0)
    return tuple(
        sentence(template, figures=named(figures, _NAMED))
        for template, cells in (
            ("Changed, not as published: {figures}.", matrix.edited),
            ("Not published, so filled with the median of the zone: {figures}.", matrix.filled),
        )
        if (
            figures := [
                f"{matrix.names[row]}, {matrix.criteria[column].name}"
                for row, column in np.argwhere(cells & counted)
            ]
        )
    )
