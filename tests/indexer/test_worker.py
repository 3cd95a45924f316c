"""What the sandbox's child answers: documents, pictures, and a reason for everything that goes wrong."""

import subprocess
import sys

import pytest

from indexer import worker
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.wire import unpack
from tests.indexer import making


@pytest.fixture
def reader(monkeypatch):
    """Puts a reader in the place of all, and gives what is answered for a file."""

    def ask(read, operation="read", content=b"x"):
        monkeypatch.setattr(worker, "reader_for", lambda kind: read)
        return worker.answer(operation, content, "x.txt", "text/plain")

    return ask


def failing(error: BaseException):
    def read(content: bytes, name: str) -> ParsedDocument:
        raise error

    return read


def refusal(answer: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        unpack(answer)
    return refused.value


def test_a_document_comes_over_the_wire_as_it_is(reader):
    document = ParsedDocument("Naslov", (Block("Текст", page=2),), {"date": "2020"})
    assert unpack(reader(lambda content, name: document)) == document


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (Unreadable("is damaged", "mend it"), "is damaged"),
        (MemoryError(), "reading it takes more memory than is allowed"),
        (RecursionError(), "the file is nested too deeply"),
        (KeyError("word/document.xml"), "the reader failed: KeyError: 'word/document.xml'"),
        (ValueError("\udcff"), "the reader failed: ValueError: ?"),
        (ValueError("x" * 900), "the reader failed: ValueError: " + "x" * 188),
    ],
    ids=["refused", "memory", "depth", "a bug", "a message that is no text", "a long message"],
)
def test_whatever_goes_wrong_is_a_reason_and_a_remedy(reader, error, reason):
    told = refusal(reader(failing(error)))
    assert told.reason == reason
    assert told.remedy


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_being_told_to_stop_is_no_fault_of_the_file(reader, error):
    with pytest.raises(error):
        reader(failing(error()))


def test_a_kind_without_a_reader_is_refused():
    told = refusal(worker.answer("read", b"", "x.bin", "application/x-unheard-of"))
    assert told.reason == "no reader for application/x-unheard-of"


@pytest.mark.parametrize(
    ("content", "page", "drawn"),
    [(making.pdf([["a"]]), 1, True), (making.pdf([["a"]]), 9, False), (b"%PDF-1.4 nothing", 1, False), (b"", 1, False)],
    ids=["a page", "no such page", "damaged", "empty"],
)
def test_pages_are_drawn_or_refused(content, page, drawn):
    answer = worker.answer("render", content, "", str(page))
    assert answer.startswith(b"\x89PNG") is drawn
    assert drawn or refusal(answer).reason


def test_letters_that_were_damaged_on_the_way_are_put_right_in_the_title_too(reader):
    whole = ["Zaštita žrtava", *["Žrtva može da traži zaštitu."] * 3]
    damaged = [text.encode().decode("cp1252") for text in whole]
    document = ParsedDocument(damaged[0], tuple(Block(text) for text in damaged[1:]))
    found = unpack(reader(lambda content, name: document))
    assert (found.title, found.blocks[-1].text) == ("Zaštita žrtava", "Žrtva može da traži zaštitu.")


def test_a_worker_whose_pipe_closes_ends():
    done = subprocess.run(
        [sys.executable, "-c", "import os, sys\nfrom multiprocessing import Pipe\nfrom indexer import worker\n"
         "here, there = Pipe()\nhere.close()\n"
         "worker.main([str(os.dup(there.fileno())), str(10**9), '60', str(os.getppid())])\nos._exit(7)"],
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 7
