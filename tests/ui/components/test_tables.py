"""Tables on the screen: as many rows as anybody scrolls, the rest counted."""

from __future__ import annotations

import json

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1 import AppTest

from tests.ui.app import run_script


def page(count: int) -> AppTest:
    def script(count: int) -> None:
        from mcda.report.tables import Heading, Table
        from mcda.ui.components.tables import draw_table

        heads = (Heading("Name"), Heading("Figure", 1), Heading("Empty"))
        rows = tuple((f"row {i}", float(i), None) for i in range(count))
        draw_table(Table("t", heads, rows), key="t", alt="A table")

    return run_script(script, count=count)


def test_a_table_of_many_rows_is_cut_and_says_so() -> None:
    app = page(1_500)
    assert len(app.dataframe[0].value) == 1_000
    assert "The first 1000 rows" in app.get("html")[0].proto.body


def test_empty_columns_are_left_out_and_numbers_stay_numbers() -> None:
    app = page(3)
    frame = app.dataframe[0].value
    assert list(frame.columns) == ["Name", "Figure"]
    assert frame["Figure"].tolist() == [0.0, 1.0, 2.0]
    assert not app.get("html")


def test_figures_with_units_of_their_own_are_written_with_three_digits() -> None:
    def script() -> None:
        from mcda.report.tables import Heading, Table
        from mcda.ui.components.tables import draw_table

        heads = (Heading("Name"), Heading("Figure"), Heading("Year"))
        rows = (("a", 1223.5195, 2021), ("b", 15.6536, None), ("c", 4.0, 2022))
        draw_table(Table("t", heads, rows), key="t", alt="A table")

    app = run_script(script)
    assert not app.exception
    shown = convert_arrow_bytes_to_pandas_df(
        app.dataframe[0].proto.arrow_data.styler.display_values
    )
    assert shown.iloc[:, 1].tolist() == ["1,224", "15.7", "4"]
    assert shown.iloc[[0, 2], 2].tolist() == ["2021", "2022"]
    assert app.dataframe[0].value["Figure"].tolist() == [1223.5195, 15.6536, 4.0]


def test_a_column_of_names_has_room_for_a_long_one_far_below() -> None:
    def script() -> None:
        from mcda.report.tables import Heading, Table
        from mcda.ui.components.tables import draw_table

        names = ["Navoi"] * 13 + ["Republic of Karakalpakstan"]
        table = Table("t", (Heading("Name"), Heading("Figure", 1)), tuple((n, 1.0) for n in names))
        draw_table(table, key="t", alt="A table")

    app = run_script(script)
    assert not app.exception
    assert json.loads(app.dataframe[0].proto.columns)["Name"]["width"] >= 190


def test_a_sector_far_below_is_whole_and_long_texts_stand_in_several_lines() -> None:
    def script() -> None:
        from mcda.report.tables import Heading, Table
        from mcda.ui.components.tables import draw_table

        rows = [("Food", "short")] * 13 + [("Oil refining and coke", "a formula " * 12)]
        table = Table("t", (Heading("Sector"), Heading("Formula")), tuple(rows))
        draw_table(table, key="one", alt="A table")
        draw_table(table, key="three", alt="A table", lines=3)

    app = run_script(script)
    assert not app.exception
    one, three = app.dataframe
    assert json.loads(one.proto.columns)["Sector"]["width"] >= 150
    assert "width" not in json.loads(one.proto.columns)["Formula"]
    assert three.proto.row_height >= 3 * 18
    assert 3 * json.loads(three.proto.columns)["Formula"]["width"] >= 6.5 * len("a formula " * 12)


def test_a_figure_in_a_list_of_criteria_has_the_decimals_of_its_criterion() -> None:
    def script() -> None:
        from mcda.report.tables import Heading, Mark, Table
        from mcda.ui.components.tables import draw_table

        table = Table(
            "figures",
            (Heading("Criterion"), Heading("Figure")),
            (("Firms", 328.6429), ("GRP", 38.1436), ("Share", 62.9)),
            (Mark(2, 1, "*"),),
            (1, 2, 2),
        )
        draw_table(table, key="figures", alt="figures")

    app = run_script(script)
    assert not app.exception
    styler = app.dataframe[0].proto.arrow_data.styler
    shown = convert_arrow_bytes_to_pandas_df(styler.display_values)
    assert shown.iloc[:, 1].tolist() == ["328.6", "38.14", "62.90 *"]
