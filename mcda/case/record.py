"""Tables that say where figures come from, what is doubtful, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mcda.case.columns import (
    METHODS,
    MISSING,
    MOST_SCALED,
    NORMALIZATIONS,
    ROLES,
    TAKEN,
    Kind,
    column,
)


@dataclass(frozen=True)
class Source:
    """Where figures come from."""

    id: str = column(Kind.ID, required=True, help="short name that columns source use")
    title: str = column(Kind.TEXT, required=True, help="what the source is")
    address: str = column(Kind.TEXT, help="where it can be read")
    licence: str = column(Kind.TEXT, help="on which terms it may be used")
    accessed: str = column(Kind.TEXT, help="when it was read")
    confidence: str = column(Kind.TEXT, help="how far it can be trusted")
    note: str = column(Kind.TEXT, help="anything else worth knowing")


@dataclass(frozen=True)
class FigureNote:
    """A doubt about a single figure."""

    region: str = column(Kind.ID, required=True, refers="regions", help="id of a region")
    criterion: str = column(
        Kind.KEY, required=True, help="id of a criterion, or another number column of regions"
    )
    note: str = column(Kind.TEXT, required=True, help="what is doubtful about the figure")


@dataclass(frozen=True)
class FigureEdit:
    """A figure changed in a meeting; the table regions keeps the published one."""

    region: str = column(Kind.ID, required=True, refers="regions", help="id of a region")
    criterion: str = column(
        Kind.KEY, required=True, refers="criteria",
        help="id of a criterion, derived ones too",
    )  # fmt: skip
    value: float | None = column(
        Kind.NUMBER, vital=True, unit="criterion",
        help="the figure to rank with; empty = the figure is missing",
    )  # fmt: skip
    note: str = column(Kind.TEXT, help="why it was changed")


@dataclass(frozen=True)
class Acknowledgement:
    """A warning that the case's author knows and explains."""

    kind: str = column(Kind.KEY, required=True, help='kind of the warning, for example "outlier"')
    reason: str = column(Kind.TEXT, required=True, help="why it may stay")
    where: str = column(
        Kind.TEXT, help='what it may concern, separated by ";"; empty = all of that kind'
    )


@dataclass(frozen=True)
class Taken:
    """A wish, a repair, a floor or a part of a plan that was taken: a rule for the money."""

    kind: str = column(
        Kind.CHOICE, required=True, choices=TAKEN,
        help="what is ruled: a venture `in`, `out` or with an exact `amount`; a `budget`; the "
        "ventures of a `plan` that was taken, all others then get nothing; what everybody gets at "
        "`least`; another figure of `absorption`, `personnel`, `limits` or `groups`; a link of "
        "`requires`, `excludes` or `groups` given up",
    )  # fmt: skip
    subject: str = column(
        Kind.TEXT, required=True,
        help="id of the venture (in, out, amount, plan), programme (budget) or region "
        "(absorption, personnel); `region:head`, `region:money`, `zone:head` or `zone:money` "
        "(least); `scope:name:minimum` or `scope:name:maximum`, with `:share` behind it for a "
        "share (limits); a group, `group:maximum` or `group,venture` (groups); two ventures with "
        "a comma between them (requires, excludes)",
    )  # fmt: skip
    year: int | None = column(
        Kind.INTEGER, low=0, vital=True,
        help="of a budget; empty = all years together, each in proportion",
    )  # fmt: skip
    value: float | None = column(
        Kind.NUMBER, low=0, vital=True, planned=True,
        help="fraction (in, plan), money or other figure; of in, empty = in full; empty for out "
        "and for links given up",
    )  # fmt: skip


NOW = "now"
"""Id of the saved scenario that holds the view as it was left."""


