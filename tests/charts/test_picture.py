from __future__ import annotations

from mcda.charts.picture import Drawing, Picture, Sketch, drawing, rows, sketched


def test_rows_of_the_picture_join_those_of_the_drawing() -> None:
    layers = [rows("moving").mark_point().encode(x="a:Q")]
    fixed = dict(drawing(layers)) | {"datasets": {"still": [{"a": 1}]}}
    picture = Picture(Sketch(lambda: fixed), {"moving": [{"a": 2}, {"a": 3}]})
    specification = picture.on(picture.drawing)
    assert set(specification["datasets"]) == {"still", "moving"}
    assert list(specification["datasets"]["moving"]["a"]) == [2, 3]
    assert set(fixed["datasets"]) == {"still"}


def test_a_sketch_is_built_only_when_its_drawing_is_asked_for() -> None:
    built: list[str] = []

    @sketched
    def heading(word: str) -> Drawing:
        built.append(word)
        return {"title": word}

    first = heading("North")
    assert (first == heading("North"), first == heading("South"), built) == (True, False, [])
    assert (first.drawn(), built) == ({"title": "North"}, ["North"])
