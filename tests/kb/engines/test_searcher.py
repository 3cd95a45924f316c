"""One committed state: records, passages, marks, and what is kept of answers."""

from dataclasses import replace

import pytest

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import searcher as searching
from kb.engines.whoosh.marks import stream_of
from kb.errors import DeadlineExceeded, IndexDamaged, QueryTooCostly
from kb.model import FACETS, Document, Passage, Record
from kb.query.plan import All, Any, Every, Key, Maybe, Only, Pattern, Plan, Sequence, Without, Years
from kb.settings import Settings
from kb.text.streams import STREAMS

TEXTS = {"a": ("Zakon o radu.", "Rad na određeno vreme; zakon."), "b": ("SOP i zakoni", "x" * 300 + " zakon"), "c": ()}


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("searcher") / "index")
    for id, texts in TEXTS.items():  # a segment each
        with open_writer(settings) as writer:
            # ordinals with gaps, as documents of other readers may have them
            passages = tuple(Passage(id, 2 * n, f"p{n}", "", text) for n, text in enumerate(texts))
            writer.put(Document(Record(id, id.upper(), language="sr", date="2014" if id == "a" else ""), passages))
    return settings


@pytest.fixture(scope="module")
def searcher(settings):
    return open_searcher(settings)()


def test_records_are_in_order_of_id(searcher):
    assert [record.id for record in searcher.records()] == ["a", "b", "c"]


@pytest.mark.parametrize(("id", "ordinal", "text"), [
    ("a", 0, TEXTS["a"][0]), ("a", 2, TEXTS["a"][1]), ("a", 1, None), ("a", -1, None), ("c", 0, None), ("c", -1, None),
    ("nothing", 0, None),
])
def test_one_passage(searcher, id, ordinal, text):
    found = searcher.passage(id, ordinal)
    assert (found.text if found else None) == text


@pytest.mark.parametrize(("id", "count"), [("a", 2), ("c", 0), ("nothing", 0)])
def test_all_passages(searcher, id, count):
    assert len(searcher.passages(id)) == count


@pytest.mark.parametrize(("key", "stream"), [
    ("zakon", "form"), ("sr:zakon", "lemma"), ("und~zakon", "stem"), ("SOP", "form"), ("", "form"),
])
def test_the_stream_of_a_key_is_seen_by_its_marker(key, stream):
    assert stream_of(key) == stream


@pytest.mark.parametrize(("place", "keys", "words"), [
    pytest.param(("a", 0), {"sr:zakon"}, ["Zakon"], id="lemma"),
    pytest.param(("a", 2), {"rad", "sr:zakon"}, ["Rad", "zakon"], id="form and lemma"),
    pytest.param(("b", 0), {"SOP"}, ["SOP"], id="an acronym's capitals"),
    pytest.param(("b", 0), set(), [], id="no keys"),
    pytest.param(("a", 0), {"sr:nothing"}, [], id="a key that no text has"),
])
def test_marked_words(searcher, place, keys, words):
    [marks] = searcher.marks([place], keys)
    text = searcher.passage(*place).text
    assert [text[start:end] for start, end, _ in marks] == words


def test_form_comes_before_lemma_and_lemma_before_stem(searcher):
    keys = {"zakon", "sr:zakon", "sr~zakon"}
    assert searcher.marks([("a", 0)], keys)[0][0][2] == "zakon"
    assert searcher.marks([("a", 0)], keys - {"zakon"})[0][0][2] == "sr:zakon"


def test_a_text_with_a_word_too_long_to_keep_has_to_be_analysed(searcher):
    assert searcher.marks([("a", 0), ("b", 2), ("b", 0)], {"sr:zakon"}) == [
        ((0, 5, "sr:zakon"),), None, ((6, 12, "sr:zakon"),)]
    assert searcher.marks([("b", 2)], {"sr:nothing"}) == [()]  # nothing to mark: nothing to analyse


def test_the_same_question_is_answered_once(searcher):
    plan, window = Plan(Key("lemma", "sr:zakon")), Window(facets=FACETS)
    assert searcher.search(plan, window) is searcher.search(plan, window)
    assert searcher.search(plan, window) is not searcher.search(plan, replace(window, limit=9))


def test_a_deadline_is_no_part_of_the_question(searcher):
    plan = Plan(Key("lemma", "sr:rad"))
    assert searcher.search(plan, Window(deadline=1e18)) is searcher.search(plan, Window())


@pytest.mark.parametrize("node", [
    Key("form", "fresh1"), All((Key("form", "fresh2"),)), Pattern("form", "fresh3"), Years(1, None),
    Only("type", ("x",)),
], ids=["key", "all", "pattern", "years", "only"])
def test_a_deadline_that_has_passed(searcher, node):
    with pytest.raises(DeadlineExceeded):
        searcher.search(Plan(node), Window(deadline=0.0))


