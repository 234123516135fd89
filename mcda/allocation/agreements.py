"""Which partner regions have signed something with each other, and which have not."""

from __future__ import annotations

from itertools import combinations

from mcda.case.finding import Sentence, listed, sentence
from mcda.case.model import Agreement, Case, Project

Pair = tuple[str, str]


def missing_pairs(project: Project, case: Case) -> tuple[Pair, ...]:
    """Return the pairs of partners without an agreement in force when the venture starts.

    An agreement without a first or a last year is open on that side. A venture without a start
    starts in the first year of the horizon. Whatever its kind, agreement, memorandum or
    strategy, an instrument counts.

    Returns
    -------
    tuple of pairs
        Region ids, each pair and all pairs in the order of the table of regions.
    """
    if project.start is not None:
        start = project.start
    elif case.years:
        start = case.years[0]
    else:
        return ()
    signed = {
        frozenset((agreement.region_a, agreement.region_b))
        for agreement in case.agreements
        if is_in_force(agreement, start)
    }
    partners = [region.id for region in case.regions if region.id in project.partners]
    return tuple(pair for pair in combinations(partners, 2) if frozenset(pair) not in signed)


def is_in_force(agreement: Agreement, year: int) -> bool:
    """Whether an agreement holds in a year; without a first or a last one it is open there."""
    begins, ends = agreement.since, agreement.until
    return (begins is None or begins <= year) and (ends is None or year <= ends)


def without_agreement(project: Project, case: Case) -> Sentence | None:
    """Say which partners have no agreement; None where all have one."""
    pairs = missing_pairs(project, case)
    if not pairs:
        return None
    says = (
        "These partners have no agreement in force when it starts: {pairs}. Conclude one, or do "
        "not ask for agreements."
    )
    return sentence(says, pairs=listed([pair_name(pair, case) for pair in pairs]))


def pair_name(pair: Pair, case: Case) -> str:
    """Return the names of two regions, as shown."""
    names = {region.id: region.name for region in case.regions}
    return " – ".join(names.get(region, region) for region in pair)
