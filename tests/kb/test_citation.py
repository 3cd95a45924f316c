import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.citation import Context, find, resolve
from kb.citation_grammar import plain

HERE = Context(work="rs-azil", article="7", countries=("serbia",))


def meant(text, context=HERE):
    """The addresses of every citation in the text."""
    return [address for reference in resolve(find(text), context) for address in reference.addresses]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("čl. 350 KZ", ["rs-kz#art-350"]),
        ("čl. 350 st. 2 t. 1 KZ", ["rs-kz#art-350-par-2-pt-1"]),
        ("члан 388. став 1. КЗ", ["rs-kz#art-388-par-1"]),
        ("člana 350a Krivičnog zakonika", ["rs-kz#art-350a"]),
        ("члана 350а. Кривичног законика", ["rs-kz#art-350a"]),
        ("KZ, čl. 350", ["rs-kz#art-350"]),
        ("Article 6 Smuggling Protocol", ["palermo-smuggling-protocol#art-6"]),
        ("Article 3(a) of the Palermo Protocol", ["palermo-trafficking-protocol#art-3-pt-a"]),
        ("Article 6(2)(a) of UNTOC", ["untoc#art-6-par-2-pt-a"]),
        ("Articles 2, 3 and 5 of UNTOC", ["untoc#art-2", "untoc#art-3", "untoc#art-5"]),
        ("paragraph 1 of Article 8 of Directive 2011/36/EU", ["dir-2011-36#art-8-par-1"]),
        ("чл. 350–352 КЗ", ["rs-kz#art-350-352"]),
        ("st. 1. do 3. ovog člana", ["rs-azil#art-7-par-1", "rs-azil#art-7-par-2", "rs-azil#art-7-par-3"]),
        ("tačka 2) stava 1. člana 5. ovog zakona", ["rs-azil#art-5-par-1-pt-2"]),
        ("stava 1. tačka 3) ovog člana", ["rs-azil#art-7-par-1-pt-3"]),
        ("člana 14. ovog zakona i člana 5. ZKP", ["rs-azil#art-14", "rs-zkp#art-5"]),
        ("čl. 21 KZ CG", ["me-kz#art-21"]),
        ("čl. 5 Zakona o opštem upravnom postupku", ["name:zakon-o-opst-upravn-postupk#art-5"]),
        ("Direktiva 2011/36/EU", ["dir-2011-36"]),
    ],
)
def test_citations_and_what_they_mean(text, addresses):
    assert meant(text) == addresses


@pytest.mark.parametrize(
    "text", ["", "Član komisije ima 5 glasova.", "stanje 3. dana", "The article is 5 pages.", "KZM i kz"]
)
def test_what_is_no_citation(text):
    assert find(text) == ()


def test_name_that_countries_share_is_read_by_the_document():
    assert meant("čl. 405 KZ", Context(countries=("montenegro",))) == ["me-kz#art-405"]
    assert meant("čl. 350 KZ", Context()) == ["rs-kz#art-350"]


def test_convention_in_a_protocol_is_the_one_it_supplements():
    assert meant("Article 5 of the Convention", Context("palermo-smuggling-protocol", "4")) == ["untoc#art-5"]
    assert meant("Article 5 of the Convention", Context()) == []


@given(st.text(alphabet="član stv.350а ижKZ(),–1ЉNјarticle", max_size=60))
def test_spans_lie_in_the_text_in_order_and_apart(text):
    found = find(text)
    assert len(plain(text)) == len(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
