from __future__ import annotations

import pytest

from mcda.charts.comparison import ComparisonWords, comparison_bars
from mcda.ranking.explanation import comparison
from tests.charts.drawn import assert_complete, small

WORDS = ComparisonWords("Criterion", "closeness")


def test_bars_add_up_to_the_difference_and_say_for_whom_they_speak() -> None:
    _, ranking, _ = small()
    first, last = (ranking.regions[ranking.order[place]] for place in (0, -1))
    compared = comparison(ranking, first, last)
    picture = comparison_bars(compared, WORDS)
    assert_complete(picture)
    parts = picture.rows["parts"]
    total = sum(part["to"] + part["from"] for part in parts)
    assert total == pytest.approx(compared.difference)
    for part in parts:
        assert (part["meaning"] == "shortlist") == (part["from"] == 0)
