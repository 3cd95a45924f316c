"""The shapes of JSON answers, as /openapi.json describes them. `webapp.api.representation` makes the values.

Every schema lists every field that the answer has; fields may be added within version 1, never renamed or removed.
"""

from __future__ import annotations

from typing import Any

from apiflask import Schema
from apiflask.fields import Boolean, Dict, Float, Integer, List, Nested, String


def string(about: str = "", **more: Any) -> String:
    """A string that is always there."""
    return String(required=True, metadata={"description": about, **more})


def maybe(about: str = "", **more: Any) -> String:
    """A string or null."""
    return String(required=True, allow_none=True, metadata={"description": about, **more})


def many(schema: type[Schema], about: str = "") -> List[Any]:
    """A list of objects."""
    return List(Nested(schema), required=True, metadata={"description": about})


def strings(about: str = "") -> List[Any]:
    """A list of strings."""
    return List(String(), required=True, metadata={"description": about})


class Source(Schema):
    """Where a document comes from."""

    path = string("The file, as named in the corpus.", example="corpus/law/serbia/krivicni-zakonik.md")
    url = maybe("The official or original text.")


class Version(Schema):
    """Another language version of the same work."""

    id = string()
    lang = string("BCP 47, such as sr-Cyrl.")
    title = string()
    url = string()


class Found(Schema):
    """A matching passage."""

    anchor = string("Where it is in the document: `url#anchor`. An article of a law is `art-350`.", example="art-350")
    heading = string()
    snippet = string("The piece that matched. With highlight=on HTML: text escaped, words marked with <mark>.")
    score = Float(required=True)
    page = Integer(required=True, allow_none=True, metadata={"description": "Page in the original file, from 1."})
    lang = string("BCP 47 of the snippet; empty if unknown.")


class Why(Schema):
    """One reason for a hit."""

    typed = string("The word as typed.")
    found = string("The form found in the text.")
    way = string("By which way: form, lemma, stem, expansion, title …")
    score = Float(required=True)


# Nearly nothing is required: with `fields` only what was asked for is there.
class Hit(Schema):
    """A hit. With `fields` only the fields asked for are there."""

    id = string("Permanent id of the document.", example="emsc-en")
    title = String(metadata={"description": "Title in the language of the document."})
    title_html = String(metadata={"description": "The title as HTML, with <mark> around the words found."})
    language = String(metadata={"description": "ISO 639 code, or und.", "example": "sr"})
    lang = String(metadata={"description": "BCP 47, such as sr-Cyrl; empty if unknown."})
    type = String(metadata={"description": "Id of the document type.", "example": "good-practice"})
    score = Float(metadata={"description": "Comparable within one answer only."})
    url = String(metadata={"description": "The document's page, relative to the service."})
    source = Nested(Source)
    summary = String()
    date = String(metadata={"description": "ISO 8601; may be a year or a month only; empty if unknown."})
    countries = List(String())
    themes = List(String())
    audiences = List(String())
    maturity = String()
    translation_status = String()
    translations = List(Nested(Version))
    passages = List(Nested(Found))
    reasons = List(Nested(Why), metadata={"description": "Only with explain=on."})


# Out of the schema, so that a field cannot be described and yet not be there to be asked for.
HIT_FIELDS = tuple(Hit().fields)


class FacetValue(Schema):
    """One value of a facet."""

    value = string("The id to select with.")
    label = string("In the interface language.")
    count = Integer(required=True, metadata={"description": "Documents; the facet ignores its own selection."})
    selected = Boolean(required=True)


class Expansion(Schema):
    """Something the search added to a word."""

    id = string("What `without` takes to remove it.")
    typed = string()
    added = string()
    language = string()
    source = string()


class Interpretation(Schema):
    """How the query was read."""

    query = string()
    language = string()
    level = string("How many of the words a hit has: all, most or any. Not `all`: few had all of them.",
                 enum=["all", "most", "any"])
    notes = strings("What was read differently from what was perhaps meant.")
    expansions = many(Expansion)
    # Open, not a list of names: its keys are the words that somebody typed.
    restored = Dict(required=True, metadata={"description": "Words typed without diacritics → the forms looked up."})
    suggestions = strings("Did you mean.")
    jump = string("`document-id#anchor`, when the query cites a provision that is in the index.")


class ChangedDocuments(Schema):
    """Ids of documents that are not as they were; at most 1,000 of a kind, /api/v1/changes has all."""

    known = Boolean(required=True, metadata={"description": "Whether the history of the index reaches back to then; "
                                                            "if not, the lists are empty."})
    added = strings("Documents found that were added since.")
    changed = strings("Documents found that were changed since.")
    removed = strings("Documents gone from the index since, whether or not they were found then.")


class AsOf(Schema):
    """What has changed since an earlier answer."""

    generation = string("The state of the index then.")
    changed = Boolean(required=True, metadata={"description": "Whether the index has changed since."})
    total_then = Integer(required=True)
    total_now = Integer(required=True)
    documents = Nested(ChangedDocuments, required=True)