@dataclass(frozen=True)
class SavedScenario:
    """A saved set of points, method and limits."""

    id: str = column(Kind.ID, required=True, help="short name that decisions use")
    name: str = column(Kind.TEXT, required=True, help="the name shown on screen")
    note: str = column(Kind.TEXT, help="why it was saved")
    method: str = column(Kind.CHOICE, choices=METHODS, help="empty = as the case says")
    normalization: str = column(
        Kind.CHOICE, choices=NORMALIZATIONS, help="empty = as the case says"
    )
    sector: str = column(Kind.TEXT, refers="sector", help="sector in focus; empty = any")
    shortlist_size: int | None = column(Kind.INTEGER, low=0, help="empty = as the case says")
    without: tuple[str, ...] = column(
        Kind.TEXTS, help='what is left out: ids of regions, or "zone:" and a zone'
    )
    limits: tuple[str, ...] = column(
        Kind.TEXTS,
        help='what differs from the table criteria, like "exports:minimum:25": criterion, one of '
        "objective, target, minimum, maximum, lower, upper, and its value; without a value it is "
        "taken away",
    )
    missing: str = column(
        Kind.CHOICE, choices=MISSING,
        help="what happens to a region with a missing figure; empty = as the case says",
    )  # fmt: skip
    role: str = column(Kind.CHOICE, choices=ROLES, help="empty = as the case says")
    budget_scale: float | None = column(
        Kind.NUMBER, low=0, high=MOST_SCALED, help="all budgets times this; empty = 1"
    )
    programme_scales: tuple[str, ...] = column(
        Kind.TEXTS,
        help="factors on single programmes' budgets, or those of their funds, besides, like "
        '"P:0.8"',
    )
    floor: float | None = column(
        Kind.NUMBER,
        low=0,
        high=1,
        help="mean closeness asked of the money; empty = as the case",
    )
    multiplier: float | None = column(
        Kind.NUMBER, low=0, high=1,
        help="how much closeness weighs in the role value; empty = as the case says",
    )  # fmt: skip
    agreements: bool = column(
        Kind.FLAG, help="yes = only ventures whose partners have an agreement in force"
    )
    taken: tuple[str, ...] = column(
        Kind.TEXTS,
        help='what was taken with it, rows of the table taken as "kind:subject:year:value"; of '
        "the view when saved, the table itself holds it",
    )
    least: float | None = column(
        Kind.NUMBER, low=0,
        help="money that everybody gets at least, in files made before there was a table taken",
    )  # fmt: skip
    least_by: str = column(
        Kind.CHOICE, choices=("region", "zone"), help="who gets it; empty = each region"
    )
    least_per: str = column(
        Kind.CHOICE, choices=("head", "money"),
        help="head = per inhabitant, money = as such; empty = per inhabitant",
    )  # fmt: skip
    plan: Mapping[str, float] = column(
        Kind.SHARES,
        help="the plan that was seen, ventures with their realized fractions; of equally good "
        "plans the nearest to it is taken",
    )
    wishes: tuple[str, ...] = column(
        Kind.TEXTS,
        help='what if: "in:J", "in:J:0.5", "out:J", "amount:J:120" about a joint venture J, '
        '"budget:P,2027:150" about a programme P',
    )
    locked: tuple[str, ...] = column(
        Kind.IDS, help="criteria whose points are locked while others are moved"
    )
    points: Mapping[str, float] = column(
        Kind.NUMBER, dynamic="criterion", low=0, high=100, unit="points",
        help="a column per criterion with its points; empty = 0",
    )  # fmt: skip


@dataclass(frozen=True)
class Decision:
    """A decision that was recorded in a meeting."""

    id: str = column(Kind.ID, required=True, help="short name")
    date: str = column(Kind.TEXT, required=True, help="when it was decided")
    who: str = column(Kind.TEXT, help="who decided")
    why: str = column(Kind.TEXT, help="the reasons given")
    scenario: str = column(Kind.TEXT, help="id of the scenario it rests on")
    shortlist: tuple[str, ...] = column(Kind.IDS, help="ids of the regions chosen")
    plan: tuple[str, ...] = column(Kind.IDS, help="ids of the joint ventures funded")
    money: float | None = column(Kind.NUMBER, low=0, help="public money of the plan")
    seen: str = column(Kind.TEXT, help="what the screen said when it was decided")
    version: str = column(Kind.TEXT, help="hash of the case it was decided with, its id apart")
    published: str = column(
        Kind.TEXT, help="the same hash without the figures that meetings had changed"
    )
    edits: tuple[str, ...] = column(
        Kind.TEXTS,
        help='figures that were changed when it was decided, as "region:criterion:figure"',
    )
    note: str = column(Kind.TEXT, help="anything else worth knowing")
