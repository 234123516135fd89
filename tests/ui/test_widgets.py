"""What every keyed widget of every page begins with: what is kept, and nothing else.

A widget that comes onto the screen late begins with the default of its last answer, and tells it
with the next move of anything. So the default has to be what is kept, in every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.app import open_app

PAGES = ("regions", "ranking", "how_sure", "joint_ventures", "record")
LINKS: dict[str, dict[str, str | list[str]]] = {
    "uzbekistan": {
        "method": "vikor", "normalization": "minmax", "shortlist": "3", "sector": "Clothing",
        "without": ["UZ-TK", "UZ-NG"], "role": "floor", "floor": "35", "agreements": "1",
        "budget": "80", "view": "specialization", "lq": "1.5", "size_floor": "0.1", "star_lq": "3",
        "star_quantile": "0.8", "colour": "students", "width": "8",
        "w_uzbekistan_students": "30",
    },
    "kazakhstan": {
        "role": "value", "multiplier": "30", "profiles": ["KZ-10", "KZ-15"], "map": "borders",
        "method": "wsm",
    },
}  # fmt: skip


def keyed(app: AppTest) -> Iterator[Any]:
    """Give all widgets that have a key and are not bound to the address."""
    kinds = (
        "selectbox", "multiselect", "radio", "slider", "number_input", "toggle", "checkbox",
        "text_input", "text_area", "button_group", "date_input",
    )  # fmt: skip
    for kind in kinds:
        for widget in app.get(kind):
            if widget.key and not widget.proto.query_param_key:
                yield widget


def begun(widget: Any) -> object:
    """Return what the browser shows of a widget that it has not known before."""
    proto = widget.proto
    options = [item if isinstance(item, str) else item.content for item in _options(proto)]
    if proto.DESCRIPTOR.fields_by_name["default"].is_repeated:
        return [options[place] if options else place for place in proto.default]
    if options:
        return options[proto.default] if proto.HasField("default") else None
    return proto.default


def _options(proto: Any) -> list[Any]:
    return list(getattr(proto, "options", ()))


def shown(widget: Any) -> object:
    """Return what the session holds of a widget, as the browser would show it."""
    value = widget.value
    if _options(widget.proto):
        told = [widget.format_func(item) for item in _several(value)]
        return told if _is_list(widget) else told[0] if told else None
    if isinstance(value, date):
        return [value.isoformat()]
    return _several(value) if _is_list(widget) else value


def _is_list(widget: Any) -> bool:
    return bool(widget.proto.DESCRIPTOR.fields_by_name["default"].is_repeated)


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def address(app: AppTest) -> dict[str, Any]:
    return dict(app.query_params)


@pytest.mark.parametrize("case", list(LINKS))
def test_a_widget_that_comes_late_tells_what_is_kept(case: str) -> None:
    """What it begins with is what the session holds, and keeping it once more changes nothing."""
    app = open_app(case=case, **LINKS[case])
    linked = address(app)
    for page in PAGES:
        app.switch_page(f"views/{page}.py").run().run()
        begins = {widget.key: (begun(widget), shown(widget)) for widget in keyed(app)}
        assert len(begins) >= 8
        assert {key: first for key, (first, _) in begins.items()} == {
            key: held for key, (_, held) in begins.items()
        }
        assert address(app) == linked
