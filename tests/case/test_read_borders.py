from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case import read_borders
from mcda.case.borders import BORDERS_FILE, Borders, borders_text
from mcda.case.read import Reading, read_case
from mcda.case.read_borders import matched_borders, parse_borders
from mcda.case.tables import MAX_BYTES
from mcda.case.write import case_hash, write_folder

SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]


def feature(region: object, coordinates: object = None, kind: str = "Polygon") -> dict[str, object]:
    shape = [SQUARE] if coordinates is None else coordinates
    return {"type": "Feature", "id": region, "geometry": {"type": kind, "coordinates": shape}}


def collection(*features: object, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def said(content: bytes) -> str:
    borders, findings = parse_borders(content)
    assert borders is None
    (finding,) = findings
    assert not finding.is_error
    return str(finding.described)


def test_polygons_are_read_with_the_source_they_name() -> None:
    inner = {"type": "Feature", "properties": {"id": "R2"}, "geometry": feature("")["geometry"]}
    many = feature("R3", [[SQUARE], [SQUARE]], "MultiPolygon")
    borders, findings = parse_borders(collection(feature("R1"), inner, many, source="S1"))
    assert findings == []
    assert borders is not None
    assert borders.source == "S1"
    assert {region: len(shape) for region, shape in borders.shapes.items()} == {
        "R1": 1, "R2": 1, "R3": 2
    }  # fmt: skip
    assert borders.shapes["R1"][0][0][1] == (1.0, 0.0)


def test_features_of_one_region_are_taken_together_and_numbers_are_ids() -> None:
    borders, _ = parse_borders(collection(feature(7), feature("7")))
    assert borders is not None
    assert len(borders.shapes["7"]) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "FeatureCollection"),
        (b'{"type": "Topology"}', "FeatureCollection"),
        (collection(), "no features"),
        (collection(feature("R1", kind="Point")), "neither Polygon"),
        (collection({"id": "R1"}), "neither Polygon"),
        (collection(7, None), "neither Polygon"),
        (collection(feature("R1", [])), "no coordinates"),
        (collection(feature("R1", [[[0, 0], [1, 1]]])), "cannot be read"),
        (collection(feature("R1", [[[0, 0], [1, 1], [0, 1], [2, 2]]])), "cannot be read"),
        (collection(feature("R1", 5)), "cannot be read"),
        (collection(feature("R1", [[["x", 0]] * 4])), "cannot be read"),
        (collection(feature("R1", [[[10**400, 0]] * 4])), "cannot be read"),
        (collection(feature("R1", [[[float("nan"), 0]] * 4])), "not degrees"),
        (collection(feature("R1", [[[0, float("nan")]] * 4])), "not degrees"),
        (collection(feature("R1", [[[512_345.6, 4_712_000.0]] * 4])), "not degrees"),
        (collection(feature(None)), "no id"),
    ],
)
def test_what_cannot_be_used_is_said_with_the_remedy(content: bytes, reason: str) -> None:
    text = said(content)
    assert reason in text
    assert "Save it as GeoJSON in degrees" in text


def test_of_many_features_that_cannot_be_used_only_some_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[list[str]] = []
    tell = read_borders._features_left_out
    monkeypatch.setattr(
        read_borders, "_features_left_out", lambda told: kept.append(told) or tell(told)
    )
    text = said(collection(*({} for _ in range(1_000))))
    assert len(kept[0]) == 6
    assert "5: its shape is neither Polygon nor MultiPolygon. …" in text


def test_shapes_and_regions_that_do_not_meet_are_named() -> None:
    borders, _ = parse_borders(collection(feature("R1"), feature("R9")))
    kept, findings = matched_borders(borders, ["R1", "R2"])
    assert kept is not None
    assert list(kept.shapes) == ["R1"]
    texts = [str(finding.message) for finding in findings]
    assert "regions that the table does not have: R9." in texts[0]
    assert "no shape of these regions: R2." in texts[1]
    assert matched_borders(borders, ["R5"])[0] is None
    assert matched_borders(None, ["R1"]) == (None, [])


def test_borders_are_read_beside_the_tables_and_written_back(
    read: Callable[..., Reading], tmp_path: Path
) -> None:
    plain = read().case
    content = collection(*(feature(region) for region in ("R1", "R2", "R3")), source="Office")
    (tmp_path / BORDERS_FILE).write_bytes(content)
    reading = read()
    assert reading.findings == ()
    case = reading.case
    assert plain is not None
    assert case is not None
    assert case.borders is not None
    assert case_hash(case) == case_hash(plain)
    write_folder(case, tmp_path / "copy")
    assert read_case(tmp_path / "copy").case == case
    write_folder(plain, tmp_path / "copy")
    assert not (tmp_path / "copy" / BORDERS_FILE).exists()


def test_borders_that_cannot_be_read_leave_the_case_usable(
    read: Callable[..., Reading], tmp_path: Path
) -> None:
    (tmp_path / BORDERS_FILE).write_bytes(b"{")
    reading = read()
    assert reading.is_valid
    assert [finding.kind for finding in reading.findings] == ["borders"]
    with (tmp_path / BORDERS_FILE).open("r+b") as file:
        file.truncate(MAX_BYTES + 1)
    assert "larger than 10 MB" in str(read().findings[0].message)


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1),
        st.lists(
            st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=3, max_size=6
        ).map(lambda ring: ((*ring, ring[0]),)),
        min_size=1, max_size=3,
    ),
)  # fmt: skip
def test_written_borders_are_read_as_they_were(shapes: dict[str, tuple]) -> None:
    borders = Borders({region: (polygon,) for region, polygon in shapes.items()}, "S1")
    again, findings = parse_borders(borders_text(borders).encode())
    assert (again, findings) == (borders, [])
    assert again is not None
    assert again.digest == borders.digest != Borders({}).digest
