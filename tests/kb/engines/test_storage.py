"""The index folder: files that outlive their names, and errors of the machine in our words."""

import errno
import os

import pytest

from kb.engines.whoosh.storage import IndexStorage, Parts, mapped, sync_all, writing
from kb.errors import DiskFull, IndexNotWritable


@pytest.mark.parametrize(("number", "kind", "says"), [
    (errno.ENOSPC, DiskFull, "no space left while writing .*; the index is as it was before"),
    (errno.EDQUOT, DiskFull, "free some space"),
    (errno.EFBIG, DiskFull, "run the command again"),
    (errno.EACCES, IndexNotWritable, "Permission denied; give --index a folder that you may write to"),
    (errno.EROFS, IndexNotWritable, "Read-only file system"),
], ids=["disk", "quota", "file too large", "rights", "read-only"])
def test_what_the_machine_refuses_is_said_in_our_words(tmp_path, number, kind, says):
    with pytest.raises(kind, match=says) as caught, writing(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.details["path"] == str(tmp_path)


def test_other_errors_pass_through(tmp_path):
    with pytest.raises(KeyError), writing(tmp_path):
        raise KeyError


def test_parts_outlive_the_name_of_their_file(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"0123456789")
    parts = Parts(path)
    path.unlink()
    assert (parts.read(2, 3), parts.read(8, 9), parts.read(20, 1)) == (b"234", b"89", b"")


def test_parts_close_with_the_last_reference(tmp_path):
    (tmp_path / "f").write_bytes(b"x")
    parts = Parts(tmp_path / "f")
    handle = parts._handle
    del parts
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_parts_of_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Parts(tmp_path / "nothing")


def test_an_empty_file_cannot_be_mapped(tmp_path):
    (tmp_path / "f").touch()
    with pytest.raises(ValueError, match="empty"):
        mapped(tmp_path / "f")


def test_a_rename_replaces_and_leaves_no_other_file(tmp_path):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "old").write_bytes(b"old")
    IndexStorage(str(tmp_path)).rename_file("new", "old")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"new"}


def test_syncing_a_file_that_is_gone_is_not_passed_over(tmp_path):
    (tmp_path / "here").touch()
    with pytest.raises(FileNotFoundError):
        sync_all([tmp_path / "here", tmp_path / "gone"])
