"""A real server on a free port, ended by its own process id."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 180


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(script: Path, log: Path, **environment: str) -> Iterator[str]:
    """Serve a Streamlit script on 127.0.0.1 and give its address."""
    with serving(script, log, free_port(), **environment) as (address, _):
        yield address


@contextmanager
def serving(
    script: Path, log: Path, port: int, **environment: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve a script on a port; give its address and its process, which may be killed."""
    command = [
        sys.executable, "-m", "streamlit", "run", str(script),
        "--server.port", str(port), "--server.address", "127.0.0.1",
        "--server.headless", "true", "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=output, stderr=output
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(server, address, log)
            yield address, server
        finally:
            server.terminate()
            try:
                server.wait(timeout=60)
            except subprocess.TimeoutExpired:  # a plan in the making holds it
                server.kill()
                server.wait()


def _wait_until_healthy(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    pause = threading.Event()
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"the server ended at once: {log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pause.wait(0.1)
    raise RuntimeError(f"the server did not become healthy: {log.read_text()}")
