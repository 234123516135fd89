import pytest

from mcda.case.proposal import Confidence
from mcda.case.propose_meanings import guess_group, guess_objective


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Unemployment rate", "unemployment"),
        ("Share of poor", "poor"),
        ("Poverty", "poverty"),
        ("Registered crimes", "crimes"),
        ("Distance to the capital", "distance"),
        ("Уровень безработицы", "безработицы"),
        ("Уровень бедности", "бедности"),
        ("Число преступлений", "преступлений"),
        ("Расстояние до столицы", "расстояние"),
        ("Ishsizlik darajasi", "ishsizlik"),
        ("Kambag‘allik darajasi", "kambag'allik"),
        ("Jinoyatlar soni", "jinoyatlar"),
        ("Masofa", "masofa"),
        ("Ишсизлик даражаси", "ишсизлик"),
        ("Камбағаллик", "камбағаллик"),
        ("Жиноятлар сони", "жиноятлар"),
    ],
)
def test_of_a_burden_less_is_better(name: str, word: str) -> None:
    guess = guess_objective(name)
    assert guess.value == "min"
    assert f'"{word}"' in str(guess.reason)
    assert str(guess.reason).startswith("A guess: ")


@pytest.mark.parametrize(
    ("name", "confidence"),
    [
        ("Employment", Confidence.MEDIUM),
        ("Экспорт товаров", Confidence.MEDIUM),
        ("Aholining daromadi", Confidence.MEDIUM),
        ("Even and odd", Confidence.LOW),
        ("Reduction of poverty", Confidence.LOW),
        ("Снижение преступности", Confidence.LOW),
    ],
)
def test_of_the_rest_more_is_better(name: str, confidence: Confidence) -> None:
    guess = guess_objective(name)
    assert (guess.value, guess.confidence) == ("max", confidence)


def test_a_word_for_and_a_word_against_lower_the_confidence() -> None:
    assert guess_objective("Unemployed graduates").confidence is Confidence.MEDIUM
    assert guess_objective("Unemployed").confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("Investment", ["Foreign investment", "Инвестиции", "Xorijiy sarmoya", "Инвестициялар"]),
        ("Skilled personnel", ["Students", "Безработица", "Talabalar soni", "Меҳнат ресурслари"]),
        ("Specialization", ["Location quotient", "Специализация", "Ixtisoslashuv"]),
        ("Export potential", ["Exports per head", "Экспорт", "Eksport hajmi", "Ташқи савдо"]),
        ("Natural potential", ["Land", "Сельское хозяйство", "Suv resurslari", "Чорвачилик"]),
        ("Quality of life", ["Income per head", "Врачи", "Shifokorlar", "Даромадлар"]),
        ("Economic potential", ["GRP", "ВРП", "Sanoat", "Саноат маҳсулоти"]),
    ],
)
def test_words_point_to_a_group(group: str, names: list[str]) -> None:
    assert [guess_group(name).value for name in names] == [group] * len(names)


def test_without_a_word_there_is_no_group() -> None:
    guess = guess_group("Indicator 7")
    assert (guess.value, guess.confidence) == ("", Confidence.LOW)
