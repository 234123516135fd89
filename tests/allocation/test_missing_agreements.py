"""Which missing agreements block the most value; the working stands with each."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from mcda.allocation.allocate import allocate
from mcda.allocation.missing_agreements import (
    MOST_SOLVED,
    base_sentence,
    missing_agreements,
    next_sentence,
)
from mcda.case.model import Agreement, Case, Limit
from tests.allocation.instances import case, programme, project, region
from tests.allocation.made import cases
from tests.allocation.rankings import ranking


def partly_signed(budget: float = 100) -> Case:
    """A has its agreement; B needs one, C two, D the same as B, E has no year for it."""
    made = case(
        [region(f"R{n}") for n in (1, 2, 3)],
        [programme("N", {2027: budget})],
        [
            project("A", 50, 5, "R1 R2"),
            project("B", 50, 8, "R1 R3"),
            project("C", 50, 9, "R1 R2 R3"),
            project("D", 50, 6, "R3 R1"),
            project("E", 50, 99, "R2 R3", start=2040),
        ],
    )
    signed = Agreement(region_a="R1", region_b="R2", instrument="agreement")
    return replace(made, agreements=(signed,))


def test_gains_are_those_of_solving_again() -> None:
    """Now A: 5. With R1 - R3: B and D, 14. With R2 - R3 besides: C and B, 17."""
    both, one = missing_agreements(partly_signed(), None, role="none").sets
    assert both.pairs == (("R1", "R3"), ("R2", "R3"))
    assert both.ventures == ("B", "C", "D")
    assert (both.gain, both.bound) == (pytest.approx(12), pytest.approx(12))
    assert (one.pairs, one.ventures) == ((("R1", "R3"),), ("B", "D"))
    assert (one.gain, one.bound) == (pytest.approx(9), pytest.approx(12))
    assert str(one.sentence) == (
        "R1 – R3: this agreement would add 9 value, and would open the way for B and D."
    )
    assert str(both.sentence).startswith("R1 – R3 and R2 – R3: these agreements together would ")


def test_what_is_not_solved_again_is_told_with_its_bound() -> None:
    solved, unsolved = missing_agreements(partly_signed(), None, role="none", most=1).sets
    assert solved.gain == pytest.approx(12)
    assert unsolved.gain is None
    assert "would add at most 12 value, how much exactly was not looked into," in str(
        unsolved.sentence
    )
    everything = allocate(partly_signed(), None, role="none").objective
    assert all(found.bound <= everything - 5 + 1e-9 for found in (solved, unsolved))


def test_where_shares_tie_ventures_together_a_bound_stands_before_no_gain_that_is_known() -> None:
    """Fifteen ventures worth 1 to 15 for 10 each, money for all, and a share that never binds.

    Twelve sets are solved again, those that let in most; the other three have the bound of all
    together, 105, and still stand behind what adds something. J15 cannot be carried out, since
    R15 can put no money to work: to let it in adds nothing.
    """
    count = 15
    made = case(
        [region(f"R{n}", "West") for n in range(count)]
        + [replace(region(f"R{count}", "West"), absorption=0.0)],
        [programme("N", {2027: 1000})],
        [project(f"J{n:02}", 10, n, f"R0 R{n}") for n in range(1, count + 1)],
    )
    loose = Limit("zone", "West", "share", maximum=1.0)
    elsewhere = Agreement(region_a="R1", region_b="R2", instrument="agreement")
    made = replace(made, limits=(loose,), agreements=(elsewhere,))
    found = missing_agreements(made, None, role="none", most=12).sets
    *solved, third, second, first, useless = found
    assert [one.gain for one in solved] == pytest.approx(list(range(count - 1, 3, -1)))
    unsolved = (third, second, first)
    assert [one.ventures for one in unsolved] == [("J03",), ("J02",), ("J01",)]
    assert all(one.gain is None and one.bound == pytest.approx(105) for one in unsolved)
    assert (useless.ventures, useless.gain) == (("J15",), pytest.approx(0))


def test_the_gate_and_other_rules_come_first() -> None:
    made = partly_signed()
    only_second = ranking(made, {"R1": 0.1, "R2": 0.9, "R3": 0.2}, 1)
    (found,) = missing_agreements(made, only_second).sets
    assert found.ventures == ("C",)


def test_an_agreement_that_others_make_worthless_is_said_to_add_nothing() -> None:
    made = partly_signed(budget=50)
    poor = replace(made.projects[1], impacts={"value": 1})
    made = replace(made, projects=(made.projects[0], poor))
    (found,) = missing_agreements(made, None, role="none").sets
    assert found.gain == pytest.approx(0)
    assert "no value" in str(found.sentence)


def test_where_nothing_is_missing_nothing_is_listed() -> None:
    made = partly_signed()
    assert not missing_agreements(replace(made, projects=made.projects[:1]), None, role="none").sets
    assert missing_agreements(replace(made, programmes=()), None, role="none").sets == ()


def test_without_a_plan_the_gain_is_that_of_having_one() -> None:
    """A floor for R3 can be met only with an agreement."""
    made = partly_signed()
    made = replace(made, limits=(Limit("region", "R3", "money", minimum=20),))
    found = missing_agreements(made, None, role="none").sets
    assert found[0].gain == pytest.approx(17)


def test_where_shares_tie_ventures_together_a_set_may_bring_more_than_itself() -> None:
    """At most half of all money for the West: B in the East lets as much of A be funded."""
    made = case(
        [region("R1", "West"), region("R2", "West"), region("R3", "East"), region("R4", "East")],
        [programme("N", {2027: 200})],
        [project("A", 50, 9, "R1 R2"), project("B", 50, 1, "R3 R4")],
    )
    signed = Agreement(region_a="R1", region_b="R2", instrument="agreement")
    half = Limit("zone", "West", "share", maximum=0.5)
    made = replace(made, agreements=(signed,), limits=(half,))
    (found,) = missing_agreements(made, None, role="none").sets
    assert (found.gain, found.bound) == (pytest.approx(10), pytest.approx(10))
    (unsolved,) = missing_agreements(made, None, role="none", most=0).sets
    assert (unsolved.gain, unsolved.bound) == (None, pytest.approx(10))


def test_a_bound_shrinks_with_what_is_known_of_larger_and_smaller_sets() -> None:
    """C needs R1 - R3 and R2 - R3, B and D the first alone, F R1 - R4; shares tie all together.

    With what C needs 114 is added and with all 154, so the first alone adds at most 114, and what
    F needs at most 154.
    """
    made = partly_signed(budget=1000)
    dear = replace(made.projects[2], impacts={"value": 100})
    made = replace(
        made,
        regions=(*made.regions, region("R4")),
        projects=(
            *made.projects[:2], dear, *made.projects[3:], project("F", 50, 40, "R1 R4"),
        ),
        limits=(Limit("sector", "S", "share", maximum=1.0),),
    )  # fmt: skip
    solved, *unsolved = missing_agreements(made, None, role="none", most=1).sets
    assert solved.gain == pytest.approx(114)
    assert [(one.pairs, one.gain) for one in unsolved] == [
        ((("R1", "R4"),), None), ((("R1", "R3"),), None),
    ]  # fmt: skip
    assert [one.bound for one in unsolved] == pytest.approx([154, 114])
    everything = missing_agreements(made, None, role="none")
    assert [one.gain for one in everything.sets] == pytest.approx([114, 40, 14])
    told = str(next_sentence(everything, made))
    assert told.startswith("The agreement to sign next is R1 – R4")
    assert MOST_SOLVED >= 20


def test_what_is_compared_is_said_and_the_next_one_to_sign_comes_first() -> None:
    """A alone has its agreement: 5. With R1 - R3 also B and D: 14 without A."""
    made = partly_signed()
    found = missing_agreements(made, None, role="none")
    assert found.base == pytest.approx(5)
    assert str(next_sentence(found, made)) == (
        "The agreement to sign next is R1 – R3. It would add 9 value and open the way for B and D; "
        "no other single agreement opens the way for a venture."
    )
    free = allocate(made, None, role="none")
    told = str(base_sentence(found, free))
    assert told.startswith("Of the case's agreements 1 of 1 are in force in 2027.")
    assert "it is worth 5" in told
    assert "The plan shown above, worth 17, asks for no agreements" in told
    required = allocate(made, None, role="none", agreements_required=True)
    assert str(base_sentence(found, required)).endswith("That is the plan shown above.")


def test_without_any_money_nothing_is_said_to_use_it() -> None:
    found = missing_agreements(partly_signed(), None, role="none", budget_scale=0.0)
    assert {one.gain for one in found.sets} == {0.0}
    for one in found.sets:
        assert "would add no value as long as no programme has any money" in str(one.sentence)
    assert "No single one of the 1" in str(next_sentence(found, partly_signed()))


def test_under_the_role_value_nothing_bounds_what_was_not_solved() -> None:
    made = partly_signed()
    ranked = ranking(made, {"R1": 0.9, "R2": 0.2, "R3": 0.5}, 1)
    found = missing_agreements(made, ranked, role="value", multiplier=1.0, most=0).sets
    assert {one.bound for one in found} == {None}
    assert all(
        "would add value, how much was not looked into" in str(one.sentence) for one in found
    )


@given(cases())
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_gain_is_above_its_bound(made: Case) -> None:
    for found in missing_agreements(made, None, role="none", most=3).sets:
        assert found.gain is None or found.least <= found.gain <= found.bound + 1e-6 * max(
            1.0, found.bound
        )
