"""Office files without a clock: the same content gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_STAMP = (2000, 1, 1, 0, 0, 0)
_ISO = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def without_clock(content: bytes) -> bytes:
    """Write an Office file anew with fixed dates, workbooks embedded in it included.

    Parameters
    ----------
    content : a zip archive: .pptx or .xlsx
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            data = source.read(part)
            if part.filename.endswith(".xlsx"):
                data = without_clock(data)
            elif part.filename == "docProps/core.xml":
                data = _DATES.sub(rb"\g<1>" + _ISO + rb"\g<2>", data)
            entry = zipfile.ZipInfo(part.filename, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return out.getvalue()
