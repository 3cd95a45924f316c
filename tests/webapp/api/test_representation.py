"""Values of the house as JSON: names of the contract, escaped HTML, nothing private."""

import pytest

from kb.model import Passage, Record, Source, Tag
from kb.service import HitView, PassageView, Snippet
from webapp.api import representation as to_json
from webapp.api.shapes import HIT_FIELDS, RECORD_FIELDS
from webapp.api.shapes import Passage as PassageShape

SOURCE = Source("law/a.md", "d1", root="/srv/private", signature="secret-signature")
RECORD = Record(
    "a b/č", "Naslov", type="law", language="sr", script="Latn", work="w", countries=("serbia",), date="2005-10",
    source=SOURCE, tags=(Tag("theme", "returns", "suggested", "povratak"),), metadata={"publisher": "Glasnik"},
)


@pytest.fixture(autouse=True)
def _request(app):
    """Addresses are made within a request."""
    with app.test_request_context():
        yield


def test_a_record_has_every_field_described_and_nothing_private():
    shown = to_json.record_json(RECORD, ())
    assert shown.keys() == set(RECORD_FIELDS) - {"passages"}
    assert shown["source"] == {"path": "law/a.md", "url": None}
    assert "private" not in str(shown)
    assert "secret" not in str(shown)


@pytest.mark.parametrize(("metadata", "url", "shown"), [
    ({"source_url": "https://law.example"}, "https://file.example", "https://law.example"),
    ({}, "https://file.example", "https://file.example"),
    ({"source_url": ""}, "", None),
], ids=["stated", "of the file", "none"])
def test_the_source_named_in_the_front_matter_comes_first(metadata, url, shown):
    record = Record("a", "A", source=Source("a.md", url=url), metadata=metadata)
    assert to_json.summary_json(record)["source"]["url"] == shown


def test_ids_are_quoted_in_addresses():
    assert to_json.summary_json(RECORD)["url"] == "/documents/a%20b/%C4%8D"
    assert all("a b" not in address for address in to_json.links_json(RECORD.id).values())


def hit(**more):
    passage = PassageView(0, "art-1", "Član 1", Snippet("<x>", ((1, 2),), "sr-Latn"), 1.5, 3)
    return HitView(RECORD, 2.5, (passage,), Snippet("Naslov"), (("b", "en", "Title"),), **more)


def test_a_hit_has_every_field_described():
    assert to_json.hit_json(hit(), True, True).keys() == set(HIT_FIELDS)
    assert to_json.hit_json(hit(), True, False).keys() == set(HIT_FIELDS) - {"reasons"}


@pytest.mark.parametrize(("highlight", "snippet"), [(True, "&lt;<mark>x</mark>&gt;"), (False, "<x>")])
def test_a_passage_is_html_or_plain(highlight, snippet):
    (found,) = to_json.hit_json(hit(), highlight, False)["passages"]
    assert (found["snippet"], found["page"], found["lang"]) == (snippet, 3, "sr-Latn")


def test_a_passage_with_its_text_has_every_field_described():
    shown = to_json.passage_json(Passage("a", 0, "art-1", "H", "T", address="w#art-1", cites=("x#art-2",)))
    assert shown.keys() == PassageShape().fields.keys()
    assert shown["url"] == "/documents/a#art-1"


def test_a_passage_without_an_anchor_is_its_document():
    assert to_json.passage_json(Passage("a", 0, "", "", "T"))["url"] == "/documents/a"
