"""One ranking of 100,000 regions by 20 criteria, against pymcdm and scikit-criteria.

Ours is :func:`mcda.ranking.topsis.rank` on the decision matrix: with exclusions, distances and
ranks. The peers are called as their guides show, with the classic vector normalization and ranks.
All run on one thread: where threads of the matrix product wait for one another, which on a busy
machine they do for most of the time, their waiting would count as work.

Usage: python benchmarks/bench_ranking.py [repetitions]
"""

from __future__ import annotations

import os
import sys
import time
import warnings
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is imported

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from pymcdm.methods import TOPSIS  # noqa: E402
from pymcdm.normalizations import vector_normalization  # noqa: E402
from skcriteria import mkdm  # noqa: E402
from skcriteria.agg import topsis as skcriteria_topsis  # noqa: E402
from skcriteria.pipelines import mkpipe  # noqa: E402
from skcriteria.preprocessing.invert_objectives import NegateMinimize  # noqa: E402
from skcriteria.preprocessing.scalers import SumScaler, VectorScaler  # noqa: E402

from benchmarks.made import directions, made_parts  # noqa: E402
from benchmarks.record import record  # noqa: E402
from benchmarks.timing import medians, milliseconds  # noqa: E402
from mcda.ranking.topsis import rank  # noqa: E402

REGIONS, CRITERIA = 100_000, 20


def main(repetitions: int = 7) -> None:
    warnings.simplefilter("ignore")  # pymcdm warns of every region that dominates another
    case, scenario, matrix = made_parts(REGIONS, CRITERIA)
    ranking = rank(case, scenario, matrix)
    figures, weights, types = matrix.values, ranking.weights, directions(ranking)
    topsis = TOPSIS(vector_normalization)
    chain = mkpipe(NegateMinimize(), VectorScaler("matrix"), SumScaler("weights"),
                   skcriteria_topsis.TOPSIS())  # fmt: skip

    def by_pymcdm(validation: bool) -> np.ndarray:
        return topsis.rank(topsis(figures, weights, types, validation=validation))

    def by_skcriteria() -> np.ndarray:
        return chain.evaluate(mkdm(figures, types.tolist(), weights=weights)).rank_

    unchecked = topsis(figures, weights, types, validation=False)
    assert np.abs(unchecked - ranking.score).max() < 1e-12
    took = medians(
        {
            "ours": lambda: rank(case, scenario, matrix),
            "pymcdm": lambda: by_pymcdm(True),
            "pymcdm, validation=False": lambda: by_pymcdm(False),
            "scikit-criteria": by_skcriteria,
        },
        repetitions,
        time.process_time,
    )
    ours = took.pop("ours")
    how = f"seconds of processor, median of {repetitions}, in turn; same closeness to 1e-12"
    record(
        "ranking",
        "| one ranking of 100,000 x 20 | peer | ours | peer / ours | how |",
        [
            f"| {name} | {milliseconds(peer)} | {milliseconds(ours)} | **{peer / ours:.1f}** "
            f"| {how} |"
            for name, peer in took.items()
        ],
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
