"""How long results are remembered: those of the house's cases by the process, others by a session.

What a user brought or changed, and all that was computed of it, is gone when the session ends.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import streamlit as st

from mcda.ui.identity import is_as_published

P = ParamSpec("P")
Result = TypeVar("Result")
Of = Callable[Concatenate[str, P], Result]


def remembered(most: int, *, copied: bool) -> Callable[[Of[P, Result]], Of[P, Result]]:
    """Remember what a function returns, whose first argument is the digest of a case.

    Parameters
    ----------
    most : results that are kept; by each session, where they are not for everybody
    copied : whether every caller gets a copy of its own, rather than one shared object
    """
    keep: Any = st.cache_data if copied else st.cache_resource

    def wrap(function: Of[P, Result]) -> Of[P, Result]:
        for_all = keep(max_entries=most, show_spinner=False)(function)
        for_session = keep(max_entries=most, scope="session", show_spinner=False)(function)

        @wraps(function)
        def look_up(digest: str, /, *args: P.args, **kwargs: P.kwargs) -> Result:
            found = for_all if is_as_published(digest) else for_session
            result: Result = found(digest, *args, **kwargs)
            return result

        return look_up

    return wrap
