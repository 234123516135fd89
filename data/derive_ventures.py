"""Derive candidate joint ventures from published figures, by one rule for every country.

The ventures are illustrative: they show what the money decides about when nobody has handed in
applications yet. Nothing in them is a forecast, and no figure is chosen by hand. Which published
figures a case takes for sizes, costs and impacts is told in its README.

The rule
--------
1. Leaders. In each venture sector the regions with a location quotient of at least 1 that make
   at least ``SHARE_FLOOR`` of the nation's output lead a venture: up to four, the most
   specialized first.
2. Partners. A leader looks among the five regions whose capitals are nearest to its own for
   those that lack the sector (location quotient below 1), and takes the one with most people in
   need of work. The leader carries 60 % of the venture, the partner 40 %.
3. A wider variant. The first leader of each sector also has a venture with its two best
   partners (50, 25 and 25 %); it excludes the venture with one partner.
4. Size. Large if the leader makes at least 15 % of the nation's output of the sector, medium
   from 8 %, else small. The three sizes are the upper quartile, the median and the lower
   quartile over the regions of a published number of jobs, rounded to hundreds. Cost = jobs x
   the cost per job of a published programme.
5. Impacts at full size. Jobs as above; output a year = jobs x output per employed person in the
   partner regions, weighted by their shares.
6. Assumed, the same for all ventures of a size or sector: the public share and the years to
   build (``SIZES``), which part makes sense on its own (``Sector``), skilled people = 20 % of
   jobs. The first two ventures of a sector start in the first year, the others a year later.
7. A venture goes no further, and starts no earlier, than the venture with the same leader in the
   sector that supplies it, where there is one.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHARE_FLOOR = 0.04
LEADERS, NEIGHBOURS = 4, 5
SKILLED = 0.2
SPLITS = {2: (0.6, 0.4), 3: (0.5, 0.25, 0.25)}
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True)
class Place:
    """A region as the rule sees it.

    Parameters
    ----------
    id : as in the table ``regions``
    code : its short form, part of the ids of ventures
    name : its short name, part of the names of ventures
    latitude, longitude : of its capital, degrees
    labour : people in need of work
    output_per_employed : in money units a year
    """

    id: str
    code: str
    name: str
    latitude: float
    longitude: float
    labour: float
    output_per_employed: float


@dataclass(frozen=True)
class Sector:
    """A sector in which ventures are formed.

    Parameters
    ----------
    name : as in the table ``sectors``
    code : begins the ids of its ventures
    min_fraction : 1 for one plant, 0 for work that can be done in any part
    supplier : code of the sector that supplies it
    """

    name: str
    code: str
    min_fraction: float
    supplier: str = ""


@dataclass(frozen=True)
class Size:
    """What the ventures of one size have in common; ``years`` to build, the rest as shares."""

    from_share: float
    public_share: float
    years: int
    year_share: float


SIZES = (Size(0.15, 0.4, 5, 0.3), Size(0.08, 0.4, 4, 0.4), Size(0.0, 0.4, 3, 0.5))


@dataclass(frozen=True)
class Basis:
    """What a case makes its ventures from.

    Parameters
    ----------
    sectors : in which ventures are formed; a supplier comes before those it supplies
    jobs : of a large, a medium and a small venture
    cost_per_job : in money units
    first_year : of the horizon
    """

    sectors: tuple[Sector, ...]
    jobs: tuple[int, ...]
    cost_per_job: float
    first_year: int


@dataclass(frozen=True)
class Venture:
    """One candidate; money in the unit of the cost per job, impacts at full size."""

    id: str
    name: str
    sector: str
    cost: float
    partners: tuple[tuple[str, float], ...]
    public_share: float
    min_fraction: float
    start: int | None
    end: int | None
    year_share: float
    personnel: int
    requires: str
    excludes: str
    jobs: int
    output: float


def distance_km(a: Place, b: Place) -> float:
    """Return the great-circle distance between two capitals."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat = (lat_b - lat_a) / 2
    half_lon = math.radians(b.longitude - a.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(chord))


def venture_jobs(jobs_per_region: Iterable[float]) -> tuple[int, ...]:
    """Return the jobs of a large, a medium and a small venture, rounded to hundreds."""
    quartiles = statistics.quantiles(jobs_per_region, n=4, method="inclusive")
    return tuple(int(round(quartile, -2)) for quartile in reversed(quartiles))


def quotients(output: dict[str, float], reference: dict[str, float]) -> dict[str, float]:
    """Return each region's location quotient: its share of the sector over that of the total."""
    nation = sum(output.values()) / sum(reference.values())
    return {region: output[region] / reference[region] / nation for region in output}


