"""What the command line understands: verbs, their options, and the scenario these ask for."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import numpy as np

from mcda import __version__, option_types
from mcda.allocation.asked import Asked, asked_by, saved_view
from mcda.allocation.equity import MEASURES, PLACES
from mcda.allocation.previous import previous_from_text
from mcda.case.columns import METHODS, NORMALIZATIONS, ROLES
from mcda.case.finding import CaseError
from mcda.case.model import Case
from mcda.ranking.normalization import NAMES
from mcda.ranking.scenario import Scenario, default_scenario
from mcda.report.spreadsheet import LOCAL, PLAIN, Dialect
from mcda.robustness.result import Question, around, ordered, uniform
from mcda.robustness.weightings import tier_numbers, tiers_from_text

_LISTED = 40  # known ids named in a message before "and 260 more"


class WrongUsage(Exception):  # noqa: N818 - it is the user's slip, not the program's error
    """The command line asks for something that it does not understand; says what to write."""


class _Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options and says what is wrong instead of ending."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(f"{message}.\n{self.format_usage().strip()}")


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; raises :class:`WrongUsage` with a sentence that says what to write."""
    parser = _parser()
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.error(f"unknown arguments: {' '.join(unknown)}")
    options.dialect = _dialect(options, parser)
    if options.verb == "report" and options.out.resolve() == options.case.resolve():
        parser.error(f"--out {options.out} is the case itself: write to another file")
    return options


def scenario_of(case: Case, options: argparse.Namespace, start: Scenario | None = None) -> Scenario:
    """Turn ranking options into a scenario of this case.

    Starts from what the case declares, or from ``start``. A preset replaces all points, named
    points then replace only theirs. Raises :class:`WrongUsage` for anything that the case does
    not know.
    """
    own = start or default_scenario(case)
    size = own.shortlist_size if options.shortlist is None else options.shortlist
    return Scenario(
        points=_points(case, own, options),
        normalization=options.normalization or own.normalization,
        method=options.method or own.method,
        shortlist_size=size,
        sector=sector_of(case, options) or own.sector,
        without=_without(case, options.without) or own.without,
    )


def sector_of(case: Case, options: argparse.Namespace) -> str:
    """Return the sector asked for, empty = any; the case must have it."""
    sector: str = options.sector
    if sector:
        _check("sector", sector, case.sector_names)
    return sector


def question_of(case: Case, scenario: Scenario, options: argparse.Namespace) -> Question:
    """Return which weights to draw; an order must name every criterion with points, once."""
    if options.around is not None:
        return around(options.around)
    if options.order is None:
        return uniform()
    active = np.array([scenario.points.get(c.id, 0.0) > 0 for c in case.criteria], dtype=np.bool_)
    try:
        tiers = tiers_from_text(options.order)
        tier_numbers(case.criteria, active, tiers)
    except CaseError as slip:
        raise WrongUsage(f"--order: {slip}") from slip
    return ordered(tiers)


def role_of(case: Case, options: argparse.Namespace, own: str = "") -> str:
    """Return the role of the ranking: the option's, else one's own, else the case's."""
    role: str = options.role or own or case.settings.role
    for name, needed in (("floor", "floor"), ("multiplier", "value")):
        if getattr(options, name) is not None and role != needed:
            raise WrongUsage(f"--{name} only counts with --role {needed}; the role is {role}.")
    return role


def asked_of(case: Case, options: argparse.Namespace) -> Asked:
    """Return what is asked of the money: as the case was left, options first.

    Raises :class:`WrongUsage` for a figure that does not count under the role.
    """
    saved = asked_by(saved_view(case), case)
    every, own = scales_of(case, options)
    return replace(
        saved,
        role=role_of(case, options, saved.role),
        budget_scale=saved.budget_scale if every is None else every,
        programme_scales=saved.programme_scales if own is None else tuple(own.items()),
        floor=saved.floor if options.floor is None else options.floor,
        multiplier=saved.multiplier if options.multiplier is None else options.multiplier,
        agreements=saved.agreements or options.agreements,
    )


def scales_of(
    case: Case, options: argparse.Namespace
) -> tuple[float, dict[str, float]] | tuple[None, None]:
    """Return the factor on all budgets, and programmes' own; None and None where none is given."""
    if options.budget_scale is None:
        return None, None
    every, own = options.budget_scale
    for name in own:
        _check("programme", name, [programme.id for programme in case.programmes])
    return every, own


