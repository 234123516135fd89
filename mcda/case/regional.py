"""Tables that describe and rank regions: criteria, regions, zones, sectors, presets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcda.case.columns import METHODS, MISSING, NORMALIZATIONS, OBJECTIVES, ROLES, Kind, column


@dataclass(frozen=True)
class Settings:
    """What holds for the whole case; one key and its value per row."""

    title: str = column(Kind.TEXT, required=True, help="the case's name on screen and in files")
    id: str = column(Kind.KEY, help="address key of the case; made from the file's name if empty")
    question: str = column(Kind.TEXT, help="the question that the meeting must answer")
    description: str = column(Kind.TEXT, help="what the case is about")
    illustrative: str = column(Kind.TEXT, help="what is not a published figure, shown as a banner")
    money_unit: str = column(Kind.TEXT, help='unit of all money, for example "bn UZS"')
    normalization: str = column(
        Kind.CHOICE, "vector", choices=NORMALIZATIONS, help="how figures are made comparable"
    )
    method: str = column(Kind.CHOICE, "topsis", choices=METHODS, help="how regions are ranked")
    shortlist_size: int = column(
        Kind.INTEGER, 5, low=0, help="how many of the first regions are on the shortlist"
    )
    missing: str = column(
        Kind.CHOICE, "leave_out", choices=MISSING,
        help="what happens to a region with a missing figure",
    )  # fmt: skip
    sector_measure: str = column(Kind.TEXT, help="what sectors.value measures")
    sector_reference: str = column(
        Kind.TEXT, help="a regions column that replaces the sum over sectors"
    )
    lq_threshold: float = column(
        Kind.NUMBER, 1.25, low=0, help="location quotient from which a sector is strong"
    )
    size_floor: float = column(
        Kind.NUMBER, 0.05, low=0, high=1,
        help="share of the sector's national total that a strong sector needs",
    )  # fmt: skip
    star_lq: float = column(Kind.NUMBER, 2.0, low=0, help="location quotient that earns a star")
    star_quantile: float = column(
        Kind.NUMBER, 0.9, low=0, high=1,
        help="place within the sector that earns a star: 0.9 = the top tenth",
    )  # fmt: skip
    role: str = column(
        Kind.CHOICE, "gate", choices=ROLES, help="what the ranking does to the money"
    )
    role_floor: float | None = column(
        Kind.NUMBER, low=0, high=1,
        help="closeness that funded money must reach on average, with role floor",
    )  # fmt: skip
    role_multiplier: float = column(
        Kind.NUMBER, 0.5, low=0, high=1, help="how strongly closeness counts, with role value"
    )


@dataclass(frozen=True)
class Criterion:
    """A column of the decision matrix."""

    id: str = column(Kind.KEY, required=True, help="also the name of its column in regions")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    objective: str = column(
        Kind.CHOICE, required=True, choices=OBJECTIVES,
        help="whether more, less or a given value is better",
    )  # fmt: skip
    unit: str = column(Kind.TEXT, help="unit of the figures")
    group: str = column(Kind.TEXT, help="heading under which it is listed")
    points: float = column(
        Kind.NUMBER, 50.0, low=0, high=100, unit="points",
        help="importance at the start, 0 = does not count",
    )  # fmt: skip
    target: float | None = column(
        Kind.NUMBER, unit="unit", help="the wanted value when objective is target"
    )
    lower: float | None = column(Kind.NUMBER, unit="unit", help="fixed lower bound for goalposts")
    upper: float | None = column(Kind.NUMBER, unit="unit", help="fixed upper bound for goalposts")
    minimum: float | None = column(
        Kind.NUMBER, unit="unit", help="knock-out: regions below are excluded, while it has points"
    )
    maximum: float | None = column(
        Kind.NUMBER, unit="unit", help="knock-out: regions above are excluded, while it has points"
    )
    uncertainty: float | None = column(
        Kind.NUMBER, low=0, unit="%", help="relative standard deviation of the figures, in percent"
    )
    derive: str = column(
        Kind.CHOICE, choices=("lq", "krugman", "hhi", "strong_sectors"),
        help="the column is computed from the table sectors",
    )  # fmt: skip
    formula: str = column(Kind.TEXT, help="how the figure was made, in words")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")
    year: str = column(Kind.TEXT, help="year or period of the figures")
    confidence: str = column(Kind.TEXT, help="how far the figures can be trusted")
    illustrative: bool = column(Kind.FLAG, help="yes if the figures are made up to illustrate")
    description: str = column(Kind.TEXT, help="what it means and why it matters")


@dataclass(frozen=True)
class Region:
    """A row of the decision matrix."""

    id: str = column(Kind.ID, required=True, help="short code, for example the ISO 3166-2 code")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    zone: tuple[str, ...] = column(
        Kind.TEXTS, refers="zone", help="zones or associations the region counts in"
    )
    latitude: float | None = column(Kind.NUMBER, low=-90, high=90, help="degrees north")
    longitude: float | None = column(Kind.NUMBER, low=-180, high=180, help="degrees east")
    tile_row: int | None = column(Kind.INTEGER, help="row on the tile map")
    tile_column: int | None = column(Kind.INTEGER, help="column on the tile map")
    population: float | None = column(Kind.NUMBER, above=0, unit="criterion", help="persons")
    absorption: float | None = column(
        Kind.NUMBER,
        low=0,
        unit="criterion",
        planned=True,
        help="public money the region can put to work per year",
    )
    personnel: float | None = column(
        Kind.NUMBER, low=0, unit="criterion", planned=True,
        help="skilled people available over the horizon, full-time equivalents",
    )  # fmt: skip
    figures: Mapping[str, float] = column(
        Kind.NUMBER, dynamic="criterion", unit="criterion",
        help="a column per criterion that is not derived, and the sector_reference",
    )  # fmt: skip

    def figure(self, column: str) -> float | None:
        """Return the published figure of a column: a criterion's, or one of the fixed columns."""
        value = self.figures.get(column)
        if value is None and column in _REGION_NUMBERS:
            value = getattr(self, column)
        return None if value is None else float(value)


