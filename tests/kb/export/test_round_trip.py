"""Every field of an entry through each format and the library that reads it: what comes back is what went in."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pylatexenc import macrospec
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalker
from pylatexenc.latexwalker import get_default_latex_context_db as walked

from kb import taxonomy
from kb.export import FORMATS
from kb.export.bibtex import key
from kb.export.entry import Entry, entry, one_line
from kb.model import Record

HOSTILE = (
    "\\", "{", "}", "{}", "--", "---", "``", "''", "?`", "!`", "<<", ">>", ",,", "$", "%", "&", "#", "_", "^", "~", '"',
    " and ", ", ", "; ", "@article{x,", "\nER  - \nTY  - BOOK\n", "\r\nAU  - x", "TI  - ", "=1+1", "</script>", "<b>",
    "\u2028", "\x85", "\x1c", "\ufeff", "\u202e", "c\u030c", "č", "đ", "Љ", "𝒜", "\U0010ffff", "\\textbackslash{}",
)  # fmt: skip
"""Pieces that mean something to one of the formats, or to a reader of one."""

PIECE = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=9)
)
TEXT = st.lists(PIECE, max_size=6).map("".join)
LINE = TEXT.map(one_line)
FILLED = LINE.filter(bool)
VALUES = taxonomy.load().entries
RECORDS = st.builds(
    Record,
    id=st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5})?", fullmatch=True),
    title=FILLED,
    type=st.sampled_from(list(VALUES["type"])),
    language=st.sampled_from(["sr", "en", "und", ""]),
    script=st.sampled_from(["Latn", "Cyrl"]),
    summary=LINE,
    themes=st.lists(st.sampled_from(list(VALUES["theme"])), unique=True, max_size=3).map(tuple),
    countries=st.lists(st.sampled_from(list(VALUES["country"])), unique=True, max_size=2).map(tuple),
    date=st.sampled_from(["", "2015", "2015-06", "2015-06-30"]),
    metadata=st.fixed_dictionaries(
        {
            "authors": st.lists(TEXT, max_size=3),
            "publisher": TEXT,
            "source_url": st.sampled_from(["", "https://a.org/?b=%20&c#d"]),
        }
    ),
)
URL = "https://x.org/documents/a?q=%C4%8D&b=_~$#art-1"
ENTRIES = st.builds(
    lambda record, heading: replace(entry(record, URL, taxonomy.load()), heading=heading), RECORDS, LINE
)


def written(format: str, one: Entry) -> str:
    return "".join(FORMATS[format].write([one]))


def present(fields):
    return {name: value for name, value in fields.items() if value}


def bibliographic(one: Entry):
    """What all three formats say of an entry, in one shape."""
    return present({
        "title": one.record.title, "authors": list(one.authors), "publisher": one.publisher, "date": list(one.date),
        "kind": one.genre, "abstract": one.record.summary, "keywords": list(one.keywords), "language": one.record.lang,
        "place": one.heading, "url": one.url,
    })  # fmt: skip


def from_ris(text: str):
    (one,) = rispy.loads(text)
    date = [int(part) for part in one.get("date", "").split("/") if part]
    assert one.get("year", "") == (str(date[0]) if date else "")
    return present({
        "title": one["title"], "authors": one.get("authors"), "publisher": one.get("publisher"), "date": date,
        "kind": one.get("type_of_work"), "abstract": one.get("abstract"), "keywords": one.get("keywords"),
        "language": one.get("language"), "place": one.get("section"), "url": one["urls"][0],
    }), one  # fmt: skip


KNOWN = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
"""Commands of LaTeX that the reader of TeX does not know, or knows as another character."""
SHOWN = get_default_latex_context_db()
SHOWN.add_context_category("ours", [MacroTextSpec(name, said) for name, said in KNOWN.items()], prepend=True)
READ = walked()
READ.add_context_category("ours", [macrospec.MacroSpec(name) for name in KNOWN], prepend=True)


def seen(tex: str) -> str:
    """The text that TeX sets for a field."""
    nodes, _, _ = LatexWalker(tex, latex_context=READ).get_latex_nodes()
    return LatexNodes2Text(latex_context=SHOWN, strict_latex_spaces=True).nodelist_to_text(nodes)


def keywords_of(tex: str):
    """The keywords between the commas that no braces protect."""
    depth, words = 0, [""]
    for c in tex:
        depth += (c == "{") - (c == "}")
        words = [*words, ""] if c == "," and not depth else [*words[:-1], words[-1] + c]
    return [seen(word).strip() for word in words if word]


def from_bibtex(text: str):
    (one,) = parse_string(text, "bibtex").entries.values()
    fields = one.fields
    authors = [seen(str(person)) for person in one.persons.get("author", ())]
    date = [int(part) for part in fields.get("date", "").split("-") if part]
    assert fields.get("year", "") == (str(date[0]) if date else "")
    texts = {"title": "title", "publisher": "institution", "kind": "type", "abstract": "abstract", "place": "note"}
    return present({ours: seen(fields.get(theirs, "")) for ours, theirs in texts.items()} | {
        "authors": authors, "date": date, "keywords": keywords_of(fields.get("keywords", "")),
        "language": fields.get("language"), "url": fields["url"],
    }), one  # fmt: skip


def from_csl(text: str):
    (item,) = json.loads(text)
    one = CiteProcJSON([item])[item["id"].lower()]
    date = (
        [one["issued"][part] for part in ("year", "month", "day") if part in one["issued"]] if "issued" in one else []
    )
    texts = {
        "title": "title",
        "publisher": "publisher",
        "kind": "genre",
        "abstract": "abstract",
        "place": "section",
        "url": "URL",
    }
    said = {ours: "".join(one.get(theirs, "")) for ours, theirs in texts.items()}
    return present(said | {
        "authors": [name["literal"] for name in one.get("author", ())], "date": date, "language": one.get("language"),
        "keywords": [word for word in "".join(one.get("keyword", "")).split("; ") if word],
    }), one  # fmt: skip


READERS = {"ris": from_ris, "bibtex": from_bibtex, "csl": from_csl}
KNOTTY = replace(
    entry(Record("a", "\\{--}``x''?`", type="law", themes=("prosecution-trial-and-sentencing",)), URL, taxonomy.load()),
    authors=("UN and {OSCE}, police", "ER -"),
)


@pytest.mark.parametrize("format", READERS)
@given(one=ENTRIES)
@example(one=KNOTTY)
def test_every_field_comes_back(format, one):
    found, _ = READERS[format](written(format, one))
    assert found == bibliographic(one)


@given(one=ENTRIES)
def test_kinds_and_names_come_back(one):
    ris, bibtex, csl = (READERS[format](written(format, one))[1] for format in READERS)
    assert (ris["type_of_reference"], bibtex.type, csl.type) == tuple(one.kinds[f] for f in ("ris", "bibtex", "csl"))
    assert (ris["id"], bibtex.key, csl.key) == (one.key,) * 3


@given(one=ENTRIES)
def test_the_original_is_linked_from_ris(one):
    (found,) = rispy.loads(written("ris", one))
    assert found.get("file_attachments2", "") == one.record.metadata["source_url"]


@pytest.mark.parametrize("format", READERS)
@given(entries=st.lists(ENTRIES, max_size=3, unique_by=lambda one: one.key))
def test_no_text_of_one_entry_begins_another(format, entries):
    text = "".join(FORMATS[format].write(entries))
    count = {"ris": lambda: len(rispy.loads(text)), "bibtex": lambda: len(parse_string(text, "bibtex").entries),
             "csl": lambda: len(json.loads(text))}  # fmt: skip
    assert count[format]() == len(entries)


@pytest.mark.parametrize(
    ("id", "beginning"),
    [("rs-kz-sr", "rs-kz-sr"), ("rs-kz-sr:art-350", "rs-kz-sr:art-350"), ("закон", "document-"), ("a b", "a-b-")],
    ids=["a slug", "a passage", "Cyrillic", "a space"],
)
def test_keys_are_of_ascii(id, beginning):
    assert key(id).isascii()
    assert key(id).startswith(beginning)


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, min_size=2, max_size=4))
def test_different_ids_have_different_keys(ids):
    assert len({key(id) for id in ids}) == len(ids)
