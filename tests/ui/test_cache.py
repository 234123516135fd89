from __future__ import annotations

import gc
from itertools import count

import pytest

from mcda.ui import cache
from tests.ui.app import open_app


def test_what_never_dies_is_taken_out_of_later_collections_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache, "_runs", count(1))
    gc.unfreeze()
    app = open_app()
    app.run()
    assert gc.get_freeze_count() == 0
    app.run()
    frozen = gc.get_freeze_count()
    assert frozen > 10_000
    app.run()
    assert 0 < gc.get_freeze_count() <= frozen
    assert not app.exception
