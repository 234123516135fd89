"""What the tests of all bundled cases start from; each file says which case it reads."""

import pytest

from mcda.case.model import Case
from mcda.case.read import Reading
from mcda.ranking.scenario import Scenario, default_scenario


@pytest.fixture(scope="module")
def case(reading: Reading) -> Case:
    assert reading.case is not None
    return reading.case


@pytest.fixture(scope="module")
def scenario(case: Case) -> Scenario:
    return default_scenario(case)
