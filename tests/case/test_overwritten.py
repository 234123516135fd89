"""Figures and results that are typed over on the sheets that compute the ranking."""

from mcda.case.living import LivingSheet
from mcda.case.overwritten import overwritten
from mcda.case.tables import RawSheet
from tests.case.tried import made, opened, told, written


def test_figures_and_results_typed_over_are_named_once_a_kind():
    typed = {
        ("_matrix", "R1", "Criterion 1"): 99,
        ("_matrix", "R2", "Criterion 3"): 7,  # filled
        ("_matrix", "R3", "Criterion 2"): None,
        ("_matrix", "Knock-out below", "Criterion 1"): 1,
        ("_closeness", "R4", "Closeness"): 1,
        ("_weights", "c1", "Weight"): None,
        ("_weights", "c2", "Name"): "Another",
    }
    reading = opened(written(), typed)
    assert told(reading) == [("sheet_figures", "regions", ""), ("sheet_results", "", "")]
    figures, results = sorted((str(one.message) for one in reading.findings), key=len, reverse=True)
    for text in ("Region 1, Criterion 1 99, not 12", "Criterion 3 7, not ", "none, not 2.5"):
        assert text in figures
    assert results.endswith("not used: _weights!H2, _weights!B3, _matrix!C7, _closeness!C5.")
    assert reading.case == opened(written(), {}).case


def test_a_sheet_of_scattered_formulas_is_not_looked_through():
    """Rows times columns of it would take hours; a sheet of the program is dense."""
    scattered = LivingSheet(RawSheet({}, frozenset((n, n) for n in range(1, 2_000))))
    assert not list(overwritten(made(), {"_closeness": scattered}, None))
    dense = LivingSheet(RawSheet({}, frozenset((n, m) for n in range(2, 9) for m in range(n, 9))))
    assert len(list(overwritten(made(), {"_closeness": dense}, None))) == 1
