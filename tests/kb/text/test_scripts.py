"""Cyrillic and Latin: both ways, digraphs, what stays in Latin, folding."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.scripts import fold, mixed, readings, romanise, script_of, to_cyrillic, to_latin

EXCEPTIONS = Path(__file__).parents[4] / "shared/data/translit-sr"
LATIN = "abcčćdđefghijklmnoprsštuvzžABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ -.,0123456789qwxy\n"
CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ -.,0123456789\n"


@pytest.mark.parametrize(("cyrillic", "latin"), [
    ("Закон о раду, члан 24.", "Zakon o radu, član 24."),
    ("ЉУБАВ Љубав љубав", "LJUBAV Ljubav ljubav"),
    ("НАДЏАК Џеп", "NADDŽAK Džep"),
    ("Article 5", "Article 5"),
    ("Ђорђе и ћерка", "Đorđe i ćerka"),
], ids=["sentence", "lj in capitals", "dž in capitals", "English passes", "đ and ć"])
def test_to_latin(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(("latin", "cyrillic"), [
    ("Njegoš, ljubav i džem", "Његош, љубав и џем"),
    ("nadživeti, odžaliti, podžupan", "надживети, оджалити, поджупан"),
    ("odžačar iz Odžaka", "оџачар из Оџака"),
    ("injekcija, konjugacija, konjunktura, Tanjug", "инјекција, конјугација, конјунктура, Танјуг"),
    ("konj, konjušnica, vinjeta", "коњ, коњушница, вињета"),
    ("odjek, nadjačati, međudjelovanje", "одјек, надјачати, међудјеловање"),
    ("NADŽIVETI LJUBAV", "НАДЖИВЕТИ ЉУБАВ"),
    ("ǉubav", "љубав"),
    ("s\u030cuma", "шума"),
], ids=["digraphs", "prefix and ž", "genuine dž", "nj apart", "nj", "dj", "capitals", "ligature", "decomposed"])
def test_to_cyrillic(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize(("latin", "cyrillic"), [
    ("Glava XIV i član 5", "Глава XIV и члан 5"),
    ("I on je došao", "И он је дошао"),
    ("vidi https://unodc.org/e4j/sr.html i mail@mup.gov.rs", "види https://unodc.org/e4j/sr.html и mail@mup.gov.rs"),
    ("Windows-a i UNODC-a", "Windows-а и UNODC-а"),
    ("MUP, EU i OEBS", "МУП, ЕУ и ОЕБС"),
    ("Protocol against the Smuggling of Migrants (Protokol)", "Protocol against the Smuggling of Migrants (Протокол)"),
], ids=["Roman numeral", "conjunction I", "addresses", "foreign word with an ending", "acronyms", "English"])
def test_what_stays_in_latin(latin, cyrillic):
    assert to_cyrillic(latin) == cyrillic


@given(st.text(LATIN, max_size=60))
def test_latin_comes_back(text):
    assert to_latin(to_cyrillic(text)) == text


@given(st.text(CYRILLIC, max_size=40))
def test_cyrillic_to_latin_has_no_cyrillic(text):
    assert script_of(to_latin(text)) in ("Latn", "")


@pytest.mark.shared_data
@pytest.mark.parametrize(("name", "wrong"), [("dj", "ђ"), ("dzh", "џ"), ("nj", "њ")])
def test_exceptions_that_others_collected(name, wrong):
    lines = (EXCEPTIONS / f"strn__{name}_digraph_exceptions.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if (word := line.split("#")[0].strip())]
    bad = [word for word in words if wrong in to_cyrillic(word).replace("међу", "")]
    assert len(words) > 5
    assert bad == []


@pytest.mark.shared_data
def test_phrases_keep_their_letters():
    lines = (EXCEPTIONS / "turanjanin__phrases.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if to_latin(to_cyrillic(line)) != unicodedata.normalize("NFC", line)] == []


@pytest.mark.parametrize(("text", "folded"), [
    ("krijumčarenje šuma žrtva ćerka", "krijumcarenje suma zrtva cerka"),
    ("među", "medu"), ("medju", "medu"), ("medu", "medu"), ("Đorđe", "Dorde"), ("Djordje", "Dorde"),
    ("résumé naïve", "resume naive"),
])
def test_fold(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "script"), [
    ("Закон", "Cyrl"), ("Zakon", "Latn"), ("Закон (Act)", "Cyrl"), ("123 !", ""), ("", ""),
], ids=["Cyrillic", "Latin", "mostly Cyrillic", "digits", "nothing"])
def test_script_of(text, script):
    assert script_of(text) == script


def test_words_in_two_scripts_are_read_both_ways():
    assert readings("Cрбија")[0] == "Srbija"
    assert "policija" in readings("рolicija")
    assert mixed("Cрбија")
    assert not mixed("Србија 2")


def test_romanise_leaves_no_cyrillic():
    assert romanise("безопасность") == "bezopasnost"
