from __future__ import annotations

import pytest

from indexer.parsed import Unreadable
from indexer.readers.package import Package, is_safe_name
from tests.indexer import making


def test_reads_members_whatever_the_case_of_their_name() -> None:
    package = Package.open(making.package({"Word/Document.xml": "x"}))
    assert package.read("word/document.xml") == b"x"
    assert package.read("missing") is None


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    package = Package.open(making.package({"zeros": bytes(20_000_000)}))
    with pytest.raises(Unreadable, match="bomb"):
        package.read("zeros")


def test_many_small_members_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 10,000 files"):
        Package.open(making.package({str(n): "" for n in range(10_001)}))


def test_a_damaged_member_costs_itself() -> None:
    content = making.package({"a": "first" * 100, "b": "second"}, compression=0).replace(
        b"firstfirst", b"fistrfirst", 1
    )
    package = Package.open(content)
    assert package.read("a") is None
    assert package.read("b") == b"second"
    assert package.damaged == ["a"]


def test_an_encrypted_member_is_refused() -> None:
    content = bytearray(making.package({"a": "x"}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        Package.open(bytes(content)).read("a")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip"])
def test_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="the letter is damaged"):
        Package.open(content, "letter")


@pytest.mark.parametrize(
    ("name", "is_safe"),
    [
        ("a/b.txt", True),
        ("../a", False),
        ("a/../../b", False),
        ("/etc/passwd", False),
        ("C:\\x", False),
        ("..\\x", False),
    ],
)
def test_is_safe_name(name: str, is_safe: bool) -> None:
    assert is_safe_name(name) is is_safe
