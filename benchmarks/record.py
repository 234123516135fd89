"""Writes what a benchmark measured into README.md, with machine and date."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

README = Path(__file__).parent / "README.md"


def record(name: str, header: str, lines: Sequence[str]) -> None:
    """Replace the part of README.md between the marks of a benchmark, and print it."""
    columns = header.count("|") - 1
    table = "\n".join([header, "|" + " --- |" * columns, *lines])
    today = datetime.now(tz=UTC).date().isoformat()
    text = f"<!-- {name} -->\n{table}\n\nMeasured {today} on {machine()}.\n<!-- /{name} -->"
    print(text)
    marks = re.compile(rf"<!-- {name} -->.*?<!-- /{name} -->", re.DOTALL)
    README.write_text(marks.sub(lambda _: text, README.read_text("utf-8"), count=1), "utf-8")


def machine() -> str:
    """Describe the machine by what matters for time, other work on it included."""
    model = platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        found = re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text())
        model = found.group(1) if found else model
    shared = f", shared with other work at a load of {load:.0f}" if (load := _load()) > 2 else ""
    return f"{os.cpu_count()} cores of {model}, Python {platform.python_version()}{shared}"


def _load() -> float:
    """Return how many processes wanted a core during the last minute, ours among them."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
