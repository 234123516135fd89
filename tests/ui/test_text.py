from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcda.case.finding import sentence
from mcda.ui.text import plain_label, say


def test_placeholders_are_filled_and_inner_sentences_said_first() -> None:
    inner = sentence("{n} regions", n=3)
    assert say(sentence("Money for {where}.", where=inner)) == "Money for 3 regions."
    assert say("{a} leads", a="**b** {x}") == "**b** {x} leads"


@pytest.mark.parametrize("sign", list("*_`$:[]<>\\#~|!{}&@^=\"'"))
def test_a_label_holds_no_sign_of_markdown(sign: str) -> None:
    assert plain_label(f"a{sign}b") in ("a b", "a_b")


@given(st.text())
def test_a_label_is_never_empty(text: str) -> None:
    assert plain_label(text).strip()


def test_letters_of_every_script_stay() -> None:
    assert plain_label("Хоразм, O‘zbekiston (2022)") == "Хоразм, O zbekiston (2022)"
