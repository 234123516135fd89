from mcda.case.draft import Draft, texts_in
from mcda.case.finding import sentence
from mcda.case.model import Region, Settings
from mcda.case.tables import Fault, RawTable

FAULT = Fault(sentence("Wrong."), sentence("Mend it."))


def test_texts_of_rows_with_errors_count_too() -> None:
    rows = ((1, ("A", " North ")), (2, ("", "South\r\nwest")), (4, ("B",)), (5, ("C", FAULT)))
    raw = RawTable("regions", ("id", "name"), rows)
    assert texts_in(raw, "id") == {"A", "B", "C"}
    assert texts_in(raw, "name") == {"North", "South\nwest"}
    assert texts_in(raw, "zone") == frozenset()
    assert texts_in(None, "id") == frozenset()


def test_tables_that_are_not_there_are_empty() -> None:
    rows = {"regions": [(3, Region("A", "North"))]}
    draft = Draft(Settings(title="T"), {}, rows, {}, {}, frozenset())
    assert [region.id for region in draft.items("regions")] == ["A"]
    assert draft.table("projects") == []
