from __future__ import annotations

import pytest

from mcda.ranking.matrix import decision_matrix
from mcda.report.ranking_tables import matrix_table
from mcda.ui.components.figure_facts import figure_at
from tests.hostile import hostile_case
from tests.ui.app import bundled_case, html, open_app, run_script


def test_a_picked_cell_is_a_region_and_a_criterion() -> None:
    matrix = decision_matrix(bundled_case())
    table = matrix_table(matrix)
    headers = [heading.text for heading in table.headings]
    assert figure_at(table, matrix, (3, headers[2])) == (matrix.regions[3], matrix.criteria[0].id)
    last = headers[1 + len(matrix.criteria)]
    assert figure_at(table, matrix, (0, last)) == (matrix.regions[0], matrix.criteria[-1].id)


@pytest.mark.parametrize("picked", [None, (0, "Name"), (0, "Region"), (0, "x"), (99, "Name")])
def test_other_cells_are_no_figures(picked: tuple[int, str] | None) -> None:
    matrix = decision_matrix(bundled_case())
    assert figure_at(matrix_table(matrix), matrix, picked) is None


def test_the_page_says_that_figures_can_be_clicked() -> None:
    assert "Click a figure to see its formula" in html(open_app("regions"))


def test_hostile_text_stays_text() -> None:
    def page() -> None:
        from mcda.ranking.matrix import decision_matrix
        from mcda.ui.components.figure_facts import draw_figure_facts
        from tests.hostile import hostile_case

        case = hostile_case()
        draw_figure_facts(case, decision_matrix(case), "R1", "first")

    app = run_script(page)
    assert not app.exception
    shown = html(app)
    assert hostile_case().regions[0].name.replace("<i>", "&lt;i&gt;") in shown
    assert "<i>" not in shown
    assert "<dt>Source</dt>" in shown


def test_the_table_of_figures_names_regions_and_shows_no_ids() -> None:
    shown = open_app("regions").dataframe[0].value
    ids = {region.id for region in bundled_case().regions}
    texts = shown.select_dtypes("str")
    assert "Andijan" in set(texts["Name"])
    assert not ids & {text for column in texts for text in texts[column]}
