"""The case as this session works with it: what the file says, changed by the session's choices."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from mcda.case.adjusted import Adjusted, adjusted
from mcda.case.model import Case
from mcda.ui import session_work, state
from mcda.ui.state import LIMITS, MISSING


def opened(case: Case, digest: str) -> tuple[Case, str]:
    """Return the case as the session has changed it, and a digest that tells it apart.

    Parameters
    ----------
    case : the case as in its file
    digest : its hash; stays the beginning of the digest returned

    Returns
    -------
    the case, and the digest by which results about it are remembered; where nothing is changed
    these are the very same
    """
    marks: list[str] = []
    limited = limited_case(case)
    result = limited.case
    if result is not case:
        marks += (*limited.settings, result.settings.missing)
    edits = session_work.edits(case)
    if edits != case.edits:
        result = replace(result, edits=edits)
        marks += ("edits", repr(edits))
    taken = session_work.taken(case)
    if taken != result.taken:
        # No mark: rankings do not depend on it, and plans are remembered by what is asked.
        result = replace(result, taken=taken)
    if not marks:
        return result, digest
    mark = hashlib.sha256("\n".join(marks).encode()).hexdigest()[:16]
    return result, f"{digest}~{mark}"


def limited_case(case: Case) -> Adjusted:
    """Return the case of the file with the session's limits."""
    return adjusted(case, state.kept(case, LIMITS), state.kept(case, MISSING))
