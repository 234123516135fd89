"""Allocation cases written compactly, for tests."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Case, Impact, Limit, Programme, Project, Region, Settings

VALUE = Impact(id="value", name="Value", unit="value", weight=1.0, reference=1.0)


def region(name: str, zone: str = "", absorption: float | None = None, **columns: object) -> Region:
    zones = tuple(part for part in zone.split(";") if part)
    return Region(id=name, name=name, zone=zones, absorption=absorption, **columns)


def programme(name: str, budgets: dict[int, float], **columns: object) -> Programme:
    return Programme(id=name, name=name, kind="national", budgets=budgets, **columns)


def project(
    name: str, cost: float, value: float | None, partners: str, **columns: object
) -> Project:
    """Make a joint venture; ``partners`` like "R1:0.5 R2:0.5" or "R1 R2" (equal shares)."""
    parts = [part.partition(":") for part in partners.split()]
    shares = {place: float(share) if share else 1 / len(parts) for place, _, share in parts}
    impacts = {} if value is None else {"value": value}
    columns.setdefault("sector", "S")
    return Project(id=name, name=name, cost=cost, partners=shares, impacts=impacts, **columns)


def case(
    regions: list[Region],
    programmes: list[Programme],
    projects: list[Project],
    limits: list[Limit] = (),
    impacts: tuple[Impact, ...] = (VALUE,),
) -> Case:
    return Case(
        settings=Settings(title="Instance", id="instance", money_unit="M"),
        regions=tuple(regions),
        programmes=tuple(programmes),
        projects=tuple(projects),
        limits=tuple(limits),
        impacts=impacts,
    )


def budget_knapsack(min_fraction: float = 0.0, budget: float = 100.0) -> Case:
    """One programme, one year, three JVs: fractional or all-or-nothing."""
    return case(
        [region("R1", "Z"), region("R2", "Z")],
        [programme("N", {1: budget})],
        [
            project("A", 60, 9, "R1 R2", min_fraction=min_fraction),
            project("B", 50, 6, "R1 R2", min_fraction=min_fraction),
            project("C", 40, 4, "R1 R2", min_fraction=min_fraction),
        ],
    )


def shared_region(with_absorption: bool = True) -> Case:
    """The absorption of R2, which two of three JVs share, binds beside the budget."""
    limits = (100, 30, 100) if with_absorption else (None, None, None)
    return case(
        [region(f"R{n}", "Z", absorption) for n, absorption in enumerate(limits, 1)],
        [programme("N", {1: 80})],
        [
            project("P1", 40, 8, "R1 R2"),
            project("P2", 40, 6, "R2 R3"),
            project("P3", 40, 5, "R1 R3"),
        ],
    )


def three_zones(floor: float = 0.0) -> Case:
    """Efficiency against the smallest amount that a zone gets."""
    zones = {"East": "E1 E2", "West": "W1 W2", "North": "N1 N2"}
    floors = [Limit(scope="zone", name=zone, unit="money", minimum=floor) for zone in zones]
    return case(
        [region(name, zone) for zone, names in zones.items() for name in names.split()],
        [programme("N", {1: 100})],
        [
            project("PE", 100, 20, "E1 E2", max_fraction=0.5),
            project("PW", 50, 7, "W1 W2"),
            project("PN", 50, 5, "N1 N2"),
        ],
        floors if floor else [],
    )


def impossible_floor(floor: float = 40.0) -> Case:
    """A floor for the West that its only region cannot absorb."""
    return case(
        [region("W1", "West", 25), region("E1", "East", 200), region("E2", "East", 200)],
        [programme("N", {1: 100})],
        [project("P", 100, 10, "W1 E1"), project("Q", 100, 12, "E1 E2")],
        [Limit(scope="zone", name="West", unit="money", minimum=floor)],
    )


def equal_ventures() -> Case:
    """Two identical JVs and money for one and a half."""
    return case(
        [region(name, "Z") for name in ("R1", "R2", "R3")],
        [programme("N", {1: 75})],
        [project("A", 50, 6, "R1 R2"), project("B", 50, 6, "R2 R3")],
    )


def twins() -> Case:
    """Two that are alike in all but the name, money for one, and no say of the ranking."""
    made = case(
        [region("R1"), region("R2")],
        [programme("N", {2027: 100})],
        [project(name, 100, 10, "R1 R2") for name in ("Mill", "Dairy")],
    )
    return replace(made, settings=replace(made.settings, role="none"))


def two_years() -> Case:
    """Annual shares and absorption over two years; solved by hand in test_by_hand.py."""
    return case(
        [region("R1"), region("R2"), region("R3", absorption=10)],
        [programme("N", {1: 80, 2: 36})],
        [
            project("A", 100, 20, "R1 R2", year_share=0.6),
            project("B", 60, 9, "R2 R3", end=1),
            project("C", 40, 4, "R1 R2"),
        ],
    )


def two_programmes() -> Case:
    """Cofinancing ceilings of two programmes; solved by hand in test_by_hand.py."""
    return case(
        [region("R1"), region("R2")],
        [programme("N", {1: 60}, ceiling=0.5), programme("T", {1: 30})],
        [
            project("A", 100, 12, "R1 R2"),
            project("B", 80, 8, "R1 R2", public_share=0.75),
        ],
    )


def choices() -> Case:
    """All-or-nothing JVs that require and exclude one another; solved in test_by_hand.py."""
    return case(
        [region("R1"), region("R2")],
        [programme("N", {1: 100})],
        [
            project("A", 50, 10, "R1 R2", min_fraction=1.0),
            project("B", 40, 9, "R1 R2", min_fraction=1.0, requires=("A",)),
            project("C", 60, 11, "R1 R2", min_fraction=1.0, excludes=("A",)),
            project("D", 30, 3, "R1 R2"),
        ],
    )


def carried_over() -> Case:
    """Half of unspent money may be used a year later; solved by hand in test_by_hand.py."""
    return case(
        [region("R1"), region("R2")],
        [programme("N", {1: 50, 2: 0}, carry_over=0.5)],
        [
            project("A", 20, 4, "R1 R2", start=2),
            project("B", 60, 4.8, "R1 R2", end=1),
        ],
    )
