"""The pictures of a page as files: one button, a list, each picture as PNG or SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from mcda.case.finding import Sentence
from mcda.case.model import Case, Criterion
from mcda.charts.picture import Picture
from mcda.ranking.matrix import decision_matrix
from mcda.report.formats import file_name
from mcda.report.marked_figures import provenance_sentence
from mcda.report.picture_origin import source_notes
from mcda.report.pictures import picture_png, picture_svg
from mcda.ui.text import plain_label, say


@dataclass(frozen=True)
class Offer:
    """A picture that a page offers as a file.

    Parameters
    ----------
    key : name of the file without case and ending
    title : above the picture, in the session's language
    make : makes the picture; runs while the dialog is drawn
    about : how to read it and what was chosen, below the picture
    criteria : those whose figures it shows, for their sources
    keys : (words, meaning of a colour) that the picture itself does not explain
    """

    key: str
    title: str
    make: Callable[[], Picture]
    about: tuple[Sentence | str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()


def draw_pictures_button(page: str, case: Case, offers: Callable[[], Sequence[Offer]]) -> None:
    """Draw the button that opens the list of a page's pictures.

    Parameters
    ----------
    page : name of the page, for keys
    case : the open case
    offers : lists the pictures; called when the list is opened
    """
    if st.button(say("Pictures"), key=f"pictures_{page}"):
        st.dialog(say("Pictures"), width="medium")(_draw_offers)(case, offers())


def _draw_offers(case: Case, offers: Sequence[Offer]) -> None:
    st.text(
        say(
            "Each picture comes with its title and where it is from. PNG suits slides and letters; "
            "SVG stays sharp at any size."
        )
    )
    for number, offer in enumerate(offers, 1):
        picture = offer.make()
        notes = _notes(case, offer)
        title, png, svg = st.columns([6, 1, 1], gap="small", vertical_alignment="center")
        title.text(say("{number}. {title}", number=number, title=offer.title))
        with png:
            _draw_file(case, offer, number, "PNG", _deferred(picture_png, picture, offer, notes))
        with svg:
            _draw_file(case, offer, number, "SVG", _deferred(picture_svg, picture, offer, notes))


def _deferred(
    render: Callable[..., bytes], picture: Picture, offer: Offer, notes: tuple[str, ...]
) -> Callable[[], bytes]:
    """Return what makes the file once its button is pressed; holds all that it needs."""
    return lambda: render(picture, offer.title, notes, keys=offer.keys)


def _draw_file(case: Case, offer: Offer, number: int, kind: str, make: Callable[[], bytes]) -> None:
    ending = kind.lower()
    st.download_button(
        # no two buttons of a page may have the same name
        say("{kind} {number}", kind=kind, number=number),
        make,
        f"{file_name(case, offer.key)}.{ending}",
        "image/png" if kind == "PNG" else "image/svg+xml",
        key=f"picture_{offer.key}_{ending}",
        on_click="ignore",
        help=say("Save “{title}” as {kind}", title=plain_label(offer.title), kind=kind),
    )


def _notes(case: Case, offer: Offer) -> tuple[str, ...]:
    illustrative = provenance_sentence(case, decision_matrix(case))
    shown = [*offer.about, *source_notes(case, offer.criteria)]
    if illustrative is not None:
        shown.insert(len(offer.about), illustrative)
    return tuple(say(note) for note in shown)
