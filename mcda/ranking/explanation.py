"""Why a region stands where it stands: what keeps it from the ideal, why it is above another.

Both split a result exactly over the criteria, so that the parts add up to what is explained.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.case.finding import Sentence, sentence
from mcda.case.model import Criterion
from mcda.ranking.result import Ranking
from mcda.ranking.topsis import TIE
from mcda.ranking.wording import gap_text, percent, told_apart

FloatArray = NDArray[np.float64]


def ideal_shares(to_ideal: FloatArray, weights: FloatArray) -> FloatArray:
    """Return what part of the squared distance to the ideal each criterion causes.

    w_j^2 A_ij / D+_i^2. Special case: 0 for a region that is the ideal itself.

    Parameters
    ----------
    to_ideal : (m, n) A_ij
    weights : (n,)

    Returns
    -------
    (m, n) in [0, 1], each row sums to 1, or to 0 for the ideal
    """
    parts = np.square(weights) * to_ideal
    total = parts.sum(axis=1, keepdims=True)
    shares: FloatArray = np.divide(parts, total, out=np.zeros_like(parts), where=total > 0)
    return shares


def closeness_parts(
    to_ideal: FloatArray, to_anti_ideal: FloatArray, weights: FloatArray
) -> FloatArray:
    """Split the difference of closeness between two regions exactly over the criteria.

    With P = D+^2 and M = D-^2, C_i is above C_k exactly if M_i P_k is above M_k P_i. That
    difference is the sum over j of

    phi_j = w_j^2 / 2 [(B_ij - B_kj)(P_i + P_k) + (A_kj - A_ij)(M_i + M_k)],

    and C_i - C_k is the same sum divided by
    (sqrt(M_i P_k) + sqrt(M_k P_i)) (D+_i + D-_i) (D+_k + D-_k). That is
    (C_i - C_k) phi_j / sum phi, and it holds for ties too, where parts for and against cancel.

    Parameters
    ----------
    to_ideal, to_anti_ideal : (2, n) A and B of the regions i and k
    weights : (n,)

    Returns
    -------
    (n,) in units of closeness, sum C_i - C_k; above 0 speaks for i, below 0 for k

    Notes
    -----
    Where both regions are the ideal, or both the anti-ideal, nothing differs and all parts are 0.
    """
    squared = np.square(weights)
    largest = max((to_ideal @ squared).max(), (to_anti_ideal @ squared).max())
    if largest > 0:
        squared /= largest  # changes no quotient, and keeps products of four from underflow
    plus, minus = to_ideal @ squared, to_anti_ideal @ squared
    phi = (squared / 2) * (
        (to_anti_ideal[0] - to_anti_ideal[1]) * plus.sum()
        + (to_ideal[1] - to_ideal[0]) * minus.sum()
    )
    crossed = np.sqrt(minus[0]) * np.sqrt(plus[1]) + np.sqrt(minus[1]) * np.sqrt(plus[0])
    divisor = float(crossed * np.prod(np.sqrt(plus) + np.sqrt(minus)))
    return np.asarray(phi / divisor) if divisor > 0 else np.zeros_like(phi)


@dataclass(frozen=True)
class Obstacle:
    """What one criterion does to keep a region from the ideal.

    Parameters
    ----------
    criterion : with points
    figure : of the region, original units
    share : part of the squared distance to the ideal, 0 to 1
    """

    criterion: Criterion
    figure: float
    share: float


@dataclass(frozen=True)
class Obstacles:
    """What keeps a region from the ideal.

    Parameters
    ----------
    region, name : id and name
    distance : D+, in weighted normalized units
    obstacles : the criteria with points, the largest share first; shares sum to 1, or to 0 for
        the ideal itself
    sentence : the same in words
    """

    region: str
    name: str
    distance: float
    obstacles: tuple[Obstacle, ...]
    sentence: Sentence


def obstacles(ranking: Ranking, region: str) -> Obstacles:
    """Say what keeps a region from the ideal.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    region : id of one of its regions; ``KeyError`` if it is not ranked
    """
    i = row_of(ranking, region)
    shares = ideal_shares(ranking.to_ideal[[i]], ranking.weights)[0]
    figures = original_figures(ranking, region)
    listed = tuple(
        Obstacle(ranking.matrix.criteria[j], float(figures[j]), float(shares[j]))
        for j in _largest_first(shares, ranking.weights)
    )
    name = ranking.names[i]
    return Obstacles(
        region, name, float(ranking.distance_to_ideal[i]), listed, _kept_by(ranking, name, listed)
    )


def _kept_by(ranking: Ranking, name: str, listed: Sequence[Obstacle]) -> Sentence:
    first, second = listed[0], listed[1] if len(listed) > 1 else None
    if first.share <= 0:
        if len(ranking.regions) == 1:
            return sentence(
                "{name} alone is compared, so ideal and anti-ideal are its own figures: take "
                "another region into the comparison.",
                name=name,
            )
        if not (ranking.distance_to_ideal.any() or ranking.distance_to_anti_ideal.any()):
            return sentence(
                "All regions are alike in everything with points, so nothing tells {name} from "
                "the ideal.",
                name=name,
            )
        return sentence("{name} is the ideal itself in everything with points.", name=name)
    values = {"name": name, "first": first.criterion.name, "share": percent(first.share)}
    if second is None or second.share <= 0:
        return Sentence("Only {first} keeps {name} from the ideal.", values)
    values |= {"second": second.criterion.name, "next": percent(second.share)}
    return Sentence(
        "What keeps {name} from the ideal is above all {first} ({share} of the gap), "
        "then {second} ({next}).",
        values,
    )


@dataclass(frozen=True)
class Part:
    """What one criterion contributes to the difference between two regions.

    Parameters
    ----------
    criterion : with points
    figure, other_figure : of the region and of the other one, original units
    closeness : difference of closeness that it makes; above 0 speaks for the region
    alike : the criterion's figures of all regions, with whose decimals these are written
    """

    criterion: Criterion
    figure: float
    other_figure: float
    closeness: float
    alike: tuple[float, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Why a region is above, or below, another one.

    Parameters
    ----------
    region, name : of the region
    other, other_name : of the one that it is compared with
    difference : closeness of the region less that of the other, the sum of the parts
    parts : the criteria with points, what speaks most for the region first
    sentence : the same in words
    """

    region: str
    name: str
    other: str
    other_name: str
    difference: float
    parts: tuple[Part, ...]
    sentence: Sentence


