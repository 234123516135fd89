"""The ASGI application: ``streamlit run app.py`` serves it."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from mcda.ui.failure import say_sorry
from mcda.ui.headers import SecurityHeaders

app = st.App(
    "mcda/ui/main.py",
    middleware=[Middleware(SecurityHeaders)],
    on_script_error=say_sorry,
)
