"""Pairwise judgements in two steps: groups of criteria, then the criteria within each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mcda.case.finding import CaseError
from mcda.case.model import Criterion
from mcda.ranking.ahp import Comparison, compare
from mcda.ranking.judgements import Judgements, no_such
from mcda.ranking.points import Proposal


@dataclass(frozen=True)
class Hierarchy(Proposal):
    """Weights of criteria from judgements of their groups, and within each group.

    Parameters
    ----------
    between : the groups compared
    within : group -> its criteria compared; a criterion weighs its group's weight times its
        weight within the group
    """

    between: Comparison
    within: Mapping[str, Comparison]

    @property
    def is_consistent(self) -> bool:
        """Whether the judgements fit together well enough, everywhere."""
        return all(found.is_consistent for found in (self.between, *self.within.values()))


def compare_by_group(
    criteria: Sequence[Criterion], between: Judgements, within: Mapping[str, Judgements]
) -> Hierarchy:
    """Weigh groups of criteria, and the criteria within each group.

    Twelve criteria in four groups of three take 18 judgements instead of 66. Criteria without a
    group form the group "" together; a group of one criterion needs no judgements.

    Parameters
    ----------
    criteria : n criteria
    between : judgements of groups
    within : group -> judgements of its criteria

    Raises
    ------
    CaseError
        see :func:`compare`
    """
    groups: dict[str, dict[str, str]] = {}
    for criterion in criteria:
        groups.setdefault(criterion.group, {})[criterion.id] = criterion.name
    unknown = [group for group in within if group not in groups]
    if unknown:
        raise CaseError(no_such(unknown[0], groups))
    above = compare({group: group or "other criteria" for group in groups}, between)
    below = {group: compare(items, within.get(group, {})) for group, items in groups.items()}
    weights = {
        criterion: above.by_criterion[group] * weight
        for group, found in below.items()
        for criterion, weight in found.by_criterion.items()
    }
    return Hierarchy(
        criteria=tuple(criterion.id for criterion in criteria),
        names=tuple(criterion.name for criterion in criteria),
        weights=np.array([weights[criterion.id] for criterion in criteria]),
        between=above,
        within=below,
    )
