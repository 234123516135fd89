"""Sentences about how sure a ranking is, shared by screen, files and terminal."""

from __future__ import annotations

import math

from mcda.case.finding import Sentence, sentence
from mcda.ranking.fixed_bounds import (
    Loose,
    fixed_bounds_sentence,
    loose_bounds,
    why_loose,
)
from mcda.ranking.method_contracts import METHODS
from mcda.ranking.result import Ranking
from mcda.ranking.wording import named
from mcda.report.numbers import written
from mcda.robustness.methods import Combinations
from mcda.robustness.result import Acceptability, Weighting
from mcda.robustness.reversal import CURE, Reversals
from mcda.robustness.shares import number_of_draws, percent_of_draws
from mcda.robustness.verdict import Kind, Verdict
from mcda.robustness.weightings import widths

MOST_POINTS = 100.0


def safe_range_sentence(names: Sentence | str, low: float, high: float) -> Sentence:
    """Say within which points of one slider the winner stays first, the others as they are.

    Whole points are those inside the range, so that each of them keeps the promise.

    Parameters
    ----------
    names : of the region, or regions that tie whatever the weights, in first place
    low, high : points in [0, 100], 100 also standing for more; equal where several regions tie
        for the first place and any move parts them
    """
    if low == high:
        return sentence(
            "{names} share the first place: any move of this slider parts them.", names=names
        )
    if low <= 0 and high >= MOST_POINTS:
        return sentence("First place stays with {names} whatever the points here.", names=names)
    lowest, highest = _inside(low, high)
    if low <= 0:
        return sentence("First place stays with {names} up to {high} points.",
                        names=names, high=highest)  # fmt: skip
    if high >= MOST_POINTS:
        return sentence("First place stays with {names} from {low} points on.",
                        names=names, low=lowest)  # fmt: skip
    return sentence("First place stays with {names} between {low} and {high} points.",
                    names=names, low=lowest, high=highest)  # fmt: skip


def _inside(low: float, high: float) -> tuple[str, str]:
    """Write both ends rounded inwards, to as many decimals as it takes to stay inside."""
    for decimals in range(4):
        scale = 10.0**decimals
        # what is a whole number but for rounding stays one
        lowest = math.ceil(low * scale - 1e-6) / scale
        highest = math.floor(high * scale + 1e-6) / scale
        if lowest <= highest and (low <= 0 or lowest > 0) and (decimals or highest > 0):
            return written(lowest, decimals), written(highest, decimals)
    return written(low), written(high)


def question_sentence(drawn: Acceptability) -> Sentence:
    """Say which weights and figures were drawn, how often, and how exact shares therefore are."""
    error = written(100 * drawn.largest_margin, 1 if drawn.samples < 100_000 else 2)
    matrix = drawn.ranking.matrix
    figures = (
        sentence("figures within their uncertainty")
        if drawn.varies[1]
        else sentence("figures as they stand here, changed or filled ones among them")
        if (matrix.edited | matrix.filled)[:, drawn.ranking.weights > 0].any()
        else sentence("figures as they are in the file")
    )
    template = (
        "{weights}; {figures}; 1 draw, so that shares are exact to {error} percentage points."
        if drawn.samples == 1
        else "{weights}; {figures}; {samples} draws, so that shares are exact to {error} "
        "percentage points."
    )
    return sentence(
        template,
        weights=_weights_drawn(drawn), figures=figures, samples=f"{drawn.samples:,}", error=error,
    )  # fmt: skip


def _weights_drawn(drawn: Acceptability) -> Sentence:
    question = drawn.question
    if question.weighting is Weighting.CURRENT:
        return sentence("With these weights as they are")
    if question.weighting is Weighting.UNIFORM:
        return sentence("Whatever the weights")
    if question.weighting is Weighting.ORDER:
        names = {criterion.id: criterion.name for criterion in drawn.ranking.matrix.criteria}
        order = " > ".join(
            " = ".join(names.get(key, key) for key in tier) for tier in question.tiers
        )
        return sentence("Whatever the weights, as long as they keep the order {order}", order=order)
    return sentence(
        "With weights like these, off by about {width} percentage points",
        width=off_by(drawn.ranking, question.kappa),
    )


def off_by(ranking: Ranking, kappa: float) -> Sentence | str:
    """Say by about how many percentage points drawn weights are off: "2.4 to 6.9".

    Each weight has a width of its own; one figure where those of all criteria are the same.

    Parameters
    ----------
    ranking : whose weights are drawn around
    kappa : concentration of the draws
    """
    own = 100 * widths(ranking.weights[ranking.weights > 0], kappa)
    low, high = (written(round(float(end), 1)) for end in (own.min(), own.max()))
    return low if low == high else sentence("{low} to {high}", low=low, high=high)


