"""Cases made up by hypothesis: valid, but as awkward as the format allows."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from hypothesis import strategies as st

from mcda.case.cells import storable
from mcda.case.columns import MOST_PLANNED, SQUARABLE, Kind
from mcda.case.layout import columns_of, fixed_columns, reserved_names
from mcda.case.model import TABLES, Case, Taken
from mcda.case.wished import Wished, wished_text

AWKWARD = (
    "=1+1", "+1", "-1", "@a", "<script>alert(1)</script>", "**bold**", "'apostrophe", '"quoted"',
    "a,b;c:d", "line\nbreak", "مرحبا\u202e", "NA", "nan", "1.50", "0012", "TRUE", "#N/A", "_x000D_",
    "x005F_", "<r>x</r>", "{name}", "%s", "http://a.example", "internal:a", "\ufeffmark", "é" * 200,
    "2026-01-01", "{=SUM(A1)}", "\U0001f600",
)  # fmt: skip
texts = (st.sampled_from(AWKWARD) | st.text(st.characters(codec="utf-8"), max_size=20)).map(
    storable
)
names = texts.filter(bool)
plain_names = texts.map(lambda text: text.replace(";", "").replace(":", "").strip()).filter(bool)
ids = st.sampled_from(["NA", "1", "07", "a.b", "-"]) | st.from_regex(
    r"[A-Za-z0-9_.-]{1,6}", fullmatch=True
)
_LIMITS = ("objective:min", "minimum:25", "maximum:-2.5e-07", "target:", "lower:1e+300")
_TAKEN = {*reserved_names("criterion"), *reserved_names("impact"), *fixed_columns("regions")}
keys = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True).filter(lambda key: key not in _TAKEN)


def numbers(low: float | None = None, high: float | None = None, *, above: bool = False) -> Any:
    """Numbers that something can be computed with."""
    smallest, largest = SQUARABLE
    most = math.nextafter(largest, 0)
    drawn = st.floats(
        -most if low is None else low, most if high is None else high, exclude_min=above
    )
    return drawn.filter(lambda value: value == 0 or smallest <= abs(value))


def amounts() -> Any:
    """Numbers that a plan can be computed with."""
    return numbers(0, math.nextafter(MOST_PLANNED, 0))


@cache
def _cell(table: str, field: str) -> st.SearchStrategy[Any]:
    (column,) = (column for column in columns_of(table) if column.field == field)
    contract = column.contract
    by_kind: dict[Kind, st.SearchStrategy[Any]] = {
        Kind.TEXT: names if contract.required else texts,
        Kind.FLAG: st.booleans(),
        Kind.CHOICE: st.sampled_from(contract.choices or ("",)),
        Kind.NUMBER: numbers(
            contract.low if contract.above is None else contract.above,
            math.nextafter(MOST_PLANNED, 0) if contract.planned else contract.high,
            above=contract.above is not None,
        ),
        Kind.INTEGER: st.integers(max(int(contract.low or 0), -9), 2100),
        Kind.KEY: keys,
        Kind.ID: ids,
    }
    cell = by_kind.get(contract.kind, st.just(column.default))
    return cell if contract.required else st.just(column.default) | cell


def rows(table: str, size: int, draw: Any, fixed: dict[str, Any] | None = None) -> tuple[Any, ...]:
    """Draw rows of a table by its declared columns.

    ``fixed`` holds strategies of fields, or lists with a value for each row.
    """
    fixed = fixed or {}
    made = []
    for place in range(size):
        values = {}
        for column in columns_of(table):
            given = fixed.get(column.field)
            if column.contract.refers and given is None:
                values[column.field] = column.default
            elif isinstance(given, list):
                values[column.field] = given[place]
            else:
                values[column.field] = draw(_cell(table, column.field) if given is None else given)
        made.append(TABLES[table](**values))
    return tuple(made)


def wishes(projects: list[str], programmes: list[str], years: list[int]) -> Any:
    """Texts of wishes about what a case has."""
    ventures, money = st.sampled_from([*projects, ""]), amounts()
    parts = st.one_of(
        st.tuples(st.just("out"), ventures),
        st.tuples(st.just("in"), ventures, st.none() | numbers(0, 1)),
        st.tuples(st.just("amount"), ventures, money),
        st.tuples(
            st.just("budget"), st.sampled_from(programmes), money,
            st.none() | st.sampled_from(years),
        ),
    )  # fmt: skip
    known = parts.filter(lambda made: bool(made[1])).map(lambda made: wished_text(Wished(*made)))
    return st.lists(known, unique=True, max_size=3).map(tuple)


def taken(draw: Any, projects: list[str], programmes: list[str], years: list[int]) -> Any:
    """Rules about what a case has, no two about the same."""
    subjects = {
        "out": projects, "in": projects, "amount": projects, "plan": projects,
        "budget": programmes, "least": ["region:head", "zone:money"],
    }  # fmt: skip
    rules = {}
    for kind in draw(st.lists(st.sampled_from([k for k, names in subjects.items() if names]))):
        values = numbers(0, 1) if kind in ("in", "plan") else amounts()
        value = None if kind == "out" else draw(values)
        year = draw(st.none() | st.sampled_from(years)) if kind == "budget" else None
        rule = Taken(kind, draw(st.sampled_from(subjects[kind])), year, value)
        rules[rule.kind, rule.subject, rule.year] = rule
    return tuple(rules.values())


@st.composite
def cases(draw: Any) -> Case:
    """A valid case in which every table may be there."""

    def some(strategy: st.SearchStrategy[Any], least: int, most: int) -> list[Any]:
        return draw(st.lists(strategy, min_size=least, max_size=most, unique=True))

    def subset(values: list[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple) if values \
            else st.just(())  # fmt: skip

    def given_names(values: list[Any], strategy: st.SearchStrategy[Any]) -> Any:
        if not values:
            return st.just({})
        return st.dictionaries(st.sampled_from(values), strategy, max_size=3)

    regions, sources = some(ids, 2, 3), some(ids, 0, 2)
    zones, sectors = some(plain_names, 0, 2), some(plain_names, 1, 2)
    figures, derived = some(keys, 0, 3), draw(st.booleans())
    criteria = [*figures, *(["lq_max"] if derived and "lq_max" not in figures else [])]
    programmes, projects = some(ids, 1, 2), some(ids, 0, 3)
    impacts, groups = some(keys, 0, 2), some(ids, 0, 1)
    years = some(st.integers(1, 9999), 1, 3)
    source = {"source": subset(sources)}
    lower, upper = sorted(draw(st.tuples(numbers(-9, 9), numbers(10, 20))))
    region_names = st.text("abc ", min_size=1, max_size=5).map(lambda t: "N" + t.strip()) | names
    used_zones = [tuple(zones), *((draw(subset(zones))) for _ in regions[1:])]
    settings = draw(
        st.builds(
            TABLES["case"],
            **{
                column.field: _cell("case", column.field) if column.field != "id" else keys
                for column in columns_of("case")
                if column.field != "sector_reference"
            },
            sector_reference=st.sampled_from(["", "extra_column"]) if not derived else st.just(""),
        )
    )
    extra = ["extra_column"] if settings.sector_reference else []
    first = {extra[0]: draw(numbers())} if extra else {}
    all_figures = [first, *(draw(given_names([*figures, *extra], numbers())) for _ in regions[1:])]
    budgets = st.fixed_dictionaries({year: amounts() for year in years})
    pair = st.sampled_from(
        [{regions[0]: 0.25, regions[1]: 0.75}, {regions[1]: 0.5, regions[0]: 0.5}]
    )
    edited = some(st.sampled_from([(one, two) for one in regions for two in criteria]), 0, 3) \
        if criteria else []  # fmt: skip
    return Case(
        settings,
        rows("regions", len(regions), draw, {
            "id": regions, "zone": used_zones, "figures": all_figures,
            "name": region_names.filter(lambda name: not _looks_like_total(name)),
        }),
        criteria=rows("criteria", len(criteria), draw, {
            "id": criteria, "objective": st.sampled_from(["max", "min"]), **source,
            "derive": ["" if one in figures else "lq" for one in criteria],
            "lower": st.just(lower) | st.none(), "upper": st.just(upper) | st.none(),
            "minimum": st.none(), "target": st.none() | numbers(),
        }),
        zones=rows("zones", len(zones), draw, {"id": zones, **source}),
        sectors=rows("sectors", len(sectors), draw, {
            "region": st.sampled_from(regions), "sector": sectors,
        }),
        declared=rows("declared", draw(st.integers(0, 2)), draw, {
            "region": st.sampled_from(regions), "sector": st.sampled_from(sectors), **source,
        }),
        presets=rows("presets", 1, draw, {
            "points": given_names(criteria, numbers(0, 100)), **source,
        }),
        programmes=rows("programmes", len(programmes), draw, {
            "id": programmes, "kind": ["national"] * len(programmes), "zones": subset(zones),
            "sectors": subset(sectors), "budgets": budgets, **source,
        }),
        projects=rows("projects", len(projects), draw, {
            "id": projects, "sector": st.sampled_from(sectors), "partners": pair,
            "min_fraction": st.just(0.0), "start": st.none(), "end": st.none(),
            "requires": [tuple(projects[place + 1 :]) for place in range(len(projects))],
            "excludes": st.just(()), "group": subset(groups), **source,
            "impacts": given_names(impacts, numbers(-1e9, 1e9)),
        }),
        impacts=rows("impacts", len(impacts), draw, {
            "id": impacts, "weight": numbers(0, 100), "reference": numbers(0.001, 1e9),
        }),
        limits=rows("limits", 1, draw, {
            "scope": st.just("region"), "name": st.sampled_from(regions), "unit": st.just("money"),
            "minimum": st.none(),
        }),
        groups=rows("groups", len(groups), draw, {
            "id": groups, "rule": st.just("at_most"), "count": st.integers(0, 9),
        }),
        sources=rows("sources", len(sources), draw, {"id": sources}),
        figures=rows("figures", 1, draw, {
            "region": st.sampled_from(regions), "criterion": st.just("population"),
        }),
        edits=rows("edits", len(edited), draw, {
            "region": [region for region, _ in edited],
            "criterion": [criterion for _, criterion in edited],
        }),
        acknowledged=rows("acknowledged", draw(st.integers(0, 1)), draw),
        scenarios=rows("scenarios", 1, draw, {
            "without": subset([*regions, *(f"zone:{zone}" for zone in zones)]),
            "points": given_names(criteria, numbers(0, 100)), "sector": st.sampled_from(sectors),
            "wishes": wishes(projects, programmes, years),
            "limits": subset([f"{one}:{limit}" for one in criteria for limit in _LIMITS]),
        }),
        decisions=rows("decisions", 1, draw, {"shortlist": subset(regions)}),
        agreements=rows("agreements", 1, draw, {
            "region_a": [regions[0]], "region_b": [regions[1]], "until": st.none(),
        }),
        taken=taken(draw, projects, programmes, years),
    )  # fmt: skip


def _looks_like_total(name: str) -> bool:
    words = ("total", "jami", "жами", "итого", "всего", "барлығы")
    return any(word in name.lower() for word in words)
