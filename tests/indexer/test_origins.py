"""Countries by folder and by address: whose a law is, and which domains tell nothing."""

import pytest

from indexer.origins import by_address, by_folder


@pytest.mark.parametrize(
    ("path", "country"),
    [
        ("corpus/law/serbia/kz.md", ["serbia"]),
        ("law/bosnia-and-herzegovina/entity/kz.md", ["bosnia-and-herzegovina"]),
        ("law/kz.md", []),
        ("law/atlantis/kz.md", []),
        ("case/serbia/presuda.md", []),
        ("law/serbia", []),
    ],
    ids=["law", "deeper", "no country", "unknown", "not a law", "a file called serbia"],
)
def test_by_folder(path, country):
    assert [tag.value for tag in by_folder(path)] == country


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://ustavni.sud.rs/sudska-praksa", ["serbia"]),
        ("http://WWW.PARAGRAF.BA:80/x", ["bosnia-and-herzegovina"]),
        ("https://www.gov.me/x", ["montenegro"]),
        ("https://about.me/x", []),
        ("https://polis.osce.org/serbia.rs", []),
        ("https://eur-lex.europa.eu/", []),
        ("", []),
        ("http://[broken", []),
    ],
)
def test_by_address(url, country):
    assert [tag.value for tag in by_address(url)] == country


def test_each_says_what_it_rests_on():
    (folder,), (address,) = by_folder("law/serbia/a.md"), by_address("https://sud.rs/")
    assert (folder.origin, folder.evidence) == ("derived", "law/serbia")
    assert (address.origin, address.evidence) == ("suggested", "sud.rs")
