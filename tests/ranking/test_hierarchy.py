"""Groups of criteria compared, then the criteria within each."""

import pytest

from mcda.case.finding import CaseError
from mcda.case.model import Criterion
from mcda.ranking.hierarchy import compare_by_group

CRITERIA = tuple(
    Criterion(key, key.upper(), "max", group=group)
    for key, group in (("a", "Money"), ("b", "People"), ("c", "Money"), ("d", ""), ("e", "People"))
)
BETWEEN = {("Money", "People"): 2, ("Money", ""): 4, ("People", ""): 2}


def test_global_weights_are_products():
    found = compare_by_group(
        CRITERIA, BETWEEN, {"Money": {("a", "c"): 3}, "People": {("e", "b"): 1}}
    )
    assert found.by_criterion == pytest.approx(
        {"a": 3 / 7, "b": 1 / 7, "c": 1 / 7, "d": 1 / 7, "e": 1 / 7}
    )
    assert found.names == ("A", "B", "C", "D", "E")
    assert found.between.names == ("Money", "People", "other criteria")
    assert found.within["Money"].by_criterion == pytest.approx({"a": 0.75, "c": 0.25})
    assert found.within[""].consistency_ratio == 0
    assert found.is_consistent


def test_one_contradiction_is_enough():
    circle = {("Money", "People"): 5, ("People", ""): 5, ("", "Money"): 5}
    found = compare_by_group(
        CRITERIA, circle, {"Money": {("a", "c"): 3}, "People": {("e", "b"): 1}}
    )
    assert not found.is_consistent


def test_what_is_refused():
    with pytest.raises(CaseError, match="links A with C"):
        compare_by_group(CRITERIA, BETWEEN, {"People": {("e", "b"): 1}})
    with pytest.raises(CaseError, match="no Roads to compare"):
        compare_by_group(CRITERIA, BETWEEN, {"Roads": {}})
    with pytest.raises(CaseError, match="no b to compare"):
        compare_by_group(CRITERIA, BETWEEN, {"Money": {("a", "b"): 3}})