class SearchAnswer(Schema):
    """One page of hits."""

    total = Integer(required=True, metadata={"description": "All documents (or passages) that match."})
    hits = many(Hit)
    facets = Dict(
        keys=String(), values=List(Nested(FacetValue)), required=True,
        metadata={"description": "Facet → values with numbers of documents."},
    )
    interpretation = Nested(Interpretation, required=True)
    next = maybe("Cursor of the next page; null on the last one.")
    previous = maybe("Cursor of the page before; null on the first one.")
    generation = string("The state of the index that answered.")
    permalink = string("This search as an address to cite; with `as-of` it later says what has changed.")
    as_of = Nested(AsOf, required=True, allow_none=True, metadata={"description": "Only with `as-of`."})


class TextLink(Schema):
    """A link that the author set."""

    start = Integer(required=True, metadata={"description": "Where its words begin, in characters from 0."})
    end = Integer(required=True, metadata={"description": "Where they end."})
    address = string("`work#anchor`, the id of a document, or an address of the web.")


class Passage(Schema):
    """One passage with its text."""

    ordinal = Integer(required=True, metadata={"description": "Place in the document, from 0."})
    anchor = string()
    heading = string()
    text = String(required=True)
    page = Integer(required=True, allow_none=True)
    level = Integer(required=True, metadata={"description": "Depth of the heading, from 1."})
    language = string()
    address = string("Place in the law as `work#anchor`; empty outside law.")
    names = strings("The same place under the titles of a law that no list of instruments knows.")
    cites = strings("Addresses that the text refers to.")
    links = many(TextLink, "Links in the text.")
    heading_links = many(TextLink, "Links in the heading.")
    url = string("The passage on the document's page.")


class Passages(Schema):
    """All passages of a document, in order."""

    id = string()
    passages = many(Passage)


class Tag(Schema):
    """One facet value and where it came from."""

    facet = string()
    value = string()
    origin = string(enum=["front-matter", "derived", "suggested"])
    evidence = string()


class Record(Schema):
    """All that is known of a document. With `fields` only the fields asked for are there."""

    id = string()
    title = String()
    type = String()
    language = String()
    lang = String()
    work = String(metadata={"description": "Shared by all language versions of one text."})
    script = String(metadata={"description": "ISO 15924."})
    variant = String(metadata={"description": "ekavian or ijekavian."})
    summary = String()
    countries = List(String())
    themes = List(String(), metadata={"description": "With the broader theme of each."})
    audiences = List(String())
    date = String()
    year = Integer(allow_none=True)
    translation_status = String()
    maturity = String()
    source = Nested(Source)
    digest = String(metadata={"description": "Digest of the file that was indexed."})
    tags = List(Nested(Tag))
    metadata = Dict(metadata={"description": "The rest of the front matter; docs/corpus-format.md lists its keys."})
    url = String()
    translations = List(Nested(Version))
    links = Dict(keys=String(), values=String(), metadata={"description": "Relation → address."})
    passages = List(Nested(Passage))


RECORD_FIELDS = tuple(Record().fields)


class Index(Schema):
    """What the index holds."""

    engine = string()
    generation = string("Changes with every commit.")
    documents = Integer(required=True)
    passages = Integer(required=True)
    fingerprint = string("The analysis by which the index was made.")
    updated = string("When it was last committed, ISO 8601; empty if unknown.")
    size_bytes = Integer(required=True)


class Health(Schema):
    """Whether the service can answer."""

    status = string(enum=["ok"])
    index = Nested(Index, required=True)


class Fault(Schema):
    """One thing wrong with a request."""

    parameter = string("Name of the parameter.")
    pointer = string("JSON pointer into the parameters.", example="#/limit")
    detail = string()


class Problem(Schema):
    """RFC 9457."""

    type = string("Address of the type of problem.", example="/problems/wrong-parameter")
    title = string()
    status = Integer(required=True)
    detail = string("What is wrong, in the language asked for.")
    instance = string("The request's id, as in X-Request-Id.")
    parameter = String(metadata={"description": "Name of the (first) wrong parameter."})
    errors = List(Nested(Fault))
    # Only with 410: elsewhere there is nothing to begin again.
    restart = String(metadata={"description": "Where to start again after a stale cursor."})


class Versions(Schema):
    """The other language versions of a document."""

    id = string()
    translations = many(Version)


class Summary(Schema):
    """What identifies a document."""

    id = string()
    title = string()
    language = string("ISO 639 code, or und.")
    lang = string("BCP 47; empty if unknown.")
    type = string("Id of the document type.")
    url = string("The document's page, relative to the service.")
    source = Nested(Source, required=True)


class Similar(Schema):
    """Documents about the same."""

    id = string()
    similar = many(Summary)


class LastRun(Schema):
    """What the last run of `kb index` did, in files unless said otherwise."""

    finished = string("UTC, ISO 8601.")
    added = Integer(required=True)
    changed = Integer(required=True)
    removed = Integer(required=True)
    unchanged = Integer(required=True)
    failed = Integer(required=True)
    documents = Integer(required=True, metadata={"description": "Documents written."})
    passages = Integer(required=True, metadata={"description": "Passages written."})
    problems = Integer(required=True, metadata={"description": "How many problems it listed."})


class Status(Schema):
    """What is served, and how it came about."""

    release = string("The release of the software.")
    index = Nested(Index, required=True)
    last_run = Nested(LastRun, required=True, allow_none=True, metadata={"description": "Null where none is known."})
