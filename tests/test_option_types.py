"""What stands behind an option: each text is read, or refused in words."""

import argparse

import pytest

from mcda import option_types


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (option_types.points, "a=30, b=10.5", {"a": 30.0, "b": 10.5}),
        (option_types.size, "0", 0),
        (option_types.samples, "1000000", 1_000_000),
        (option_types.scale, "1.1", 1.1),
        (option_types.budget_scales, "0.9", (0.9, {})),
        (option_types.budget_scales, "N=0.8, T-1.x=0", (1.0, {"N": 0.8, "T-1.x": 0.0})),
        (option_types.budget_scales, "0.9,N=1.1", (0.9, {"N": 1.1})),
        (option_types.number, "nan", None),
        (option_types.number, "-3", -3.0),
    ],
)
def test_texts_are_read(kind, text, value):
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (option_types.path, "nowhere"),
        (option_types.points, "a"),
        (option_types.points, "a=1,a=2"),
        (option_types.points, "a=101"),
        (option_types.size, "-1"),
        (option_types.samples, "0"),
        (option_types.samples, "1e3"),
        (option_types.scale, "-0.1"),
        (option_types.scale, "inf"),
        (option_types.budget_scales, "-1"),
        (option_types.budget_scales, "N=-1"),
        (option_types.budget_scales, "N=nan"),
        (option_types.budget_scales, "=1"),
        (option_types.budget_scales, "0.9,0.8"),
        (option_types.budget_scales, "N=1,N=2"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_to_write(kind, text):
    with pytest.raises(argparse.ArgumentTypeError, match=r"must be|there is no|name it once"):
        kind(text)
