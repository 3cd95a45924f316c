import pytest

from kb.cite_as import cite_as
from kb.model import Passage, Record
from kb.provisions import provisions


def places(text, anchor="art-5"):
    passage = Passage("zakon", 0, anchor, "", text)
    return {p.anchor.removeprefix(f"{anchor}-"): text[p.start : p.end] for p in provisions(passage)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(1) Prvi\nkazniće se.\n(2) Drugi.", {"par-1": "(1) Prvi\nkazniće se.", "par-2": "(2) Drugi."}),
        ("Prvi stav:\n1) a;\n2) b.\nDrugi stav.",
         {"par-1": "Prvi stav:\n1) a;\n2) b.", "par-1-pt-1": "1) a;", "par-1-pt-2": "2) b.", "par-2": "Drugi stav."}),
        ("1. One:\n(a) x;\n2. Two.", {"par-1": "1. One:\n(a) x;", "par-1-pt-a": "(a) x;", "par-2": "2. Two."}),
        ("Stav.\n*Službeni glasnik", {"par-1": "Stav.\n*Službeni glasnik"}),
        ("", {}),
    ],
)  # fmt: skip
def test_places_in_an_article(text, found):
    assert places(text) == found


@pytest.mark.parametrize(("text", "found"), [
    pytest.param("O članu.\n(2) Kazna.\nJoš o njemu.", ["par-2"], id="only what is numbered"),
    pytest.param("O članu.\nJoš.", [], id="nothing numbered"),
    pytest.param("(1) Jedno:\n1) a;\n2) b.", ["par-1", "par-1-pt-1", "par-1-pt-2"], id="points"),
])  # fmt: skip
def test_the_paragraphs_of_a_digest_are_not_those_of_the_law(text, found):
    passage = Passage("sažetak", 0, "art-5", "", text)
    assert [p.anchor.removeprefix("art-5-") for p in provisions(passage, counted=False)] == found


@pytest.mark.parametrize(("text", "found"), [
    pytest.param("(1) a\n(2) b\n(2) c", ["par-1", "par-2"], id="a number that comes again"),
    pytest.param("Stav:\n1) a:\n(1) b;\n(2) c.", ["par-1", "par-1-pt-1", "par-1-pt-1-sub-1", "par-1-pt-1-sub-2"],
                 id="sub-points"),
    pytest.param("Stav:\n1a) a;\nđ) b.", ["par-1", "par-1-pt-1a", "par-1-pt-đ"], id="letters"),
    pytest.param("Stav:\n– crtica;\n– crtica.\nDrugi.", ["par-1", "par-2"], id="dashes open nothing"),
    pytest.param("(1а) Став.\n(1б) Став.", ["par-1a", "par-1b"], id="inserted paragraphs, Cyrillic"),
    pytest.param("1) a;\n2) b.", ["pt-1", "pt-2"], id="points without a paragraph"),
])  # fmt: skip
def test_what_an_article_is_made_of(text, found):
    assert list(places(text)) == found


def test_only_articles_have_them():
    assert places("(1) Tekst.", "preamble") == {}


def test_cite_as():
    record = Record("kz", "Кривични законик", type="law", metadata={"gazette": "85/2005"})
    passage = Passage("kz", 0, "art-350", "", "", address="rs-kz#art-350")
    assert cite_as(record, passage) == {
        "en": "Article 350 of the Criminal Code of Serbia (85/2005)",
        "sr-Latn": "Krivični zakonik, čl. 350. (85/2005)",
        "sr-Cyrl": "Кривични законик, чл. 350. (85/2005)",
    }
    assert cite_as(Record("p", "A practice", date="2016"))["en"] == "A practice (2016)"
