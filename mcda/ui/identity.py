"""By what a case is recognized: the hash that links carry and results are remembered by."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Case
from mcda.case.write import case_hash


def digest_of(case: Case) -> str:
    """Return what tells a case apart from others.

    It begins with the hash of the case without what sessions saved in it: a link that was made
    before work was saved still fits the saved file.
    """
    bare = replace(case, edits=(), scenarios=(), decisions=())
    return case_hash(bare) if bare == case else f"{case_hash(bare)}~{case_hash(case)[:16]}"


def brought(digest: str) -> str:
    """Return the digest of a case that a user brought."""
    return f"{digest}~brought"


def is_as_published(digest: str) -> bool:
    """Whether a digest is that of one of the house's cases, with nothing changed by a session."""
    return "~" not in digest
