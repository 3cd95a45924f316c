"""The term index as stock Whoosh reads it."""

import random

import numpy as np
import pytest
from whoosh.filedb.filetables import OrderedHashReader
from whoosh.filedb.structfile import BufferFile, StructFile

from kb.engines.whoosh.hashes import _TABLES, TermHash, _placed, cut


def written(*fields, tmp_path):
    """A reader of a file of these fields: terms, each with its number among all as a record."""
    path, number = tmp_path / "terms", 0
    hashed = TermHash(StructFile(path.open("wb")))
    for at, terms in enumerate(fields):
        hashed.add_field(bytes([at]), terms, np.arange(number, number + len(terms), dtype=">u4"))
        number += len(terms)
    hashed.close()
    data = path.read_bytes()
    return OrderedHashReader(BufferFile(memoryview(data)), len(data))


def terms(count, seed=1):
    draw = random.Random(seed)
    return sorted({draw.randbytes(draw.randint(1, 12)) for _ in range(count)})


@pytest.mark.parametrize("count", [0, 1, 2, 300, 20_000], ids=str)
def test_every_term_is_found(count, tmp_path):
    one, two = terms(count), terms(count, 2)
    keys = [b"\0" + term for term in one] + [b"\1" + term for term in two]
    reader = written(one, two, tmp_path=tmp_path)
    assert list(reader.items()) == [(key, n.to_bytes(4, "big")) for n, key in enumerate(keys)]
    assert [reader[key] for key in keys] == [n.to_bytes(4, "big") for n in range(len(keys))]


def test_terms_that_are_not_there(tmp_path):
    reader = written([b"b", b"d"], tmp_path=tmp_path)
    assert b"\0c" not in reader
    assert [reader.closest_key(b"\0" + term) for term in (b"a", b"c", b"d", b"e")] == [b"\0b", b"\0d", b"\0d", None]


def test_hashes_that_want_one_slot_take_the_next_and_begin_anew_behind_the_last():
    table, slots = np.array([0, 0, 1, 0, 0]), np.array([8, 2] + [0] * (_TABLES - 2))
    found = _placed(table, np.array([6, 6, 1, 7, 0]), slots)
    assert found[2] == 1
    assert sorted(found[table == 0].tolist()) == [0, 1, 6, 7]
    # from its own slot on, a reader meets each of them before a free one
    assert found[4] == 0
    assert {found[0], found[1], found[3]} == {6, 7, 1}


def test_records_keep_what_is_between_their_fields():
    records = np.frombuffer(b"a-1a-2", np.dtype({"names": ["n"], "formats": ["S1"], "offsets": [2], "itemsize": 3}))
    assert cut(records) == [b"a-1", b"a-2"]
