"""Published pairwise judgements, and generated ones."""

import numpy as np
from hypothesis import strategies as st

DRINKS = np.array(
    [
        [1, 9, 5, 2, 1, 1, 1 / 2],
        [1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3],
        [1, 9, 4, 2, 1, 2, 1 / 2],
        [1, 9, 3, 1, 1 / 2, 1, 1 / 3],
        [2, 9, 9, 3, 2, 3, 1],
    ]
)
"""Consumption of drinks in the United States, Saaty (2008), Int. J. Services Sciences 1, 83-98:
coffee, wine, tea, beer, sodas, milk, water."""

HOUSE = np.array(
    [
        [1, 5, 3, 7, 6, 6, 1 / 3, 1 / 4],
        [1 / 5, 1, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
        [1 / 3, 3, 1, 6, 3, 4, 6, 1 / 5],
        [1 / 7, 1 / 5, 1 / 6, 1, 1 / 3, 1 / 4, 1 / 7, 1 / 8],
        [1 / 6, 1 / 3, 1 / 3, 3, 1, 1 / 2, 1 / 5, 1 / 6],
        [1 / 6, 1 / 3, 1 / 4, 4, 2, 1, 1 / 5, 1 / 6],
        [3, 5, 1 / 6, 7, 5, 5, 1, 1 / 2],
        [4, 7, 5, 8, 6, 6, 2, 1],
    ]
)
"""Buying a house, Saaty (1990), Eur. J. of Operational Research 48, 9-26: size, transportation,
neighbourhood, age, yard, modern facilities, condition, financing."""

SCHOOL = np.array(
    [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]
)
"""Choosing a school, Saaty (1977), J. of Mathematical Psychology 15, 234-281: learning, friends,
school life, vocational training, college preparation, music classes."""

STEPS = st.sampled_from([*(1 / step for step in range(9, 1, -1)), *map(float, range(1, 10))])


@st.composite
def judgement_matrices(draw, least=3, most=7):
    """Draw a complete judgement matrix on Saaty's scale."""
    size = draw(st.integers(least, most))
    matrix = np.ones((size, size))
    for i in range(size):
        for j in range(i + 1, size):
            matrix[i, j] = draw(STEPS)
            matrix[j, i] = 1 / matrix[i, j]
    return matrix


def pairs(matrix, ids):
    """Write a judgement matrix as judgements of its upper half, gaps left out."""
    size = len(matrix)
    return {
        (ids[i], ids[j]): float(matrix[i, j])
        for i in range(size)
        for j in range(i + 1, size)
        if not np.isnan(matrix[i, j])
    }
