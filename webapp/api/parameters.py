"""The parameters of the operations, as /openapi.json describes them. `webapp.params` reads them."""

from __future__ import annotations

from typing import Any, get_args

from apiflask import Schema
from apiflask.fields import Integer, List, String
from apiflask.validators import Length, OneOf, Range, Regexp

from kb.engine import Group, Sort
from kb.model import FACETS
from kb.settings import Settings
from kb.taxonomy import INTERFACE_LANGUAGES
from webapp.api.shapes import HIT_FIELDS, RECORD_FIELDS
from webapp.params import LONGEST_ID, SWITCHES

# Described as well as refused: programs that make requests out of the description are not to make such ones.
_NO_NUL = Regexp(r"^[^\x00]*$")


def bounded_text(about: str, most: int, **more: Any) -> String:
    """A text of at most so many characters, none of them NUL."""
    return String(validate=[Length(max=most), _NO_NUL], metadata={"description": about, **more})


def _one_of(about: str, allowed: tuple[str, ...], **more: Any) -> String:
    return String(validate=OneOf(allowed), metadata={"description": about, "default": allowed[0], **more})


def _switch(about: str, default: str) -> String:
    return String(validate=OneOf(list(SWITCHES)), metadata={"description": about, "default": default})


def _some_of(about: str, allowed: tuple[str, ...], **more: Any) -> List[Any]:
    return List(String(validate=OneOf(allowed)), metadata={"description": about}, **more)


def _facet(name: str, example: str) -> List[Any]:
    about = f"Only documents with one of these {name} ids; repeat the parameter, or put commas between."
    return List(String(metadata={"x_vocabulary": name}), metadata={"description": about, "example": [example]})


def number(about: str, least: int, most: int, default: int) -> Integer:
    """A whole number within bounds."""
    return Integer(validate=Range(min=least, max=most), metadata={"description": about, "default": default})


class Spoken(Schema):
    """The interface language."""

    lang = _one_of("Language of labels, notes and problems; without it Accept-Language decides.", INTERFACE_LANGUAGES)


class Query(Spoken):
    """What is asked, without the way in which it is shown."""

    q = bounded_text(
        "The query: words, \"phrases\", AND OR NOT, -word, field:value, word*, word~ (docs/query-language.md). Serbian "
        "may be in either script. A query is never wrong: what cannot be read as syntax is read as words. Empty: all.",
        Settings().max_query_chars, example="krijumčarenje migranata",
    )
    group = _one_of("What a hit is: a document with its best passages, or one passage.", get_args(Group))
    country = _facet("country", "serbia")
    theme = _facet("theme", "asset-recovery")
    type = _facet("type", "good-practice")
    # Any code of ISO 639, not a list of those in the index: a language may come with the next document.
    language = List(
        String(validate=Regexp(r"^[a-z]{2,3}$")),
        metadata={"description": "Only documents in these languages (ISO 639).", "example": ["sr"]},
    )
    audience = _facet("audience", "prosecutors")
    year = List(
        String(validate=Regexp(r"^([0-9]{4}|([0-9]{4})?\.\.([0-9]{4})?)$")),
        metadata={"description": "Years (2015) or a range (2015..2020, 2015.., ..2020).", "example": ["2015.."]},
    )
    sort = _one_of("The order; undated documents come last in both orders by date.", get_args(Sort))
    expand = _switch("Whether words are also looked up in the other language and as synonyms.", "on")
    without = List(
        String(validate=[Length(max=LONGEST_ID), _NO_NUL]),
        metadata={"description": "Ids of expansions (from `interpretation`) to leave out."},
    )


class Search(Query):
    """All parameters of a search."""

    limit = number("How many hits.", 1, Settings().max_limit, 10)
    cursor = bounded_text("Where to go on: `next` of the answer before. Bound to query and state of the index.", 500)
    highlight = _switch("Whether words are marked with <mark>; if on, snippets are HTML, else plain text.", "on")
    explain = _switch("Whether each hit says why it was found.", "off")
    facets = _some_of("Which facets to count; all without this parameter, none with `off`.", (*FACETS, "off"))
    # The default is above any vocabulary we have, so that without the parameter nothing is left out.
    facet_limit = number("At most so many values a facet, the most frequent first.", 1, 1000, 1000)
    # `fields` is a name that marshmallow's schemas use themselves, so here it has another.
    hit_fields = _some_of("Only these fields of each hit; `id` is always there.", HIT_FIELDS, data_key="fields")
    as_of = String(
        # A hyphen cannot stand in a Python name.
        data_key="as-of", validate=Regexp(r"^[A-Za-z0-9._-]{1,80}~[0-9]{1,9}$"),
        metadata={"description": "Token from an earlier `permalink`; the answer then says what has changed since.",
                  "example": "12-5f0c9a1b~34"},
    )


class OneRecord(Spoken):
    """Which part of a document."""

    record_fields = _some_of("Only these fields; `id` is always there.", RECORD_FIELDS, data_key="fields")


MOST_SIMILAR = 20


class Few(Spoken):
    """How many."""

    limit = number("At most so many.", 1, MOST_SIMILAR, 4)