def comparison(ranking: Ranking, region: str, other: str) -> Comparison:
    """Say why a region is above, or below, another one.

    Parameters
    ----------
    ranking : a TOPSIS ranking
    region, other : ids of two of its regions; ``KeyError`` if one is not ranked
    """
    i, k = row_of(ranking, region), row_of(ranking, other)
    amounts = closeness_parts(
        ranking.to_ideal[[i, k]], ranking.to_anti_ideal[[i, k]], ranking.weights
    )
    own, others = original_figures(ranking, region), original_figures(ranking, other)
    parts = tuple(
        Part(
            ranking.matrix.criteria[j],
            float(own[j]),
            float(others[j]),
            float(amounts[j]),
            tuple(ranking.matrix.values[:, j].tolist()),
        )
        for j in _largest_first(amounts, ranking.weights)
    )
    difference = float(ranking.score[i] - ranking.score[k])
    names = ranking.names[i], ranking.names[k]
    words = _because(names, difference, parts)
    return Comparison(region, names[0], other, names[1], difference, parts, words)


def _because(names: tuple[str, str], difference: float, parts: Sequence[Part]) -> Sentence:
    if abs(difference) <= TIE:
        return _tied(names, parts)
    if difference < 0:
        turned = [
            replace(p, figure=p.other_figure, other_figure=p.figure, closeness=-p.closeness)
            for p in parts[::-1]
        ]
        return _because((names[1], names[0]), -difference, turned)
    best, worst = parts[0], parts[-1]
    values = {
        "name": names[0],
        "other": names[1],
        "gap": gap_text(difference),
        "pro": _told(best),
        "con": _told(worst),
    }
    if worst.closeness >= -TIE:
        return Sentence(
            "{name} is above {other} by {gap} in closeness, above all because of {pro}; nothing "
            "with points speaks for {other}.",
            values,
        )
    return Sentence(
        "{name} is above {other} by {gap} in closeness, above all because of {pro}, although "
        "{con} speaks for {other}.",
        values,
    )


def _tied(names: tuple[str, str], parts: Sequence[Part]) -> Sentence:
    values = {"name": names[0], "other": names[1], "pro": _told(parts[0]), "con": _told(parts[-1])}
    if parts[0].closeness <= TIE:
        return Sentence("{name} and {other} tie: nothing with points tells them apart.", values)
    return Sentence(
        "{name} and {other} tie: {pro} speaks for {name}, {con} for {other}, and in sum they are "
        "even.",
        values,
    )


def _told(part: Part) -> Sentence:
    unit = part.criterion.unit
    values = {"criterion": part.criterion.name, "reading": unit}
    values["figure"], values["other"] = told_apart(part.figure, part.other_figure, "", part.alike)
    if "=" in unit:  # how to read both figures, not what they count
        return sentence("{criterion} ({figure} against {other}, {reading})", **values)
    _, values["other"] = told_apart(part.figure, part.other_figure, unit, part.alike)
    return sentence("{criterion} ({figure} against {other})", **values)


def row_of(ranking: Ranking, region: str) -> int:
    """Return the row of a ranked region; ``KeyError`` if it is not ranked."""
    if region not in ranking.regions:
        raise KeyError(region)
    return ranking.regions.index(region)


def original_figures(ranking: Ranking, region: str) -> FloatArray:
    """Return the figures of a region in original units, (n,); NaN = missing."""
    figures: FloatArray = ranking.matrix.values[ranking.rows[row_of(ranking, region)]]
    return figures


def _largest_first(amounts: FloatArray, weights: FloatArray) -> list[int]:
    """Return the columns with points, largest amount first, equal ones in table order."""
    return [int(j) for j in np.argsort(-amounts, kind="stable") if weights[j] > 0]
