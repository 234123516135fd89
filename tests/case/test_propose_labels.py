import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.propose_labels import Label, is_unit, read_label, read_title, tidy, without_marks


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (["Unemployment rate (%)"], Label("Unemployment rate", "%")),
        (["Unemployment, in percent"], Label("Unemployment", "in percent")),
        (["Investment, bn UZS", "2023"], Label("Investment", "bn UZS", "2023")),
        (["Investment [bn UZS]", "2023*"], Label("Investment", "bn UZS", "2023")),
        (["Population (thousand), 2022"], Label("Population", "thousand", "2022")),
        (["Population on 1 January 2023"], Label("Population on 1 January", "", "2023")),
        (["Students 2022/23"], Label("Students", "", "2022/23")),
        (["Доля занятых, %"], Label("Доля занятых", "%")),
        (
            ["Численность населения, тыс. человек", "2022 г."],
            Label("Численность населения", "тыс. человек", "2022"),
        ),
        (["Население на 01.01.2023 г."], Label("Население", "", "2023")),
        (["Площадь, тыс. кв. км"], Label("Площадь", "тыс. кв. км")),
        (
            ["Инвестиции", "млрд. сум", "за 2023 год"],
            Label("Инвестиции", "млрд. сум", "2023"),
        ),
        (
            ["Индекс", "в процентах к предыдущему году"],
            Label("Индекс", "в процентах к предыдущему году"),
        ),
        (["Aholi soni (ming kishi)", "2021-yil"], Label("Aholi soni", "ming kishi", "2021")),
        (
            ["Eksport hajmi, mln. AQSh dollari", "2023 yil"],
            Label("Eksport hajmi", "mln. AQSh dollari", "2023"),
        ),
        (["Жон бошига ЯҲМ", "минг сўм"], Label("Жон бошига ЯҲМ", "минг сўм")),
        (["Экспорт ҳажми", "2023 йил"], Label("Экспорт ҳажми", "", "2023")),
        (["Invest-\nments¹⁾"], Label("Investments")),
        (["GRP per capita 1)"], Label("GRP per capita")),
        (["2023-01-01"], Label("", "", "2023")),
        (["Рабочая сила", "в том числе:", "мужчины"], Label("Рабочая сила: мужчины")),
        ([], Label("")),
    ],
)
def test_a_header_is_taken_apart(parts: list[str], label: Label) -> None:
    assert read_label(parts) == label


@pytest.mark.parametrize(
    "text",
    [
        "Doctors per 1,000 people",
        "Employment, men",
        "GRP (current prices)",
        "ВРП в ценах 2015 г.",
        "GDP in constant 2015 prices",
        "Index (2015=100)",
        "2023 г. в % к 2022 г.",
        "People employed",
        "Number of firms",
        "Years of schooling",
    ],
)
def test_what_is_part_of_the_name_stays(text: str) -> None:
    assert read_label([text]) == Label(text)


def test_a_unit_alone_is_the_name_where_nothing_else_is() -> None:
    assert read_label(["Persons"]) == Label("Persons")
    assert read_label(["%", "2023"]) == Label("", "%", "2023")


@pytest.mark.parametrize(
    "text",
    ["%", "% of GRP", "mln so'm", "mlrd. so‘m", "млн. сум", "тыс. тонн", "АҚШ доллари", "ha",
     "thousand people", "USD per capita", "на 1000 человек", "ming so‘m hisobida", "count"],
)  # fmt: skip
def test_units_are_known(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "men", "number of firms", "per head", "of which", "2023"])
def test_other_words_are_no_units(text: str) -> None:
    assert not is_unit(text)


@pytest.mark.parametrize(
    ("name", "plain", "marks"),
    [
        ("Andijan*", "Andijan", "*"),
        ("Bukhara1)", "Bukhara", "1)"),
        ("Bukhara 2)", "Bukhara", "2)"),
        ("Navoi (1)", "Navoi", "(1)"),
        ("Фарғона¹⁾", "Фарғона", "¹⁾"),
        ("Region 1", "Region 1", ""),
        ("Karakalpakstan (Republic)", "Karakalpakstan (Republic)", ""),
        ("*", "*", ""),
        ("Navoi**", "Navoi", "**"),
        ("**bold**", "**bold**", ""),
        ("*it*", "*it*", ""),
        ("†North†", "†North†", ""),
    ],
)
def test_footnote_marks_come_off_names(name: str, plain: str, marks: str) -> None:
    assert without_marks(name) == (plain, marks)


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (
            ["Table 3.1. Investment by regions, 2023", "(bn UZS)"],
            Label("Investment by regions", "bn UZS", "2023"),
        ),
        (
            ["1.2-jadval. Hududlar bo‘yicha ishsizlik darajasi (foizda)"],
            Label("Hududlar bo‘yicha ishsizlik darajasi", "foizda"),
        ),
        (["5.2. ЗАНЯТОСТЬ", "тысяч человек"], Label("ЗАНЯТОСТЬ", "тысяч человек")),
        (
            ["Investment in fixed capital", "by regions", "Last updated"],
            Label("Investment in fixed capital by regions"),
        ),
        (["Таблица 2 Доходы населения"], Label("Доходы населения")),
        ([], Label("")),
    ],
)
def test_a_title_is_taken_apart(lines: list[str], label: Label) -> None:
    assert read_title(lines) == label


def test_text_is_put_on_one_line() -> None:
    assert tidy(" a \n\tb  c-\nd ") == "a b cd"


@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_header_is_read(parts: list[str]) -> None:
    label = read_label(parts)
    assert read_title(parts).unit == "" or label is not None
