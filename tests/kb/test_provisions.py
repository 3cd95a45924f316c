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
