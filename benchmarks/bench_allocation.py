"""Plans: the bundled ones, and 250 regions x 2,000 joint ventures x 4 programmes x 7 years.

Each task runs in a process of its own, so that its peak of memory is its own. The peers solve the
same linear programme: PuLP written in the usual way (``lpSum``, default CBC), and linopy where it
is installed. Times are seconds of processor: every solver here runs on one thread, so that they
are what the clock says on a quiet machine.

Usage: python benchmarks/bench_allocation.py [seconds for the all-or-nothing plan and for CBC]
"""

from __future__ import annotations

import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import numpy as np  # noqa: E402
import pulp  # noqa: E402
from scipy.sparse import csr_matrix  # noqa: E402

from benchmarks.made_allocation import made_case  # noqa: E402
from benchmarks.record import record  # noqa: E402
from mcda.allocation.allocate import allocate  # noqa: E402
from mcda.allocation.instance import build_instance  # noqa: E402
from mcda.allocation.model import Model, build_model  # noqa: E402
from mcda.allocation.rows import Row, Sense  # noqa: E402
from mcda.allocation.solve import solve  # noqa: E402
from mcda.allocation.translate import translate  # noqa: E402
from mcda.case.read import read_case  # noqa: E402
from mcda.ranking.scenario import default_scenario  # noqa: E402
from mcda.ranking.topsis import rank  # noqa: E402

SIZE = (250, 2000, 4, 7)
LIMIT = float(sys.argv[1]) if len(sys.argv) > 1 and "." not in sys.argv[1] else 60.0
Figures = dict[str, object]


