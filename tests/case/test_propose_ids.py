import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.layout import fixed_columns, reserved_names
from mcda.case.propose_ids import LONGEST, ascii_text, criterion_ids, key_of, region_ids, unique


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Andijan region", "andijan_region"),
        ("Farg‘ona viloyati", "fargona_viloyati"),
        ("Qoraqalpog'iston Respublikasi", "qoraqalpogiston_respublikasi"),
        ("Oʻzbekiston", "ozbekiston"),
        ("Фарғона вилояти", "fargona_viloyati"),
        ("Қорақалпоғистон", "qoraqalpogiston"),
        ("Хоразм вилояти", "xorazm_viloyati"),
        ("Жиззах", "jizzax"),
        ("Хорезмская область", "khorezmskaya_oblast"),
        ("Жамбылская область", "zhambylskaya_oblast"),
        ("Түркістан облысы", "turkistan_oblysy"),
        ("Île-de-France", "ile_de_france"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("2023", "region"),
        ("北京", "region"),
        ("", "region"),
    ],
)
def test_a_name_becomes_a_key(name: str, key: str) -> None:
    assert key_of(name, "region") == key


def test_a_long_name_is_cut_between_words() -> None:
    key = key_of("Investments in fixed capital by all sources of financing", "x")
    assert key == "investments_in_fixed_capital_by_all"
    assert len(key_of("a" * 100, "x")) == LONGEST


def test_equal_names_get_numbers() -> None:
    assert unique(["a", "a", "b", "a"]) == ("a", "a_2", "b", "a_3")
    assert unique(["a", "a_2", "a"]) == ("a", "a_2", "a_3")
    assert unique(["a"], taken={"a"}) == ("a_2",)


def test_a_criterion_takes_no_name_of_another_column() -> None:
    assert criterion_ids(["Population", "Name", "Note", "GRP", "GRP"]) == (
        "population_figure", "name_figure", "note_figure", "grp", "grp_2",
    )  # fmt: skip


def test_codes_are_used_if_every_region_has_its_own() -> None:
    assert region_ids(["A", "B"], ["UZ-AN", "1703"]) == ("UZ-AN", "1703")
    assert region_ids(["A", "B"], ["UZ-AN", "UZ-AN"]) == ("a", "b")
    assert region_ids(["A", "B"], ["UZ-AN", ""]) == ("a", "b")
    assert region_ids(["A", "B"], ["код", "UZ"]) == ("a", "b")


@given(st.lists(st.text(max_size=60), max_size=8))
def test_ids_are_keys_and_unique_whatever_the_names(names: list[str]) -> None:
    ids = criterion_ids(names)
    taken = reserved_names("criterion") | set(fixed_columns("regions"))
    assert len(set(ids)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", key) for key in ids)
    assert not taken & set(ids)
    assert all(ascii_text(name).isascii() for name in names)
