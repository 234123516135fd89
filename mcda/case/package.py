"""The parts of a zipped workbook, read piece by piece as events of an XML parser.

No tree is built, so that it does not matter how many elements a file has, or what else they hold.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from defusedxml import DTDForbidden

_PIECE = 1024 * 1024
_DEEPEST = 100  # elements in each other; those that are read lie less than ten deep

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class DepthError(ValueError):
    """Elements lie in each other as deep as in no workbook."""


def pieces(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo) -> Iterator[bytes]:
    """Iterate over the bytes of a part, unpacked piece by piece.

    Never more is unpacked than the archive declares, whatever the part holds, but for one piece.
    """
    with archive.open(part) as source:
        while piece := source.read(_PIECE):
            yield piece


def read_xml(
    archive: zipfile.ZipFile,
    part: str,
    start: Start,
    end: End | None = None,
    text: Text | None = None,
) -> Iterator[None]:
    """Parse a part, and stop after each piece so that what was found can be passed on.

    Parameters
    ----------
    archive, part : where the XML is
    start : called with the name of each element, its namespace before it and a space between,
        and with its attributes
    end : called with the name of each element that ends
    text : called with the text between tags

    Raises
    ------
    expat.ExpatError
        The part is no XML.
    DTDForbidden
        It has a document type, in which entities can be declared that grow without bounds.
    DepthError
        Its elements lie too deep in each other.
    """
    depth = 0

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise DepthError("elements lie too deep in each other")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    for piece in pieces(archive, part):
        parser.Parse(piece, False)
        yield
    parser.Parse(b"", True)
    yield


def _refuse(name: str, system: str | None, public: str | None, _: bool) -> None:
    raise DTDForbidden(name, system, public)


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition(" ")[2]
