"""From what a reader found and an author wrote to a record: who wins, and what fills the gaps."""

from dataclasses import replace

import pytest

from indexer.parsed import Block, ParsedDocument
from indexer.records import record, renamed, slug
from kb import taxonomy
from kb.model import Document, Passage, Source, Tag

SOURCE = Source("corpus/reports/Izveštaj o radu.pdf")
SERBIAN = "Ovim zakonom uređuje se zaštita svedoka u krivičnom postupku i postupak pred sudom."


def made(metadata=None, *, source=SOURCE, suggest=None, **parsed):
    document = ParsedDocument(**({"blocks": (Block(SERBIAN),)} | parsed))
    return record(document, metadata or {}, source, taxonomy.load(), suggest)


@pytest.mark.parametrize(
    ("metadata", "parsed", "title"),
    [
        ({"title": "Author's"}, {"title": "Reader's"}, "Author's"),
        ({}, {"title": "Reader's"}, "Reader's"),
        ({}, {"blocks": (Block("Text"), Block("First heading", "heading", 1))}, "First heading"),
        ({}, {}, "Izveštaj o radu"),
        ({"title": "Two\n  lines"}, {}, "Two lines"),
        ({}, {"title": "x" * 2000}, "x" * 1000),
    ],
    ids=["author", "format", "heading", "file name", "spaces", "too long"],
)
def test_where_the_title_comes_from(metadata, parsed, title):
    assert made(metadata, **parsed).title == title


@pytest.mark.parametrize(
    ("path", "type_"),
    [
        ("corpus/law/serbia/x.md", "law"), ("corpus/workshop/x.md", "workshop-output"),
        ("corpus/case/x.md", "case-law"), ("corpus/guide/x.md", "guideline"), ("x.md", "report"), ("law", "law"),
    ],
    ids=str,
)
def test_the_folder_tells_the_type(path, type_):
    assert made(source=Source(path)).type == type_
    assert made({"type": "treaty"}, source=Source(path)).type == "treaty"


@pytest.mark.parametrize(
    ("metadata", "date"),
    [
        ({"date": "2020", "period_start": "2019"}, "2020"),
        ({"period_start": 2019}, "2019"),
        ({"dates": [{"event": "adopted", "value": "2000-12-12/15"}]}, "2000-12-12"),
        ({"dates": [{"event": "adopted", "value": "unknown"}, {"event": "in force", "value": "2003"}]}, "2003"),
        ({}, ""),
    ],
    ids=["date", "beginning", "first event", "first known event", "none"],
)
def test_which_date_a_reader_would_cite(metadata, date):
    assert made(metadata).date == date


@pytest.mark.parametrize(
    ("declared", "language", "script"),
    [
        ("", "sr", "Latn"), ("sr-Cyrl", "sr", "Cyrl"), ("hr", "sr", "Latn"), ("bs", "sr", "Latn"), ("mk", "mk", "Latn"),
        ("en", "en", "Latn"),
    ],
    ids=["found", "script declared", "Croatian", "Bosnian", "Macedonian", "English"],
)
def test_a_declared_language_wins_and_the_four_are_analysed_as_one(declared, language, script):
    found = made({"language": declared} if declared else {})
    assert (found.language, found.script) == (language, script)


def test_a_variant_is_only_serbian():
    assert made({"language": "en"}).variant == ""
    assert made({"language": "sr", "variant": "ijekavian"}).variant == "ijekavian"


def test_tags_are_suggested_only_where_nobody_gave_any():
    asked = []

    def suggest(title, text, language, facets):
        asked.append(list(facets))
        return (Tag("theme", "money-laundering", "suggested", "pranje"),)

    found = made({"countries": ["serbia"]}, suggest=suggest)
    assert asked == [["theme", "audience"]]
    assert found.countries == ("serbia",)
    assert found.themes == ("money-laundering", "economic-crime-and-asset-recovery")
    assert [tag.origin for tag in found.tags if tag.facet == "theme"] == ["suggested", "derived"]
    assert made({"countries": ["serbia"], "themes": ["corruption"], "audiences": ["police"]}, suggest=suggest)
    assert len(asked) == 1


SERBIA, CROATIA = Tag("country", "serbia", "suggested", "Srbija"), Tag("country", "croatia", "suggested", "Hrvatska")


@pytest.mark.parametrize(
    ("path", "url", "named", "countries"),
    [
        ("law/serbia/kz.sr.md", "", (), ("serbia",)),
        ("law/serbia/kz.sr.md", "", (SERBIA, CROATIA), ("serbia", "croatia")),
        ("reports/a.md", "https://ustavni.sud.rs/1", (), ("serbia",)),
        ("reports/a.md", "https://ustavni.sud.rs/1", (CROATIA,), ("croatia",)),
        ("reports/a.md", "", (), ()),
    ],
    ids=["folder", "folder first, once", "address", "the text outweighs the address", "neither"],
)
def test_a_country_by_the_folder_or_the_address(path, url, named, countries):
    found = made({"source_url": url}, source=Source(path), suggest=lambda *_: named)
    assert found.countries == countries
    assert [tag.value for tag in found.tags if tag.facet == "country"] == list(countries)


def test_neither_folder_nor_address_changes_what_an_author_wrote():
    found = made({"countries": ["croatia"], "source_url": "https://a.rs/"}, source=Source("law/serbia/a.md"))
    assert found.countries == ("croatia",)


def test_what_the_format_says_gives_way_to_the_author():
    told = ParsedDocument("T", (Block(SERBIAN),), {"countries": ["Serbia"], "publisher": "OSCE", "themes": ["poetry"]})
    found = record(told, {"countries": ["albania"]}, SOURCE, taxonomy.load())
    assert found.countries == ("albania",)
    assert found.themes == ()
    assert found.metadata["publisher"] == "OSCE"


def test_keys_with_a_place_of_their_own_are_not_kept_twice():
    found = made({"title": "A", "summary": "S", "countries": ["serbia"], "location": "Niš"})
    assert dict(found.metadata) == {"location": "Niš"}


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("Закони/Кривични законик.md", "zakoni-krivicni-zakonik"), ("a//b.pdf", "a-b"), ("___.md", "document"),
        ("Đorđe & sinovi.docx", "dorde-sinovi"), ("v1.2.pdf", "v1-2"),
    ],
    ids=str,
)
def test_slug(path, id):
    assert slug(path) == id


@pytest.mark.parametrize(
    ("work", "new_work", "address"),
    [("old", "new", "new#art-1"), ("of-its-own", "of-its-own", "old#art-1")],
    ids=["work named after the id", "work of its own"],
)
def test_a_new_id_takes_the_work_along_that_was_named_after_it(work, new_work, address):
    passage = Passage("old", 0, "art-1", "", "Text", address="old#art-1")
    before = Document(replace(made({"identifier": "old"}), work=work), (passage,))
    after = renamed(before, "new")
    assert (after.record.id, after.record.work, after.record.source.work) == ("new", new_work, new_work)
    assert (after.passages[0].record_id, after.passages[0].address) == ("new", address)