def test_too_many_clauses_are_refused_however_often(settings):
    searcher = open_searcher(replace(settings, max_clauses=3))()
    plan = Plan(Any(tuple(Key("form", f"w{n}") for n in range(4))))
    for _ in range(2):
        with pytest.raises(QueryTooCostly, match="4 words or clauses, and at most 3"):
            searcher.search(plan, Window())


@pytest.mark.parametrize(("node", "ids"), [
    pytest.param(Without(Every(), Key("lemma", "sr:rad")), ["b"], id="without"),
    pytest.param(Maybe(Every(), Key("lemma", "sr:rad")), ["a", "b"], id="maybe"),
    pytest.param(Years(2014, 2014), ["a"], id="a year"),
    pytest.param(Years(None, 2013), [], id="years before"),
    pytest.param(Years(None, None), ["a"], id="any year"),
    pytest.param(Only("id", ("b", "nothing")), ["b"], id="only"),
    pytest.param(Only("id", ()), [], id="only of no value"),
    pytest.param(All(()), [], id="all of nothing"),
    pytest.param(Any((Key("lemma", "sr:rad"), Key("form", "sop")), 2), [], id="two at least"),
    pytest.param(Sequence("lemma", (("sr:zakon",), ("sr:o",), ("sr:rad",))), ["a"], id="phrase"),
    pytest.param(Sequence("lemma", (("sr:rad",), ("sr:zakon",)), 9, ordered=False), ["a"], id="near"),
    pytest.param(Sequence("lemma", (("sr:rad",), ())), [], id="a place for nothing"),
])
def test_nodes(searcher, node, ids):
    assert [hit.id for hit in searcher.search(Plan(node), Window(sort="title")).hits] == ids


def test_patterns_say_what_they_stood_for_and_what_was_cut(settings):
    searcher = open_searcher(replace(settings, max_expansions=1))()
    results = searcher.search(Plan(Pattern("form", "zakon")), Window())
    assert (results.patterns, results.truncated) == ({"zakon": ("zakon",)}, ("zakon",))


def test_the_status_counts_what_is_there(searcher):
    status = searcher.status()
    assert (status.documents, status.passages, status.engine) == (3, 4, "whoosh")
    assert status.size_bytes > 10_000
    assert status is searcher.status()


def test_a_text_that_changed_on_the_disk_is_not_shown(settings, tmp_path):
    fresh = Settings(index=tmp_path / "index")
    with open_writer(fresh) as writer:
        writer.put(Document(Record("a", "A", language="en"), (Passage("a", 0, "p", "", "border law"),)))
    searcher = open_searcher(fresh)()
    path = next(fresh.index.glob("*.kbtext"))
    path.write_bytes(path.read_bytes().replace(b"border", b"bordar"))
    with pytest.raises(IndexDamaged, match="ask again in a moment"):
        searcher.passage("a", 0)
    assert searcher.damaged
    assert not path.exists()  # to be made anew
    assert open_searcher(fresh)().passage("a", 0).text == "border law"


def test_warming_makes_the_filters_and_changes_no_answer(settings):
    warm, cold = open_searcher(settings)(), open_searcher(settings)()
    warm.warm()
    warm.warm()  # a second time there is nothing to do
    for stream in STREAMS:
        assert all(len(segment.field(stream).terms._filter) == 1 for segment in warm._collection.segments)
        words = [*(term for term, _ in cold.lexicon(stream)), "nothing", "zak", ""]
        assert [warm.lexicon(stream).frequency(w) for w in words] == [cold.lexicon(stream).frequency(w) for w in words]


def test_a_record_is_read_once(settings, monkeypatch):
    fresh = open_searcher(settings)()
    first = fresh.record("a")
    monkeypatch.setattr(searching, "record_from_bytes", lambda data: pytest.fail("read again"))
    assert fresh.record("a") is first


@pytest.mark.parametrize(("id", "rows"), [
    ("a", range(2)), ("b", range(2, 4)), ("c", range(4, 5)), ("nothing", range(0)),
])
def test_the_rows_of_a_document_are_neighbours(settings, id, rows):
    collection = open_searcher(settings)()._collection
    assert collection.rows_of(id) == rows
    if rows:
        assert collection.id_of(int(collection.document[rows[0]])) == id
    assert collection.rows_of(id) == rows  # as told by the one who asked for the id


def test_a_file_that_a_later_commit_deletes_meanwhile_counts_nothing(settings, monkeypatch):
    fresh, listed = open_searcher(settings)(), list(settings.index.glob("MAIN_*.*"))
    whole = open_searcher(settings)().status().size_bytes
    name = next(iter(fresh._collection.segments)).name
    monkeypatch.setattr(searching.Path, "glob", lambda folder, pattern: [*listed, folder / f"{name}.gone"])
    assert fresh.status().size_bytes == whole > 0
