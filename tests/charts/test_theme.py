from __future__ import annotations

from mcda.charts.palette import LIGHT, LIGHT_DIVERGING, LIGHT_SEQUENTIAL
from mcda.charts.theme import FONT, file_config, light


def test_files_have_a_colour_for_every_meaning_and_scale() -> None:
    config = file_config()
    assert config["range"]["category"] == list(LIGHT)
    assert config["range"]["diverging"] == list(LIGHT_DIVERGING)
    assert config["range"]["heatmap"] == config["range"]["ramp"] == list(LIGHT_SEQUENTIAL)
    assert config["background"] == light("paper") == "#ffffff"
    assert config["font"] == FONT


def test_the_configuration_is_new_each_time() -> None:
    file_config()["range"]["category"].clear()
    assert file_config()["range"]["category"] == list(LIGHT)
