"""The rows that ventures share: names, units, sentences and coefficients."""

from __future__ import annotations

from dataclasses import replace

from mcda.allocation import shared_rows
from mcda.allocation.instance import Instance, build_instance
from mcda.allocation.rows import Row, Sense
from mcda.case.model import Case, Limit, Zone
from tests.allocation.instances import case, programme, project, region


def made(**changes: object) -> Case:
    """A (2026 and 2027) and B (2026 only) between the West and the East."""
    whole = case(
        [region("R1", "West", 30, personnel=7), region("R2", "East;West"), region("R3", "East")],
        [programme("N", {2026: 100, 2027: 1250.5}, carry_over=0.5), programme("T", {2026: 5})],
        [
            project("A", 50, 9, "R1:0.4 R2:0.6", personnel=20),
            project("B", 50, 9, "R2 R3", end=2026, sector="Textiles"),
        ],
    )
    return replace(whole, **changes)


def instance(**changes: object) -> Instance:
    return build_instance(made(**changes), None, "none", 1.0, False)


def said(row: Row) -> tuple[str, str, str, Sense, float]:
    return row.name, row.unit, str(row.sentence), row.sense, row.level


def test_budgets() -> None:
    first, second, _, last = shared_rows.budget(instance())
    assert said(first) == ("N,2026", "M", "N has 100 M to spend in 2026.", Sense.AT_MOST, 100)
    assert said(second)[2] == "N has 1,250 M to spend in 2027."
    carried = shared_rows.unspent(0, 0)
    assert first.terms == {
        "x00000p0000t000": 1, "x00001p0000t000": 1, carried: 1,
    }  # fmt: skip
    assert second.terms == {"x00000p0000t001": 1, carried: -0.5}
    assert said(last) == ("T,2027", "M", "T has 0 M to spend in 2027.", Sense.AT_MOST, 0)


def test_absorption_only_where_a_region_has_a_limit() -> None:
    first, second = shared_rows.absorption(instance())
    assert said(first) == (
        "R1,2026", "M", "R1 can put 30 M of public money to work in 2026.", Sense.AT_MOST, 30,
    )  # fmt: skip
    assert first.terms == {"x00000p0000t000": 0.4, "x00000p0001t000": 0.4}
    assert second.name == "R1,2027"


def test_personnel() -> None:
    (row,) = shared_rows.personnel(instance())
    assert said(row) == (
        "R1", "full-time equivalents", "R1 has 7 skilled people for joint ventures.",
        Sense.AT_MOST, 7,
    )  # fmt: skip
    assert row.terms == {"y00000": 0.4 * 20}


def limits(scope: str, name: str, unit: str = "money", **bounds: float) -> list[Row]:
    rule = Limit(scope=scope, name=name, unit=unit, **bounds)
    zones = (Zone(id="West", name="The West"),)
    return list(shared_rows.limits(instance(limits=(rule,), zones=zones)))


def landing(row: Row) -> dict[str, float]:
    """Return the terms by venture and programme, of the first year."""
    return {name[:11]: a for name, a in row.terms.items() if name.endswith("t000")}


def test_a_region_counts_fully_in_each_of_its_zones() -> None:
    floor, ceiling = limits("zone", "West", minimum=10, maximum=20)
    assert said(floor) == (
        "zone:West:minimum", "M", "At least 10 M must go to The West.", Sense.AT_LEAST, 10,
    )  # fmt: skip
    assert said(ceiling)[:3] == (
        "zone:West:maximum", "M", "At most 20 M may go to The West.",
    )  # fmt: skip
    assert landing(floor) == {
        "x00000p0000": 1.0, "x00000p0001": 1.0, "x00001p0000": 0.5, "x00001p0001": 0.5,
    }  # fmt: skip


def test_limits_of_a_region_a_sector_and_a_programme() -> None:
    (row,) = limits("region", "R1", maximum=1)
    assert landing(row) == {"x00000p0000": 0.4, "x00000p0001": 0.4}
    (row,) = limits("sector", "Textiles", maximum=1)
    assert landing(row) == {"x00001p0000": 1, "x00001p0001": 1}
    (row,) = limits("programme", "T", maximum=1)
    assert landing(row) == {"x00000p0001": 1, "x00001p0001": 1}
    (row,) = limits("zone", "Nowhere", minimum=1)
    assert row.terms == {}


def test_a_limit_on_a_share_is_linear_in_all_money() -> None:
    (row,) = limits("sector", "Textiles", unit="share", minimum=0.25)
    assert said(row) == (
        "sector:Textiles:minimum", "share", "At least 25 % of all money must go to Textiles.",
        Sense.AT_LEAST, 0.25,
    )  # fmt: skip
    assert row.rhs == 0
    assert landing(row) == {
        "x00000p0000": -0.25, "x00000p0001": -0.25, "x00001p0000": 0.75, "x00001p0001": 0.75,
    }  # fmt: skip
    values = {"x00000p0000t000": 30.0, "x00001p0000t000": 10.0}
    assert row.used(values) == 0.25
    assert row.moved(0.01).level == 0.26
    assert row.moved(0.01).terms["x00001p0000t000"] == 0.75 - 0.01
