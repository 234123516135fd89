"""Tables that say what money there is and which joint ventures ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcda.case.columns import KINDS, Kind, column


@dataclass(frozen=True)
class Programme:
    """Money with a budget per year and rules."""

    id: str = column(Kind.ID, required=True, help="short name that other tables use")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    kind: str = column(
        Kind.CHOICE, required=True, choices=KINDS,
        help="blended = fed by the funds of the table funds",
    )  # fmt: skip
    ceiling: float = column(
        Kind.NUMBER, 1.0, low=0, high=1, help="largest share of a joint venture's cost it may pay"
    )
    carry_over: float = column(
        Kind.NUMBER, 0.0, low=0, high=1, help="part of unspent money available next year"
    )
    sectors: tuple[str, ...] = column(
        Kind.TEXTS, refers="sector", help="sectors it may pay for; empty = all"
    )
    zones: tuple[str, ...] = column(
        Kind.TEXTS, refers="zone", help="zones it may pay for; empty = all"
    )
    illustrative: bool = column(Kind.FLAG, help="yes if the figures are made up to illustrate")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")
    budgets: Mapping[int, float] = column(
        Kind.NUMBER, dynamic="year", low=0, planned=True,
        help="a column per year with that year's budget; empty = 0",
    )  # fmt: skip


@dataclass(frozen=True)
class Fund:
    """A fund or bank that feeds a blended programme."""

    programme: str = column(
        Kind.ID, required=True, refers="programmes", help="id of a blended programme"
    )
    fund: str = column(Kind.TEXT, required=True, help="name of the fund or bank")
    share_min: float = column(
        Kind.NUMBER, 0.0, low=0, high=1, help="smallest share of the programme's money"
    )
    share_max: float = column(
        Kind.NUMBER, 1.0, low=0, high=1, help="largest share of the programme's money"
    )
    budgets: Mapping[int, float] = column(
        Kind.NUMBER, dynamic="year", low=0, planned=True,
        help="a column per year with what it can give that year; empty = 0",
    )  # fmt: skip


GOES_AHEAD = 0.01
"""Fraction from which a joint venture without a smallest size goes ahead, where a group asks."""


@dataclass(frozen=True)
class Project:
    """A joint venture of two or more partner regions."""

    id: str = column(Kind.ID, required=True, help="short name that other tables use")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    sector: str = column(Kind.TEXT, required=True, refers="sector", help="name of the sector")
    cost: float = column(
        Kind.NUMBER,
        required=True,
        above=0,
        planned=True,
        help="full cost, public and private, in money_unit",
    )
    partners: Mapping[str, float] = column(
        Kind.SHARES, required=True, refers="regions",
        help="two or more regions with their shares, which add up to 1",
    )  # fmt: skip
    public_share: float = column(
        Kind.NUMBER, 1.0, above=0, high=1, help="part of the cost paid by public money"
    )
    min_fraction: float = column(
        Kind.NUMBER, 0.0, low=0, high=1,
        help="smallest useful size: 0 = any size, 1 = all or nothing; in a group it goes ahead "
        "from here on, with 0 from 0.01",
    )  # fmt: skip
    max_fraction: float = column(Kind.NUMBER, 1.0, above=0, high=1, help="largest size")
    start: int | None = column(Kind.INTEGER, help="first year; empty = first year of the budgets")
    end: int | None = column(Kind.INTEGER, help="last year; empty = last year of the budgets")
    year_share: float = column(
        Kind.NUMBER, 1.0, above=0, high=1, help="largest part of its public money in one year"
    )
    personnel: float = column(
        Kind.NUMBER,
        0.0,
        low=0,
        planned=True,
        help="skilled people at full size, full-time equivalents",
    )
    requires: tuple[str, ...] = column(
        Kind.IDS,
        refers="projects",
        help="ids of projects without which it cannot go ahead; it goes no further than each",
    )
    excludes: tuple[str, ...] = column(
        Kind.IDS, refers="projects", help="ids of projects that cannot go ahead beside it"
    )
    group: tuple[str, ...] = column(
        Kind.IDS, refers="groups", help="ids of the groups it belongs to"
    )
    status: str = column(Kind.TEXT, help="how far it has come")
    illustrative: bool = column(Kind.FLAG, help="yes if the figures are made up to illustrate")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")
    impacts: Mapping[str, float] = column(
        Kind.NUMBER, dynamic="impact", unit="impact", planned=True,
        help="a column per impact with what it brings at full size; empty = 0",
    )  # fmt: skip

    @property
    def goes_ahead(self) -> float:
        """Fraction from which it counts as going ahead, where a group's rule asks."""
        return self.min_fraction or min(GOES_AHEAD, self.max_fraction)


@dataclass(frozen=True)
class Impact:
    """What joint ventures are for: a column of projects and its weight in the value."""

    id: str = column(Kind.KEY, required=True, help="also the name of its column in projects")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    unit: str = column(Kind.TEXT, required=True, help="unit of the impact")
    weight: float = column(Kind.NUMBER, required=True, low=0, help="its part in the value")
    reference: float = column(
        Kind.NUMBER, required=True, above=0, unit="unit",
        help="the swing that one weight unit buys",
    )  # fmt: skip


@dataclass(frozen=True)
class Limit:
    """A floor or ceiling on the public money landing somewhere over all years."""

    scope: str = column(
        Kind.CHOICE, required=True, choices=("zone", "region", "sector", "programme"),
        help="what is limited",
    )  # fmt: skip
    name: str = column(
        Kind.TEXT, required=True, help="zone, id of the region, sector or id of the programme"
    )
    unit: str = column(
        Kind.CHOICE, required=True, choices=("money", "share"),
        help="share = part of all money allocated, 0 to 1",
    )  # fmt: skip
    minimum: float | None = column(Kind.NUMBER, low=0, planned=True, help="least over all years")
    maximum: float | None = column(Kind.NUMBER, low=0, planned=True, help="most over all years")


@dataclass(frozen=True)
class Group:
    """A group of joint ventures decided together (a financial-industrial group)."""

    id: str = column(Kind.ID, required=True, help="as written in the column group of projects")
    rule: str = column(
        Kind.CHOICE, required=True, choices=("all_or_none", "at_most", "at_least"),
        help="how many of its projects go ahead, each from its min_fraction on, without one from "
        "0.01",
    )  # fmt: skip
    name: str = column(Kind.TEXT, help="the name shown on screen")
    count: int | None = column(
        Kind.INTEGER, low=0, help="how many projects, for at_most and at_least"
    )
    maximum: float | None = column(
        Kind.NUMBER, low=0, planned=True, help="cap on the group's public money"
    )
    illustrative: bool = column(Kind.FLAG, help="yes if the group is made up to illustrate")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")

    @property
    def asks(self) -> bool:
        """Whether its rule asks that joint ventures go ahead, which a little of each may keep."""
        return self.rule == "all_or_none" or (self.rule == "at_least" and self.count is not None)


@dataclass(frozen=True)
class Agreement:
    """An agreement, memorandum or joint strategy between two regions."""

    region_a: str = column(Kind.ID, required=True, refers="regions", help="id of a region")
    region_b: str = column(Kind.ID, required=True, refers="regions", help="id of another region")
    instrument: str = column(
        Kind.CHOICE, required=True, choices=("agreement", "memorandum", "strategy"),
        help="what the regions have signed",
    )  # fmt: skip
    since: int | None = column(Kind.INTEGER, header="from", help="first year it holds")
    until: int | None = column(Kind.INTEGER, header="to", help="last year it holds")
    illustrative: bool = column(Kind.FLAG, help="yes if it is made up to illustrate")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")
