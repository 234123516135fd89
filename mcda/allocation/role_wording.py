"""The four roles of the ranking in plain words, as they are said where one is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from mcda.case.finding import Sentence, sentence

ROLE_NAMES: Mapping[str, Sentence] = {
    "gate": sentence("Gate: a partner must be on the shortlist"),
    "floor": sentence("Floor: well-placed partners on average"),
    "value": sentence("Value: well-placed partners count for more"),
    "none": sentence("None: the ranking only informs"),
}
"""Role -> its name with what it does, short enough for a list."""

ROLE_EXPLANATIONS: Mapping[str, Sentence] = {
    "gate": sentence(
        "A joint venture can be funded when at least one of its partners is on the shortlist; "
        "among those, value decides. Choose it when the ranking says who may take part. A region "
        "just off the shortlist loses everything by very little, so such near ties are marked."
    ),
    "floor": sentence(
        "Every joint venture can be funded, but the partners' closeness to the ideal, averaged "
        "over all money, must reach a floor. Choose it when weaker regions may take part as long "
        "as stronger ones do too; the price of the floor says what it costs."
    ),
    "value": sentence(
        "The value of a joint venture is raised when its partners' closeness is above the mean, "
        "and lowered when it is below. Choose it when the ranking should tip the balance; the "
        "values then no longer count jobs or output alone, and each factor is shown."
    ),
    "none": sentence(
        "The ranking has no part in the money: value decides alone. Choose it to see what the "
        "other roles cost."
    ),
}
"""Role -> what it does to the money and when to choose it."""
