"""A law in our own words, a digest of it in English, and texts that cite it."""

from __future__ import annotations

from indexer.citing import with_citations
from indexer.passages import passages
from indexer.readers.markdown import read_text
from kb.engines.memory import MemoryIndex
from kb.model import Document, Record

LAW = Record(
    "zakonik", "Кривични законик", type="law", language="sr", script="Cyrl", countries=("serbia",), work="rs-kz",
    metadata={"gazette": "85/2005-30"},
)
DIGEST = Record(
    "code-digest", "Criminal Code, arts. 350", type="law", language="en", work="rs-kz", countries=("serbia",),
    translation_status="own-words-digest",
)


def law_lines(articles: int) -> list[str]:
    """A code of so many articles in three chapters; article 350 has paragraphs, and others refer to it."""
    lines = []
    for number in range(1, articles + 1):
        if number % 150 == 1:
            lines += [f"ГЛАВА {'I' * (number // 150 + 1)}", "ОПШТЕ ОДРЕДБЕ"]
        lines += [f"Члан {number}.", f"Наслов члана {number}"]
        if number == 350:
            lines += ["(1) Ко преведе другог преко границе, казниће се.", "(2) За дело из става 1. у групи, теже."]
            lines += ["(3) Група је из члана 33. овог законика:", "1) организована;", "2) случајна."]
        else:
            lines += [f"Правило под бројем {number} у две реченице. Друга је ова."]
        lines += ["Као члан 350. став 2. овог законика."] if number == 388 else []
    return lines


PRACTICE = """# Praksa

Osuđeni su po čl. 350 st. 2 KZ, a razlog je opisan u [izveštaju](https://example.org/izvestaj?a=1&b=2).

## Vidi i [član 388](work:rs-kz#art-388)

Podaci su na https://example.org/podaci. Nije [ovo](javascript:alert(1)).
"""
ENGLISH = "They were convicted under Article 350(2) of the Criminal Code of Serbia.\n"
TEXTS = (
    (Record("praksa", "Praksa", type="good-practice", language="sr", work="practice"), PRACTICE),
    (Record("practice-en", "Practice", type="good-practice", language="en", work="practice"), ENGLISH),
    (DIGEST, "Article 350\n\nOwn words on crossing borders.\n\nArticle 351\n\nMore.\n"),
)


def index(articles: int = 400) -> MemoryIndex:
    """The law and the rest, indexed."""
    made = MemoryIndex()
    with made.writer() as writer:
        for record, text in ((LAW, "\n\n".join(law_lines(articles))), *TEXTS):
            found = passages(read_text(text).blocks, record, {})
            writer.put(Document(record, with_citations(found, record, record.metadata)))
    return made
