"""How sure a plan is, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcda.allocation.sureness import Sureness
from mcda.case.finding import Sentence, listed, sentence
from mcda.ranking.wording import figure_text

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
    if found.width is None:
        return sentence(
            "Whatever the weights of the {what}, in {draws} draws:", what=what, draws=found.draws
        )
    return sentence(
        "With weights of the {what} like these (about ±{width} percentage points), in {draws} "
        "draws:",
        what=what,
        width=figure_text(100 * found.width),
        draws=found.draws,
    )


def _places(found: Sureness) -> Iterator[Sentence]:
    core, between = found.those("core"), found.those("borderline")
    if core:
        yield sentence("Sure to be funded: {names}.", names=_named([v.name for v in core]))
    if between:
        ordered = sorted(between, key=lambda venture: -venture.frequency)
        shares = [f"{v.name} ({figure_text(100 * v.frequency, digits=2)} %)" for v in ordered]
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
        yield sentence("Sure not to be funded: {names}.", names=_named(outside))


def _regret(found: Sureness) -> Sentence:
    if found.max_regret_share < 1e-4:
        return sentence("The current plan is as good as the best in every draw.")
    return sentence(
        "Against the best plan of each draw, the current one loses {mean} % of value on average "
        "and {most} % at most; in {kept} % of the draws it loses nothing.",
        mean=figure_text(100 * found.mean_regret_share, digits=2),
        most=figure_text(100 * found.max_regret_share, digits=2),
        kept=f"{100 * found.kept:.0f}",
    )


def _named(names: Sequence[str]) -> Sentence | str:
    """Name the first few; a picture or table beside the sentence has them all."""
    if len(names) <= _NAMED:
        return listed(names)
    return sentence(
        "{names} and {count} more", names=listed(names[: _NAMED - 1]), count=len(names) - _NAMED + 1
    )
