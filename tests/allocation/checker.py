"""An independent check of a plan against its case: every rule, from the case alone.

Nothing of the model is used here; the rules are read again from the case and the payments.
"""

from __future__ import annotations

import math

from mcda.allocation.plan import Plan, ProjectPlan
from mcda.case.model import Case, Project
from mcda.ranking.result import Cause, Ranking

TOLERANCE = 2e-6


def check(plan: Plan, case: Case, ranking: Ranking | None = None, relax: bool = False) -> None:
    """Raise ``AssertionError`` with a list of everything in the plan that breaks a rule."""
    problems = [
        *_shape(plan, case),
        *_ventures(plan, case, ranking, relax),
        *_pairs(plan, case, relax),
        *_budgets(plan, case),
        *_funds(plan, case),
        *_regions(plan, case),
        *_limits(plan, case),
        *_role(plan, case, ranking),
        *_groups(plan, case, relax),
        *_agreements(plan, case),
        *_objective(plan, case),
    ]
    assert not problems, "\n".join(problems)


def inside(project: Project, years: tuple[int, ...]) -> float:
    start = years[0] if project.start is None else project.start
    end = years[-1] if project.end is None else project.end
    whole = range(start, end + 1)
    return len([year for year in whole if year in years]) / len(whole)


def _more(left: float, right: float) -> bool:
    return left > right + TOLERANCE * max(1e-3, abs(left), abs(right))


def _differ(left: float, right: float) -> bool:
    return _more(left, right) or _more(right, left)


def _shape(plan: Plan, case: Case):
    if [part.project for part in plan.projects] != [project.id for project in case.projects]:
        yield "projects are not those of the table in their order"
    if list(plan.regions) != [region.id for region in case.regions]:
        yield "regions are not those of the table in their order"
    for part in plan.projects:
        if part.eligible == (part.reason is not None):
            yield f"{part.project}: eligible and reason contradict each other"
        if not part.eligible and (part.fraction or part.money):
            yield f"{part.project}: funded although not eligible"
        keys = [(payment.programme, payment.year) for payment in part.money]
        if len(set(keys)) < len(keys):
            yield f"{part.project}: two payments of one programme in one year"
        for payment in part.money:
            if not payment.amount > 0 or not math.isfinite(payment.amount):
                yield f"{part.project}: payment of {payment.amount}"


def _ventures(plan: Plan, case: Case, ranking: Ranking | None, relax: bool):
    for project, part in zip(case.projects, plan.projects):
        if not part.eligible:
            continue
        h = inside(project, plan.years)
        public = project.public_share * project.cost
        if _differ(part.amount, public * h * part.fraction):
            yield f"{project.id}: paid {part.amount}, needs {public * h * part.fraction}"
        if _differ(part.beyond, public * (1 - h) * part.fraction):
            yield f"{project.id}: beyond the horizon {part.beyond}"
        if part.fraction > project.max_fraction:
            yield f"{project.id}: fraction {part.fraction} is too large"
        if not relax and 0 < part.fraction < project.min_fraction - 1e-9:
            yield f"{project.id}: fraction {part.fraction} is too small"
        for impact in case.impacts:
            brought = project.impacts.get(impact.id, 0.0) * h * part.fraction
            if _differ(part.impacts[impact.id], brought):
                yield f"{project.id}: impact {impact.id} is {part.impacts[impact.id]}"
        yield from _payments(project, part, case, h)
        if plan.role != "none" and not _let_through(project, ranking, plan.role):
            yield f"{project.id}: eligible although the ranking bars it"


def _payments(project: Project, part: ProjectPlan, case: Case, h: float):
    partners = [region for region in case.regions if region.id in project.partners]
    zones = {zone for region in partners for zone in region.zone}
    for programme in case.programmes:
        paid = sum(pay.amount for pay in part.money if pay.programme == programme.id)
        if paid and programme.sectors and project.sector not in programme.sectors:
            yield f"{project.id}: {programme.id} does not fund its sector"
        if paid and programme.zones and not zones & set(programme.zones):
            yield f"{project.id}: {programme.id} does not fund its zones"
        if _more(paid, programme.ceiling * h * project.cost * part.fraction):
            yield f"{project.id}: {programme.id} pays more than its ceiling"
    for year in {pay.year for pay in part.money}:
        paid = sum(pay.amount for pay in part.money if pay.year == year)
        if (project.start or year) > year or (project.end or year) < year:
            yield f"{project.id}: paid in {year}, outside its window"
        public = project.public_share * project.cost * part.fraction
        if _more(paid, project.year_share * public):
            yield f"{project.id}: paid too much in {year}"


