"""Files that are small and would be costly, made where they are needed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def lying(parts: Mapping[str, bytes], name: str, *, real: int, declared: int) -> bytes:
    """Return an archive with one more part of zeros, longer than the archive declares.

    The part is sound as far as it is declared, so that no checksum tells.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in parts.items():
            archive.writestr(other, content)
        with archive.open(name, "w") as part:
            for start in range(0, real, 1_000_000):
                part.write(bytes(min(1_000_000, real - start)))
        info = archive.getinfo(name)
        info.file_size = declared
        info.CRC = zipfile.crc32(bytes(declared))
    return buffer.getvalue()