def causes_sentence(found: Verdict) -> Sentence | None:
    """Tell in how many draws the winner is first: of both, of the weights and the figures alone.

    None where no figure is uncertain, where several regions or a single one could be meant, and
    where the verdict itself tells the three shares.
    """
    first = found.first
    told = found.kind in (Kind.FIGURES, Kind.UNSURE)
    if not all(first.varies) or len(found.winners) > 1 or told or found.kind is Kind.ONLY:
        return None
    return sentence(
        "{name} is first in {both} of {draws} of weights and figures like these, in {weights} of "
        "the weights alone, in {figures} of the figures alone.",
        name=found.ranking.names[found.winners[0]],
        both=percent_of_draws(first.both),
        draws=number_of_draws(first.samples),
        weights=percent_of_draws(first.weights),
        figures=percent_of_draws(first.figures),
    )


_METHOD_NOTE = (
    "Draws and verdict rank by TOPSIS; the safe ranges of weights are those of {method}, found by "
    "trying."
)


def draws_note(method: str) -> Sentence | None:
    """Say by which method draws are ranked; None for TOPSIS, by which all are."""
    if method == "topsis":
        return None
    return sentence(_METHOD_NOTE, method=METHODS[method].name)


def reversal_sentence(found: Reversals) -> Sentence:
    """Say whether a region that drops out, or enters twice, reorders the others; and the cure."""
    losers = [trial for trial in found.by_losers if trial.winner_changed] or found.by_losers
    any_trial = [trial for trial in (*found.dropped, *found.duplicated) if trial.changes]
    if not any_trial:
        return _calm(found)
    names = named([found.ranking.names[trial.region] for trial in losers or any_trial])
    if not losers:
        return sentence(
            "Without {names}, or with a second one like it, the others would stand in another "
            "order. {cure}",
            names=names, cure=_cure(found),
        )  # fmt: skip
    template = (
        "{names} is not on the shortlist, yet without it another region would be first. {cure}"
        if losers[0].winner_changed
        else "{names} is not on the shortlist, yet without it the shortlist would be another. "
        "{cure}"
    )
    if len(losers) > 1:
        template = (
            "{names} are not on the shortlist, yet without one of them another region would be "
            "first. {cure}"
            if losers[0].winner_changed
            else "{names} are not on the shortlist, yet without one of them the shortlist would "
            "be another. {cure}"
        )
    return sentence(template, names=names, cure=_cure(found))


def _calm(found: Reversals) -> Sentence:
    """Say that no region moves the others, as far as it was tried: all stay in the file."""
    ranking = found.ranking
    if not found.dropped:
        return sentence("There is a single region, so no other can move it.")
    told = sentence(
        "Whichever region is left out, or in twice, the best of the others stays the best of "
        "them, and who among them is on the shortlist stays the same."
    )
    loose = loose_bounds(ranking.matrix, ranking.weights)
    if ranking.scenario.normalization != CURE or not loose:
        return told
    return sentence(
        "{told} {still}", told=told, still=fixed_bounds_sentence(ranking.matrix, ranking.weights)
    )


def _cure(found: Reversals) -> Sentence:
    cure = found.cure
    if isinstance(cure, Loose):
        if found.ranking.scenario.normalization == CURE:
            return fixed_bounds_sentence(found.ranking.matrix, found.ranking.weights)
        return sentence("Fixed bounds are no remedy as they are. {why}", why=why_loose(cure))
    if isinstance(cure, Sentence):
        return sentence("Fixed bounds would prevent that, once they can be used: {why}", why=cure)
    first = [name for name, rank in zip(found.ranking.names, cure.rank) if rank == 1]
    if len(first) == 1:
        return sentence(
            "With fixed bounds no region moves the others, and {names} is first: choose fixed "
            "bounds under Rules.",
            names=first[0],
        )
    return sentence(
        "With fixed bounds no region moves the others, and {names} share the first place: choose "
        "fixed bounds under Rules.",
        names=named(first),
    )


def combinations_sentence(found: Combinations) -> Sentence:
    """Say which regions are on the shortlist whatever the method and normalization."""
    count, names = len(found.combinations), [found.ranking.names[row] for row in found.always]
    size = found.ranking.scenario.shortlist_size
    if size == 0:
        return sentence("The shortlist is empty because its size is set to 0: make it longer.")
    if not names:
        return sentence(
            "No region is on the shortlist under all {count} combinations of method and "
            "normalization: agree on a method before you look at its order.",
            count=count,
        )
    template = (
        "{names} is on the shortlist under all {count} combinations of method and normalization."
        if len(names) == 1
        else "{names} are on the shortlist under all {count} combinations of method and "
        "normalization."
    )
    return sentence(template, names=named(names, size), count=count)
