"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# The same examples come every time, so that a failure is met by whoever caused it; look for new
# ones with --hypothesis-profile=explore. A slow or busy machine must not fail a test.
settings.register_profile("explore", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("house", settings.get_profile("explore"), derandomize=True)
settings.load_profile("house")