def used() -> float:
    """Return the seconds of processor used so far, those of finished solvers included."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def timed(work: Callable[[], object]) -> tuple[float, object]:
    start = used()
    answer = work()
    return used() - start, answer


def bundled(name: str) -> Figures:
    case = read_case(ROOT / "data" / name).case
    ranking = rank(case, default_scenario(case))
    previous = allocate(case, ranking).fractions
    runs = [timed(lambda: allocate(case, ranking, previous=previous))[0] for _ in range(7)]
    return {"seconds": statistics.median(runs)}


def large_model(whole: float = 0.0) -> Model:
    return build_model(build_instance(made_case(*SIZE, whole=whole), None, "none"))


def whole_plan() -> Figures:
    """Build, solve, choose the calmest of equal plans, price: all of ``allocate``."""
    case = made_case(*SIZE)
    seconds, plan = timed(lambda: allocate(case, None, role="none", time_limit=300))
    return {"seconds": seconds, "says": f"{plan.status}, value {plan.objective:,.3f}"}


def linear_programme() -> Figures:
    seconds, model = timed(large_model)
    solving, outcome = timed(lambda: solve(model, time_limit=300))
    size = f"{len(model.variables):,} variables, {len(model.active):,} rows"
    return {"seconds": seconds + solving, "says": f"{size}, value {outcome.objective:,.3f}"}


def selection() -> Figures:
    case = made_case(*SIZE, whole=0.4)
    seconds, plan = timed(lambda: allocate(case, None, role="none", time_limit=LIMIT))
    gap = "unknown" if plan.gap is None else f"{plan.gap:.2%}"
    return {"seconds": seconds, "says": f"{plan.status}, gap {gap}"}


def build_pulp() -> Figures:
    model = large_model()
    runs = [timed(lambda: translate(model))[0] for _ in range(3)]
    return {"seconds": statistics.median(runs)}


def usual_pulp(model: Model) -> pulp.LpProblem:
    """Write the problem as a tutorial would."""
    problem = pulp.LpProblem("allocation", pulp.LpMaximize)
    x = {name: problem.add_variable(name, variable.lower, variable.upper)
         for name, variable in model.variables.items()}  # fmt: skip
    problem.setObjective(pulp.lpSum(a * x[name] for name, a in model.value.items()))
    for i in model.active:
        row = model.rows[i]
        left = pulp.lpSum(a * x[name] for name, a in row.terms.items())
        if row.sense is Sense.AT_MOST:
            problem += left <= row.rhs, f"r{i}"
        elif row.sense is Sense.AT_LEAST:
            problem += left >= row.rhs, f"r{i}"
        else:
            problem += left == row.rhs, f"r{i}"
    return problem


def plain_pulp() -> Figures:
    model = large_model()
    building, problem = timed(lambda: usual_pulp(model))
    solver = pulp.COIN_CMD(msg=False, timeLimit=LIMIT, path=pulp.apis.PULP_CBC_CMD.pulp_cbc_path)
    solving, _ = timed(lambda: problem.solve(solver))
    proven = problem.sol_status == pulp.LpSolutionOptimal
    value = pulp.value(problem.objective)
    # A time limit is called "Optimal" by PuLP too; only sol_status tells.
    says = f"value {value:,.3f}" if proven else f"no answer after {LIMIT:.0f} s"
    return {"seconds": building + solving, "says": says, "building": building}


def build_linopy() -> Figures:
    import linopy
    import pandas as pd

    model = large_model()
    names = list(model.variables)
    column = {name: n for n, name in enumerate(names)}
    lower = np.array([model.variables[name].lower for name in names])
    upper = np.array([np.inf if model.variables[name].upper is None
                      else model.variables[name].upper for name in names])  # fmt: skip

    def build() -> object:
        problem = linopy.Model()
        x = problem.add_variables(lower, upper, coords=[pd.RangeIndex(len(names), name="n")])
        groups: dict[tuple[str, str], list[Row]] = {}
        for i in model.active:
            row = model.rows[i]
            groups.setdefault((row.family, row.sense.value), []).append(row)
        for (family, symbol), rows in groups.items():
            entries = [(r, column[name], a) for r, row in enumerate(rows)
                       for name, a in row.terms.items()]  # fmt: skip
            r, c, a = map(np.array, zip(*entries))
            widest = max(len(row.terms) for row in rows)
            matrix = csr_matrix((a, (r, c)), shape=(len(rows), len(names)))
            picked = np.full((len(rows), widest), -1)
            factors = np.zeros((len(rows), widest))
            for k in range(len(rows)):
                part = slice(matrix.indptr[k], matrix.indptr[k + 1])
                picked[k, : part.stop - part.start] = matrix.indices[part]
                factors[k, : part.stop - part.start] = matrix.data[part]
            import xarray as xr

            data = xr.Dataset(
                {"coeffs": (("row", "_term"), factors), "vars": (("row", "_term"), picked)},
                coords={"row": np.arange(len(rows))},
            )
            left = linopy.LinearExpression(data, problem)
            right = xr.DataArray([row.rhs for row in rows], dims="row")
            problem.add_constraints(left, symbol, right, name=f"{family}{symbol}")
        worth = np.array([model.value.get(name, 0.0) for name in names])
        problem.add_objective((worth * x).sum(), sense="max")
        return problem

    runs = [timed(build)[0] for _ in range(3)]
    return {"seconds": statistics.median(runs)}


TASKS: dict[str, Callable[[], Figures]] = {
    "uzbekistan": lambda: bundled("uzbekistan"),
    "kazakhstan": lambda: bundled("kazakhstan"),
    "linear": linear_programme,
    "plan": whole_plan,
    "selection": selection,
    "build": build_pulp,
    "plain": plain_pulp,
    "linopy": build_linopy,
}


def run(task: str) -> Figures:
    """Run one task in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, f"task.{task}", str(LIMIT)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{task}: {done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def line(what: str, found: Figures, peer: Figures | None, how: str, memory: bool = True) -> str:
    ratio = f"**{found['seconds'] / peer['seconds']:.2f}**" if peer else ""
    other = f"{peer['seconds']:.2f} s" if peer else ""
    peak = f"{found['megabytes']:.0f} MB" if memory else ""
    return f"| {what} | {found['seconds']:.2f} s | {peak} | {other} | {ratio} | {how} |"


def main() -> None:
    found = {task: run(task) for task in TASKS if task != "linopy"}
    if importlib.util.find_spec("linopy"):
        found["linopy"] = run("linopy")
    else:
        print("linopy is not installed, so it is left out: pip install linopy adds it.")
    size = "250 x 2,000 x 4 x 7"
    lines = [
        line("bundled plan, Uzbekistan", found["uzbekistan"], None, "median of 7, calm and prices"),
        line("bundled plan, Kazakhstan", found["kazakhstan"], None, "median of 7, calm and prices"),
        line(f"{size}: built and solved", found["linear"], found["plain"],
             f"{found['linear']['says']}; plain PuLP with CBC: {found['plain']['says']}, "
             f"{found['plain']['megabytes']:.0f} MB"),
        line(f"{size}: whole plan, calm and prices", found["plan"], None,
             str(found["plan"]["says"])),
        line(f"{size}, 40 % all or nothing", found["selection"], None,
             f"{found['selection']['says']} within {LIMIT:.0f} s"),
        line("its model in PuLP, as written here", found["build"],
             {"seconds": found["plain"]["building"]}, "peer: PuLP with lpSum"),
    ]  # fmt: skip
    if "linopy" in found:
        lines.append(line("its model in PuLP, as written here", found["build"], found["linopy"],
                          "peer: linopy from arrays; median of 3"))  # fmt: skip
    record("allocation", "| what | time | peak memory | peer | ratio | how |", lines)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].startswith("task."):
        LIMIT = float(sys.argv[2])
        answer = TASKS[sys.argv[1].removeprefix("task.")]()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(answer | {"megabytes": peak}))
    else:
        main()
