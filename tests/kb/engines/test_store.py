"""Texts one after the other, each found and checked by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.sections import Damaged, Sections, SectionWriter
from kb.engines.whoosh.store import Texts, TextWriter

PASSAGES = st.lists(st.binary(min_size=1, max_size=9), max_size=3)
DOCUMENTS = st.lists(st.tuples(st.binary(max_size=9), PASSAGES), max_size=5)


def written(folder, documents) -> Texts:
    writer, columns = TextWriter(folder / "texts"), SectionWriter(folder / "columns")
    for record, passages in documents:
        writer.add(record, passages)
    writer.close()
    writer.records.write("records", columns)
    writer.passages.write("passages", columns)
    columns.finish({})
    return Texts.open(folder / "texts", Sections.open(folder / "columns"))


@given(documents=DOCUMENTS)
def test_every_text_is_found(documents, tmp_path_factory):
    texts = written(tmp_path_factory.mktemp("store"), documents)
    assert [texts.record(n) for n in range(len(documents))] == [record for record, _ in documents]
    rows = [passage for _, passages in documents for passage in passages or [b""]]  # an empty row where there is none
    assert [texts.passage(n) for n in range(len(rows))] == rows


@pytest.mark.parametrize(("change", "says"), [
    pytest.param(lambda data: b"X" + data[1:], "as it was written", id="another kind of file"),
    pytest.param(lambda data: data[:-1], "as it was written", id="cut"),
    pytest.param(lambda data: b"", "as it was written", id="empty"),
])
def test_what_is_no_file_of_texts_is_not_opened(tmp_path, change, says):
    texts = written(tmp_path, [(b"record", [b"one", b"two"])])
    texts.path.write_bytes(change(texts.path.read_bytes()))
    with pytest.raises(Damaged, match=says):
        Texts.open(texts.path, Sections.open(tmp_path / "columns"))


def test_a_missing_file_is_named(tmp_path):
    texts = written(tmp_path, [])
    texts.path.unlink()
    with pytest.raises(Damaged, match="texts"):
        Texts.open(texts.path, Sections.open(tmp_path / "columns"))


def test_one_changed_text_leaves_the_others_readable(tmp_path):
    texts = written(tmp_path, [(b"record", [b"one", b"two"])])
    texts.path.write_bytes(texts.path.read_bytes().replace(b"two", b"twa"))
    assert (texts.record(0), texts.passage(0)) == (b"record", b"one")
    with pytest.raises(Damaged, match="stored text") as caught:
        texts.passage(1)
    assert caught.value.path == texts.path
