"""By what a case is recognized: the hash that links carry and results are remembered by."""

from __future__ import annotations

from dataclasses import replace

from mcda.case.model import Case
from mcda.case.write import case_hash, content_hash

_HALF = 32


def digest_of(case: Case) -> str:
    """Return what tells a case apart from others.

    It begins with the hash of the case without its id and what sessions saved in it: a link that
    was made before work was saved still fits the saved file, whatever that is called here.
    """
    bare = replace(case, edits=(), scenarios=(), decisions=(), taken=())
    own = content_hash(bare)[:_HALF] + case_hash(bare)[:_HALF]
    return own if bare == case else f"{own}~{case_hash(case)[:16]}"


def fits(digest: str, version: str) -> bool:
    """Whether a link of this version was made with the case of a digest.

    Links made earlier carry the hash with the id, which is the second half.
    """
    return bool(version) and digest[:_HALF].startswith(version) | digest[_HALF:].startswith(version)


def brought(digest: str) -> str:
    """Return the digest of a case that a user brought."""
    return f"{digest}~brought"


def is_as_published(digest: str) -> bool:
    """Whether a digest is that of one of the house's cases, with nothing changed by a session."""
    return "~" not in digest
