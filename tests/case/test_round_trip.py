import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from mcda.case.model import Case
from mcda.case.read import Reading, read_case, read_workbook_bytes
from mcda.case.write import case_hash, write_folder, write_workbook
from tests.case.case_strategies import cases

SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def as_workbook(case: Case) -> bytes:
    buffer = io.BytesIO()
    write_workbook(case, buffer)
    return buffer.getvalue()


def assert_same(reading: Reading, case: Case) -> None:
    # made cases give two things one name, mix amounts of any size and ask for tokens: they are told
    told = ("repeated_name", "magnitudes", "token_size")
    others = [finding for finding in reading.findings if finding.kind not in told]
    assert [str(finding.described) for finding in others] == []
    assert reading.case == case
    assert reading.is_valid


@given(case=cases())
@SOME
def test_nothing_is_lost_in_a_folder_or_a_workbook(case: Case) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(case, Path(folder))
        assert_same(read_case(Path(folder)), case)
    content = as_workbook(case)
    reading = read_workbook_bytes("case.xlsx", content)
    assert_same(reading, case)
    assert reading.case is not None
    assert case_hash(reading.case) == case_hash(case)
    assert as_workbook(reading.case) == content
