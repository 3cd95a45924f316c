from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.decoding import decode, looks_like_text, printable

LATIN = "Član 24. Zaštita žrtava: žene i deca imaju pravo na smeštaj, piše u članu."
CYRILLIC = "Члан 24. Заштита жртава: жене и деца имају право на смештај, пише у члану."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("text", [LATIN, CYRILLIC], ids=["latin", "cyrillic"])
def test_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["windows-1250", "iso-8859-2", "cp852"])
def test_latin_encodings(encoding: str) -> None:
    assert decode(LATIN.encode(encoding)).text == LATIN


@pytest.mark.parametrize("encoding", ["windows-1251", "iso-8859-5", "cp855"])
def test_cyrillic_encodings(encoding: str) -> None:
    assert decode(CYRILLIC.encode(encoding)).text == CYRILLIC


def test_declared_encoding_is_believed_after_utf8() -> None:
    assert decode("größe".encode("latin-1"), "iso-8859-1").encoding == "iso-8859-1"
    assert decode("žena".encode(), "windows-1250").text == "žena"


def test_unknown_declaration_is_ignored() -> None:
    assert decode(LATIN.encode("windows-1250"), "x-no-such").text == LATIN


@given(st.binary(max_size=300))
def test_never_fails(content: bytes) -> None:
    assert isinstance(decode(content).text, str)


@pytest.mark.parametrize(
    ("content", "is_text"),
    [
        (b"", True),
        (LATIN.encode("utf-16-le"), True),
        (b"\x00\x01\x02binary", False),
        (b"plain", True),
        (bytes(range(32)), False),
    ],
)
def test_looks_like_text(content: bytes, is_text: bool) -> None:
    assert looks_like_text(content) is is_text


@given(st.text(alphabet=st.characters(), max_size=50))
def test_printable_text_can_be_stored(text: str) -> None:
    clean = printable(text + "\x00\ud800\r\n")
    assert clean.encode("utf-8").decode() == clean
    assert not set(clean) & {"\x00", "\r", "\u200b"}


def test_printable_composes() -> None:
    assert printable("z\u030cena") == "žena"
