"""What is written as lawyers write it is found and means the same: in both languages, scripts and ways of speaking."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.address import Provision
from kb.citation import Context, find, resolve
from kb.cite_as import format_provision
from kb.text.scripts import to_cyrillic, to_latin

LETTERS = [*"abvgdđežzijklmnoprstćufhcčš", "lj", "nj", "dž"]
ARTICLES = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(["", "", *LETTERS]))
PARAGRAPHS = st.integers(1, 40).map(str)
POINTS = st.one_of(st.integers(1, 40).map(str), st.sampled_from("abcdefghz"))
WHOLE = st.builds(Provision, ARTICLES)
PARAGRAPH = st.builds(Provision, ARTICLES, PARAGRAPHS)
POINT = st.builds(Provision, ARTICLES, PARAGRAPHS, POINTS)
PROVISIONS = st.one_of(WHOLE, PARAGRAPH, POINT)


def meant(text, context=None):
    """The addresses of every citation in the text."""
    return [address for found in resolve(find(text), context or Context()) for address in found.addresses]


@given(PROVISIONS)
@example(Provision("350a", "2", "1"))
@example(Provision("40lj"))
@example(Provision("1", "1", "a"))
def test_serbian_references_read_back_in_both_scripts(provision):
    written = f"{format_provision(provision, 'sr')} KZ"
    assert meant(written) == [f"rs-kz#{provision.anchor}"]
    assert meant(to_cyrillic(written)) == [f"rs-kz#{provision.anchor}"]


@given(st.builds(Provision, st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(["", "a", "b"])),
                 PARAGRAPHS, st.one_of(st.just(""), POINTS)))  # fmt: skip
def test_english_references_read_back(provision):
    assert meant(f"{format_provision(provision, 'en')} of the UNTOC") == [f"untoc#{provision.anchor}"]


@given(ARTICLES, st.sampled_from(["en", "sr"]))
def test_a_point_of_an_article_without_paragraphs_reads_back(article, language):
    place = Provision(article, "", "a") if language == "en" else Provision(article, "", "3")
    of = "{} of the UNTOC" if language == "en" else "{} UNTOC"
    assert meant(of.format(format_provision(place, language))) == [f"untoc#{place.anchor}"]


@given(st.lists(st.integers(1, 300), min_size=2, max_size=5, unique=True).map(sorted))
def test_a_list_means_each_of_its_articles(numbers):
    *first, last = map(str, numbers)
    for text in (f"čl. {', '.join(first)} i {last} KZ", f"члановима {', '.join(first)} и {last} Кривичног законика",
                 f"Articles {', '.join(first)} and {last} of the Criminal Code of Serbia"):  # fmt: skip
        assert meant(text) == [f"rs-kz#art-{number}" for number in numbers], text


@given(st.integers(1, 500), st.integers(1, 60), st.sampled_from(["–", "-", " do ", " – "]))
def test_a_range_is_one_provision(first, more, dash):
    whole = f"rs-kz#art-{first}-{first + more}"
    assert meant(f"čl. {first}{dash}{first + more} KZ") == [whole]
    assert meant(to_cyrillic(f"čl. {first}{dash}{first + more} KZ")) == [whole]


@given(st.integers(1, 20), st.integers(1, 6))
def test_a_range_of_paragraphs_is_counted_out(first, more):
    found = meant(f"st. {first}. do {first + more}. člana 5. ovog zakona", Context("rs-azil", "9"))
    assert found == [f"rs-azil#art-5-par-{n}" for n in range(first, first + more + 1)]


HERE = Context("rs-azil", "7", ("serbia",))


@pytest.mark.parametrize(("text", "places"), [
    pytest.param("stav 2. ovog člana", ["art-7-par-2"], id="this article"),
    pytest.param("stava 2. tačka 1) ovoga člana", ["art-7-par-2-pt-1"], id="a point of it"),
    pytest.param("član 9. ovog zakonika", ["art-9"], id="this code"),
    pytest.param("čl. 9. i 10. ovoga zakona", ["art-9", "art-10"], id="two of this law"),
    pytest.param("paragraph 1 of this Article", ["art-7-par-1"], id="English"),
    pytest.param("Article 3, subparagraph (a), of this Protocol", ["art-3-pt-a"], id="English point"),
    pytest.param("odredbe ovog zakona", [], id="the law as a whole is no citation"),
    pytest.param("ovaj član i stav", [], id="no number"),
])  # fmt: skip
@pytest.mark.parametrize("script", [to_latin, to_cyrillic], ids=["Latin", "Cyrillic"])
def test_relative_references_mean_the_citing_text(text, places, script):
    written = text if "rticle" in text else script(text)
    assert meant(written, HERE) == [f"rs-azil#{place}" for place in places]


@pytest.mark.parametrize("text", ["stav 2. ovog člana", "paragraph 1 of this Article", "član 9. ovog zakona"])
def test_outside_law_a_relative_reference_is_open(text):
    assert meant(text) == []


@pytest.mark.parametrize(("text", "address"), [
    pytest.param("člana 17. istog zakona", "rs-zkp#art-17", id="the same law"),
    pytest.param("stav 2. istog člana", "rs-zkp#art-5-par-2", id="the same article"),
    pytest.param("tač. 1 i 2 istog člana", "rs-zkp#art-5-pt-2", id="points of it"),
])  # fmt: skip
@pytest.mark.parametrize("context", [Context(), HERE], ids=["outside law", "in a law"])
def test_the_same_means_what_was_cited_before(text, address, context):
    assert meant(f"Po članu 5. ZKP i {text}.", context)[-1] == address


def test_the_same_law_can_be_this_one():
    assert meant("člana 5. ZKP, člana 7. ovog zakona i člana 9. istog zakona", HERE)[-1] == "rs-azil#art-9"


def test_a_text_that_nobody_knows_is_not_the_one_before_it():
    found = meant("čl. 5 ZKP; Article 2 of the Convention; stav 3. istog člana")
    assert found == ["rs-zkp#art-5"]


@pytest.mark.parametrize(("ekavian", "ijekavian"), [
    ("Zakon o sprečavanju zloupotreba čl. 5", "Zakon o sprječavanju zloupotreba čl. 5"),
    ("čl. 3 st. 1 Zakona o bezbednosti", "čl. 3 st. 1 Zakona o bezbjednosti"),
    ("prema članu 9. stav 1. tačka 2) KZ", "prema članu 9. stavak 1. točka 2) KZ"),
])  # fmt: skip
def test_ijekavian_and_western_forms_are_found_as_well(ekavian, ijekavian):
    one, other = ([(c.provisions, bool(c.mention)) for c in find(text)] for text in (ekavian, ijekavian))
    assert one == other
    assert one[0][0]


@given(st.sampled_from(["čl. 350 st. 2 KZ", "članom 6. stav 1. Zakona o strancima", "Direktiva 2011/36/EU",
                        "Ustav Republike Srbije", "tačka 2) stava 1. člana 5. ZKP"]))  # fmt: skip
def test_both_scripts_mean_the_same(text):
    assert meant(to_cyrillic(text)) == meant(text)
    assert meant(text)
