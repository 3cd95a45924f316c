from __future__ import annotations

import hashlib
from pathlib import Path

from indexer.sources import SourceFile, find
from kb.model import Problem


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
