"""How sure a ranking is, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.robustness_tables import (
    acceptability_table,
    joint_change_table,
    stability_table,
)
from mcda.report.robustness_wording import causes_sentence, question_sentence
from mcda.report.terminal import one_line, table_text
from mcda.report.weight_change_wording import joint_change_sentence, single_change_sentence
from mcda.robustness.examination import Examination

_RANKS_SHOWN = 5


def robustness_text(found: Examination) -> str:
    """Write the verdict, rank acceptability of the first ranks, safe ranges, smallest changes."""
    table = acceptability_table(found.drawn)
    ranges = stability_table(found.stability, kappa=found.likely.question.kappa)
    causes = causes_sentence(found.verdict)
    shown = 5 + min(_RANKS_SHOWN, len(found.drawn.ranking.regions))
    return "\n\n".join(
        (
            one_line(found.verdict.sentence),
            *(() if causes is None else (one_line(causes),)),
            one_line(question_sentence(found.drawn)),
            table_text(table.only(range(1, shown))),
            "Points within which winner, shortlist and order stay the same, the other criteria "
            "as they are (100 = 100 or more):",
            table_text(ranges.only(range(1, 10))),
            *_changes(found),
        )
    )


def _changes(found: Examination) -> Iterator[str]:
    """Write the smallest change of one weight, and the smallest one found of all together."""
    ranking, change = found.drawn.ranking, found.overtaking
    single = single_change_sentence(ranking, found.verdict.change)
    if single is not None:
        yield one_line(single)
        first, second = (ranking.regions[row] for row in ranking.order[:2])
        yield one_line(joint_change_sentence(ranking, second, first, change))
    if change is not None:
        yield table_text(joint_change_table(ranking, change).only(range(1, 7)))
