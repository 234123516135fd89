"""A progress bar that appears after a second and leaves nothing behind."""

import io
import itertools

from mcda.report.progress import Progress


def drawn(seconds, counts):
    stream, clock = io.StringIO(), itertools.count(0.0, seconds)
    with Progress(stream, lambda: next(clock)) as progress:
        for count in counts:
            progress.done(count, 10_000)
    return stream.getvalue()


def test_short_work_says_nothing():
    assert drawn(0.0001, range(0, 10_001, 500)) == ""


def test_long_work_tells_how_far_it_has_come_and_clears_its_line():
    text = drawn(0.6, [2_500, 5_000, 10_000])
    lines = text.split("\r")
    assert "[###############---------------] 5,000 of 10,000" in lines
    assert lines[-1] == ""
    assert lines[-2].strip() == ""
    assert len(lines[-2]) >= len(lines[-3])
