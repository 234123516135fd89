import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.propose_totals import total_by_figures, total_by_name

REGIONS = ["Andijan", "Bukhara", "Navoi"]


@pytest.mark.parametrize(
    "name",
    ["Total", "TOTAL:", "Republic total", "Grand total", "Republic", "Average", "All regions",
     "Итого", "Всего", "Всего по республике", "Республика", "По Республике", "Итого по стране",
     "Российская Федерация - всего", "Центральный федеральный округ", "Jami", "JAMI:",
     "Respublika bo'yicha", "Respublika bo‘yicha jami", "Respublika", "Жами", "Республика бўйича",
     "Республика бўйича жами", "Барлығы", "O‘rtacha"],
)  # fmt: skip
def test_totals_and_groups_are_known_by_their_name(name: str) -> None:
    found = total_by_name([REGIONS[0], name, *REGIONS[1:]])
    assert list(found) == [1]


@pytest.mark.parametrize(
    "name",
    ["O'zbekiston Respublikasi", "O‘zbekiston Respublikasi bo‘yicha", "Ўзбекистон Республикаси",
     "Республика Узбекистан", "Republic of Uzbekistan", "Республика Казахстан", "Kazakhstan",
     "Қазақстан Республикасы", "Российская Федерация", "India", "Poland", "Polska", "FRANCE",
     "the Federal Republic of Germany", "Guinea-Bissau", "Côte d’Ivoire", "Республика Польша"],
)  # fmt: skip
def test_a_country_among_its_regions_is_a_total(name: str) -> None:
    assert list(total_by_name([name, *REGIONS])) == [0]
    assert list(total_by_name([*REGIONS, name])) == [3]
    assert list(total_by_name(["Total", name, *REGIONS])) == [0, 1]


@pytest.mark.parametrize(
    "name",
    ["Republic of Karakalpakstan", "Qoraqalpog'iston Respublikasi", "Қорақалпоғистон Республикаси",
     "Республика Каракалпакстан", "Республика Татарстан", "Jamila", "Sumy", "Tashkent city",
     "Toshkent viloyati", "г. Ташкент", "Донецкая Народная Республика"],
)  # fmt: skip
def test_a_region_stays_whatever_it_is_called(name: str) -> None:
    assert total_by_name([name, *REGIONS]) == {}
    assert total_by_name([*REGIONS, name]) == {}


def test_countries_compared_with_each_other_stay() -> None:
    assert total_by_name(["Uzbekistan", "Kazakhstan", "Tajikistan"]) == {}


def test_the_word_is_given_as_the_reason() -> None:
    (reason,) = total_by_name(["Итого", "A"]).values()
    assert str(reason) == (
        'The word "итого" says that this is a total or an average, not a region.'
    )


PARTS = np.array([[1.0, 10.0, 5.5], [2.0, 20.0, 6.5], [3.0, 30.0, 7.0], [4.0, 45.0, 6.0]])


def whole(figures: np.ndarray, named: tuple[int, ...] = ()) -> int | None:
    found = total_by_figures(figures, named)
    return None if found is None else found[0]


@pytest.mark.parametrize("place", [0, 4])
def test_a_sum_of_the_others_is_found(place: int) -> None:
    total = [*PARTS[:, :2].sum(axis=0), 6.2]
    assert whole(np.insert(PARTS, place, total, axis=0)) == place


def test_rounded_sums_are_found() -> None:
    total = [10.04, 105.2, 6.2]
    assert whole(np.vstack([PARTS, total])) == 4


@pytest.mark.parametrize("place", [0, 3])
def test_three_regions_are_enough(place: int) -> None:
    assert whole(np.insert(PARTS[:3], place, PARTS[:3].sum(axis=0), axis=0)) == place
    assert whole(np.insert(PARTS[:3, :1], place, 6.0, axis=0)) == place


def test_a_sum_in_the_middle_or_of_few_regions_may_be_chance() -> None:
    total = [*PARTS[:, :2].sum(axis=0), 6.2]
    assert whole(np.insert(PARTS, 2, total, axis=0)) is None
    assert whole(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])) is None


def test_a_sum_in_the_middle_is_a_total_if_a_country_is_called_so() -> None:
    total = [*PARTS[:, :2].sum(axis=0), 6.2]
    assert whole(np.insert(PARTS, 2, total, axis=0), (2,)) == 2
    assert whole(np.insert(PARTS, 2, [3.0, 20.0, 6.0], axis=0), (2,)) is None


def test_one_column_of_several_may_be_chance() -> None:
    total = [10.0, 7.0, 7.0]
    assert whole(np.vstack([PARTS, total])) is None
    assert whole(np.vstack([PARTS, total])[:, :1]) == 4


def test_one_column_adds_up_and_rates_lie_between() -> None:
    assert whole(np.vstack([[10.0, 21.0, 6.2], PARTS])) == 0


def test_an_average_is_found_where_every_column_is_one() -> None:
    mean = PARTS.mean(axis=0)
    assert whole(np.vstack([PARTS, mean])) == 4
    assert whole(np.vstack([PARTS, [2.5, 20.0, 6.25]])) is None
    assert whole(np.vstack([PARTS, mean])[:, :1]) is None


def test_a_region_in_the_midst_of_alike_ones_is_no_average() -> None:
    alike = np.array([[70.0, 71.0], [70.4, 71.3], [69.8, 70.6], [70.2, 71.2]])
    assert whole(np.vstack([alike, [70.2, 71.1]])) is None


def test_missing_and_zero_figures_do_not_add_up() -> None:
    assert whole(np.full((6, 2), np.nan)) is None
    assert whole(np.zeros((6, 2))) is None
    assert whole(np.zeros((6, 0))) is None
    assert whole(np.full((6, 2), 1e308)) is None


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_are_judged(names: list[str]) -> None:
    assert set(total_by_name(names)) <= set(range(len(names)))
