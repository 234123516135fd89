"""Words for the rules behind a ranking and a plan."""

from __future__ import annotations

from mcda.allocation.plan import Status
from mcda.allocation.role_wording import ROLE_NAMES
from mcda.case.columns import NORMALIZATIONS
from mcda.report.rule_words import FIGURES_PLACED, PROVEN, ROLES


def test_every_rule_has_its_words_and_none_is_an_id():
    assert set(FIGURES_PLACED) == set(NORMALIZATIONS)
    assert set(ROLES) == set(ROLE_NAMES)
    assert set(PROVEN) == set(Status)
    for words in (FIGURES_PLACED, ROLES, PROVEN):
        assert not any(str(said) == str(key) for key, said in words.items())
