from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np

from mcda.case.model import Case, Region, SectorFigure, Settings
from mcda.charts.picture import Picture
from mcda.charts.specialization import QuotientWords, quotient_map
from mcda.specialization.quotients import Specialization, specialization
from tests.charts.drawn import assert_complete
from tests.hostile import hostile_case

WORDS = QuotientWords("quotient", "nation", "region", "strong", "legend", "yes", "no")
CASE = Case(
    settings=Settings(title="Test"),
    regions=(Region("A", "Alder"), Region("B", "Birch")),
    sectors=(
        SectorFigure("A", "Wine", 30.0),
        SectorFigure("B", "Wine", 20.0),
        SectorFigure("A", "Wood", 10.0),
        SectorFigure("B", "Wood", 140.0),
    ),
)


def drawn(found: Specialization | None = None, focus: str = "") -> Picture:
    names = tuple(region.name for region in CASE.regions)
    return quotient_map(
        specialization(CASE) if found is None else found, names, WORDS, threshold=1.25, focus=focus
    )


def cell(picture: Picture, region: str, sector: str) -> dict[str, Any]:
    (found,) = (
        dict(record)
        for record in picture.rows["cells"]
        if (record["region"], record["sector"]) == (region, sector)
    )
    return found


def test_a_cell_says_its_quotient_and_is_coloured_by_the_symmetric_one() -> None:
    picture = drawn()
    assert_complete(picture)
    wine = cell(picture, "Alder", "Wine")
    assert (wine["quotient"], wine["exact"], wine["symmetric"]) == (3.0, "3.00", 0.5)
    assert (wine["size_share"], wine["focus_share"]) == ("60.0 %", "75.0 %")


def test_strong_cells_have_a_sign_and_others_have_none() -> None:
    picture = drawn()
    marked = [(record["region"], record["sector"]) for record in picture.rows["strong"]]
    assert marked == [("Alder", "Wine")]
    assert cell(picture, "Alder", "Wine")["strong"] == "yes"
    assert cell(picture, "Birch", "Wine")["strong"] == "no"


def test_colours_part_at_a_quotient_of_one() -> None:
    scale = drawn().drawing["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domainMid"] == 0
    assert scale["domain"][0] == -scale["domain"][1]
    assert scale["clamp"] is True


def test_the_sector_in_focus_is_framed_and_bold() -> None:
    focused = drawn(focus="Wood")
    assert_complete(focused)
    assert len(focused.drawing["layer"]) == len(drawn().drawing["layer"]) + 1
    weight = focused.drawing["layer"][0]["encoding"]["x"]["axis"]["labelFontWeight"]
    assert weight["condition"]["test"] == "datum.value === 1"
    assert drawn(focus="Tin").drawing == drawn().drawing


def test_a_missing_figure_has_no_cell_and_nothing_is_strong_there() -> None:
    found = specialization(CASE)
    lq = found.lq.copy()
    lq[0, 0] = np.nan
    picture = drawn(replace(found, lq=lq, strong=np.zeros_like(found.strong)))
    assert_complete(picture)
    assert len(picture.rows["cells"]) == 3
    assert not picture.rows["strong"]


def test_figures_are_short_and_never_read_like_a_threshold_they_miss() -> None:
    found = specialization(CASE)
    lq = np.array([[0.0, 24.3], [9.96, 1.2451]])
    records = drawn(replace(found, lq=lq, rsca=(lq - 1) / (lq + 1))).rows["cells"]
    assert [record["exact"] for record in records] == ["0", "24.30", "9.96", "1.245"]
    assert [record["short"] for record in records][:2] == ["0", "24"]


def test_names_in_axis_labels_are_quoted_text() -> None:
    case = hostile_case()
    names = tuple(region.name for region in case.regions)
    picture = quotient_map(specialization(case), names, WORDS, threshold=1.25)
    assert_complete(picture)
    labels = picture.drawing["layer"][0]["encoding"]["y"]["axis"]["labelExpr"]
    assert json.loads(labels.removesuffix("[datum.value]")) == list(names)
