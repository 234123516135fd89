"""The files that leave the room: what each is for, and the button that makes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mcda.report.formats import FORMATS, Format, story_file_name
from mcda.report.spreadsheet import LOCAL, Dialect
from mcda.report.story import Story
from mcda.ui.components.downloads import COMMAS, draw_local_download
from mcda.ui.components.headline import draw_note, draw_subheading
from mcda.ui.room import Room
from mcda.ui.telling import complete, work_out
from mcda.ui.text import say

_PURPOSE = 5  # lines, so that the buttons stand in one line


def draw_files(room: Room, story: Story) -> None:
    """Draw a column per kind of file; each is made when its button is pressed."""
    if story.certainty is None:
        _draw_certainty(room, story)
    for column, kind in zip(st.columns(len(FORMATS), gap="medium"), FORMATS.values()):
        with column:
            draw_subheading(f"{say(kind.name)} ({kind.ending})")
            draw_note(say(kind.purpose), lines=_PURPOSE)
            st.download_button(
                say("Make and download"),
                partial(_made, kind, story),
                story_file_name(story, kind),
                kind.media_type,
                key=f"file{kind.ending.replace('.', '_')}",
                on_click="ignore",
            )
            if kind.write_as is not None:
                draw_local_download(
                    partial(_made_locally, kind.write_as, story),
                    story_file_name(story, kind, COMMAS),
                    key="file_csv_local",
                )


def _draw_certainty(room: Room, story: Story) -> None:
    """Offer to work out, under a progress bar, what would make every file of a large case wait."""
    draw_note(
        say(
            "How sure the ranking is stands in the files. In a case as large as this one that "
            "takes some time: work it out here once, or each file does so while it is made."
        )
    )
    if st.button(say("Work out how sure it is"), key="work_out_certainty"):
        bar = st.progress(0.0, say("Drawing weights"))

        def tell(done: int, draws: int) -> None:
            bar.progress(done / draws, say("{done} of {draws} draws", done=done, draws=draws))

        work_out(room, story, tell)
        st.rerun()


def _made(kind: Format, story: Story) -> bytes:
    return kind.write(complete(story))


def _made_locally(write: Callable[[Story, Dialect], bytes], story: Story) -> bytes:
    return write(complete(story), LOCAL)
