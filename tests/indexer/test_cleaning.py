from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning import join_broken, repair_letters, repair_lines, without_running_heads


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["traf-", "ficking"], "trafficking"),
        (["krijum-", "čarenje ljudi"], "krijumčarenje ljudi"),
        (["cross-", "border"], "cross-border"),
        (["2005-", "ispr."], "2005- ispr."),
        (["Beograd-", "Niš"], "Beograd-Niš"),
        (["KRIVIČNI ZAKO-", "NIK REPUBLIKE"], "KRIVIČNI ZAKONIK REPUBLIKE"),
        (["EU-", "UNODC plan"], "EU-UNODC plan"),
        (["a -", "Naslov"], "a - Naslov"),
        (["soft\xad", "ware"], "software"),
        (["a", "", "b"], "a b"),
        ([], ""),
    ],
)
def test_join_broken(lines: list[str], text: str) -> None:
    assert join_broken(lines) == text


DAMAGE = [
    pytest.param("zaštita žrtava, član 24.", "zaštita žrtava, član 24.", id="nothing is wrong"),
    pytest.param("zaÅ¡tita Å¾rtava, Ä\x8dlan", "zaštita žrtava, član", id="UTF-8 as Latin-1"),
    pytest.param("Ð—Ð°ÐºÐ¾Ð½", "Закон", id="UTF-8 as Windows-1252"),
    pytest.param("èlan, veæ, takoðe, šta", "član, već, takođe, šta", id="Windows-1250 as 1252"),
    pytest.param("père, mère et frère à l'été", "père, mère et frère à l'été", id="French"),
    pytest.param("OP[TE ODREDBE za{tita `rtava ure|uje", "OPŠTE ODREDBE zaštita žrtava uređuje", id="YUSCII"),
    pytest.param("OP]E ODREDBE ^lanak ure|uje za{titu", "OPĆE ODREDBE Članak uređuje zaštitu", id="YUSCII in a PDF"),
    pytest.param("write to ana@osce.org [see note] {x}", "write to ana@osce.org [see note] {x}", id="marks of English"),
    pytest.param("f[i] = g{j} | h~k", "f[i] = g{j} | h~k", id="formulas"),
]


@pytest.mark.parametrize(("damaged", "meant"), DAMAGE)
def test_repair_letters(damaged: str, meant: str) -> None:
    assert repair_letters(damaged) == meant


@given(st.text(alphabet="abčćžšđ АбвЂћ .,", max_size=80))
def test_sound_text_stays_as_it_is(text: str) -> None:
    assert repair_letters(text) == text


def test_a_whole_text_shows_what_a_line_does_not() -> None:
    assert repair_lines(["za{tita", "ure|uje", "OP[TE"]) == ["zaštita", "uređuje", "OPŠTE"]
    assert repair_lines(["za{tita", "sound"]) is None


def test_heads_are_found_where_they_repeat() -> None:
    pages = [["Gazette 3", "Article 1", "text", str(number)] for number in range(7, 11)]
    assert without_running_heads(pages) == (frozenset({0, 3}),) * 4 or without_running_heads(pages)[0] >= {0, 3}


def test_two_pages_keep_all() -> None:
    assert without_running_heads([["a", "1"], ["a", "2"]]) == (frozenset(), frozenset())


def test_article_numbers_at_the_edge_are_no_page_heads() -> None:
    pages = [[f"Član {number}.", f"text {number} of its own {'x' * number}"] for number in range(1, 9)]
    assert all(0 not in places for places in without_running_heads(pages))
