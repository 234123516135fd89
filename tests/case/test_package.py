import io
import tracemalloc
import zipfile
from collections.abc import Mapping

import pytest
from defusedxml import DTDForbidden

from mcda.case.archive import inspect
from mcda.case.package import DepthError, local, pieces, read_xml
from tests.hostile_files import lying, zipped


def nothing(name: str, attributes: Mapping[str, str]) -> None:
    pass


def test_a_part_comes_in_pieces_that_a_long_comment_cannot_make_many() -> None:
    content = zipped({"a.xml": b"<a><!--" + b"x" * 5_000_000 + b"--></a>"})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        lengths = [len(piece) for piece in pieces(archive, "a.xml")]
        events = sum(1 for _ in read_xml(archive, "a.xml", nothing))
    assert max(lengths) <= 1024 * 1024
    assert len(lengths) == 5
    assert events == len(lengths) + 1


def test_no_more_is_unpacked_than_is_declared() -> None:
    content = lying({"[Content_Types].xml": b"<a/>"}, "b.xml", real=100_000_000, declared=1_000)
    tracemalloc.start()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert sum(map(len, pieces(archive, "b.xml"))) == 1_000
    assert inspect("a.xlsx", content) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "declared",
    [b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY b "c">]>', b'<!DOCTYPE a SYSTEM "http://x/y">'],
)
def test_no_part_declares_anything(declared: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(zipped({"a.xml": declared + b"<a/>"})))
    with pytest.raises(DTDForbidden):
        list(read_xml(archive, "a.xml", nothing))


def test_no_part_goes_deep() -> None:
    for depth, sound in ((100, True), (101, False), (200_000, False)):
        content = zipped({"a.xml": b"<a>" * depth + b"</a>" * depth})
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sound:
                list(read_xml(archive, "a.xml", nothing))
                continue
            with pytest.raises(DepthError):
                list(read_xml(archive, "a.xml", nothing))


def test_elements_keep_their_namespace() -> None:
    found = []
    content = zipped({"a.xml": b'<x:a xmlns:x="http://n"><b x:c="1"/>t</x:a>'})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        list(
            read_xml(archive, "a.xml", lambda *told: found.append(told), found.append, found.append)
        )
    assert found == [
        ("http://n a", {}), ("b", {"http://n c": "1"}), "b", "t", "http://n a",
    ]  # fmt: skip
    assert local("http://n a") == "a"
    assert local("a") == "a"
