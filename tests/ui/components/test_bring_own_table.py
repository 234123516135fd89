from __future__ import annotations

import io
import json

import xlsxwriter
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.ui.app import sent
from tests.ui.test_own_cases import opened

TWO_HEADERS = "Place;X;Y\nRegion;Exports;Jobs\nNorth;1200;9\nSouth;800;4\nEast;1000;6\n"
TWO_NAMES = "Код;Region;Exports\nSever;North;1200\nYug;South;800\nVostok;East;1000\n"
DOUBTFUL = "Region;Exports;Jobs\nNorth;1200;many\nSouth;800;4\nEast;1000;6\n"


def first_rows(app: AppTest) -> dict[str, list[object]]:
    (frame,) = [item.value for item in app.dataframe if "Name" in item.value.columns[:1]]
    return {name: list(frame[name]) for name in frame.columns}


def key(app: AppTest, kind: str, start: str) -> str:
    return next(item.key for item in app.get(kind) if (item.key or "").startswith(start))


def test_the_row_of_column_names_can_be_pointed_out() -> None:
    app = opened("table.csv", TWO_HEADERS.encode())
    top, end = (key(app, "selectbox", f"own_{name}_") for name in ("top", "end"))
    app.selectbox(key=top).set_value(1)
    app.selectbox(key=end).set_value(1).run()
    assert not app.exception
    assert list(first_rows(app)) == ["Name", "Exports", "Jobs"]
    assert first_rows(app)["Name"] == ["North", "South", "East"]
    app.selectbox(key=top).set_value(0).run()
    assert list(first_rows(app)) == ["Name", "X: Exports", "Y: Jobs"]


def test_the_column_of_names_can_be_pointed_out() -> None:
    app = opened("table.csv", TWO_NAMES.encode())
    names = key(app, "selectbox", "own_names_")
    for column, name in ((0, "Sever"), (1, "North")):
        app.selectbox(key=names).set_value(column).run()
        assert not app.exception
        assert first_rows(app)["Name"][0] == name
    app.button(key="open_own").click().run()
    assert "North" in sent(app, "names")["names"]


def test_a_table_without_names_of_columns_asks_for_them() -> None:
    app = opened("table.csv", b"North;1200;9\nSouth;800;4\nEast;1000;6\n")
    assert app.selectbox(key=key(app, "selectbox", "own_top_")).value is None
    (where,) = [item for item in app.expander if item.label.startswith("Where column names")]
    assert where.proto.expanded


def test_the_first_figures_are_shown_as_they_will_be_read() -> None:
    app = opened("table.csv", "\ufeffRegion;Exports, mn\nA;1 200,5\nB;-\nTotal;1 200,5\n".encode())
    rows = first_rows(app)
    assert rows["Name"] == ["A", "B"]
    assert rows["Exports (mn)"][0] == 1200.5
    assert rows["Exports (mn)"][1] != rows["Exports (mn)"][1]


def confirm(app: AppTest, cells: dict[str, object]) -> None:
    """Correct the first indicator and open the table, as a browser sends both."""
    (editor,) = [item for item in app.dataframe if "-own_columns_" in item.proto.id]
    told = json.dumps({"edited_rows": {"0": cells}, "added_rows": [], "deleted_rows": []})
    app.button(key="open_own").click()
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=editor.proto.id, string_value=told))
    app._run(states)
    assert not app.exception, [item.value for item in app.exception]


def test_a_target_is_given_with_its_value() -> None:
    table = b"Region;Density\nNorth;10\nSouth;50\nEast;90\n"
    app = opened("table.csv", table)
    confirm(app, {"direction": "close to a target", "target": 45})
    drawn = json.loads(app.get("bidi_component")[0].proto.json)
    assert dict(zip(drawn["names"], drawn["score"]))["South"] == max(drawn["score"])
    app = opened("table.csv", table)
    confirm(app, {"direction": "close to a target"})
    assert any("a value is wanted, but none is given" in text.value for text in app.text)


def test_a_name_that_is_taken_away_is_the_one_recognized() -> None:
    app = opened("table.csv", b"Region;Density\nNorth;10\nSouth;50\nEast;90\n")
    confirm(app, {"name": None})
    ((reading, _),) = app.session_state["own_cases"].values()
    assert reading.case.criteria[0].name == "Density"


def test_what_was_found_stays_beside_the_table() -> None:
    app = opened("table.csv", DOUBTFUL.encode())
    (shown,) = [item.value for item in app.dataframe if "message" in item.value.columns]
    app.button(key="open_own").click().run()
    app.switch_page("views/regions.py").run()
    (label,) = [tab.label for tab in app.tabs if tab.label.startswith("Findings")]
    app.session_state["regions_details"] = label
    app.run()
    (listed,) = [item.value for item in app.dataframe if "message" in item.value.columns]
    assert set(shown["message"]) <= set(listed["message"])


def test_a_sheet_is_chosen() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, rows in (("Big", 6), ("Small", 3)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Region", f"Exports {name}"])
            for row in range(rows):
                sheet.write_row(row + 1, 0, [f"{name} {row}", 10.0 * row])
    app = opened("two.xlsx", content.getvalue())
    sheets = key(app, "selectbox", "sheet_")
    assert app.selectbox(key=sheets).options == ["Big", "Small"]
    assert first_rows(app)["Name"][0] == "Big 0"
    app.selectbox(key=sheets).set_value("Small").run()
    assert first_rows(app)["Name"] == ["Small 0", "Small 1", "Small 2"]
    app.button(key="open_own").click().run()
    assert not app.exception
    assert len(json.loads(app.get("bidi_component")[0].proto.json)["names"]) == 3
