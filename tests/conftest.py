"""Settings of all tests."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A slow or busy machine must not fail a test; on a server the same examples come every time.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=os.environ.get("CI", "") != "",
)
settings.load_profile("house")
