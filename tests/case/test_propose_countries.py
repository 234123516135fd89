import pytest

from mcda.case.propose_countries import is_country
from mcda.case.propose_words import bare


@pytest.mark.parametrize(
    "name",
    ["Uzbekistan", "Republic of Uzbekistan", "The Netherlands", "Côte d’Ivoire", "Guinea-Bissau",
     "United Kingdom", "Islamic Republic of Iran", "Laos",
     "Республика Беларусь", "Қазақстан", "O‘zbekiston bo‘yicha",
     "DEUTSCHLAND", "Türkiye", "Россия в целом", "中国"],
)  # fmt: skip
def test_a_country_is_known_in_several_languages(name: str) -> None:
    assert is_country(bare(name))


@pytest.mark.parametrize(
    "name",
    ["", "Navoi", "Republic of Karakalpakstan", "Республика Татарстан", "New Mexico",
     "Guinea Ecuatorial region", "Northern Ireland", "Нижегородская область", "Indiana"],
)  # fmt: skip
def test_a_region_is_no_country(name: str) -> None:
    assert not is_country(bare(name))
