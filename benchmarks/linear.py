"""A linear programme as sparse arrays, asked of HiGHS directly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

_SIZE = 1e3
"""Size of the largest coefficient of value inside the solver."""


@dataclass(frozen=True)
class Family:
    """Rows of one rule: the sum of blocks @ variables is at most, or equal to, ``rhs``.

    ``blocks`` are one matrix per kind of variable; None where a kind plays no part.
    """

    blocks: Sequence[sparse.sparray | None]
    rhs: Floats
    is_equal: bool = False


@dataclass(frozen=True)
class LinearProgramme:
    """Maximize value @ z under matrix @ z <= rhs (or =), 0 <= z <= upper.

    ``most`` are finite upper bounds that hold under the rows in any case; the solver need not
    know them.
    """

    value: Floats
    upper: Floats
    most: Floats
    matrix: sparse.csc_array
    rhs: Floats
    is_equal: Bools

    def bound(self, duals: Floats) -> float:
        """Return an upper bound of the optimum by weak duality, which holds for any duals.

        It needs no trust in the solver, its tolerances or its status, only in the arithmetic.
        """
        prices = np.where(self.is_equal, duals, np.maximum(duals, 0.0))
        left = self.value - self.matrix.T @ prices
        return float(prices @ self.rhs + np.maximum(left, 0.0) @ self.most)


def stack(
    families: Sequence[Family], value: Floats, upper: Floats, most: Floats
) -> LinearProgramme:
    """Stack families of rows; those without a finite right-hand side say nothing."""
    kept = [np.isfinite(family.rhs) for family in families]
    blocks = [
        [None if block is None else block.tocsr()[rows] for block in family.blocks]
        for family, rows in zip(families, kept)
    ]
    return LinearProgramme(
        value=value,
        upper=upper,
        most=most,
        matrix=sparse.block_array(blocks, format="csc"),
        rhs=np.concatenate([family.rhs[rows] for family, rows in zip(families, kept)]),
        is_equal=np.concatenate(
            [np.full(rows.sum(), family.is_equal) for family, rows in zip(families, kept)]
        ),
    )


def sums(label: Integers, count: int) -> sparse.csr_array:
    """Return the matrix (count, n) that sums n numbers by their label, 0 to count - 1."""
    return sparse.csr_array(
        (np.ones(len(label)), (label, np.arange(len(label)))), (count, len(label))
    )


@dataclass(frozen=True)
class Answer:
    """What the solver says: values, prices of the rows, and in its own words how it ended."""

    values: Floats
    prices: Floats
    status: str


def solve(asked: LinearProgramme, *, crossover: bool = True, seconds: float = 3600.0) -> Answer:
    """Ask the interior point method, from scratch and on one thread."""
    solver = highspy.Highs()
    options = {
        "output_flag": False, "threads": 1, "random_seed": 0, "time_limit": seconds,
        "solver": "ipm", "run_crossover": "on" if crossover else "off",
    }  # fmt: skip
    for option, setting in options.items():
        if solver.setOptionValue(option, setting) != highspy.HighsStatus.kOk:
            raise ValueError(f"HiGHS has no option {option} = {setting}.")
    scale = _SIZE / asked.value.max()
    solver.passModel(_in_highs(asked, scale))
    solver.run()
    solution = solver.getSolution()
    return Answer(
        values=np.maximum(solution.col_value, 0.0),
        prices=np.array(solution.row_dual) / scale,
        status=solver.modelStatusToString(solver.getModelStatus()),
    )


def _in_highs(asked: LinearProgramme, scale: float) -> highspy.HighsLp:
    given = highspy.HighsLp()
    given.num_row_, given.num_col_ = asked.matrix.shape
    given.sense_ = highspy.ObjSense.kMaximize
    given.col_cost_ = scale * asked.value
    given.col_lower_ = np.zeros(len(asked.value))
    given.col_upper_ = asked.upper
    given.row_lower_ = np.where(asked.is_equal, asked.rhs, -np.inf)
    given.row_upper_ = asked.rhs
    given.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    given.a_matrix_.start_ = asked.matrix.indptr
    given.a_matrix_.index_ = asked.matrix.indices
    given.a_matrix_.value_ = asked.matrix.data
    return given
