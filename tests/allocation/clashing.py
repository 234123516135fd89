"""Cases whose rules often clash: made ones with floors on the money of places."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from mcda.case.model import Case, Limit
from tests.allocation.made import SECTORS, ZONES, cases


@st.composite
def clashing_cases(draw, divisible: bool = False) -> Case:
    made = draw(cases(divisible=divisible))
    places = {
        "zone": ZONES,
        "region": [region.id for region in made.regions],
        "sector": SECTORS,
    }
    floors = {}
    for _ in range(draw(st.integers(1, 3))):
        scope = draw(st.sampled_from(["region", "zone", "sector"]))
        name = draw(st.sampled_from(list(places[scope])))
        level = draw(st.sampled_from([12, 3, 30, 80]))
        floors[name] = Limit(scope=scope, name=name, unit="money", minimum=level)
    kept = [limit for limit in made.limits if limit.name not in floors]
    return replace(made, limits=(*kept, *floors.values()))
