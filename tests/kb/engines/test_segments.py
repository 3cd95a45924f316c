"""Segments: joined, made good when damaged, read by stock Whoosh."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import Phrase
from whoosh.query import Term as WhooshTerm

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import lanes, merging, writer
from kb.engines.whoosh.sections import Sections
from kb.errors import DiskFull, IndexDamaged
from kb.model import Document, Passage, Record
from kb.query.plan import All, Any, Every, Key, Only, Plan, Sequence
from kb.settings import Settings

EVERYTHING = Window(1000, sort="title", facets=("country",))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


def document(number: int, text: str = "") -> Document:
    record = Record(f"d{number}", f"T{number}", language="en", countries=("serbia",) * (number % 2))
    texts = (text or f"border law number {number}", f"smuggling across the border {number}")
    return Document(record, tuple(Passage(record.id, n, f"p{n}", "Heading", t) for n, t in enumerate(texts)))


def answers(settings: Settings) -> list[object]:
    searcher = open_searcher(settings)()
    plans = (Every(), Key("form", "border"), Sequence("form", (("the",), ("border",))), Only("country", ("serbia",)))
    return [*(searcher.search(Plan(node), EVERYTHING) for node in plans), list(searcher.records()),
            [searcher.passages(record.id) for record in searcher.records()]]


def segments(settings: Settings) -> list[str]:
    return sorted({path.name.split(".")[0] for path in settings.index.glob("MAIN_*.kbcols")})


def write(settings: Settings, *numbers: int) -> None:
    for number in numbers:
        with open_writer(settings) as w:
            w.put(document(number))


def test_joining_changes_no_answer(settings, monkeypatch):
    monkeypatch.setattr(writer, "due", lambda held: [])
    write(settings, *range(6))
    before = answers(settings)
    assert len(segments(settings)) == 6
    monkeypatch.setattr(writer, "due", merging.due)
    with open_writer(settings) as w:
        w.delete("nothing")
    assert len(segments(settings)) == 1
    assert answers(settings) == before


def test_joining_leaves_out_what_is_deleted(settings):
    write(settings, 0, 1, 2, 0, 3, 0)
    fresh = Settings(index=settings.index.with_name("fresh"))
    with open_writer(fresh) as w:
        for number in (1, 2, 3, 0):
            w.put(document(number))
    assert len(segments(settings)) == 4
    assert [r.total for r in answers(settings)[:4]] == [r.total for r in answers(fresh)[:4]]
    assert open_searcher(settings)().status().passages == 8


def test_a_segment_without_documents_goes_away(settings):
    write(settings, 0)
    with open_writer(settings) as w:
        w.delete("d0")
    assert segments(settings) == []


@pytest.mark.parametrize("extension", ["kbcols", "kbtext"])
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:40])],
                         ids=["missing", "cut"])
def test_what_lies_beside_is_made_anew(settings, extension, damage):
    write(settings, 0, 1)
    before = answers(settings)
    for path in settings.index.glob(f"*.{extension}"):
        damage(path)
    assert answers(settings) == before


def test_a_flipped_bit_in_postings_is_noticed_and_healed(settings):
    write(settings, *range(3))
    before = answers(settings)
    path = next(settings.index.glob("*.kbcols"))
    provider = open_searcher(settings)
    offset = Sections.open(path).directory["form.ids"][0]
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 1]))
    everything = Any(tuple(Key("form", term) for term, _ in list(provider().lexicon("form"))))
    with pytest.raises(IndexDamaged, match="made anew"):
        provider().search(Plan(everything), EVERYTHING)
    time.sleep(0.25)
    assert provider().search(Plan(everything), EVERYTHING).total == 3
    assert answers(settings) == before


def test_a_segment_that_whoosh_cannot_read(settings):
    write(settings, 0)
    for path in settings.index.glob("MAIN_*"):
        path.write_bytes(b"")
    with pytest.raises(IndexDamaged, match="--rebuild"):
        open_searcher(settings)


def test_several_processes_write_what_one_writes(settings, monkeypatch):
    monkeypatch.setattr(writer, "BULK", 3)
    with open_writer(settings, jobs=2) as w:
        for number in range(12):
            w.put(document(number))
        w.put(document(3, "put again"))
        w.delete("d4")
    alone = Settings(index=settings.index.with_name("alone"))
    with open_writer(alone, jobs=1) as w:
        for number in range(12):
            w.put(document(number, "put again" if number == 3 else ""))
        w.delete("d4")
    assert len(segments(settings)) == 3
    assert answers(settings)[4:] == answers(alone)[4:]
    assert [r.total for r in answers(settings)[:4]] == [r.total for r in answers(alone)[:4]]


def test_a_full_segment_is_followed_by_another(settings, monkeypatch):
    monkeypatch.setattr(lanes, "SEGMENT_TOKENS", 50)
    with open_writer(settings) as w:
        for number in range(4):
            w.put(document(number))
    assert len(segments(settings)) > 1
    assert answers(settings)[0].total == 4


def test_stock_whoosh_reads_the_index(settings):
    with open_writer(settings) as w:
        w.put(document(1))
        w.put(document(2))
    with open_dir(settings.index).searcher() as searcher:
        assert [hit.docnum for hit in searcher.search(Phrase("form", ["the", "border"]), limit=None)] == [1, 3]
        assert len(searcher.search(WhooshTerm("k_id", "d1"), limit=None)) == 2
        assert "document" in searcher.stored_fields(0)


def test_a_full_disk_leaves_the_index_as_it_was(settings, monkeypatch):
    write(settings, 0)
    before = answers(settings)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kb.engines.whoosh.segment.sync_all", full)
    with pytest.raises(DiskFull, match="as it was before"), open_writer(settings) as w:
        w.put(document(1))
    assert answers(settings) == before


KILLED = """
import sys
from pathlib import Path
from kb.engines import open_writer
from kb.settings import Settings
from tests.kb.engines.test_segments import document
with open_writer(Settings(index=Path(sys.argv[1])), jobs=1) as writer:
    for number in range(100_000):
        writer.put(document(number))
        writer.put(document(0, f"round {number}"))
        writer.commit()
        print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_at_any_moment(settings):
    root = Path(__file__).parents[3]
    for nth in range(6):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(settings.index)], stdout=subprocess.PIPE,
                                   cwd=root, env=os.environ | {"PYTHONPATH": str(root)}, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.05 + 0.037 * nth)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read().split()
        process.stdout.close()
        process.wait()
        searcher = open_searcher(settings)()
        total = searcher.search(Plan(Every()), EVERYTHING).total
        assert total >= int(said[-1] if said else 0) + 1
        assert searcher.search(Plan(All((Key("form", "round"), Only("id", ("d0",))))), EVERYTHING).total == 1
