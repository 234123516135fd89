"""Tables of a ranking: who is where and why, by which weights, from which figures."""

from __future__ import annotations

import numpy as np

from mcda.case.model import Case
from mcda.charts.ranking import score_decimals
from mcda.ranking.result import DecisionMatrix, MethodResult, Ranking
from mcda.ranking.wording import decimals_for, decimals_set
from mcda.report.marked_figures import changed_figures, figure_marks, filled_figures
from mcda.report.tables import (
    Cell,
    Heading,
    Row,
    Table,
    criterion_headers,
    number,
    yes_no,
)

RANKING_HEADS = (
    Heading("Rank", 0),
    Heading("Region", is_id=True),
    Heading("Name"),
    Heading("Zone"),
    Heading("Closeness", 4),
    Heading("On the shortlist"),
    Heading("Distance to the ideal", 4),
    Heading("Distance to the anti-ideal", 4),
)
_NOT_PUBLISHED = (Heading("Filled figures"), Heading("Changed figures"))
_AFTER_FIGURES = (*_NOT_PUBLISHED, Heading("Not ranked because"))


def score_heading(ranking: Ranking | MethodResult) -> Heading:
    """Head the scores of a ranking, and say where a low one is good."""
    if isinstance(ranking, Ranking):
        return Heading("Closeness", score_decimals(ranking))
    text = "Score (low is good)" if ranking.method.low_is_better else "Score"
    return Heading(text, score_decimals(ranking))


def ranking_table(case: Case, ranking: Ranking | MethodResult) -> Table:
    """List all regions: the ranked ones in rank order, then the excluded ones with the reason.

    Another method's scores stand beside rank and closeness of TOPSIS. Behind the scores stand
    each criterion's original figures; the ones filled by the zone's median are named, since a
    cell cannot carry a mark and stay a number.
    """
    zones = {region.id: "; ".join(region.zone) for region in case.regions}
    row_of = {region: row for row, region in enumerate(ranking.matrix.regions)}
    filled, changed = filled_figures(ranking.matrix), changed_figures(ranking.matrix)
    shortlist = set(ranking.shortlist)

    def line(region: str, name: str, standing: Row, reason: Cell) -> Row:
        """Put one region's cells in order; ``standing`` is the rank and what follows the zone."""
        row = row_of[region]
        figures = _cells(ranking.matrix.values[row])
        where = (region, name, zones.get(region, ""))
        return (*standing[:1], *where, *standing[1:], *figures, filled[row], changed[row], reason)

    rows = [
        line(
            ranking.regions[i],
            ranking.names[i],
            (
                int(ranking.rank[i]),
                number(ranking.score[i]),
                yes_no(ranking.regions[i] in shortlist),
                *_evidence(ranking, i),
            ),
            None,
        )
        for i in ranking.order
    ]
    nowhere = (None, None, yes_no(False), None, None)
    rows += [line(e.region, e.name, nowhere, str(e.reason)) for e in ranking.excluded]
    heads = (*RANKING_HEADS[:4], score_heading(ranking), *RANKING_HEADS[5:])
    if isinstance(ranking, MethodResult):
        by_topsis = (Heading("Rank by TOPSIS", 0), score_heading(ranking.topsis))
        heads = (*heads[:5], RANKING_HEADS[5], *by_topsis)
    taken = [heading.text for heading in (*heads, *_AFTER_FIGURES)]
    figures = _figure_headings(ranking.matrix, taken)
    shown = [row_of[str(row[1])] for row in rows]
    matrix = ranking.matrix
    marks = figure_marks(
        matrix.edited[shown], matrix.filled[shown], matrix.doubted[shown], len(heads)
    )
    return Table("ranking", (*heads, *figures, *_AFTER_FIGURES), tuple(rows), marks)


def _evidence(ranking: Ranking | MethodResult, i: int) -> tuple[Cell, Cell]:
    """Return the distances behind a closeness, or beside another score what TOPSIS says."""
    if isinstance(ranking, Ranking):
        return number(ranking.distance_to_ideal[i]), number(ranking.distance_to_anti_ideal[i])
    return int(ranking.topsis.rank[i]), number(ranking.topsis.score[i])


def standing_table(ranking: Ranking | MethodResult) -> Table:
    """List the ranked regions as a terminal has room for: rank, region, score, shortlist."""
    shortlist = set(ranking.shortlist)
    heads = (
        Heading("Rank", 0),
        Heading("Region", is_id=True),
        Heading("Name"),
        score_heading(ranking),
        Heading("Shortlist"),
    )
    rows = tuple(
        (
            int(ranking.rank[i]),
            ranking.regions[i],
            ranking.names[i],
            number(ranking.score[i]),
            yes_no(ranking.regions[i] in shortlist),
        )
        for i in ranking.order
    )
    return Table("ranking", heads, rows)


