"""The files that leave the room, by their ending: what each is for, and what writes it.

Every writer tells the story anew from its saved case, so the same saved case gives the same
bytes, in the room and on the command line.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mcda.case.cells import normalized
from mcda.case.model import Case
from mcda.report.spreadsheet import PLAIN, Dialect
from mcda.report.story import Story, decision_name, settled

_LONGEST = 60  # letters of a part of a file's name


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Parameters
    ----------
    ending : with the dot, in small letters
    media_type : as browsers know it
    name, purpose : what it is called, and whom it serves, in plain words
    write : makes the file's content
    write_as : the same with other separators and decimals; None where a file has none
    """

    ending: str
    media_type: str
    name: str
    purpose: str
    write: Callable[[Story], bytes]
    write_as: Callable[[Story, Dialect], bytes] | None = None


def file_name(case: Case, what: str, about: str = "", *, decision: str = "") -> str:
    """Return the name of a file without its ending, in letters that every system takes.

    It says what is inside, and has no date but that of a decision, so that it is as reproducible
    as what it names.

    Parameters
    ----------
    case : whose file it is
    what : kind of content, such as "ranking"
    about : what it is about beside the case, such as the name of a region
    decision : name of the decision that it tells; empty without one
    """
    parts = (case.id, what, about, decision)
    return "_".join(filter(None, map(_letters, parts)))


def story_file_name(story: Story, kind: Format, about: str = "") -> str:
    """Return the name of a story's file; the decision is named where the file shows it.

    Parameters
    ----------
    story, kind : what is told, and how
    about : what tells it from another file of the same kind
    """
    decided = story.decision
    shows = decided is not None and set(decided.shortlist) == set(story.result.shortlist)
    name = decision_name(story.case, decided) if decided is not None and shows else ""
    return file_name(story.case, kind.name.lower(), about, decision=name) + kind.ending


def _letters(text: str) -> str:
    plain = normalized(text, "NFKD").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9-]+", "_", plain)[:_LONGEST].strip("_-")


def _workbook(story: Story) -> bytes:
    from mcda.report.audit.workbook import audit_workbook

    return audit_workbook(settled(story))


def _slides(story: Story) -> bytes:
    from mcda.report.slides.slides import slides_bytes

    return slides_bytes(settled(story))


def _document(story: Story) -> bytes:
    from mcda.report.document.document import document_bytes

    return document_bytes(settled(story))


def _list(story: Story, dialect: Dialect = PLAIN) -> bytes:
    from mcda.report.exports import story_csv

    return story_csv(settled(story), dialect)


_OFFICE = "application/vnd.openxmlformats-officedocument."
# Writers bring large libraries along, so each is loaded when its file is asked for.
FORMATS: dict[str, Format] = {
    each.ending: each
    for each in (
        Format(
            ".xlsx", f"{_OFFICE}spreadsheetml.sheet", "Workbook",
            "For the audit: every step as a formula, all results and sources, and the case "
            "itself, which opens again in this program.",
            _workbook,
        ),
        Format(
            ".pptx", f"{_OFFICE}presentationml.presentation", "Slides",
            "For the meeting: charts and tables that can still be edited.",
            _slides,
        ),
        Format(
            ".pdf", "application/pdf", "Document",
            "For the record: the whole story on A4, with all figures and their sources.",
            _document,
        ),
        Format(
            ".csv", "text/csv", "List",
            "For other programs: a row per region with rank, score, probability, reasons and "
            "public money.",
            _list, _list,
        ),
    )
}  # fmt: skip
