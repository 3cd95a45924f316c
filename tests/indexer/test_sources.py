from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from indexer.sources import SourceFile, find
from kb.model import Problem
from tests.indexer.running import LAW, Desk


def _names(root: Path) -> list[str]:
    return [found.relative for found in find([root]) if isinstance(found, SourceFile)]


def test_walks_in_order_and_skips_the_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", ".git/config", "~$lock.docx", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert _names(tmp_path) == ["a/z.md", "b.md"]


def test_a_file_is_its_own_root(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes("Члан 1.".encode())
    (found,) = find([tmp_path / "one.md"])
    assert isinstance(found, SourceFile)
    assert (found.relative, found.media_type) == ("one.md", "text/markdown")
    assert found.digest == hashlib.sha256(found.content()).hexdigest()


def test_links_out_of_the_root_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert _names(tmp_path / "root") == []


def test_too_large_and_missing_are_problems(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("x" * 11)
    big, missing = find([tmp_path, tmp_path / "no"], max_bytes=10)
    assert isinstance(big, Problem)
    assert "11 bytes" in big.reason
    assert isinstance(missing, Problem)
    assert "no such file" in missing.reason


@pytest.fixture
def closed_folder(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a folder that lets no one in; permissions alone do not keep root out."""
    scandir = os.scandir

    def guarded(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    return "closed"


def test_a_closed_folder_is_a_problem_and_the_rest_is_found(tmp_path: Path, closed_folder: str) -> None:
    for name in ("a.md", f"{closed_folder}/b.md", "open/c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    *files, problem = find([tmp_path])
    assert [file.relative for file in files if isinstance(file, SourceFile)] == ["a.md", "open/c.md"]
    assert isinstance(problem, Problem)
    assert problem.path == str(tmp_path / closed_folder)
    assert "Permission denied" in problem.reason


def test_documents_of_a_closed_folder_are_kept(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    desk = Desk(tmp_path / "laws")
    desk.write({"closed/a.md": LAW.format("radu", "rad"), "b.md": LAW.format("azilu", "azil")})
    desk.run()
    request.getfixturevalue("closed_folder")
    report = desk.run()
    assert sorted(desk.documents) == ["azil", "rad"]
    assert (report.removed, [problem.path for problem in report.problems]) == (0, ["laws/closed"])
    assert report.exit_code == 1


@pytest.mark.parametrize("name", ["sources.toml", "Thumbs.db", "__MACOSX"])
def test_files_that_are_no_documents_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("x")
    assert _names(tmp_path) == []
