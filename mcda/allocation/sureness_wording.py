"""How sure a plan is, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from mcda.allocation.sureness import CORE, Sureness
from mcda.case.finding import Sentence, listed, sentence
from mcda.ranking.wording import figure_text, share_text

_NAMED = 6


def sureness_sentences(found: Sureness) -> tuple[Sentence, ...]:
    """Say which ventures are sure, which depend on the weights, and what the plan may lose."""
    return tuple(_said(found))


def _said(found: Sureness) -> Iterator[Sentence]:
    if not found.draws:
        yield sentence("Under none of the drawn weights do the rules leave a plan.")
        return
    yield _scope(found)
    yield from _places(found)
    yield _regret(found)
    if found.failed:
        yield sentence(
            "In {failed} of {all} draws the rules left no plan; they are not counted.",
            failed=found.failed,
            all=found.draws + found.failed,
        )


def _scope(found: Sureness) -> Sentence:
    what = "impacts" if found.over == "impacts" else "criteria"
    if found.off_by is None:
        return sentence(
            "Whatever the weights of the {what}, in {draws} draws:", what=what, draws=found.draws
        )
    low, high = (figure_text(100 * end, digits=2) for end in found.off_by)
    return sentence(
        "With weights of the {what} like these (off by about {low} percentage points), in {draws} "
        "draws:"
        if low == high
        else "With weights of the {what} like these (off by about {low} to {high} percentage "
        "points), in {draws} draws:",
        what=what,
        low=low,
        high=high,
        draws=found.draws,
    )


def _places(found: Sureness) -> Iterator[Sentence]:
    core, between = found.those("core"), found.those("borderline")
    if core:
        yield sentence(
            "Funded in at least {most} % of {draws} draws: {names}.",
            most=f"{100 * CORE:.0f}", draws=found.draws, names=_named([v.name for v in core]),
        )  # fmt: skip
    if between:
        ordered = sorted(between, key=lambda venture: -venture.frequency)
        shares = [f"{v.name} ({_share(v.frequency, found.draws)})" for v in ordered]
        yield sentence("Depends on the weights: {names}.", names=_named(shares))
    elif some := [venture.name for venture in found.ventures if venture.varies]:
        yield sentence(
            "No joint venture depends on the weights in more than 5 % of the draws; in single "
            "draws these do: {names}.",
            names=_named(some),
        )
    else:
        yield sentence("No joint venture depends on the weights: all draws fund the same.")
    outside = [venture.name for venture in found.those("exterior")]
    if outside:
        yield sentence(
            "Funded in at most {least} % of {draws} draws: {names}.",
            least=f"{100 - 100 * CORE:.0f}", draws=found.draws, names=_named(outside),
        )  # fmt: skip


def _share(share: float, draws: int) -> str:
    """Write a share of draws with its Monte Carlo error, 95 % of the time not larger."""
    error = 196 * math.sqrt(share * (1 - share) / draws)
    return f"{share_text(share, digits=2)} % ±{math.ceil(error)}"


def _regret(found: Sureness) -> Sentence:
    if found.max_regret_share < 1e-4:
        return sentence(
            "In every draw the current plan is worth as much as the best, within 0.01 %."
        )
    return sentence(
        "Against the best plan of each draw, the current one loses {mean} % of value on average "
        "and {most} % at most; in {kept} of {draws} draws it loses nothing.",
        mean=share_text(found.mean_regret_share, digits=2),
        most=share_text(found.max_regret_share, digits=2),
        kept=round(found.kept * found.draws),
        draws=found.draws,
    )


def _named(names: Sequence[str]) -> Sentence | str:
    """Name the first few; a picture or table beside the sentence has them all."""
    if len(names) <= _NAMED:
        return listed(names)
    return sentence(
        "{names} and {count} more", names=listed(names[: _NAMED - 1]), count=len(names) - _NAMED + 1
    )
