"""Methods side by side, as tables: how many stand behind each region, and who ranks whom where."""

from __future__ import annotations

import numpy as np

from mcda.ranking.agreement import Agreement
from mcda.ranking.consensus import Consensus
from mcda.report.tables import Heading, Row, Table, number


def support_table(found: Agreement) -> Table:
    """Show for each region how the methods agree on it, in rank order."""
    ranks = np.array([opinion.rank for opinion in found.methods])
    count = len(ranks)
    heads = (
        Heading("Name"),
        Heading("Rank by TOPSIS", 0),
        Heading("Best rank", 0),
        Heading("Worst rank", 0),
        Heading(f"First in, of {count} methods", 0),
        Heading(f"On the shortlist in, of {count}", 0),
        Heading("All together (Borda)", 0),
    )
    rows: tuple[Row, ...] = tuple(
        (
            found.ranking.names[i],
            int(found.ranking.rank[i]),
            int(ranks[:, i].min()),
            int(ranks[:, i].max()),
            int(found.first[i]),
            int(found.shortlisted[i]),
            int(found.borda_rank[i]),
        )
        for i in found.ranking.order
    )
    return Table("support", heads, rows)


def chosen_ranks_table(found: Agreement, joint: Consensus) -> Table:
    """Show each region's rank in the chosen orders and in the joint ones, in rank order."""
    columns = {opinion.name: opinion.rank for opinion in joint.opinions}
    columns |= {"Borda": joint.borda_rank, "Copeland": joint.copeland_rank}
    rows: tuple[Row, ...] = tuple(
        (found.ranking.names[i], *(int(ranks[i]) for ranks in columns.values()))
        for i in found.ranking.order
    )
    return Table("chosen", (Heading("Name"), *(Heading(name, 0) for name in columns)), rows)


def correlation_table(joint: Consensus) -> Table:
    """Show how near each two of the chosen orders are; 1 = the same order, -1 = reversed."""
    names = [opinion.name for opinion in joint.opinions]
    rows: tuple[Row, ...] = tuple(
        (name, *(number(value) for value in row))
        for name, row in zip(names, joint.correlations, strict=True)
    )
    return Table("correlation", (Heading("Method"), *(Heading(name, 2) for name in names)), rows)
