"""Robustness: thousands of weightings, rank acceptability, weight stability, and how cost grows.

Usage: python benchmarks/bench_robustness.py [repetitions]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import altair as alt  # noqa: E402
import pandas as pd  # noqa: E402
import vl_convert  # noqa: E402
from pymcdm.methods import TOPSIS  # noqa: E402
from pymcdm.normalizations import vector_normalization  # noqa: E402

from benchmarks.made import directions, made_ranking  # noqa: E402
from benchmarks.record import record  # noqa: E402
from benchmarks.timing import medians, milliseconds  # noqa: E402
from mcda.ranking.topsis import closeness  # noqa: E402
from mcda.robustness.acceptability import acceptability  # noqa: E402
from mcda.robustness.result import uniform  # noqa: E402
from mcda.robustness.stability import stability  # noqa: E402

DRAWS = 10_000
CHART = Path(__file__).parent / "growth.svg"
HEADER = "| what | time | bar | against | ratio |"
WORKERS = 2


def many_weightings(repetitions: int) -> list[str]:
    """10,000 weightings of 14 x 10 at once, and one by one with pymcdm."""
    ranking = made_ranking(14, 10)
    weights = np.random.default_rng(0).dirichlet(np.ones(10), DRAWS)
    figures, types = ranking.matrix.values, directions(ranking)
    topsis = TOPSIS(vector_normalization)

    def ours() -> np.ndarray:
        return closeness(ranking.to_ideal, ranking.to_anti_ideal, weights)

    def loop(validation: bool) -> np.ndarray:
        return np.array([topsis(figures, w, types, validation=validation) for w in weights])

    assert np.abs(ours() - loop(False)).max() < 1e-12
    took = medians(
        {"ours": ours, "checked": lambda: loop(True), "unchecked": lambda: loop(False)},
        repetitions,
        time.process_time,
    )
    what, own = f"{DRAWS:,} weightings of 14 x 10", took["ours"]
    return [
        f"| {what} | {milliseconds(own)} | 100 times | pymcdm in a loop, {milliseconds(peer)}; "
        f"equal to 1e-12 | **{peer / own:,.0f}** |"
        for peer in (took["checked"],)
    ] + [
        f"| {what} | {milliseconds(own)} | | the same with validation=False, "
        f"{milliseconds(took['unchecked'])} | **{took['unchecked'] / own:,.0f}** |"
    ]


def one_run(regions: int, criteria: int, uncertainty: float, draws: int = DRAWS) -> None:
    """Time one whole run in this process; print seconds, those of processors, and megabytes."""
    ranking = made_ranking(regions, criteria, uncertainty or None)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with ThreadPoolExecutor(WORKERS) as pool:
        start, worked = time.perf_counter(), time.process_time()
        acceptability(ranking, uniform(), draws, executor=pool)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(seconds, worked, after / 1024, (after - before) / 1024)


def whole_runs(repetitions: int) -> list[str]:
    """The whole acceptability analysis in a process of its own, time and memory."""
    lines = []
    for regions, uncertainty, bar in ((300, 0.0, 0.5), (300, 10.0, 3.0), (1200, 0.0, 2.0)):
        command = [sys.executable, __file__, "one", str(regions), "20", str(uncertainty)]
        found = [
            [float(word) for word in subprocess.check_output(command, text=True).split()]
            for _ in range(repetitions)
        ]
        seconds, worked, peak, _ = np.median(found, axis=0)
        noise = ", figures drawn too" if uncertainty else ""
        each = worked / WORKERS
        lines.append(
            f"| rank acceptability, {DRAWS:,} draws of {regions:,} x 20{noise} "
            f"| {milliseconds(each)} | {bar:g} s | the bar; {milliseconds(seconds)} by the clock, "
            f"{peak:.0f} MB | **{bar / each:.1f}** |"
        )
    return lines


def intervals(repetitions: int) -> list[str]:
    """Exact intervals of all weights, against single calls of pymcdm on the same matrix."""
    lines = []
    for regions, criteria, bar in ((14, 10, 10), (300, 20, 100)):
        ranking = made_ranking(regions, criteria)
        arguments = ranking.matrix.values, ranking.weights, directions(ranking)
        took = medians(
            {
                "ours": partial(stability, ranking),
                "peer": partial(TOPSIS(vector_normalization), *arguments),
            },
            25 * repetitions,
            time.process_time,
        )
        lines.append(
            f"| all stability intervals of {regions} x {criteria} | {milliseconds(took['ours'])} "
            f"| {bar} ms | one pymcdm call, {milliseconds(took['peer'])} "
            f"| **{took['peer'] / took['ours']:.2f}** |"
        )
    return lines


def growth(repetitions: int) -> pd.DataFrame:
    """Processor time of an analysis as draws, regions or criteria grow."""
    sizes = {
        "draws (100 x 10)": [(d, 100, 10) for d in (2_500, 5_000, 10_000, 20_000)],
        "regions (10,000 draws)": [(DRAWS, m, 10) for m in (25, 50, 100, 200)],
        "criteria (10,000 draws)": [(DRAWS, 100, n) for n in (5, 10, 20, 40)],
    }
    calls = {
        (what, draws, *shape): partial(
            acceptability, made_ranking(*shape), uniform(), draws, pairwise=False
        )
        for what, listed in sizes.items()
        for draws, *shape in listed
    }
    took = medians(calls, repetitions, time.process_time)
    base = dict.fromkeys(sizes, (DRAWS, 100, 10))
    place = {what: axis for axis, what in enumerate(sizes)}
    return pd.DataFrame(
        {
            "what": what,
            "size": size[place[what]] / base[what][place[what]],
            "cost": seconds / took[(what, *base[what])],
        }
        for (what, *size), seconds in took.items()
    )


def draw_growth(frame: pd.DataFrame) -> None:
    """Write the chart of growth, both scales logarithmic."""
    base = alt.Chart(frame)
    lines = base.mark_line(point=True).encode(
        alt.X("size:Q", scale=alt.Scale(type="log"), title="times as many"),
        alt.Y("cost:Q", scale=alt.Scale(type="log"), title="times the processor time"),
        alt.Color("what:N", title=None, scale=alt.Scale(range=["#0d5c63", "#c98a2b", "#7d8c99"])),
        alt.Shape("what:N", legend=None),
    )
    straight = pd.DataFrame({"size": [0.25, 4.0], "cost": [0.25, 4.0]})
    diagonal = (
        alt.Chart(straight)
        .mark_line(strokeDash=[4, 4], color="#b9c4c8")
        .encode(x="size:Q", y="cost:Q")
    )
    chart = (diagonal + lines).properties(
        title="Rank acceptability: how cost grows (dashed: in proportion)",
        width=420,
        height=280,
        background="white",
    )
    CHART.write_text(vl_convert.vegalite_to_svg(chart.to_json()), "utf-8")


def main(repetitions: int = 5) -> None:
    warnings.simplefilter("ignore")  # pymcdm warns of every region that dominates another
    lines = many_weightings(repetitions) + whole_runs(repetitions) + intervals(repetitions)
    record("robustness", HEADER, lines)
    frame = growth(repetitions)
    draw_growth(frame)
    ends = frame.loc[frame.groupby("what")["size"].idxmax()]
    record(
        "growth",
        "| from 10,000 draws of 100 x 10 to | processor time |",
        [f"| {row.size_:g} times the {row.what} | **{row.cost:.1f}** times as long |"
         for row in ends.rename(columns={"size": "size_"}).itertuples()],
    )  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        one_run(int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
