"""A small made-up case, its ranking, and a plan written down by hand."""

import pytest

from mcda.allocation.plan import Payment, Plan, Price, ProjectPlan, Status
from mcda.case.finding import sentence
from mcda.case.model import (
    Acknowledgement,
    Case,
    Criterion,
    FigureNote,
    Impact,
    Programme,
    Project,
    Region,
    Settings,
    Source,
)
from mcda.ranking.result import Ranking
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.ranking.topsis import rank


@pytest.fixture
def case() -> Case:
    return Case(
        settings=Settings(
            title="Four valleys",
            id="valleys",
            money_unit="bn",
            shortlist_size=2,
            normalization="minmax",
            illustrative="Illustrative budgets and ventures.",
        ),
        regions=(
            Region(
                "A", "Alder", ("West", "River"), population=2000.0, figures={"grp": 10.5, "jobs": 4}
            ),
            Region("B", "Birch", ("West",), population=1000.0, figures={"grp": 8, "jobs": 3}),
            Region("C", "Cedar", ("East",), figures={"grp": 2, "jobs": 1}),
            Region("D", "Damson", ("East",), figures={"grp": 5}),
        ),
        criteria=(
            Criterion("grp", "Output", "max", unit="m", points=60, source=("S1",), year="2024"),
            Criterion("jobs", "Jobs", "max", points=40),
        ),
        programmes=(
            Programme("N", "National", "national", budgets={2026: 100, 2027: 50}),
            Programme("T", "Territorial", "territorial", budgets={2026: 10}),
        ),
        projects=(
            Project("J1", "Mill", "Timber", 120, {"A": 0.6, "B": 0.4}, impacts={"jobs": 900}),
            Project("J2", "Dam", "Power", 60, {"B": 0.5, "C": 0.5}, impacts={"jobs": 300}),
            Project("J3", "Dairy", "Food", 60, {"C": 0.5, "D": 0.5}, illustrative=True),
        ),
        impacts=(Impact("jobs", "Jobs", "jobs", 1, 100), Impact("exp", "Exports", "m", 0, 10)),
        sources=(Source("S1", "Yearbook", "https://example.org", "CC BY 4.0"),),
        figures=(FigureNote("B", "grp", "provisional"),),
        acknowledged=(Acknowledgement("correlation", "both matter", "grp~jobs"),),
    )


@pytest.fixture
def scenario(case: Case) -> Scenario:
    return default_scenario(case)


@pytest.fixture
def ranking(case: Case, scenario: Scenario) -> Ranking:
    return rank(case, scenario)


@pytest.fixture
def plan() -> Plan:
    return Plan(
        status=Status.OPTIMAL,
        objective=10.5,
        bound=10.5,
        gap=0.0,
        role="gate",
        objective_is_cost=False,
        given_selection=False,
        budget_scale=1.0,
        years=(2026, 2027),
        budgets={"N": {2026: 100.0, 2027: 50.0}, "T": {2026: 10.0, 2027: 0.0}},
        projects=(
            ProjectPlan(
                "J1",
                eligible=True,
                reason=None,
                fraction=1.0,
                reduced_value=1.25,
                money=(Payment("N", 2026, 100.0), Payment("T", 2026, 1 / 3)),
                impacts={"jobs": 900.0, "exp": 0.0},
                beyond=19.5,
            ),
            ProjectPlan(
                "J2",
                eligible=True,
                reason=None,
                fraction=0.5,
                reduced_value=None,
                money=(Payment("N", 2027, 30.0),),
                impacts={"jobs": 150.0, "exp": 0.0},
                beyond=0.0,
            ),
            ProjectPlan(
                "J3",
                eligible=False,
                reason=sentence("No partner is on the shortlist."),
                fraction=0.0,
                reduced_value=None,
                money=(),
                impacts={"jobs": 0.0, "exp": 0.0},
                beyond=0.0,
            ),
        ),
        regions={"A": 60.2, "B": 55.133333, "C": 15.0, "D": 0.0},
        prices=(
            Price(
                "budget",
                "N,2026",
                "bn",
                sentence("{name} has 100 bn in 2026.", name="National"),
                rhs=100.0,
                slack=0.0,
                price=0.08,
                valid_from=90.0,
                valid_to=None,
            ),
        ),
        solver="highs",
    )
