"""Wishes in cells of the table scenarios."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.columns import MOST_SCALED
from mcda.case.read import Reading
from mcda.case.wished import (
    WISHES,
    Wished,
    read_scale,
    read_wished,
    scale_text,
    wished_text,
)
from tests.case.case_strategies import amounts, ids, numbers

Read = Callable[..., Reading]


@given(ids, amounts(), st.none() | st.integers(0, 9999))
def test_what_is_written_is_read_again(subject: str, level: float, year: int | None) -> None:
    for wish in (
        Wished("in", subject),
        Wished("in", subject, level),
        Wished("out", subject),
        Wished("amount", subject, level),
        Wished("budget", subject, level, year),
    ):
        assert wish.kind in WISHES
        assert read_wished(wished_text(wish)) == wish


@pytest.mark.parametrize(
    "text",
    ["", "out", "out:", "out:J:1", "out:J,2027", "amount:J", "amount:J:-1", "amount:J:1,5",
     "amount:J:inf", "budget:N,2027", "budget:N,20277:1", "hope:J", "in:J:1:2", "in:=1+1"],
)  # fmt: skip
def test_what_is_no_wish_is_none(text: str) -> None:
    assert read_wished(text) is None


def test_wishes_about_what_the_case_does_not_have_are_told(read: Read) -> None:
    ventures = "id,name,sector,cost,partners\nJ,Joint,Food,5,R1:0.5;R2:0.5\n"
    payers = "id,name,kind,2027\nN,National,national,5\n"
    wishes = "out:J;budget:N,2027:3;budget:N:3;in:Z;budget:N,2031:3;in:N;nonsense"
    reading = read(
        projects=ventures, programmes=payers, scenarios=f'id,name,wishes\nS,Mine,"{wishes}"\n'
    )
    (finding,) = [item for item in reading.findings if item.table == "scenarios"]
    assert not finding.is_error
    assert (finding.column, finding.where) == ("wishes", "in:Z;budget:N,2031:3;in:N;nonsense")
    assert reading.case.scenarios[0].wishes == tuple(wishes.split(";"))
    assert "passed over" in str(finding.message)


@given(ids, numbers(0, MOST_SCALED))
def test_a_factor_on_a_programme_s_budgets_is_read_as_written(programme: str, by: float) -> None:
    assert read_scale(scale_text(programme, by)) == (programme, by)


@pytest.mark.parametrize("text", ["", "N", "N:", ":1", "N:-1", "N:1:2", "N:inf", "N,2:1", "a b:1"])
def test_what_is_no_factor_is_none(text: str) -> None:
    assert read_scale(text) is None


def test_factors_on_what_the_case_does_not_have_are_told(read: Read) -> None:
    ventures = "id,name,sector,cost,partners\nJ,Joint,Food,5,R1:0.5;R2:0.5\n"
    payers = "id,name,kind,2027\nN,National,national,5\n"
    reading = read(
        projects=ventures, programmes=payers,
        scenarios='id,name,programme_scales\nS,Mine,"N:0.8;T:2;N:x"\n',
    )  # fmt: skip
    (finding,) = [item for item in reading.findings if item.table == "scenarios"]
    assert not finding.is_error
    assert (finding.column, finding.where) == ("programme_scales", "T:2;N:x")
