"""Results as JSON: every key always there, ``None`` for what is unknown, undefined or infinite.

The shapes are the command line's contract; figures keep full precision.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mcda.allocation.plan import Plan, Price, ProjectPlan
from mcda.case.finding import Finding
from mcda.case.model import Case
from mcda.ranking.result import MethodResult, Ranking
from mcda.report.tables import number
from mcda.specialization.clusters import Cluster

Shape = dict[str, Any]


def findings_shape(findings: Iterable[Finding]) -> Shape:
    """Say whether a case is valid, and list what was found."""
    found = list(findings)
    return {
        "valid": not any(finding.is_error for finding in found),
        "findings": [
            {
                "severity": finding.severity.value,
                "table": finding.table or None,
                "row": finding.row,
                "column": finding.column or None,
                "message": str(finding.message),
                "fix": str(finding.fix),
            }
            for finding in found
        ],
    }


def ranking_shape(case: Case, ranking: Ranking | MethodResult) -> Shape:
    """Give a ranking in rank order, with weights and exclusions in table order.

    Methods other than TOPSIS normalize in their own way: their normalization is unknown.
    """
    own = isinstance(ranking, MethodResult)
    criteria = ranking.matrix.criteria
    return {
        "case": case.id,
        "method": ranking.scenario.method,
        "normalization": None if own else ranking.scenario.normalization,
        "sector": ranking.scenario.sector or None,
        "weights": {c.id: number(weight) for c, weight in zip(criteria, ranking.weights)},
        "ranking": [
            {
                "region": ranking.regions[row],
                "name": ranking.names[row],
                "rank": int(ranking.rank[row]),
                "score": number(ranking.score[row]),
            }
            for row in ranking.order
        ],
        "excluded": [{"region": e.region, "reason": str(e.reason)} for e in ranking.excluded],
    }


def clusters_shape(clusters: Iterable[Cluster]) -> list[Shape]:
    """List sectors of regions with their measures, in the order given."""
    return [
        {
            "region": cluster.region,
            "sector": cluster.sector,
            "value": number(cluster.value),
            "lq": number(cluster.lq),
            "rsca": number(cluster.rsca),
            "size_share": number(cluster.size_share),
            "focus_share": number(cluster.focus_share),
            "growth": number(cluster.growth),
            "stars": cluster.stars,
            "strong": cluster.strong,
        }
        for cluster in clusters
    ]


def plan_shape(plan: Plan) -> Shape:
    """Give a plan: all projects and regions in table order, zeros included.

    Clashing rules, repairs and the equity frontier are not computed: their lists are empty.
    """
    return {
        "status": plan.status.value,
        "objective": number(plan.objective),
        "bound": number(plan.bound),
        "gap": number(plan.gap),
        "role": plan.role,
        "given_selection": bool(plan.given_selection),
        "projects": [_project(project) for project in plan.projects],
        "regions": [
            {"region": region, "amount": number(amount)} for region, amount in plan.regions.items()
        ],
        "prices": [_price(price) for price in plan.prices],
        "conflict": [],
        "repairs": [],
        "frontier": [],
        "taken": [
            {
                "kind": rule.kind,
                "subject": rule.subject,
                "year": rule.year,
                "value": number(rule.value),
            }
            for rule in plan.taken
        ],
    }


def _project(project: ProjectPlan) -> Shape:
    return {
        "project": project.project,
        "eligible": bool(project.eligible),
        "reason": str(project.reason) if project.reason is not None else None,
        "fraction": number(project.fraction),
        "reduced_value": number(project.reduced_value),
        "money": [
            {
                "programme": payment.programme,
                "year": int(payment.year),
                "amount": number(payment.amount),
            }
            for payment in project.money
            if payment.amount > 0
        ],
    }


def _price(price: Price) -> Shape:
    return {
        "family": price.family,
        "name": price.name,
        "rhs": number(price.rhs),
        "slack": number(price.slack),
        "price": number(price.price),
        "valid_from": number(price.valid_from),
        "valid_to": number(price.valid_to),
    }


def payment_rows(plan: Shape) -> list[Shape]:
    """Flatten a plan's shape to one row per project, programme and year."""
    return [
        {"project": project["project"], **payment}
        for project in plan["projects"]
        for payment in project["money"]
    ]
