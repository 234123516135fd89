from __future__ import annotations

import io
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from mcda.case.model import Case
from mcda.case.write import case_hash, write_workbook
from tests.hostile import HOSTILE, hostile_case
from tests.ui.app import html, open_app

TABLE = (
    "Regions of Testland\n"
    ";Exports, mn;Unemployment, %\n"
    "North;1 200,5;9\n"
    "South;800;4\n"
    "East;1 000;6\n"
    "Total;3 000,5;\n"
)


def workbook_of(case: Case) -> bytes:
    content = io.BytesIO()
    write_workbook(case, content)
    return content.getvalue()


def opened(name: str, content: bytes, **address: str) -> AppTest:
    app = open_app(**address)
    app.button(key="open_file").click().run()
    app.file_uploader(key="own_file").set_value((name, content, "application/octet-stream")).run()
    assert not app.exception, [item.value for item in app.exception]
    return app


def test_a_case_as_a_workbook_is_opened_and_ranked() -> None:
    app = opened("mine.xlsx", workbook_of(hostile_case()))
    app.button(key="open_own").click().run()
    assert not app.exception
    assert app.session_state["case"] == "hostile"
    assert HOSTILE.replace("<i>", "&lt;i&gt;") in html(app)
    assert app.slider(key="w_hostile_first").value == 50.0


def test_a_case_with_the_id_of_another_keeps_its_own_sliders() -> None:
    case = hostile_case()
    same_id = replace(case, settings=replace(case.settings, id="uzbekistan"))
    app = opened("mine.xlsx", workbook_of(same_id))
    app.button(key="open_own").click().run()
    assert app.session_state["case"] == "uzbekistan_2"
    assert app.slider(key="w_uzbekistan_2_first").value == 50.0


def test_a_link_to_own_data_shows_its_points_once_the_file_is_open() -> None:
    case = hostile_case()
    digest = case_hash(case)[:8]
    app = opened(
        "mine.xlsx",
        workbook_of(case),
        case="hostile",
        v=digest,
        w_hostile_first="90",
        shortlist="1",
    )
    assert "which is not here" in html(app)
    app.button(key="open_own").click().run()
    app.run()
    assert app.slider(key="w_hostile_first").value == 90.0
    assert "shortlist of {size} ends" in app.get("bidi_component")[0].proto.json
    assert app.query_params["shortlist"] == "1"
    assert "which is not here" not in html(app)


def test_a_link_keeps_its_points_where_another_case_took_its_key() -> None:
    case = hostile_case()
    mine = replace(case, settings=replace(case.settings, id="uzbekistan"))
    other = replace(mine, settings=replace(mine.settings, title="Other"))
    app = opened(
        "other.xlsx",
        workbook_of(other),
        case="uzbekistan_2",
        v=case_hash(mine)[:8],
        w_uzbekistan_2_first="90",
        shortlist="1",
    )
    app.button(key="open_own").click().run()
    assert app.session_state["case"] == "uzbekistan_2"
    app.button(key="open_file").click().run()
    app.file_uploader(key="own_file").set_value(("mine.xlsx", workbook_of(mine), "x")).run()
    app.button(key="open_own").click().run()
    app.run()
    assert app.session_state["case"] == "uzbekistan_3"
    assert app.slider(key="w_uzbekistan_3_first").value == 90.0
    assert app.query_params["shortlist"] == "1"


def test_a_plain_table_is_recognized_confirmed_and_ranked() -> None:
    app = opened("testland.csv", TABLE.encode())
    said = "\n".join(element.value for element in app.text)
    assert "3 regions and 2 indicators" in said
    app.button(key="open_own").click().run()
    assert not app.exception
    assert "leads" in html(app) or "clear winner" in html(app)
    assert "Total" not in app.get("bidi_component")[0].proto.json


def test_a_file_that_is_no_table_says_so() -> None:
    app = opened("noise.csv", b"\x00\x01\x02\x03")
    assert "No table of regions by indicators was recognized" in html(app)


def test_a_workbook_with_errors_lists_them() -> None:
    case = hostile_case()
    broken = replace(case.regions[0], id="R2")
    app = opened("mine.xlsx", workbook_of(replace(case, regions=(broken, *case.regions[1:]))))
    assert len(app.dataframe) >= 1