def excluded_table(ranking: Ranking) -> Table:
    """List the regions that are not ranked, with the reason."""
    heads = (Heading("Region", is_id=True), Heading("Name"), Heading("Reason"))
    rows = tuple((e.region, e.name, str(e.reason)) for e in ranking.excluded)
    return Table("excluded", heads, rows)


def weights_table(ranking: Ranking) -> Table:
    """List the criteria: points, weight, limits, reference points, and where figures come from.

    Ideal and anti-ideal are in normalized units; bounds that the case does not give are marked
    as assumed.
    """
    heads = (
        Heading("Criterion", is_id=True),
        Heading("Name"),
        Heading("Unit"),
        Heading("Group"),
        Heading("Objective"),
        Heading("Target"),
        Heading("Points", decimals_for(ranking.scenario.points.values())),
        Heading("Weight", 1, percent=True),
        Heading("Ideal", 4),
        Heading("Anti-ideal", 4),
        Heading("Lower bound"),
        Heading("Upper bound"),
        Heading("Bounds"),
        Heading("Knock-out below"),
        Heading("Knock-out above"),
        Heading("Uncertainty (%)", decimals_for(c.uncertainty for c in ranking.matrix.criteria)),
        Heading("Source"),
        Heading("Year"),
        Heading("Confidence"),
        Heading("Illustrative"),
        Heading("Formula"),
    )
    columns = range(len(ranking.weights))
    rows = tuple(_weight_row(ranking, j) for j in columns)
    return Table("weights", heads, rows, alike=tuple(_limit_decimals(ranking, j) for j in columns))


def _limit_decimals(ranking: Ranking, j: int) -> int | None:
    """Return the decimals of a criterion's figures, or as many as its limits were given with."""
    criterion, figures = ranking.matrix.criteria[j], ranking.matrix.values[:, j].tolist()
    limits = (criterion.target, criterion.lower, criterion.upper,
              criterion.minimum, criterion.maximum)  # fmt: skip
    given = decimals_set([limit for limit in limits if limit is not None], figures)
    return None if decimals_for(figures) is None and not given else given


def _weight_row(ranking: Ranking, j: int) -> Row:
    criterion = ranking.matrix.criteria[j]
    lower, upper = number(ranking.lower[j]), number(ranking.upper[j])
    bounded = lower is not None or upper is not None
    return (
        criterion.id,
        criterion.name,
        criterion.unit,
        criterion.group,
        criterion.objective,
        number(criterion.target),
        number(ranking.scenario.points.get(criterion.id, 0.0)),
        number(ranking.weights[j]),
        number(ranking.ideal[j]),
        number(ranking.anti_ideal[j]),
        lower,
        upper,
        ("assumed from the figures" if ranking.assumed[j] else "given") if bounded else "",
        number(criterion.minimum),
        number(criterion.maximum),
        number(criterion.uncertainty),
        "; ".join(criterion.source),
        criterion.year,
        criterion.confidence,
        yes_no(criterion.illustrative),
        criterion.formula,
    )


def matrix_table(matrix: DecisionMatrix) -> Table:
    """Show the decision matrix: the original figures of all regions, compared or not."""
    heads = (Heading("Region", is_id=True), Heading("Name"))
    figures = _figure_headings(matrix, [heading.text for heading in (*heads, *_NOT_PUBLISHED)])
    filled, changed = filled_figures(matrix), changed_figures(matrix)
    rows = tuple(
        (region, name, *_cells(matrix.values[i]), filled[i], changed[i])
        for i, (region, name) in enumerate(zip(matrix.regions, matrix.names))
    )
    marks = figure_marks(matrix.edited, matrix.filled, matrix.doubted, len(heads))
    return Table("matrix", (*heads, *figures, *_NOT_PUBLISHED), rows, marks)


def normalized_table(ranking: Ranking) -> Table:
    """Show the normalized figures of the compared regions, so that closeness can be checked."""
    heads = (Heading("Region", is_id=True), Heading("Name"))
    taken = [heading.text for heading in heads]
    columns = criterion_headers(ranking.matrix.criteria, taken)
    rows = tuple(
        (region, name, *_cells(ranking.normalized[i]))
        for i, (region, name) in enumerate(zip(ranking.regions, ranking.names))
    )
    return Table("normalized", (*heads, *(Heading(text, 4) for text in columns)), rows)


def _cells(values: np.ndarray) -> tuple[float | None, ...]:
    return tuple(number(value) for value in values)


def _figure_headings(matrix: DecisionMatrix, taken: list[str]) -> tuple[Heading, ...]:
    headers = criterion_headers(matrix.criteria, taken)
    columns = (_cells(matrix.values[:, j]) for j in range(len(headers)))
    return tuple(Heading(text, decimals_for(column)) for text, column in zip(headers, columns))