def previous_of(case: Case, options: argparse.Namespace) -> dict[str, float] | None:
    """Return the fractions of the earlier plan that the coming one shall stay near to."""
    if options.previous is None:
        return None
    try:
        return previous_from_text(options.previous.read_text(encoding="utf-8"), case)
    except (ValueError, UnicodeDecodeError) as trouble:
        raise WrongUsage(f"--previous {options.previous}: {trouble}.") from trouble


def _parser() -> _Parser:
    parser = _Parser(
        prog="python -m mcda",
        description="Rank regions for innovative clusters and allocate money to joint ventures.",
        epilog="Exit codes: 0 done; 1 the case has errors, or there is no plan; 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    common, ranking = _common_options(), _ranking_options()
    verbs.add_parser("validate", parents=[common], help="list what is wrong with a case")
    verbs.add_parser("rank", parents=[common, ranking], help="rank the regions")
    strengths = verbs.add_parser(
        "specialize", parents=[common], help="list what each region is strong in"
    )
    strengths.add_argument(
        "--sector", metavar="S", type=str.strip, default="", help="only this sector"
    )
    certainty = verbs.add_parser(
        "robustness", parents=[common, ranking], help="say how sure the ranking is"
    )
    _add_robustness_options(certainty)
    allocation = verbs.add_parser(
        "allocate", parents=[common, ranking], help="allocate the money to joint ventures"
    )
    _add_allocation_options(allocation)
    report = verbs.add_parser(
        "report", parents=[common, ranking], help="write a file that leaves the room"
    )
    report.add_argument(
        "--out", metavar="FILE", required=True, type=option_types.target,
        help="what to write: .xlsx workbook, .pptx slides, .pdf document or .csv list",
    )  # fmt: skip
    _add_budget_scale(report.add_argument_group("allocation"))
    return parser


def _common_options() -> _Parser:
    options = _Parser(add_help=False)
    options.add_argument(
        "case", metavar="CASE", type=option_types.path, help="a folder or an .xlsx workbook"
    )
    options.add_argument("--format", choices=("table", "json", "csv"), default="table")
    options.add_argument(
        "--separator", metavar="S", type=option_types.separator,
        help="between the cells of CSV: , or ; or | or tab (a comma; with --decimal , a semicolon)",
    )  # fmt: skip
    options.add_argument(
        "--decimal", choices=(".", ","), metavar=".|,",
        help="before the decimals of CSV: , for Excel in countries that write a comma",
    )  # fmt: skip
    return options


def _dialect(options: argparse.Namespace, parser: _Parser) -> Dialect:
    """Return how CSV is written; a decimal comma asks for another separator than a comma."""
    if options.separator is None and options.decimal is None:
        return PLAIN
    if options.format != "csv" and getattr(options, "out", Path()).suffix.lower() != ".csv":
        parser.error("--separator and --decimal only count for CSV: add --format csv")
    decimal = options.decimal or PLAIN.decimal
    usual = LOCAL if decimal == LOCAL.decimal else PLAIN
    separator = options.separator or usual.separator
    if separator == decimal:
        parser.error(f"--separator and --decimal cannot both be {decimal!r}: write --separator ';'")
    return Dialect(separator, decimal)


def _ranking_options() -> _Parser:
    options = _Parser(add_help=False)
    group = options.add_argument_group("ranking")
    group.add_argument(
        "--points",
        action="append",
        type=option_types.points,
        default=[],
        metavar="a=30,b=10",
        help="replace the points of the named criteria; 0 switches one off",
    )
    group.add_argument("--preset", metavar="ID", help="replace all points by a preset's")
    group.add_argument("--method", choices=METHODS, help="how regions are ranked")
    group.add_argument(
        "--normalization",
        choices=NORMALIZATIONS,
        help="; ".join(f"{item}: {NAMES[item]}" for item in NORMALIZATIONS),
    )
    group.add_argument("--sector", metavar="S", type=str.strip, default="", help="sector in focus")
    group.add_argument(
        "--shortlist", metavar="K", type=option_types.size, help="regions shortlisted"
    )
    group.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="UZ-TK,zone:West",
        help="regions and zones left out of the comparison",
    )
    return options