def _let_through(project: Project, ranking: Ranking, role: str) -> bool:
    barred = {e.region for e in ranking.excluded if e.cause is not Cause.CHOICE}
    if barred & set(project.partners):
        return False
    return role != "gate" or bool(set(ranking.shortlist) & set(project.partners))


def closeness(project: Project, ranking: Ranking) -> float | None:
    score = {region: float(s) for region, s in zip(ranking.regions, ranking.score)}
    shares = {region: share for region, share in project.partners.items() if region in score}
    if not sum(shares.values()):
        return None
    total = sum(share * score[region] for region, share in shares.items())
    return total / sum(shares.values())


def _role(plan: Plan, case: Case, ranking: Ranking | None):
    for project, part in zip(case.projects, plan.projects):
        own = None if plan.role == "none" else closeness(project, ranking)
        if (own is None) != (part.closeness is None) or (own and _differ(own, part.closeness)):
            yield f"{project.id}: its closeness is {own}, not {part.closeness}"
        if plan.role != "value" and part.factor != 1:
            yield f"{project.id}: weighed with {part.factor}"
    if plan.role != "floor":
        return
    funded = [(part.closeness, part.amount) for part in plan.projects if part.closeness is not None]
    money = sum(amount for _, amount in funded)
    mean = sum(own * amount for own, amount in funded) / money if money else plan.tau
    if _more(plan.tau, mean):
        yield f"the money's mean closeness is {mean}, below {plan.tau}"


def _groups(plan: Plan, case: Case, relax: bool):
    parts = {part.project: part for part in plan.projects}
    for group in case.groups:
        members = [project for project in case.projects if group.id in project.group]
        ahead = [project for project in members if parts[project.id].fraction]
        money = sum(parts[project.id].amount for project in members)
        if group.maximum is not None and _more(money, group.maximum):
            yield f"group {group.id}: gets {money} of at most {group.maximum}"
        if relax:
            continue
        if group.rule == "all_or_none" and len(ahead) not in (0, len(members)):
            yield f"group {group.id}: {len(ahead)} of {len(members)} go ahead"
        elif group.rule == "at_most" and group.count is not None and len(ahead) > group.count:
            yield f"group {group.id}: {len(ahead)} go ahead, at most {group.count} may"
        elif group.rule == "at_least" and len(ahead) < (group.count or 0):
            yield f"group {group.id}: {len(ahead)} go ahead, at least {group.count} must"


def _agreements(plan: Plan, case: Case):
    if not plan.agreements_required:
        return
    for project, part in zip(case.projects, plan.projects):
        start = plan.years[0] if project.start is None else project.start
        for a in project.partners:
            for b in project.partners:
                signed = any(
                    {a, b} == {row.region_a, row.region_b}
                    and (row.since or start) <= start <= (row.until or start)
                    for row in case.agreements
                )
                if part.eligible and a != b and not signed:
                    yield f"{project.id}: {a} and {b} have no agreement"


def _pairs(plan: Plan, case: Case, relax: bool):
    fraction = {part.project: part.fraction for part in plan.projects}
    largest = {project.id: project.max_fraction for project in case.projects}
    for project in case.projects:
        for other in project.requires:
            if _more(fraction[project.id], fraction[other]):
                yield f"{project.id} goes further than {other}, which it requires"
        for other in project.excludes:
            both = fraction[project.id] and fraction[other]
            room = fraction[project.id] / largest[project.id] + fraction[other] / largest[other]
            if _more(room, 1.0) if relax else both:
                yield f"{project.id} and {other} exclude each other"


def _budgets(plan: Plan, case: Case):
    for programme in case.programmes:
        carried = 0.0
        for year in plan.years:
            budget = _scale(plan, programme.id) * _available(programme, year, case)
            if _differ(plan.budgets[programme.id][year], budget):
                yield f"{programme.id}: budget of {year} is {budget}"
            spent = sum(
                pay.amount
                for part in plan.projects
                for pay in part.money
                if (pay.programme, pay.year) == (programme.id, year)
            )
            if _more(spent, budget + carried):
                yield f"{programme.id}: {spent} spent in {year} of {budget} + {carried}"
            carried = programme.carry_over * max(budget + carried - spent, 0.0)


def _scale(plan: Plan, programme: str) -> float:
    return plan.budget_scale * plan.programme_scales.get(programme, 1.0)


