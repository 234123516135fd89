"""What a user brought is gone with the session; the house's cases stay for the others."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.runtime.caching import cache_data_api, cache_resource_api
from streamlit.testing.v1 import AppTest

from mcda.case.model import Case
from mcda.ranking.result import DecisionMatrix
from mcda.ui import cache
from mcda.ui.identity import digest_of
from tests.ui.app import bundled_case, open_app
from tests.ui.test_own_cases import opened, workbook_of

SESSION = "test session id"  # AppTest calls every session so
SECRET = "Topsecretland"


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    """Begin without what other tests left, and leave nothing."""
    end_session()
    yield
    end_session()


def end_session() -> None:
    """Do what Streamlit does when a session disconnects."""
    cache_data_api.clear_session_cache(SESSION)
    cache_resource_api.clear_session_cache(SESSION)


def secret_case() -> Case:
    case = bundled_case()
    first, *others = case.regions
    named = replace(first, name=SECRET)
    return replace(case, regions=(named, *others), settings=replace(case.settings, id="own"))


def walk_through(app: AppTest) -> None:
    """Visit every page, and what is remembered beyond it."""
    for tab in ("Other methods", "Steps", "Region card"):
        app.session_state["ranking_details"] = tab
        app.run()
    for page in ("regions", "how_sure", "joint_ventures", "record"):
        app.switch_page(f"views/{page}.py").run()
        assert not app.exception, [item.value for item in app.exception]


def is_text(item: object) -> bool:
    return type(item) is str


def holders() -> list[object]:
    """Return what still holds the secret name, frozen objects included."""
    gc.unfreeze()
    gc.collect()
    return [
        item
        for item in gc.get_objects()
        if (isinstance(item, DecisionMatrix) and SECRET in item.names)
        or (type(item) in (tuple, list) and SECRET in filter(is_text, item))
    ]  # fmt: skip


def test_nothing_of_an_uploaded_case_outlives_its_session() -> None:
    app = opened("own.xlsx", workbook_of(secret_case()))
    app.button(key="open_own").click().run()
    assert app.session_state["case"] == "own"
    walk_through(app)
    assert holders()
    del app
    end_session()
    open_app()
    assert not holders()


def test_results_of_the_houses_cases_serve_every_session() -> None:
    case = bundled_case()
    digest = digest_of(case)
    first = cache.matrix(digest, "", case)
    end_session()
    assert cache.matrix(digest, "", case) is first
