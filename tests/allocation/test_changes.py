"""Changes of a case, and their application to each of its tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.changes import Change, Repair, apply, with_budget
from mcda.case.finding import sentence
from mcda.case.model import Case, Fund, Group
from tests.allocation.instances import choices, impossible_floor


def applied(case: Case, family: str, name: str, end: float | None, unit: str = "M") -> Case:
    change = Change(family, name, unit, 0.0, end, 1.0, sentence("Change it."))
    return apply(case, Repair((change,), change.sentence, 1.0))


def test_each_family_changes_its_own_table() -> None:
    case = impossible_floor()
    assert applied(case, "budget", "N,1", 7.0).programmes[0].budgets == {1: 7.0}
    assert applied(case, "absorption", "W1,1", 40.0).region("W1").absorption == 40
    assert applied(case, "personnel", "W1", 9.0).region("W1").personnel == 9
    assert applied(case, "limits", "zone:West:minimum", 1.0).limits[0].minimum == 1
    assert applied(case, "limits", "zone:West:minimum", 1.0, unit="share") == case
    assert applied(case, "role_floor", "tau", 0.4).settings.role_floor == 0.4
    assert applied(case, "wishes", "in:P", None) == case


def test_links_are_taken_out_on_both_sides() -> None:
    case = choices()
    assert applied(case, "requires", "B,A", None).projects[1].requires == ()
    assert applied(case, "excludes", "C,A", None).projects[2].excludes == ()


def test_groups_change_count_cap_and_members() -> None:
    case = choices()
    grouped = replace(
        case,
        projects=tuple(replace(p, group=("G", "H")) for p in case.projects),
        groups=(Group(id="G", rule="at_least", count=3, maximum=50.0), Group("H", "all_or_none")),
    )
    assert applied(grouped, "groups", "G", 2.0).groups[0].count == 2
    assert applied(grouped, "groups", "G:maximum", 70.0).groups[0].maximum == 70
    assert applied(grouped, "groups", "H,A", None).projects[0].group == ("G",)


@pytest.mark.parametrize("before", [{1: 30.0, 2: 5.0}, {2: 5.0}])
def test_the_funds_of_a_blended_programme_change_in_proportion(before: dict) -> None:
    case = impossible_floor()
    blended = replace(
        case,
        programmes=(replace(case.programmes[0], kind="blended", budgets={}),),
        funds=(
            Fund("N", "Bank", budgets=before),
            Fund("N", "Fund", budgets={year: amount / 3 for year, amount in before.items()}),
        ),
    )
    changed = with_budget(blended, "N", 1, 80.0)
    parts = [60, 20] if 1 in before else [40, 40]
    assert [fund.budgets[1] for fund in changed.funds] == pytest.approx(parts)
    assert [fund.budgets[2] for fund in changed.funds] == pytest.approx([5, 5 / 3])
    assert changed.programmes == blended.programmes
