"""What every bundled case promises to whoever opens it."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.allocation.allocate import allocate
from mcda.allocation.plan import Status
from mcda.case.model import Case
from mcda.case.read import Reading, read_case
from mcda.ranking.scenario import Scenario
from mcda.ranking.topsis import rank

DATA = Path(__file__).parents[2] / "data"
BUNDLED = sorted(path.parent.name for path in DATA.glob("*/case.csv"))


@pytest.fixture(scope="module", params=BUNDLED)
def reading(request: pytest.FixtureRequest) -> Reading:
    return read_case(DATA / request.param)


def shortlist(case: Case, scenario: Scenario) -> frozenset[str]:
    return frozenset(rank(case, scenario).shortlist)


class TestOpening:
    def test_nothing_is_wrong_or_left_unexplained(self, reading: Reading) -> None:
        assert [str(finding.message) for finding in reading.findings] == []

    def test_what_is_illustrative_is_said(self, case: Case) -> None:
        assert case.settings.illustrative
        made_up = (*case.programmes, *case.projects, *case.groups)
        assert all(row.illustrative for row in made_up)
        assert all(row.illustrative is not bool(row.source) for row in case.agreements)
        assert not any(criterion.illustrative for criterion in case.criteria)


class TestLenses:
    def test_balanced_gives_every_group_the_same_and_is_the_default(self, case: Case) -> None:
        balanced = next(preset for preset in case.presets if preset.id == "balanced")
        groups: Counter[str] = Counter()
        for criterion in case.criteria:
            groups[criterion.group] += balanced.points[criterion.id]
            assert balanced.points[criterion.id] == criterion.points
        assert len(groups) == 7
        assert len(set(groups.values())) == 1

    def test_each_lens_is_reasoned_and_complete(self, case: Case) -> None:
        assert len(case.presets) == 8
        for preset in case.presets:
            assert set(preset.points) == {criterion.id for criterion in case.criteria}
            if preset.id != "balanced":
                assert preset.name.endswith("(our reading, illustrative)")
                assert preset.source
                assert preset.description.count(".") >= 2

    def test_lenses_lead_to_different_shortlists(self, case: Case, scenario: Scenario) -> None:
        found = {
            shortlist(case, replace(scenario, points=dict(preset.points)))
            for preset in case.presets
        }
        assert all(len(regions) == 5 for regions in found)
        assert len(found) >= 4


class TestJointVentures:
    def test_shares_sum_to_one(self, case: Case) -> None:
        assert all(sum(project.partners.values()) == 1 for project in case.projects)

    def test_the_four_kinds_of_programmes(self, case: Case) -> None:
        assert {programme.kind for programme in case.programmes} == {
            "national", "sectoral", "territorial", "blended",
        }  # fmt: skip
        assert case.years == (2027, 2028, 2029, 2030, 2031)
        blended = next(row for row in case.programmes if row.kind == "blended")
        assert not any(blended.budgets.values())
        assert len([fund for fund in case.funds if fund.programme == blended.id]) >= 3

    def test_funds_groups_and_agreements_have_something_to_decide(
        self, case: Case, scenario: Scenario
    ) -> None:
        ranking = rank(case, scenario)
        plan = allocate(case, ranking, role="none", agreements_required=True)
        assert {fund.fund for fund in plan.funds} == {fund.fund for fund in case.funds}
        eligible = {project.project for project in plan.projects if project.eligible}
        assert 5 <= len(eligible) < len(case.projects)
        for group in case.groups:
            members = [project for project in case.projects if group.id in project.group]
            assert len(members) > group.count


class TestDefaultPlan:
    def test_some_ventures_are_funded_in_full_some_in_part_some_not(
        self, case: Case, scenario: Scenario
    ) -> None:
        plan = allocate(case, rank(case, scenario))
        assert plan.status is Status.OPTIMAL
        eligible = [project.fraction for project in plan.projects if project.eligible]
        assert len(eligible) < len(plan.projects)
        assert sum(fraction > 0.999 for fraction in eligible) >= 3
        assert any(0.001 < fraction < 0.999 for fraction in eligible)
        assert any(fraction < 0.001 for fraction in eligible)

    @pytest.mark.parametrize("scale", [0.25, 0.5, 2.0])
    def test_rules_do_not_clash_at_other_budgets(
        self, case: Case, scenario: Scenario, scale: float
    ) -> None:
        plan = allocate(case, rank(case, scenario), budget_scale=scale)
        assert plan.status is Status.OPTIMAL
        assert any(project.money for project in plan.projects)


class TestCriteria:
    def test_each_slider_moves_some_region(self, case: Case, scenario: Scenario) -> None:
        for criterion in case.criteria:
            ends = []
            for points in (0.0, 100.0):
                ranking = rank(
                    case, replace(scenario, points={**scenario.points, criterion.id: points})
                )
                ends.append(dict(zip(ranking.regions, ranking.score, strict=True)))
            both = ends[0].keys() & ends[1].keys()
            moved = max(abs(ends[0][region] - ends[1][region]) for region in both)
            assert moved >= 0.02, criterion.id