def derive(
    places: Sequence[Place],
    output: dict[str, dict[str, float]],
    reference: dict[str, float],
    basis: Basis,
) -> list[Venture]:
    """Derive the candidates of all sectors, in the order of ``basis.sectors``.

    Parameters
    ----------
    places : the regions
    output : per sector name, region id -> size of the sector
    reference : region id -> what shares are taken of
    basis : sectors, sizes, costs and first year
    """
    region = {place.id: place for place in places}
    ventures: list[Venture] = []
    led: dict[tuple[str, str], Venture] = {}
    for sector in basis.sectors:
        figures = output[sector.name]
        nation = sum(figures.values())
        for partners, order in _partnerships(region, figures, reference):
            leader = partners[0]
            rank = next(i for i, s in enumerate(SIZES) if figures[leader] / nation >= s.from_share)
            supplier = led.get((sector.supplier, leader))
            venture = _venture(
                sector, [region[partner] for partner in partners], rank, basis,
                _start(basis.first_year + (order > 1), supplier), supplier.id if supplier else "",
                _id(sector, [region[p] for p in partners[:2]]) if len(partners) > 2 else "",
            )  # fmt: skip
            ventures.append(venture)
            led.setdefault((sector.code, leader), venture)
    return ventures


def _partnerships(
    region: dict[str, Place], figures: dict[str, float], reference: dict[str, float]
) -> Iterable[tuple[list[str], int]]:
    """Yield the partners of each venture of a sector, leader first, with the leader's order."""
    nation = sum(figures.values())
    lq = quotients(figures, reference)
    able = [r for r in region if lq[r] >= 1 and figures[r] / nation >= SHARE_FLOOR]
    for order, leader in enumerate(sorted(able, key=lambda r: -lq[r])[:LEADERS]):
        others = [r for r in region if r != leader]
        others.sort(key=lambda r: distance_km(region[leader], region[r]))
        lacking = [r for r in others[:NEIGHBOURS] if lq[r] < 1]
        lacking.sort(key=lambda r: -region[r].labour)
        if lacking:
            yield [leader, lacking[0]], order
        if order == 0 and len(lacking) > 1:
            yield [leader, *lacking[:2]], order


def _start(year: int, supplier: Venture | None) -> int:
    return year if supplier is None or supplier.start is None else max(year, supplier.start)


def _id(sector: Sector, partners: Sequence[Place]) -> str:
    return "-".join([sector.code, *(partner.code for partner in partners)])


def _venture(
    sector: Sector,
    partners: list[Place],
    rank: int,
    basis: Basis,
    start: int,
    requires: str,
    excludes: str,
) -> Venture:
    size, jobs = SIZES[rank], basis.jobs[rank]
    shares = tuple(zip((p.id for p in partners), SPLITS[len(partners)], strict=True))
    per_employed = sum(
        share * place.output_per_employed
        for place, (_, share) in zip(partners, shares, strict=True)
    )
    return Venture(
        id=_id(sector, partners),
        name=f"{sector.name}: " + " – ".join(place.name for place in partners),
        sector=sector.name,
        cost=round(jobs * basis.cost_per_job, 1),
        partners=shares,
        public_share=size.public_share,
        min_fraction=sector.min_fraction,
        start=start,
        end=start + size.years - 1,
        year_share=size.year_share,
        personnel=round(SKILLED * jobs),
        requires=requires,
        excludes=excludes,
        jobs=jobs,
        output=round(jobs * per_employed, 1),
    )


def announced(
    key: str, name: str, sector: str, partners: list[Place], cost: float, cost_per_job: float
) -> Venture:
    """Complete a venture of which only partners and cost are published.

    Equal shares, no window, any size, and the impacts and the public share that the rule gives
    a large venture: all assumed.
    """
    shares = [round(1 / len(partners), 3)] * len(partners)
    shares[0] = round(1 - sum(shares[1:]), 3)
    jobs = round(cost / cost_per_job)
    per_employed = sum(
        share * place.output_per_employed for place, share in zip(partners, shares, strict=True)
    )
    return Venture(
        id=key,
        name=f"{name}: " + " – ".join(place.name for place in partners),
        sector=sector,
        cost=round(cost, 1),
        partners=tuple(zip((place.id for place in partners), shares, strict=True)),
        public_share=SIZES[0].public_share,
        min_fraction=0.0,
        start=None,
        end=None,
        year_share=SIZES[0].year_share,
        personnel=round(SKILLED * jobs),
        requires="",
        excludes="",
        jobs=jobs,
        output=round(jobs * per_employed, 1),
    )