_REGION_NUMBERS = frozenset(
    {"latitude", "longitude", "tile_row", "tile_column", "population", "absorption", "personnel"}
)


@dataclass(frozen=True)
class Zone:
    """What a zone or association is."""

    id: str = column(
        Kind.TEXT, required=True, refers="zone", help="as written in the column zone of regions"
    )
    name: str = column(Kind.TEXT, help="its full name")
    description: str = column(Kind.TEXT, help="what the zone is")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")


@dataclass(frozen=True)
class SectorFigure:
    """One sector's size in one region."""

    region: str = column(Kind.ID, required=True, refers="regions", help="id of a region")
    sector: str = column(Kind.TEXT, required=True, refers="sector", help="name of the sector")
    value: float = column(
        Kind.NUMBER, required=True, low=0, unit="sectors",
        help="its size, as the setting sector_measure says",
    )  # fmt: skip
    value_before: float | None = column(
        Kind.NUMBER, low=0, unit="sectors", help="the same some years earlier"
    )
    years: float | None = column(Kind.NUMBER, above=0, help="how many years earlier")
    year: str = column(Kind.TEXT, help="year of the value")


@dataclass(frozen=True)
class Declaration:
    """A sector officially declared for a region."""

    region: str = column(Kind.ID, required=True, refers="regions", help="id of a region")
    sector: str = column(Kind.TEXT, required=True, refers="sector", help="name of the sector")
    act: str = column(Kind.TEXT, help="the act that declares it")
    year: str = column(Kind.TEXT, help="year of the act")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")


@dataclass(frozen=True)
class Preset:
    """A lens: points for every criterion, with the reasoning behind them."""

    id: str = column(Kind.KEY, required=True, help="short name used in addresses")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    description: str = column(Kind.TEXT, help="the reasoning behind its points")
    source: tuple[str, ...] = column(Kind.IDS, refers="sources", help="ids of the table sources")
    points: Mapping[str, float] = column(
        Kind.NUMBER, dynamic="criterion", low=0, high=100, unit="points",
        help="a column per criterion with its points; empty = 0",
    )  # fmt: skip
