"""The constraint family of the role ``floor``: what the ranking asks of the money as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.allocation.instance import Instance
from mcda.allocation.rows import Measure, Row, Sense
from mcda.case.finding import sentence
from mcda.ranking.wording import Figure


def role_floor(instance: Instance) -> Iterator[Row]:
    """Hold the mean closeness of the ventures, weighted by their money, to at least tau.

    A venture without a ranked partner neither raises nor lowers the mean.
    """
    tau = instance.tau
    if tau is None:
        return
    terms: dict[str, float] = {}
    for venture in instance.ventures:
        above = 0.0 if venture.closeness is None else venture.closeness - tau
        terms |= {
            venture.x(programme, year): above
            for programme in venture.programmes
            for year in venture.years
        }
    yield Row(
        family="role_floor",
        name="tau",
        measure=Measure.MONEY,
        unit="closeness",
        sentence=sentence(
            "On average over the money, the closeness of the funded joint ventures is at least "
            "{tau}.",
            tau=Figure(tau, decimals=2),
        ),
        terms=terms,
        sense=Sense.AT_LEAST,
        rhs=0.0,
        share=tau,
    )
