"""Where running text names a legal text, and where it only seems to."""

import pytest

from kb.citation_grammar import CHUNK, FIRST, plain
from kb.instruments import load
from kb.mentions import mention_at


def at(text, place="", after_article=False):
    return mention_at(text, plain(text), text.index(place), load(), after_article)


def named(text, place="", after_article=False):
    found = at(text, place, after_article)
    return (text[found.start : found.end], found.kind) if found else None


@pytest.mark.parametrize(("text", "found"), [
    pytest.param("Krivični zakonik propisuje", ("Krivični zakonik", "known"), id="known, Serbian"),
    pytest.param("Кривични законик прописује", ("Кривични законик", "known"), id="known, Cyrillic"),
    pytest.param("Smuggling Protocol requires", ("Smuggling Protocol", "known"), id="known, English"),
    pytest.param("Directive 2011/36/EU applies", ("Directive 2011/36/EU", "number"), id="CELEX number"),
    pytest.param("Zakona - 62/2006-22", ("Zakona - 62/2006", "gazette"), id="gazette"),
    pytest.param("Zakon o lovu i divljači stupa", ("Zakon o lovu i divljači", "named"), id="unknown, up to the verb"),
    pytest.param("Convention on Fishing and Boats, done", ("Convention on Fishing and Boats", "named"), id="English"),
    pytest.param("Protocol to the Fishing Convention", ("Protocol to the Fishing Convention", "named"), id="protocol"),
    pytest.param("KZ FBiH propisuje", ("KZ FBiH", "acronym"), id="another state's code"),
    pytest.param("Ugovor o kreditu", None, id="contract"),
    pytest.param("The Convention enters", None, id="defined word alone"),
    pytest.param("Agreement to the Court", None, id="sent, not named"),
    pytest.param("Odluku o stupanju u štrajk donosi sindikat", None, id="still to be taken"),
    pytest.param("zakon o lovu", None, id="lower case"),
    pytest.param("Beograd", None, id="a town"),
])  # fmt: skip
def test_mentions(text, found):
    assert named(text) == found


@pytest.mark.parametrize(("text", "place", "found"), [
    pytest.param("čl. 5 zakona o lovu", "zakona", ("zakona o lovu", "named"), id="lower-case law"),
    pytest.param("čl. 5 ZOPP", "ZOPP", ("ZOPP", "acronym"), id="unknown acronym"),
    pytest.param("čl. 5 XIV", "XIV", None, id="Roman number"),
    pytest.param("Article 8 of the Convention", "Convention", ("Convention", "defined"), id="defined word"),
    pytest.param("čl. 1 Ugovora", "Ugovora", ("Ugovora", "defined"), id="defined contract"),
])  # fmt: skip
def test_more_is_believed_after_an_article(text, place, found):
    assert named(text, place, after_article=True) == found
    assert at(text, place) is None or found is None


@pytest.mark.parametrize(("latin", "cyrillic"), [
    ("Zakon o lovu", "Закон о лову"), ("Ustav Republike Srbije", "Устав Републике Србије"),
])  # fmt: skip
def test_both_scripts_have_one_key(latin, cyrillic):
    assert at(latin).key == at(cyrillic).key


@pytest.mark.parametrize("text", ["čl. 5", "Članovi 5", "ČLANA 5", "st. 2", "Stav 2", "tač. 3", "t. 3", "podtač. 1",
                                  "alineja 1",
                                  "Article 6", "ARTICLE 6", "paragraph 2", "sub-paragraph (a)", "point 3", "letter a)",
                                  "lit. a)", "item 3"])  # fmt: skip
def test_what_is_searched_first_is_all_that_a_unit_begins_with(text):
    assert CHUNK.match(plain(text))
    assert FIRST.match(plain(text))


def test_a_unit_does_not_begin_inside_a_word():
    assert FIRST.search(plain("kčl. 5")) is None
