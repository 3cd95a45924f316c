"""What a document's page tells machines: only what is known, and the same thing in each vocabulary."""

import pytest

from kb import taxonomy
from kb.model import Record
from webapp.metadata import authors, highwire, json_ld

ADDRESS = "https://kb.org/documents/a"
FULL = Record(
    "a", "Title & <more>", language="sr", script="Latn", type="law", date="2018-03", summary="In short.",
    countries=("serbia",), themes=("migrant-smuggling", "asset-recovery"),
    metadata={"authors": ["Ana Anić", "B"], "publisher": "P", "rights": "CC0", "source_url": "https://x.org"},
)  # fmt: skip
BARE = Record("b", "Bare")


def tags(record):
    found = {}
    for name, content in highwire(record, ADDRESS):
        found.setdefault(name, []).append(content)
    return found


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        ("citation_title", ["Title & <more>"]), ("citation_author", ["Ana Anić", "B"]),
        ("citation_publication_date", ["2018/03"]), ("citation_language", ["sr-Latn"]), ("citation_publisher", ["P"]),
        ("citation_public_url", [ADDRESS]), ("DC.title", ["Title & <more>"]), ("DC.creator", ["Ana Anić", "B"]),
        ("DC.date", ["2018-03"]), ("DC.language", ["sr-Latn"]), ("DC.type", ["law"]), ("DC.identifier", [ADDRESS]),
        ("DC.publisher", ["P"]), ("DC.description", ["In short."]), ("DC.rights", ["CC0"]), ("DC.source", ["https://x.org"]),
        ("DC.subject", ["migrant-smuggling", "asset-recovery"]),
    ],
)  # fmt: skip
def test_tags_of_a_full_record(name, contents):
    assert tags(FULL)[name] == contents


def test_what_is_unknown_has_no_tag():
    assert all(content for contents in tags(BARE).values() for content in contents)
    assert tags(BARE).keys().isdisjoint({"citation_author", "citation_publication_date", "DC.date", "DC.rights"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("@type", "Legislation"), ("@id", ADDRESS), ("identifier", "a"), ("name", "Title & <more>"),
        ("inLanguage", "sr-Latn"),
        ("datePublished", "2018-03"), ("abstract", "In short."), ("license", "CC0"), ("isBasedOn", "https://x.org"),
        ("publisher", {"@type": "Organization", "name": "P"}),
        ("author", [{"@type": "Person", "name": "Ana Anić"}, {"@type": "Person", "name": "B"}]),
        ("spatialCoverage", [{"@type": "Country", "name": "Serbia"}]),
    ],
)  # fmt: skip
def test_the_words_of_schema_org(name, value):
    assert json_ld(FULL, ADDRESS, taxonomy.load())[name] == value


def test_json_ld_of_a_bare_record_has_no_empty_value():
    said = json_ld(BARE, ADDRESS, taxonomy.load())
    assert all(said.values())
    assert said.keys().isdisjoint({"author", "publisher", "spatialCoverage", "datePublished"})


@pytest.mark.parametrize("type", [*taxonomy.load().entries["type"], "poem"])
def test_every_type_is_some_creative_work(type):
    assert json_ld(Record("a", "A", type=type), ADDRESS, taxonomy.load())["@type"]


def test_a_headline_is_no_longer_than_search_engines_read():
    assert len(json_ld(Record("a", "x" * 500), ADDRESS, taxonomy.load())["headline"]) == 110


@pytest.mark.parametrize(("given", "found"), [(None, ()), ([], ()), (["A", 7], ("A", "7"))])
def test_authors_are_texts(given, found):
    assert authors(Record("a", "A", metadata={"authors": given})) == found
