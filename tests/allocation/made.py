"""Small allocation cases that Hypothesis makes, with every rule in them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from mcda.case.model import Agreement, Case, Fund, Group, Impact, Limit
from tests.allocation.instances import case, programme, project, region

YEARS = (2026, 2027, 2028)
BUDGETS = st.sampled_from([25, 40, 12, 60, 7, 0])
ZONES = ("North", "South")
SECTORS = ("Textiles", "Machines")
IMPACTS = (
    Impact(id="value", name="Value", unit="value", weight=1.0, reference=2.0),
    Impact(id="harm", name="Harm", unit="harm", weight=0.5, reference=1.0),
)


def rarely(strategy: st.SearchStrategy, otherwise: object) -> st.SearchStrategy:
    return st.one_of(st.just(otherwise), st.just(otherwise), strategy)


@st.composite
def regions(draw):
    count = draw(st.integers(2, 4))
    return [
        region(
            f"R{n}",
            draw(st.sampled_from(["North", "South", "North;South", ""])),
            draw(rarely(st.integers(3, 40), None)),
            personnel=draw(rarely(st.integers(5, 60), None)),
        )
        for n in range(count)
    ]


@st.composite
def programmes(draw):
    count = draw(st.integers(1, 3))
    years = YEARS[: draw(st.sampled_from([2, 3, 1]))]
    return [
        programme(
            f"P{n}",
            {year: draw(BUDGETS) for year in years},
            ceiling=draw(st.sampled_from([1.0, 1.0, 0.6, 0.3])),
            carry_over=draw(st.sampled_from([0.0, 0.0, 0.5, 1.0])),
            sectors=draw(rarely(st.just(SECTORS[:1]), ())),
            zones=draw(rarely(st.just(ZONES[:1]), ())),
        )
        for n in range(count)
    ]


@st.composite
def projects(draw, places: list[str], divisible: bool):
    count = draw(st.integers(2, 5))
    made = []
    for n in range(count):
        partners = draw(st.sampled_from([(0.5, 0.5), (0.3, 0.7), (0.2, 0.3, 0.5)]))
        partners = partners if len(partners) <= len(places) else (0.5, 0.5)
        chosen = draw(st.permutations(places))[: len(partners)]
        window = draw(st.sampled_from([(None, None), (2026, 2027), (2027, 2030), (2025, 2026)]))
        earlier = [f"J{i}" for i in range(n)]
        other = st.sampled_from(earlier).map(lambda name: (name,)) if earlier else st.just(())
        made.append(
            project(
                f"J{n}",
                draw(st.integers(5, 90)),
                draw(st.sampled_from([9, 14, 3, 30, 21, 5, 0, -2])),
                " ".join(f"{place}:{share}" for place, share in zip(chosen, partners)),
                sector=draw(st.sampled_from(SECTORS)),
                public_share=draw(st.sampled_from([0.7, 0.4, 1.0])),
                min_fraction=0.0 if divisible else draw(st.sampled_from([0.0, 0.5, 1.0])),
                max_fraction=1.0,
                start=window[0],
                end=window[1],
                year_share=draw(st.sampled_from([1.0, 0.6, 0.5])),
                personnel=draw(st.integers(0, 50)),
                requires=draw(rarely(other, ())),
                excludes=() if divisible else draw(rarely(other, ())),
            )
        )
    return made


@st.composite
def limits(draw, places: list[str], payers: list[str]):
    made = []
    for _ in range(draw(st.integers(0, 2))):
        scope = draw(st.sampled_from(["zone", "region", "sector", "programme"]))
        names = {"zone": ZONES, "region": places, "sector": SECTORS, "programme": payers}
        is_share = draw(st.booleans())
        level = draw(st.sampled_from([0.1, 0.25, 0.5])) if is_share else draw(st.integers(0, 30))
        bound = draw(st.sampled_from(["minimum", "maximum", "maximum"]))
        name = draw(st.sampled_from(list(names[scope])))
        unit = "share" if is_share else "money"
        made.append(Limit(scope=scope, name=name, unit=unit, **{bound: level}))
    return [limit for i, limit in enumerate(made) if limit.name not in {e.name for e in made[:i]}]


@st.composite
def blended(draw, made: Case) -> Case:
    """Let funds feed the last programme, or leave it as it is."""
    payer = made.programmes[-1]
    count = draw(rarely(st.integers(1, 3), 0))
    if not count:
        return made
    least = draw(st.lists(st.sampled_from([0.0, 0.3, 0.1]), min_size=count, max_size=count))
    most = draw(st.lists(st.sampled_from([1.0, 0.5, 0.6]), min_size=count, max_size=count))
    if sum(most) < 1:
        most = [1.0] * count
    funds = tuple(
        Fund(
            programme=payer.id,
            fund=f"F{n}",
            share_min=least[n],
            share_max=most[n],
            budgets={year: draw(BUDGETS) for year in payer.budgets},
        )
        for n in range(count)
    )
    payer = replace(payer, kind="blended", budgets={})
    return replace(made, programmes=(*made.programmes[:-1], payer), funds=funds)


@st.composite
def grouped(draw, made: Case, divisible: bool) -> Case:
    """Put some ventures into up to two groups; without whole choices only caps are left."""
    groups = []
    for name in ("G", "H")[: draw(st.sampled_from([0, 1, 2]))]:
        rule = draw(st.sampled_from(["at_most", "at_least", "all_or_none"]))
        rule = "at_most" if divisible else rule
        has_count = rule != "all_or_none" and not divisible
        count = draw(st.integers(1, 2)) if has_count else None
        groups.append(
            Group(name, rule, count=count, maximum=draw(rarely(st.integers(5, 60), None)))
        )
    projects = tuple(
        replace(p, group=tuple(g.id for g in groups if draw(st.booleans()))) for p in made.projects
    )
    return replace(made, groups=tuple(groups), projects=projects)


@st.composite
def agreements(draw, places: list[str]):
    pairs = [(a, b) for n, a in enumerate(places) for b in places[:n]]
    return tuple(
        Agreement(
            region_a=a,
            region_b=b,
            instrument="memorandum",
            since=draw(st.sampled_from([None, 2026, 2027])),
            until=draw(st.sampled_from([None, 2026, 2027])),
        )
        for a, b in pairs
        if draw(st.booleans())
    )


@st.composite
def cases(draw, divisible: bool = False) -> Case:
    places = draw(regions())
    payers = draw(programmes())
    names = [place.id for place in places]
    made = case(
        places,
        payers,
        draw(projects(names, divisible)),
        draw(limits(names, [payer.id for payer in payers])),
        draw(st.sampled_from([IMPACTS, IMPACTS, ()])),
    )
    made = draw(grouped(draw(blended(made)), divisible))
    return replace(made, agreements=draw(agreements(names)))


@st.composite
def scores(draw, made: Case) -> dict[str, float]:
    """Return region id -> closeness; perhaps not of all regions."""
    levels = st.sampled_from([0.5, 0.52, 0.9, 0.1, 0.3, 1.0, 0.0])
    ranked = made.regions[: draw(st.sampled_from([len(made.regions), len(made.regions) - 1]))]
    return {region.id: draw(levels) for region in ranked}
