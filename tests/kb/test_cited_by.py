"""What cites each place of a document, in one pass."""

import pytest

from indexer.citing import with_citations
from indexer.parsed import Block
from indexer.passages import passages
from kb.citation_graph import citations
from kb.cited_by import EVERYWHERE, Citing, cited_by, in_one_language
from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record

LAW = Record("zakon", "Zakon o azilu", type="law", language="sr", countries=("serbia",), work="rs-azil")
DIGEST = Record("azil-en", "Law on Asylum", type="law", language="en", countries=("serbia",), work="rs-azil")
UNKNOWN = Record("lov", "Zakon o lovu", type="law", language="sr", countries=("serbia",))
TEXTS = (
    (LAW, ("Član 1.", "(1) Tekst.", "(2) Po stavu 1. ovog člana.", "Član 2.", "Po članu 1. stav 2. ovog zakona.",
           "Član 3.", "Kraj.")),
    (DIGEST, ("Article 1", "See Article 2 of this Law.")),
    (UNKNOWN, ("Član 1.", "Rok.", "Član 2.", "Kraj.")),
    (Record("praksa", "Praksa", language="sr", work="p"),
     ("Po čl. 1–2 Zakona o azilu i čl. 1. Zakona o lovu.",)),
    (Record("practice", "Practice", type="good-practice", language="en", work="p"), ("čl. 1. st. 2. Zakona o azilu",)),
    (Record("whole", "On asylum", language="en"), ("The Zakon o azilu is new.",)),
)


@pytest.fixture(scope="module")
def searcher():
    index = MemoryIndex()
    with index.writer() as writer:
        for record, lines in TEXTS:
            made = passages([Block(line) for line in lines], record, {})
            writer.put(Document(record, with_citations(made, record, {})))
    return index.searcher()


def citing(searcher, record):
    found = cited_by(searcher, record, searcher.passages(record.id))
    return {place: [(c.record.id, [p.anchor for p in c.passages]) for c in texts] for place, texts in found.items()}


@pytest.mark.parametrize(("place", "texts"), [
    pytest.param("art-1", [("practice", ["text"]), ("praksa", ["text"]), ("zakon", ["art-2"])], id="article"),
    pytest.param("art-1-par-2", [("practice", ["text"]), ("zakon", ["art-2"])], id="paragraph"),
    pytest.param("art-2", [("praksa", ["text"])], id="the end of a range, no version of the same text"),
    pytest.param("art-1-2", [("praksa", ["text"])], id="the range"),
    pytest.param(EVERYWHERE, [("practice", ["text"]), ("praksa", ["text"]), ("whole", ["text"])], id="the whole text"),
])  # fmt: skip
def test_every_place_of_a_law(searcher, place, texts):
    assert citing(searcher, LAW)[place] == texts


@pytest.mark.parametrize("place", ["art-1-par-1", "art-3"])
def test_a_reference_to_itself_and_silence_are_nothing(searcher, place):
    assert place not in citing(searcher, LAW)


def test_a_law_that_nobody_knows_is_cited_by_its_title(searcher):
    assert citing(searcher, UNKNOWN)["art-1"] == [("praksa", ["text"])]


@pytest.mark.parametrize("anchor", ["art-1", "art-2", "art-3"])
def test_it_agrees_with_what_is_asked_of_each_article(searcher, anchor):
    one_by_one = {(link.id, link.anchor) for link in citations(searcher, "zakon", anchor).cited_by}
    at_once = {(id, place) for id, places in citing(searcher, LAW).get(anchor, []) for place in places}
    # The page leaves out what tells its reader nothing: the article itself and other versions of the text.
    assert at_once == one_by_one - {("zakon", anchor), ("azil-en", "art-1")}


def test_one_search_however_many_articles(searcher, monkeypatch):
    asked, search = [], type(searcher).search
    monkeypatch.setattr(type(searcher), "search", lambda *args: asked.append(args) or search(*args))
    cited_by(searcher, LAW, searcher.passages("zakon"))
    assert len(asked) == 1


def citing_text(id, language, work="", type_="report"):
    return Citing(Record(id, id, type_, language, work), (Passage(id, 0, "text", "", ""),))


@pytest.mark.parametrize(("texts", "language", "shown"), [
    pytest.param([("a-en", "en", "a"), ("a-sr", "sr", "a")], "sr", ["a-sr"], id="the reader's language"),
    pytest.param([("a-en", "en", "a")], "sr", ["a-en"], id="else what there is"),
    pytest.param([("b", "en"), ("a", "en")], "en", ["a", "b"], id="texts of no work stay apart"),
    # A type that comes before "good-practice" in the alphabet.
    pytest.param([("a", "en", "", "case-law"), ("z", "en", "", "good-practice")], "en", ["z", "a"],
                 id="practices first"),
    pytest.param([], "en", [], id="nothing"),
])  # fmt: skip
def test_each_work_once(texts, language, shown):
    found = in_one_language((citing_text(*text) for text in texts), language)
    assert [citing.record.id for citing in found] == shown
