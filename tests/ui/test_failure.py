from __future__ import annotations

from tests.ui.app import run_script


def test_a_failure_is_said_in_words_without_a_traceback() -> None:
    def page() -> None:
        from mcda.ui.failure import say_sorry

        assert say_sorry(ValueError("secret detail")) is True

    app = run_script(page)
    assert len(app.error) == 1
    assert "reload the page" in app.error[0].value
    assert "secret detail" not in app.error[0].value
