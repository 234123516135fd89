"""A selection that nobody proves best in time: what is found in 30 s, beside HiGHS as it comes.

The bundled plans stand beside it: a selection that is proven best early must stay fast.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import pulp  # noqa: E402

from benchmarks.made_allocation import hard_selection  # noqa: E402
from benchmarks.record import record  # noqa: E402
from mcda.allocation.allocate import allocate  # noqa: E402
from mcda.allocation.instance import build_instance  # noqa: E402
from mcda.allocation.model import build_model  # noqa: E402
from mcda.allocation.translate import translate  # noqa: E402
from mcda.case.read import read_case  # noqa: E402
from mcda.ranking.scenario import default_scenario  # noqa: E402
from mcda.ranking.topsis import rank  # noqa: E402

VENTURES = 60
SECONDS = 30.0
BAR = 1675.0
QUICK = 0.5


def plain(seconds: float) -> tuple[float, float]:
    """Solve with HiGHS as PuLP hands it over; return the value found and the bound."""
    asked = translate(build_model(build_instance(hard_selection(VENTURES), None, "none")))
    asked.problem.solve(pulp.HiGHS(msg=False, threads=1, timeLimit=seconds))
    info = asked.problem.solverModel.getInfo()
    return -info.objective_function_value / asked.scale.value, (
        -info.mip_dual_bound / asked.scale.value
    )


def bundled(name: str) -> float:
    """Return the seconds of processor of a bundled plan, calm and prices included."""
    case = read_case(ROOT / "data" / name).case
    ranking = rank(case, default_scenario(case))
    runs = []
    for _ in range(7):
        start = time.process_time()
        allocate(case, ranking)
        runs.append(time.process_time() - start)
    return statistics.median(runs)


def main() -> None:
    case = hard_selection(VENTURES)
    lines = []
    for seconds in (SECONDS / 3, SECONDS):
        plan = allocate(case, None, role="none", time_limit=seconds)
        value, bound = plain(seconds)
        lines.append(
            f"| {VENTURES} ventures, {seconds:.0f} s | {plan.objective:,.1f} | {value:,.1f} "
            f"| **{plan.objective / value:.4f}** | {BAR:,.0f} "
            f"| proven bounds {plan.bound:,.1f} and {bound:,.1f} |"
        )
    for name in ("uzbekistan", "kazakhstan"):
        lines.append(
            f"| bundled plan, {name.title()} | {bundled(name):.2f} s | | | {QUICK} s "
            "| median of 7, calm and prices; seconds of processor |"
        )
    record("selection", "| what | the program | plain HiGHS | ratio | bar | how |", lines)


if __name__ == "__main__":
    main()
