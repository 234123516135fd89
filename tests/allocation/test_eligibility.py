"""Who may be funded, and in which words it is said when not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.eligibility import is_near_tie, window
from mcda.case.finding import CaseError
from mcda.case.model import Case
from mcda.ranking.result import Cause
from tests.allocation.checker import check
from tests.allocation.instances import case, programme, project, region
from tests.allocation.rankings import ranking

REGIONS = [region("North", "Up"), region("South", "Down"), region("East", "Up;Side")]


def one(venture, **programmes: dict) -> Case:
    rules = programmes or {"N": {}}
    return case(
        REGIONS, [programme(name, {2026: 50, 2027: 50}, **rule) for name, rule in rules.items()],
        [venture],
    )  # fmt: skip


def reason(case: Case, **options) -> str | None:
    options = {"ranking": None, "role": "none", **options}
    (part,) = allocate(case, **options).projects
    assert part.eligible == (part.reason is None)
    return None if part.reason is None else str(part.reason)


def test_an_ordinary_venture_is_eligible() -> None:
    assert reason(one(project("A", 10, 1, "North South"))) is None


def test_no_programme_for_its_sector() -> None:
    textiles = {"sectors": ("Textiles",)}
    assert reason(one(project("A", 10, 1, "North South"), N=textiles)) == (
        "No programme funds the sector S. Add the sector to a programme."
    )


def test_no_programme_for_its_zones() -> None:
    side = {"zones": ("Side",)}
    assert reason(one(project("A", 10, 1, "North South"), N=side)) == (
        "No programme for the sector S funds the zones of its partners (North, South). Add one "
        "of their zones to such a programme."
    )
    assert reason(one(project("A", 10, 1, "North East"), N=side)) is None


def test_ceilings_that_together_pay_too_little() -> None:
    venture = project("A", 10, 1, "North South", public_share=0.8)
    half = {"ceiling": 0.3}
    assert reason(one(venture, N=half, T=half)) == (
        "It needs 80 % of its cost from programmes, but those that may pay for it (N, T) pay at "
        "most 60 % together. Lower its public share or raise a ceiling."
    )
    assert reason(one(venture, N=half, T=half, U={"ceiling": 0.2})) is None
    hardly = reason(one(venture, N={"ceiling": 0.79996}))
    assert "needs 80 %" in hardly
    assert "pay at most 79.996 % together" in hardly


def test_a_window_outside_the_horizon() -> None:
    assert reason(one(project("A", 10, 1, "North South", start=2028, end=2030))) == (
        "Its years (2028 to 2030) lie outside those of the programmes (2026 to 2027). Move its "
        "start and end, or add budgets for its years."
    )


def test_too_few_years_for_its_largest_part_in_one_year() -> None:
    assert reason(one(project("A", 10, 1, "North South", year_share=0.4))) == (
        "At most 40 % of its public money may be paid in one year, so its 2 years cannot pay "
        "for it. Raise the largest part in one year or widen its window."
    )
    assert reason(one(project("A", 10, 1, "North South", year_share=0.4, end=2028))) is None
    hardly = reason(one(project("A", 10, 1, "North South", year_share=0.49996)))
    assert hardly.startswith("At most 49.996 % of")


def test_without_programmes() -> None:
    empty = case(REGIONS, [], [project("A", 10, 1, "North South")])
    assert reason(empty) == (
        "No programme has a budget in any year. Add a programme with a column per year."
    )


@pytest.mark.parametrize(
    ("start", "end", "years", "part"),
    [
        (None, None, (0, 1, 2), 1),
        (2027, None, (1, 2), 1),
        (2025, 2026, (0,), 1 / 2),
        (2027, 2032, (1, 2), 1 / 3),
        (2020, 2040, (0, 1, 2), 1 / 7),
        (2029, 2030, (), 0),
        (None, 2025, (), 0),
        (2027, 2026, (), 0),
    ],
)
def test_windows(start, end, years, part) -> None:
    venture = project("A", 10, 1, "North South", start=start, end=end)
    assert window(venture, (2026, 2027, 2028)) == (years, pytest.approx(part))


def test_a_year_that_the_horizon_leaves_out_belongs_to_no_window() -> None:
    venture = project("A", 10, 1, "North South", start=2026, end=2030)
    assert window(venture, (2026, 2028, 2030)) == ((0, 1, 2), 1)


SCORES = {"North": 0.7, "South": 0.4, "East": 0.39}


def test_the_gate_asks_for_a_partner_on_the_shortlist() -> None:
    gated = one(project("A", 10, 1, "South East"))
    assert reason(gated, role="gate", ranking=ranking(gated, SCORES, 2)) is None
    assert reason(gated, role="gate", ranking=ranking(gated, SCORES, 1)) == (
        "None of its partners (South, East) is on the shortlist."
    )
    assert reason(gated, role="none", ranking=ranking(gated, SCORES, 1)) is None


@pytest.mark.parametrize("cause", [Cause.KNOCK_OUT, Cause.MISSING])
def test_a_partner_that_is_not_ranked_bars(cause: Cause) -> None:
    gated = one(project("A", 10, 1, "North South"))
    without = ranking(gated, {"North": 0.7, "East": 0.4}, 1, South=cause)
    assert reason(gated, role="gate", ranking=without) == (
        "Its partner South is not ranked. Its exports are below 5."
    )
    assert reason(gated, role="none", ranking=without) is None


def test_a_partner_left_out_by_choice_does_not_bar_but_does_not_count_either() -> None:
    gated = one(project("A", 10, 1, "North South"))
    left_out = ranking(gated, {"South": 0.5, "East": 0.4}, 1, North=Cause.CHOICE)
    assert reason(gated, role="gate", ranking=left_out) is None
    left_out = ranking(gated, {"South": 0.5, "East": 0.6}, 1, North=Cause.CHOICE)
    assert "on the shortlist" in str(reason(gated, role="gate", ranking=left_out))


def test_a_gated_plan_keeps_the_gate() -> None:
    names = ("North South", "South East")
    gated = case(
        REGIONS, [programme("N", {2026: 15})],
        [project(f"J{n}", 10, 1 + n, partners) for n, partners in enumerate(names)],
    )  # fmt: skip
    first = ranking(gated, SCORES, 1)
    plan = allocate(gated, first)
    check(plan, gated, first)
    assert [part.fraction for part in plan.projects] == [1, 0]
    assert plan.role == "gate"


def test_near_ties_at_the_edge_of_the_shortlist() -> None:
    ventures = [project("A", 1, 1, "North South"), project("B", 1, 1, "South East")]
    gated = case(REGIONS, [programme("N", {2026: 15})], ventures)
    first_two = ranking(gated, SCORES, 2)
    assert [is_near_tie(venture, first_two) for venture in ventures] == [False, True]
    only_first = ranking(gated, SCORES, 1)
    assert [is_near_tie(venture, only_first) for venture in ventures] == [False, False]
    close = ranking(gated, {**SCORES, "South": 0.69}, 1)
    assert [is_near_tie(venture, close) for venture in ventures] == [True, True]


def test_a_role_without_its_ranking_is_refused_in_words() -> None:
    gated = one(project("A", 10, 1, "North South"))
    with pytest.raises(CaseError, match="needs a ranking"):
        allocate(gated, None)


@pytest.mark.parametrize(
    "wrong", [{"role": "best"}, {"floor": 1.5}, {"multiplier": -1.0}, {"solver": "guess"}]
)
def test_what_is_no_role_solver_or_share_is_refused(wrong: dict) -> None:
    gated = one(project("A", 10, 1, "North South"))
    with pytest.raises(ValueError, match=next(iter(wrong))):
        allocate(gated, ranking(gated, SCORES, 1), **wrong)


@pytest.mark.parametrize("scale", [-1, float("nan"), float("inf")])
def test_a_budget_scale_that_is_no_number_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="budget_scale"):
        allocate(one(project("A", 10, 1, "North South")), None, role="none", budget_scale=scale)


def test_blended_programmes_spend_the_money_of_their_funds() -> None:
    from mcda.case.model import Fund

    blended = one(project("A", 100, 1, "North South"))
    funds = (
        Fund(programme="N", fund="Bank", budgets={2026: 20}),
        Fund(programme="N", fund="State", budgets={2026: 5, 2027: 10}),
    )
    payer = replace(blended.programmes[0], kind="blended", budgets={})
    blended = replace(blended, programmes=(payer,), funds=funds)
    plan = allocate(blended, None, role="none")
    assert plan.budgets == {"N": {2026: 25, 2027: 10}}
    assert plan.amount == pytest.approx(35)
