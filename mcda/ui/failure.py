"""What a user sees when the program itself fails: words, never a traceback."""

from __future__ import annotations

import logging

import streamlit as st

from mcda.ui.text import say


def say_sorry(error: Exception) -> bool:
    """Log the error for whoever runs the server and tell the user what to do.

    Returns
    -------
    bool
        True: Streamlit shows nothing of its own
    """
    logging.getLogger("mcda").error("a page could not be drawn", exc_info=error)
    st.error(
        say(
            "This page could not be drawn. Your choices are kept in the address: "
            "reload the page, or open another one. The server's log says what happened."
        )
    )
    return True