def _available(programme, year: int, case: Case) -> float:
    funds = [fund for fund in case.funds if fund.programme == programme.id]
    if programme.kind == "blended" and funds:
        return sum(fund.budgets.get(year, 0.0) for fund in funds)
    return programme.budgets.get(year, 0.0)


def _funds(plan: Plan, case: Case):
    fed = {p.id: p for p in case.programmes if p.kind == "blended"}
    given = {(part.programme, part.fund, part.year): part.amount for part in plan.funds}
    if len(given) < len(plan.funds) or any(amount <= 0 for amount in given.values()):
        yield "a fund pays twice in a year, or nothing"
    for name in {fund.programme for fund in case.funds} & fed.keys():
        whole = 0.0
        for year in plan.years:
            spent = sum(
                pay.amount
                for part in plan.projects
                for pay in part.money
                if (pay.programme, pay.year) == (name, year)
            )
            paid = sum(given.get((name, f.fund, year), 0.0) for f in case.funds)
            whole += spent
            if _differ(spent, paid):
                yield f"{name}: spends {spent} in {year}, its funds give {paid}"
        for fund in [fund for fund in case.funds if fund.programme == name]:
            by_year = {t: given.get((name, fund.fund, t), 0.0) for t in plan.years}
            total = sum(by_year.values())
            if _more(fund.share_min * whole, total) or _more(total, fund.share_max * whole):
                yield f"{name}: {fund.fund} gives {total} of {whole}"
            left = 0.0
            for year, amount in by_year.items():
                has = _scale(plan, name) * fund.budgets.get(year, 0.0) + left
                if _more(amount, has):
                    yield f"{name}: {fund.fund} gives {amount} of {has} in {year}"
                left = fed[name].carry_over * max(has - amount, 0.0)


def _regions(plan: Plan, case: Case):
    for region in case.regions:
        landed = dict.fromkeys(plan.years, 0.0)
        people = 0.0
        for project, part in zip(case.projects, plan.projects):
            share = project.partners.get(region.id, 0.0)
            people += share * project.personnel * part.fraction
            for pay in part.money:
                landed[pay.year] += share * pay.amount
        if _differ(plan.regions[region.id], sum(landed.values())):
            yield f"{region.id}: gets {plan.regions[region.id]}, not {sum(landed.values())}"
        if region.absorption is not None:
            for year, amount in landed.items():
                if _more(amount, region.absorption):
                    yield f"{region.id}: cannot absorb {amount} in {year}"
        if region.personnel is not None and _more(people, region.personnel):
            yield f"{region.id}: needs {people} people of {region.personnel}"


def _limits(plan: Plan, case: Case):
    for limit in case.limits:
        landed = 0.0
        for project, part in zip(case.projects, plan.projects):
            for pay in part.money:
                landed += pay.amount * landing_part(limit, project, pay.programme, case)
        unit = plan.amount if limit.unit == "share" else 1.0
        if limit.minimum is not None and _more(limit.minimum * unit, landed):
            yield f"limit {limit.scope} {limit.name}: {landed} is below {limit.minimum * unit}"
        if limit.maximum is not None and _more(landed, limit.maximum * unit):
            yield f"limit {limit.scope} {limit.name}: {landed} is above {limit.maximum * unit}"


def landing_part(limit, project: Project, programme: str, case: Case) -> float:
    if limit.scope == "programme":
        return float(programme == limit.name)
    if limit.scope == "sector":
        return float(project.sector == limit.name)
    if limit.scope == "region":
        return project.partners.get(limit.name, 0.0)
    return sum(
        share
        for partner, share in project.partners.items()
        if limit.name in case.region(partner).zone
    )


def _objective(plan: Plan, case: Case):
    value = 0.0
    for project, part in zip(case.projects, plan.projects):
        if not part.fraction:
            continue
        h = inside(project, plan.years)
        if case.impacts:
            for impact in case.impacts:
                worth = impact.weight * project.impacts.get(impact.id, 0.0) / impact.reference
                value += h * worth * part.fraction * part.factor
        else:
            value += h * project.cost * part.fraction * part.factor
    if plan.objective is None or _differ(plan.objective, value):
        yield f"objective is {plan.objective}, the plan is worth {value}"
    if plan.objective_is_cost != (not case.impacts):
        yield "objective_is_cost is wrong"
    if plan.bound is not None and plan.objective is not None and plan.bound < plan.objective:
        yield "the bound is below the value"
