"""A small shelf of documents behind the pages, in both languages and scripts, one of them hostile."""

from __future__ import annotations

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record, Source, TextLink

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


def document(id, title, text, *, heading="Text", anchor="text", **record):
    kept = {"language": "en", "script": "Latn", "type": "good-practice"} | record
    return Document(Record(id, title, **kept), (Passage(id, 0, anchor, heading, text),))


DOCUMENTS = (
    document(
        "strike-en", "Strike group against smuggling", "Seventy-seven plea agreements followed.", work="strike",
        heading="Results", anchor="results", countries=("serbia",), themes=("migrant-smuggling",), date="2018-03",
        audiences=("prosecutors",), maturity="promising", summary="Police and prosecution as one group.",
        metadata={
            "legal_basis": [{"instrument": "code", "provision": "art-350", "citation": "Article 350"}],
            "sources": [{"title": "Report", "url": "https://example.org/report", "seen": "2026-11-20"}],
            "authors": ["Ana Anić", "Marko Marković"], "publisher": "The Publisher",
        },
    ),
    document(
        "strike-sr", "Udarna grupa protiv krijumčarenja", "Sledilo je 77 sporazuma o priznanju krivice.", work="strike",
        heading="Rezultati", anchor="results", language="sr", countries=("serbia",), themes=("migrant-smuggling",),
        date="2018-03", maturity="promising", summary="Policija i tužilaštvo kao jedna grupa.",
    ),
    document(
        "code", "Кривични законик", "Ко кријумчари мигранте, казниће се затвором.", work="code", type="law",
        heading="Члан 350", anchor="art-350", language="sr", script="Cyrl", countries=("serbia",), date="2005-09-29",
    ),
    document(
        "athens", "Athens workshop", "Smuggling was discussed.", type="workshop-output", countries=("greece",),
        date="2014-06-11",
    ),
    document(
        "hostile", f"Smuggling {HOSTILE}", f"smuggling {HOSTILE}", heading=HOSTILE, summary=HOSTILE,
        source=Source(f"corpus/{HOSTILE}.md"), date="2016",
        metadata={"source_url": "javascript:alert(3)", "sources": [{"title": HOSTILE, "url": "javascript:alert(4)"}],
                  "location": HOSTILE, "publisher": HOSTILE, "gazette": HOSTILE},
    ),
)

LINKED = "On the group, the article, the workshop and nothing"
LINKS = (TextLink(3, 12, "strike#results"), TextLink(14, 25, "code#art-350-par-2"), TextLink(27, 39, "athens"),
         TextLink(44, 51, "gone"))  # fmt: skip


def index(more: tuple[Document, ...] = ()) -> MemoryIndex:
    """The shelf, indexed, with more documents if they are given."""
    made = MemoryIndex()
    with made.writer() as writer:
        for each in (*DOCUMENTS, *more):
            writer.put(each)
        passage = Passage("workshop-with-links", 0, "text", "", LINKED, links=LINKS)
        writer.put(Document(Record("workshop-with-links", "Notes", language="en"), (passage,)))
    return made
