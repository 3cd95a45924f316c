"""Lines with their places on a page → paragraphs, items and headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.pdf_layout import Line, blocks_of_pages, title_key

WIDTH = 480.0


def _lines(*texts: str, left: float = 60, top: float = 700, size: float = 11, step: float = 14) -> list[Line]:
    """Lines below each other whose width follows their length; 80 letters fill the column."""
    return [
        Line(text, left, left + WIDTH * min(len(text), 80) / 80, top - step * place, size)
        for place, text in enumerate(texts)
    ]


def _texts(*pages: Sequence[Line]) -> list[str]:
    return [block.text for block in blocks_of_pages(pages, {})]


FULL = "Ovim zakonom se uređuje zaštita žrtava trgovine ljudima i krivičnih dela uopšte i"
SHORT = "prava svedoka."


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        pytest.param(_lines(FULL, SHORT), [f"{FULL} {SHORT}"], id="a full line goes on"),
        pytest.param(_lines(FULL, SHORT, "Novi stav."), [f"{FULL} {SHORT}", "Novi stav."], id="a short line ends"),
        pytest.param(_lines(SHORT, "malim slovom dalje"), ["prava svedoka. malim slovom dalje"], id="small letter"),
        pytest.param(_lines("Ko učini delo,", "Kazniće se"), ["Ko učini delo, Kazniće se"], id="comma"),
        pytest.param(_lines(FULL, "Član 5.", FULL), [FULL, "Član 5.", FULL], id="article"),
        pytest.param(_lines(FULL, "1) žrtva;", "2) svedok;"), [FULL, "1) žrtva;", "2) svedok;"], id="items"),
        pytest.param(
            [*_lines(FULL, FULL, FULL), *_lines("Posle razmaka.", top=620)],
            [f"{FULL} {FULL} {FULL}", "Posle razmaka."],
            id="gap",
        ),
        pytest.param(
            [*_lines(FULL), *_lines("Fusnota.", top=686, size=8)], [FULL, "Fusnota."], id="smaller print begins anew"
        ),
        pytest.param(
            [Line("zakon", 60, 100, 700, 11), Line("2", 100, 104, 703, 11)], ["zakon 2"], id="a raised number stays"
        ),
        pytest.param(
            [*_lines(FULL, "Kraj kolone"), *_lines("Početak druge kolone.", left=320, top=700)],
            [f"{FULL} Kraj kolone", "Početak druge kolone."],
            id="the next column",
        ),
        pytest.param(
            [*_lines(FULL), Line("Zakon", 60, 100, 686, 11), Line("2", 100, 104, 689, 11)],
            [f"{FULL} Zakon 2"],
            id="a raised number stays although its line is short",
        ),
        pytest.param([Line("bez"), Line("mesta")], ["bez mesta"], id="without places"),
        pytest.param([], [], id="empty page"),
    ],
)
def test_paragraphs(lines: list[Line], texts: list[str]) -> None:
    assert _texts(lines) == texts


def test_a_sentence_over_two_pages_is_two_blocks_with_their_pages() -> None:
    blocks = blocks_of_pages([_lines(FULL), _lines(SHORT)], {})
    assert [(block.page, block.text) for block in blocks] == [(1, FULL), (2, SHORT)]


def test_items_are_known() -> None:
    kinds = [block.kind for block in blocks_of_pages([_lines("(1) prvo", "– drugo", "Treće")], {})]
    assert kinds == ["item", "item", "paragraph"]


BODY = _lines(*[FULL] * 6, top=600)


def _levels(*heads: tuple[str, float], outline: dict[str, int] | None = None) -> list[tuple[str, int]]:
    lines = [line for place, (text, size) in enumerate(heads) for line in _lines(text, top=800 - 30 * place, size=size)]
    blocks = blocks_of_pages([[*lines, *BODY]], outline or {})
    return [(block.text, block.level) for block in blocks if block.kind == "heading"]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        pytest.param([("Izveštaj", 20), ("Uvod", 14)], [("Izveštaj", 1), ("Uvod", 2)], id="two sizes"),
        pytest.param([("Uvod", 14.04), ("Kraj", 13.96)], [("Uvod", 1), ("Kraj", 1)], id="one size but for scaling"),
        pytest.param([("Nije naslov", 12)], [], id="hardly larger"),
        pytest.param([("12. 5. 2024", 16)], [], id="no letter"),
        pytest.param([("Član 12.", 16)], [], id="an article is no heading"),
        pytest.param([("Dug uvod " * 30, 16)], [], id="a paragraph in large print"),
        pytest.param(
            [("A", 40), ("B", 34), ("C", 28), ("D", 22), ("E", 16)],
            [("A", 1), ("B", 2), ("C", 3), ("D", 4), ("E", 4)],
            id="four levels at most",
        ),
    ],
)
def test_headings_by_size(heads: list[tuple[str, float]], found: list[tuple[str, int]]) -> None:
    assert _levels(*heads) == found


def test_the_outline_of_the_file_wins_over_the_size() -> None:
    outline = {title_key("1. Uvod"): 3}
    assert _levels(("1 UVOD", 11), ("Kraj", 16), outline=outline) == [("1 UVOD", 3), ("Kraj", 1)]


def test_pages_without_sizes_have_no_headings() -> None:
    blocks = blocks_of_pages([[Line("Naslov"), Line("Tekst")]], {})
    assert {block.kind for block in blocks} == {"paragraph"}


@pytest.mark.parametrize(
    ("title", "key"), [("1.2. Uvod u zakon", "12uvoduzakon"), ("ČLAN 5", "član5"), (" – ", ""), ("Члан", "члан")]
)
def test_title_key(title: str, key: str) -> None:
    assert title_key(title) == key


@given(
    st.lists(
        st.builds(
            Line,
            st.text("abč Ž.,1(", min_size=1, max_size=20).filter(str.strip),
            st.floats(0, 500),
            st.floats(0, 600),
            st.floats(0, 800),
            st.sampled_from([8.0, 11.0, 14.0]),
        )
    )
)
def test_no_letter_is_lost_and_the_order_stays(lines: list[Line]) -> None:
    given_letters = "".join(c for line in lines for c in line.text if c.isalnum())
    assert "".join(c for text in _texts(lines) for c in text if c.isalnum()) == given_letters
