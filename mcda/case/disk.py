"""Files on the disk: written beside and renamed, so that what was there stays whole till then."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mcda.case.finding import Sentence, sentence

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REASONS = {
    **dict.fromkeys(_FULL, sentence("the disk is full")),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), sentence("this program has no right to write there")
    ),
    errno.EROFS: sentence("nothing can be written to this disk"),
    errno.ENAMETOOLONG: sentence("its name is too long"),
    errno.ENOENT: sentence("its folder is not there"),
    errno.ENOTDIR: sentence("its folder is not there"),
    errno.EISDIR: sentence("it is a folder"),
    errno.EBADF: sentence("it is closed"),
}


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write files that belong together; where one cannot be written, all stay as they were.

    Each is written beside its place and takes it only when all are on the disk. A link is
    followed, so that it stays one, and a device or a pipe, which nothing can take the place of,
    is written to as it is. A file that may not be written to is not replaced either.

    Raises
    ------
    OSError
        A file cannot be written; its ``filename`` is what should have been written.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            try:
                place = Path(os.path.realpath(path))
                if _is_regular(place):
                    waiting.append((_beside(place), place))
                    _write_new(waiting[-1][0], content, _mode(place))
                else:
                    path.write_bytes(content)
            except OSError as trouble:
                raise _about(trouble, path) from trouble
        while waiting:
            beside, place = waiting[-1]
            try:
                beside.replace(place)
            except OSError as trouble:
                raise _about(trouble, place) from trouble
            waiting.pop()
    finally:
        for beside, _ in waiting:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Write one file as :func:`write_files` does."""
    write_files({path: content})


def why_not_written(trouble: OSError) -> Sentence:
    """Return why something cannot be written, in words that fit behind a colon."""
    known = _REASONS.get(trouble.errno or 0)
    return known or sentence("{reason}", reason=trouble.strerror or str(trouble))


def is_full(trouble: OSError) -> bool:
    """Whether there was no room for what should have been written."""
    return trouble.errno in _FULL


def _is_regular(place: Path) -> bool:
    """Whether a place holds a file, or nothing yet; a folder is refused."""
    try:
        kind = place.stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(kind) and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_ISREG(kind)


def _mode(place: Path) -> int | None:
    return stat.S_IMODE(place.stat().st_mode) if place.exists() else None


def _beside(place: Path) -> Path:
    return place.with_name(f".{secrets.token_hex(6)}.part")


def _write_new(path: Path, content: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)


def _about(trouble: OSError, path: Path) -> OSError:
    return OSError(trouble.errno, trouble.strerror or str(trouble), str(path))
