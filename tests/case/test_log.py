from collections.abc import Callable

from mcda.case.finding import error, sentence
from mcda.case.log import MAX_ALIKE, FindingLog
from mcda.case.read import Reading


def test_findings_are_told_by_table_and_row() -> None:
    log = FindingLog()
    places = [("projects", 2), ("", None), ("regions", 3), ("regions", 1), ("case", None)]
    log.add(error(table, row, "", sentence("x"), sentence("y")) for table, row in places)
    assert [(finding.table, finding.row) for finding in log.sorted()] == [
        ("", None), ("case", None), ("regions", 1), ("regions", 3), ("projects", 2),
    ]  # fmt: skip


def test_the_same_problem_in_thousands_of_rows_is_counted(read: Callable[..., Reading]) -> None:
    rows = "".join(f'R{n},North {n},"1,5",2\n' for n in range(5000))
    reading = read(projects=None, regions="id,name,investment,jobless\n" + rows)
    assert len(reading.findings) == MAX_ALIKE + 1
    assert str(reading.findings[-1].described) == (
        "In table regions, investment: There are 4950 more rows with such a problem. Correct them"
        " in the same way as the rows above."
    )
    assert reading.case is not None
    assert len(reading.case.regions) == 5000
