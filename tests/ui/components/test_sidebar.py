"""The sliders in groups; with very many, the groups are folded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.hostile import hostile_case
from tests.ui.app import open_own


def crowded(count: int):
    case = hostile_case()
    first = case.criteria[0]
    criteria = tuple(
        replace(first, id=f"c{i}", name=f"Criterion {i}", group=f"**G{i // 7}**")
        for i in range(count)
    )
    regions = tuple(
        replace(region, figures={f"c{i}": float(place + i) for i in range(count)})
        for place, region in enumerate(case.regions)
    )
    return replace(
        case, criteria=criteria, regions=regions, presets=(), figures=(), acknowledged=()
    )


@pytest.mark.parametrize(("count", "folded"), [(20, 0), (21, 3)])
def test_beyond_twenty_criteria_groups_are_folded_and_every_slider_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, folded: int
) -> None:
    app = open_own(crowded(count), tmp_path, monkeypatch)
    folders = [item for item in app.sidebar.expander if "G" in item.label]
    assert len(folders) == folded
    assert [item.proto.expanded for item in folders] == ([True] + [False] * (folded - 1))[:folded]
    app.slider(key=f"w_own_c{count - 1}").set_value(100.0).run()
    assert not app.exception
    assert app.slider(key=f"w_own_c{count - 1}").value == 100.0
