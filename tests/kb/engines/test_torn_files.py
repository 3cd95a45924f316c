"""Files that were cut or changed: an error of ours with what to do, never an exception of Whoosh or pickle."""

import random
import shutil

import pytest

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh.state import read_any_state
from kb.errors import IndexDamaged, IndexMissing, IndexOutdated
from kb.model import Document, Passage, Record
from kb.query.plan import Every, Plan
from kb.settings import Settings


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("torn") / "index")
    with open_writer(settings) as writer:
        for n in range(3):
            writer.put(Document(Record(f"d{n}", "T", language="en"), (Passage(f"d{n}", 0, "p", "", "border law"),)))
    return settings.index


def list_of_segments(folder):
    return max(folder.glob("_MAIN_*.toc"))


@pytest.mark.parametrize("seed", range(5))
def test_a_list_of_segments_that_was_cut(whole, tmp_path, seed):
    folder = shutil.copytree(whole, tmp_path / "index")
    path, rng = list_of_segments(folder), random.Random(seed)
    data = path.read_bytes()
    for _ in range(40):
        path.write_bytes(data[: rng.randrange(len(data))])
        with pytest.raises((IndexDamaged, IndexMissing)) as caught:
            read_any_state(folder)
        assert "kb index" in caught.value.message


@pytest.mark.parametrize("seed", range(5))
def test_a_list_of_segments_with_other_bytes_in_it(whole, tmp_path, seed):
    folder = shutil.copytree(whole, tmp_path / "index")
    path, rng = list_of_segments(folder), random.Random(seed)
    data = path.read_bytes()
    refused = 0
    for _ in range(40):
        changed = bytearray(data)
        changed[rng.randrange(len(data))] = rng.randrange(256)
        path.write_bytes(changed)
        try:
            read_any_state(folder)
        except (IndexDamaged, IndexOutdated):
            refused += 1
    assert refused  # most bytes of a pickle matter


@pytest.mark.parametrize("keep", [0, 1, 100], ids=["nothing", "a byte", "the beginning"])
def test_a_segment_of_which_nothing_is_whole(whole, tmp_path, keep):
    folder = shutil.copytree(whole, tmp_path / "index")
    for path in folder.glob("MAIN_*"):
        path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(IndexDamaged, match="the documents in the corpus are not affected"):
        open_searcher(Settings(index=folder))


def test_whoosh_files_are_not_needed_for_answers(whole, tmp_path):
    folder = shutil.copytree(whole, tmp_path / "index")
    for extension in ("trm", "pst"):
        for path in folder.glob(f"MAIN_*.{extension}"):
            path.write_bytes(b"")
    assert open_searcher(Settings(index=folder))().search(Plan(Every()), Window()).total == 3
