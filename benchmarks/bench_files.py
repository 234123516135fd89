"""The files that leave the room: how long each takes, the document beside its bar of two seconds.

Each is made of a story that is told already, how sure it is included, as on the page Record.

Usage: python benchmarks/bench_files.py [repetitions]
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.record import record  # noqa: E402
from benchmarks.timing import medians, milliseconds  # noqa: E402
from mcda.case.read import read_case  # noqa: E402
from mcda.report.certainty import with_certainty  # noqa: E402
from mcda.report.formats import FORMATS  # noqa: E402
from mcda.report.story import tell  # noqa: E402

CASES = ("uzbekistan", "kazakhstan")
BARS = {".pdf": 2.0}  # seconds


def main(repetitions: int = 7) -> None:
    stories = {}
    for name in CASES:
        case = read_case(ROOT / "data" / name).case
        assert case is not None
        stories[name] = with_certainty(tell(case))
    took = medians(
        {
            (ending, name): partial(made.write, story)
            for ending, made in FORMATS.items()
            for name, story in stories.items()
        },
        repetitions,
    )
    lines = []
    for (ending, name), seconds in took.items():
        bar = BARS.get(ending)
        against = f"{bar:g} s | **{bar / seconds:.1f}**" if bar else "|"
        lines.append(
            f"| {FORMATS[ending].name} ({ending}) of {name} | {milliseconds(seconds)} | {against} |"
        )
    record("files", "| file | time by the clock | bar | bar / time |", lines)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
