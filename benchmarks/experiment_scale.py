"""Plans too large for the full linear programme: a proven bound, and a plan beneath it.

The money of a made case is pooled (:mod:`benchmarks.aggregation`), which gives a bound that no plan
exceeds; from the pooled plan payments are made (:mod:`benchmarks.disaggregation`) that keep every
rule, as an independent check confirms (:mod:`benchmarks.rules`). Each case is run as made, where no
ceiling can bind, and with lower ceilings, where they do. Each run has a process of its own, so that
its peak of memory is its own; on cases small enough the program's own model tells the optimum.

Usage: python benchmarks/experiment_scale.py
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402

from benchmarks.aggregation import arrays, pool  # noqa: E402
from benchmarks.disaggregation import disaggregate  # noqa: E402
from benchmarks.linear import Floats, LinearProgramme, solve  # noqa: E402
from benchmarks.made_allocation import made_case  # noqa: E402
from benchmarks.record import record  # noqa: E402
from benchmarks.rules import value_of, violations  # noqa: E402
from mcda.allocation.instance import Instance, build_instance  # noqa: E402
from mcda.allocation.model import build_model  # noqa: E402
from mcda.allocation.solve import solve as solve_in_full  # noqa: E402
from mcda.case.model import Case  # noqa: E402

CEILING = 0.8
"""The ceiling of all programmes of a made case: no joint venture asks for more."""

LADDER = (
    ((250, 2_000, 4, 7), (CEILING, 0.4), True),
    ((500, 8_000, 8, 7), (CEILING, 0.2), True),
    ((1_000, 20_000, 8, 7), (CEILING, 0.2), False),
)
"""Size, ceilings, and whether the optimum is asked for beside."""

SECONDS = 3600.0
"""Time limit of a solve, by the clock: a machine busy with other work needs much of it."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Experiment:
    """What came out.

    Parameters
    ----------
    linear : the pooled programme
    bound : proven upper bound of the value of any plan
    fraction, paid : the plan, (j,) and (j, p, t) over all joint ventures of the case
    seconds : of processor: writing, solving, making payments of it
    """

    linear: LinearProgramme
    bound: float
    fraction: Floats
    paid: Floats
    seconds: tuple[float, float, float]


def case_of(size: tuple[int, int, int, int], ceiling: float) -> Case:
    """Make a case of regions, joint ventures, programmes and years with one ceiling for all."""
    case = made_case(*size)
    programmes = tuple(replace(programme, ceiling=ceiling) for programme in case.programmes)
    return replace(case, programmes=programmes)


def experiment(case: Case) -> Experiment:
    """Pool, solve, and make payments of it.

    Without crossover, since a vertex is no help where ceilings bind: it pays for a signature in a
    year from few programmes, so that few of its ventures are paid by enough of them.
    """
    times = [time.process_time()]
    instance = build_instance(case, None, "none")
    ventures = arrays(instance)
    pooled = pool(ventures)
    times.append(time.process_time())
    answer = solve(pooled.linear, crossover=False, seconds=SECONDS)
    times.append(time.process_time())
    fraction, paid = disaggregate(ventures, pooled, answer.values)
    times.append(time.process_time())
    return Experiment(
        linear=pooled.linear,
        bound=pooled.linear.bound(answer.prices),
        fraction=over_table(fraction, instance),
        paid=over_table(paid, instance),
        seconds=tuple(np.diff(times)),
    )


def over_table(figures: Floats, instance: Instance) -> Floats:
    """Put figures of eligible ventures in their rows of the table, 0 elsewhere."""
    whole = np.zeros((len(instance.case.projects), *figures.shape[1:]))
    whole[[venture.row for venture in instance.ventures]] = figures
    return whole


def pooled_run(case: Case) -> Figures:
    found = experiment(case)
    rows, columns = found.linear.matrix.shape
    written, solved, split = found.seconds
    return {
        "columns": columns, "rows": rows, "bound": found.bound,
        "value": value_of(case, found.fraction), "seconds": sum(found.seconds),
        "written": written, "solved": solved, "split": split,
        "broken": max(violations(case, found.fraction, found.paid).values()),
    }  # fmt: skip


def full_run(case: Case) -> Figures:
    start = time.process_time()
    model = build_model(build_instance(case, None, "none"))
    outcome = solve_in_full(model, time_limit=SECONDS)
    return {
        "value": outcome.objective, "seconds": time.process_time() - start,
        "columns": len(model.variables), "rows": len(model.active),
    }  # fmt: skip


def run(how: str, size: tuple[int, int, int, int], ceiling: float) -> Figures:
    """Run one task in a process of its own; its clock does not count Python's start."""
    asked = json.dumps([how, size, ceiling])
    done = subprocess.run(
        [sys.executable, __file__, asked],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{asked}: {done.stderr}")
    print(done.stdout.splitlines()[-1], flush=True)
    return json.loads(done.stdout.splitlines()[-1])


def task(how: str, size: list[int], ceiling: float) -> Figures:
    case = case_of(tuple(size), ceiling)
    start = time.perf_counter()
    found = (full_run if how == "full" else pooled_run)(case)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"clock": time.perf_counter() - start, "megabytes": peak}


def line(size: tuple[int, ...], ceiling: float, found: Figures, full: Figures | None) -> str:
    gap = (found["bound"] - found["value"]) / max(1.0, abs(found["value"]))
    times = " + ".join(f"{found[part]:.1f}" for part in ("written", "solved", "split"))
    optimum = "not asked for"
    if full is not None:
        told = "unknown" if full["value"] is None else f"{full['value']:,.4f}"
        optimum = (
            f"{told}; {full['columns']:,} x {full['rows']:,}, {full['seconds']:.0f} s, "
            f"{full['megabytes']:,.0f} MB"
        )
    cells = [
        " x ".join(f"{n:,}" for n in size), f"{100 * ceiling:.0f} %",
        f"{found['columns']:,} x {found['rows']:,}",
        f"{found['bound']:,.4f}", f"{found['value']:,.4f}", f"**{gap:.1e}**",
        f"{found['broken']:.0e}", f"{times} = **{found['seconds']:.1f} s**",
        f"{found['clock']:.0f} s", f"{found['megabytes']:,.0f} MB", optimum,
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


HEADER = (
    "| regions x ventures x programmes x years | ceilings | variables x rows | proven bound "
    "| value of the plan | gap, relative | worst broken rule | processor: written + solved + split "
    "| clock | peak memory | optimum by the full programme |"
)


def main() -> None:
    lines = []
    for size, ceilings, asks_optimum in LADDER:
        for ceiling in ceilings:
            found = run("pooled", size, ceiling)
            full = run("full", size, ceiling) if asks_optimum else None
            lines.append(line(size, ceiling, found, full))
    record("scale", HEADER, lines)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(task(*json.loads(sys.argv[1]))))
    else:
        main()
