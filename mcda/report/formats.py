"""The files that leave the room, by their ending: what each is for, and what writes it.

Every writer tells the story anew from its saved case, so the same saved case gives the same
bytes, in the room and on the command line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mcda.report.story import Story, settled


@dataclass(frozen=True)
class Format:
    """A kind of file.

    Parameters
    ----------
    ending : with the dot, in small letters
    media_type : as browsers know it
    name, purpose : what it is called, and whom it serves, in plain words
    write : makes the file's content
    """

    ending: str
    media_type: str
    name: str
    purpose: str
    write: Callable[[Story], bytes]


def _workbook(story: Story) -> bytes:
    from mcda.report.audit.workbook import audit_workbook

    return audit_workbook(settled(story))


def _slides(story: Story) -> bytes:
    from mcda.report.slides.slides import slides_bytes

    return slides_bytes(settled(story))


def _document(story: Story) -> bytes:
    from mcda.report.document.document import document_bytes

    return document_bytes(settled(story))


def _list(story: Story) -> bytes:
    from mcda.report.exports import story_csv

    return story_csv(settled(story))


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
            "For other programs: a row per region with rank, score, probability and reasons.",
            _list,
        ),
    )
}  # fmt: skip
