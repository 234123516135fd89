"""Files are written whole or not at all, on disks that are full for real."""

import os
import resource
import stat
from contextlib import contextmanager
from pathlib import Path

import pytest

from mcda.case.disk import is_full, why_not_written, write_file, write_files
from mcda.case.model import Case, Region, Settings
from mcda.case.write import write_folder, write_workbook

FULL = Path("/dev/full")


@contextmanager
def no_room_beyond(size: int):
    """Let this process write no file longer than ``size`` bytes, as a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def case(name: str) -> Case:
    return Case(Settings(title=name, id="small"), (Region("A", name), Region("B", "Birch")))


def test_a_full_disk_leaves_the_old_files_whole_and_nothing_beside_them(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"old first")
    second.write_bytes(b"old second")
    with no_room_beyond(1_000), pytest.raises(OSError, match="too large") as trouble:
        write_files({first: b"short", second: b"x" * 5_000})
    assert (first.read_bytes(), second.read_bytes()) == (b"old first", b"old second")
    assert sorted(tmp_path.iterdir()) == [first, second]
    assert is_full(trouble.value)
    assert trouble.value.filename == str(second)
    assert str(why_not_written(trouble.value)) == "the disk is full"


def test_a_case_on_a_full_disk_stays_as_it_was(tmp_path):
    folder, book = tmp_path / "case", tmp_path / "case.xlsx"
    write_folder(case("Alder"), folder)
    write_workbook(case("Alder"), book)
    before = {path: path.read_bytes() for path in (*folder.iterdir(), book)}
    for write, target in ((write_folder, folder), (write_workbook, book)):
        with no_room_beyond(1_000), pytest.raises(OSError, match="too large"):
            write(case("A" * 5_000), target)
    assert {path: path.read_bytes() for path in (*folder.iterdir(), book)} == before
    assert sorted(tmp_path.iterdir()) == [folder, book]


def test_what_is_no_file_is_written_to_and_a_link_stays_one(tmp_path):
    device, link, file = tmp_path / "device", tmp_path / "link", tmp_path / "file"
    device.symlink_to(FULL)
    with pytest.raises(OSError, match="No space") as trouble:
        write_file(device, b"new")
    assert is_full(trouble.value)
    assert stat.S_ISCHR(FULL.stat().st_mode)
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is a folder"),
        ("nowhere/file", "its folder is not there"),
        ("n" * 300, "its name is too long"),
    ],
)
def test_why_a_place_cannot_be_written_to_is_said_in_words(tmp_path, name, why):
    with pytest.raises(OSError, match=r"\[Errno") as trouble:
        write_file(tmp_path / name, b"new")
    assert str(why_not_written(trouble.value)) == why
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_written_to_is_not_replaced(tmp_path, monkeypatch):
    # root may write everywhere, so the system's answer is given in its place
    file = tmp_path / "file"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(PermissionError) as trouble:
        write_file(file, b"new")
    assert str(why_not_written(trouble.value)) == "this program has no right to write there"
    assert file.read_bytes() == b"old"