def _add_robustness_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "robustness", "Draws weights: all alike, unless --around or --order says otherwise."
    )
    group.add_argument("--samples", metavar="N", type=option_types.samples, default=10_000,
                       help="how many weightings to draw")  # fmt: skip
    group.add_argument("--seed", metavar="S", type=option_types.size, default=0,
                       help="the same seed draws the same")  # fmt: skip
    which = group.add_mutually_exclusive_group()
    which.add_argument("--around", metavar="KAPPA", type=option_types.scale,
                       help="weights like the present ones; the larger, the closer")  # fmt: skip
    which.add_argument("--order", metavar="a>b=c>d", help="weights in this order of criteria")


def _add_allocation_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "allocation", "Of saved work, the plan that was seen, with what was taken in it; options "
        "ask otherwise.",
    )  # fmt: skip
    group.add_argument("--role", choices=ROLES, help="what the ranking does to the money")
    group.add_argument(
        "--relax", action="store_true", help="let all-or-nothing ventures be done in part"
    )
    _add_budget_scale(group)
    group.add_argument("--time-limit", metavar="S", type=option_types.scale, default=30.0,
                       help="seconds that the search for a plan may take (30)")  # fmt: skip
    group.add_argument("--floor", metavar="TAU", type=option_types.part,
                       help="mean closeness of the money, 0 to 1, with --role floor")  # fmt: skip
    group.add_argument("--multiplier", metavar="M", type=option_types.part,
                       help="how strongly closeness counts, 0 to 1, with --role value")  # fmt: skip
    group.add_argument("--agreements", action="store_true",
                       help="fund only partners that have agreements with each other")  # fmt: skip
    group.add_argument("--previous", metavar="FILE", type=option_types.path,
                       help="stay near this plan, as allocate wrote it (JSON or CSV)")  # fmt: skip
    group.add_argument(
        "--frontier", choices=PLACES, help="value against the smallest amount of any region or zone"
    )
    group.add_argument(
        "--per", choices=MEASURES, default="head", help="amounts of the frontier: per inhabitant"
    )


def _add_budget_scale(group: argparse._ActionsContainer) -> None:
    group.add_argument(
        "--budget-scale", metavar="F,N=0.8", type=option_types.budget_scales,
        help="1.1 = 10 %% more for all programmes; N=0.8 = 20 %% less for the programme N, "
        "besides what all have",
    )  # fmt: skip


def _points(case: Case, own: Scenario, options: argparse.Namespace) -> dict[str, float]:
    points = dict(own.points)
    if options.preset is not None:
        presets = {preset.id: preset for preset in case.presets}
        _check("preset", options.preset, presets)
        chosen = presets[options.preset].points
        points = {criterion: chosen.get(criterion, 0.0) for criterion in points}
    for named in options.points:
        for criterion in named:
            _check("criterion", criterion, points)
        points |= named
    return points


def _without(case: Case, texts: Iterable[str]) -> tuple[str, ...]:
    known = (*(region.id for region in case.regions), *(f"zone:{z}" for z in case.zone_names))
    chosen: list[str] = []
    for text in texts:
        parts = [part.strip() for part in text.split(",")]
        while parts:
            item = _next_item(parts, known)
            if item:
                _check("region or zone", item, known)
                chosen.append(item)
    return tuple(dict.fromkeys(chosen))


def _next_item(parts: list[str], known: Collection[str]) -> str:
    """Take the next id from ``parts``; a zone's name may itself contain commas."""
    if parts[0].startswith("zone:"):
        for count in range(len(parts), 1, -1):
            name = ",".join(parts[:count])
            match = next((k for k in known if _squeezed(k) == _squeezed(name)), None)
            if match is not None:
                del parts[:count]
                return match
    item = parts.pop(0)
    return f"zone:{item.removeprefix('zone:').strip()}" if item.startswith("zone:") else item


def _squeezed(text: str) -> str:
    return ",".join(part.strip() for part in text.split(","))


def _check(what: str, name: str, known: Collection[str]) -> None:
    """Raise :class:`WrongUsage` naming the known ids when ``name`` is not among them."""
    if name in known:
        return
    if not known:
        raise WrongUsage(f"There is no {what} {name!r}: the case has none.")
    near = difflib.get_close_matches(name, known, n=1)
    ids = list(known)
    listed = ", ".join(ids[:_LISTED]) + (
        f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
    )
    hint = f" Did you mean {near[0]}?" if near else ""
    raise WrongUsage(f"There is no {what} {name!r} in this case.{hint} Known: {listed}.")
