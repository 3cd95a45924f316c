from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.parsed import Unreadable
from indexer.sandbox import Limits, Sandbox
from tests.indexer import making
from tests.indexer.process import SCRIPT, alive, left_over

HTML = "text/html"


@pytest.fixture(scope="module")
def hostile() -> Iterator[Sandbox]:
    limits = Limits(cpu_seconds=1, wall_seconds=60, memory=200_000_000, output=1_000_000, files=5)
    with Sandbox(limits, program="tests.indexer.misbehaving_worker") as sandbox:
        yield sandbox


@pytest.mark.parametrize(
    ("deed", "content", "reason"),
    [
        ("spin", b"", "more than 1 s of computing"),
        ("die", b"11", "the reader died .SIGSEGV."),
        ("die", b"6", "more memory than is allowed"),
        ("eat", b"", "more memory than is allowed"),
        ("talk", b"", "more text than is allowed"),
        ("connect", b"", "PermissionError: a reader may not use the network"),
        ("raise", b"", "the reader failed: KeyError: 'word/document.xml'"),
        ("recurse", b"", "nested too deeply"),
        ("refuse", b"", "no"),
    ],
)
def test_what_a_file_can_do_costs_one_file(hostile: Sandbox, deed: str, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as refusal:
        hostile.read(content, "x", deed)
    assert refusal.value.remedy
    assert hostile.read(b"", "x", "pid").title.isdigit()


def test_a_file_that_only_waits_is_given_up() -> None:
    limits = Limits(wall_seconds=0.5)
    with (
        Sandbox(limits, program="tests.indexer.misbehaving_worker") as sandbox,
        pytest.raises(Unreadable, match="longer"),
    ):
        sandbox.read(b"", "x", "sleep")


def test_a_worker_is_kept_and_in_the_end_replaced(hostile: Sandbox) -> None:
    pids = [hostile.read(b"", "x", "pid").title for _ in range(12)]
    assert len(set(pids)) in (3, 4)


def test_reads_in_parallel() -> None:
    with Sandbox(workers=2) as sandbox, ThreadPoolExecutor(4) as threads:
        documents = threads.map(lambda n: sandbox.read(f"<p>text {n}</p>".encode(), "x", HTML), range(20))
        assert [d.blocks[0].text for d in documents] == [f"text {n}" for n in range(20)]


def test_small_texts_are_read_without_a_process() -> None:
    with Sandbox(workers=0) as sandbox:
        assert sandbox.read(b"# A", "x.md", "text/markdown").title == "A"


def test_a_monstrous_line_is_read_by_a_worker() -> None:
    with Sandbox(program="tests.indexer.misbehaving_worker") as sandbox, pytest.raises(Unreadable, match="failed"):
        sandbox.read(b"x" * 60_000, "x.md", "text/markdown")


def test_renders_a_page() -> None:
    with Sandbox() as sandbox:
        assert sandbox.render(making.pdf([["text"]]), 1).startswith(b"\x89PNG")


def test_a_page_that_cannot_be_rendered() -> None:
    with Sandbox() as sandbox, pytest.raises(Unreadable, match="damaged"):
        sandbox.render(b"%PDF", 1)


HANGS = """
from indexer.sandbox import Sandbox
Sandbox(program="tests.indexer.misbehaving_worker").read(b"", "x", "sleep")
"""


def test_a_worker_at_work_ends_with_the_one_who_asked_it() -> None:
    head = subprocess.Popen([sys.executable, "-c", HANGS], cwd=SCRIPT.parents[2], start_new_session=True)
    while len(alive(head.pid)) < 2:
        assert head.poll() is None
        time.sleep(0.1)
    head.kill()
    head.wait()
    assert left_over(head.pid) == []
