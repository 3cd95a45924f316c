"""Rich text (RTF)."""

from __future__ import annotations

import pytest

from indexer.readers import rtf


def _blocks(source: str) -> list[tuple[str, str]]:
    return [(block.text, block.kind) for block in rtf.read(source.encode(), "x.rtf").blocks]


def _texts(source: str) -> list[str]:
    return [text for text, _ in _blocks(source)]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        pytest.param(r"{\rtf1 a {\deleted b} c}", ["a c"], id="struck out"),
        pytest.param(r"{\rtf1 a {\f1\deleted\revauthdel1 b\'e8} c}", ["a c"], id="struck out, with its author"),
        pytest.param(r"{\rtf1 a {\deleted0 b} c}", ["a b c"], id="struck out no more"),
        pytest.param(r"{\rtf1 a {\v b} c {\v0 d}}", ["a c d"], id="hidden"),
        pytest.param(r"{\rtf1 a {\vertalt b} c}", ["a b c"], id="another word in v"),
        pytest.param(r"{\rtf1 a{\*\atnid A}{\*\annotation note}b}", ["ab"], id="comment"),
        pytest.param(r"{\rtf1 {\listtext\f0 1.\tab}prvo\par}", ["1. prvo"], id="number of a list"),
        pytest.param(r"{\rtf1 a\line b\par\par c}", ["a", "b", "c"], id="breaks"),
        pytest.param(r"{\rtf1 kri\-vi\~\_ni \{x\}}", ["krivi ‑ni {x}"], id="escaped"),
        pytest.param(r"{\rtf1 {\pict\pngblip 89504e47}a}", ["a"], id="picture"),
        pytest.param(r"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt veza}}}", ["veza"], id="link"),
    ],
)
def test_what_is_shown(source: str, texts: list[str]) -> None:
    assert _texts(source) == texts


FONTS = r"{\fonttbl{\f0\fcharset204 Times;}{\f1\fcharset238 Arial;}}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(rf"{{\rtf1\ansi\ansicpg1252{FONTS}\f0 \'c7\'e0\'ea\'ee\'ed \f1 \'e8}}", "Закон č", id="font"),
        pytest.param(r"{\rtf1\ansi\ansicpg1251 \'d7\'eb\'e0\'ed}", "Члан", id="code page"),
        pytest.param(r"{\rtf1\uc2 \u1063\'d7\'d7lan}", "Чlan", id="two stand-ins"),
        pytest.param(r"{\rtf1 \u-3913?}", "\uf0b7", id="symbol above 32767"),
        pytest.param("{\\rtf1 Žrtve}", "Žrtve", id="letters as they are, against the standard"),
    ],
)
def test_letters(source: str, text: str) -> None:
    assert _texts(source) == [text]


def test_rows_and_text_around_them() -> None:
    row = r"\trowd\cellx100\cellx200 {}\cell {}\cell\row"
    source = r"{\rtf1 pre\par " + row.replace("{}", "a", 1).replace("{}", "b") + row.replace("{}", "") + r"\pard posle}"
    assert _blocks(source) == [("pre", "paragraph"), ("a | b", "row"), ("posle", "paragraph")]


@pytest.mark.parametrize(
    ("info", "title"),
    [(r"{\title Predlog}", "Predlog"), (r"{\title predlog.rtf}", ""), (r"{\author Ana}", ""), (r"{\title }", "")],
    ids=["given", "a file's name", "none", "empty"],
)
def test_title(info: str, title: str) -> None:
    assert rtf.read(rf"{{\rtf1\ansi{{\info{info}}}x}}".encode(), "x").title == title


def test_a_group_that_is_never_closed_ends_with_the_file() -> None:
    assert _texts(r"{\rtf1 a {\v b" + "x" * 5000) != []


@pytest.mark.parametrize(
    ("content", "texts"),
    [(b"", []), (b"no rich text", ["no rich text"]), (b"{\\rtf1", []), (b"{\\rtf1 \\'", [])],
    ids=["empty", "plain", "cut", "cut in a letter"],
)
def test_what_is_cut_gives_what_is_there(content: bytes, texts: list[str]) -> None:
    assert [block.text for block in rtf.read(content, "x").blocks] == texts
