from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.ui.app import html, open_app, sent


def ranked(app: AppTest) -> list[str]:
    return list(sent(app, "names")["names"])


def test_limits_of_an_address_hold_and_stay_in_it() -> None:
    app = open_app(limits=["students:minimum:100", "nobody:minimum:3"])
    assert ranked(app) != ranked(open_app())
    assert "are not ranked" in html(app)
    assert "students:minimum:100" in app.query_params["limits"]


def test_a_link_with_limits_is_still_a_link_to_the_file() -> None:
    plain, limited = open_app(), open_app(limits=["students:minimum:100"])
    assert limited.query_params["v"] == plain.query_params["v"]
    again = open_app(v=plain.query_params["v"], limits=["students:minimum:100"])
    assert "The case has changed" not in html(again)


def test_contradicting_limits_of_an_address_are_said_and_not_used() -> None:
    app = open_app(limits=["students:minimum:100", "students:maximum:1"])
    assert "no region can have at least 100 and at most 1" in html(app)
    assert ranked(app) == ranked(open_app())
