"""What changed between two runs."""

from dataclasses import replace

import pytest

from indexer.manifest import Changes, diff, families, state
from indexer.memory import Entry, Memory
from indexer.scan import Found, Scan
from indexer.sources import SourceFile
from kb.model import Problem, Source

A = Source("law/a.md", "1", "text/markdown", "md/1", root="/law")
B = Source("law/b.md", "2", "text/markdown", "md/1", root="/law")


def scan(*sources: Source, unread: frozenset[str] = frozenset()) -> Scan:
    files = {s.file: Found(SourceFile(None, s.media_type, s.digest), s) for s in sources}
    return Scan(files, ("/law",), (), unread)


@pytest.mark.parametrize(
    ("now", "changes"),
    [
        ((A, B), Changes(unchanged=("/law/a.md", "/law/b.md"))),
        ((A,), Changes(unchanged=("/law/a.md",), removed=("/law/b.md",))),
        ((A, replace(B, digest="3")), Changes(unchanged=("/law/a.md",), changed=("/law/b.md",))),
        ((A, replace(B, reader="md/2")), Changes(unchanged=("/law/a.md",), changed=("/law/b.md",))),
        ((A, B, replace(B, path="law/c.md", digest="9")),
         Changes(unchanged=("/law/a.md", "/law/b.md"), added=("/law/c.md",))),
        ((A, replace(B, path="law/c.md")),
         Changes(unchanged=("/law/a.md",), added=("/law/c.md",), removed=("/law/b.md",), moved=1)),
    ],
    ids=["same", "removed", "content", "reader", "added", "moved"],
)
def test_diff(now, changes):
    assert diff({"a": A, "b": B}, Memory(), scan(*now)) == changes


def test_other_folders_are_left_alone():
    other = Source("else/x.md", root="/else")
    assert diff({"x": other}, Memory(), scan(A)).removed == ()


def test_a_file_that_cannot_be_opened_is_not_gone():
    assert diff({"a": A}, Memory(), scan(unread=frozenset({"/law/a.md"}))).removed == ()


def test_documents_in_one_file_count_as_one():
    inside = replace(A, path="law/a.md//part.pdf", media_type="application/pdf")
    assert diff({"a": A, "a1": inside}, Memory(), scan(A)) == Changes(unchanged=("/law/a.md",))


@pytest.mark.parametrize(("stage", "again"), [("read", False), ("identify", True)])
def test_a_remembered_file_is_read_again_only_if_it_may_fare_better(stage, again):
    memory = Memory({A.file: Entry(state(A), (Problem("law/a.md", stage, "no"),))})
    changes = diff({}, memory, scan(A))
    assert (changes.changed == (A.file,), changes.unchanged == (A.file,)) == (again, not again)


def test_a_duplicate_is_read_again_with_its_original_and_belongs_to_its_family():
    copy = replace(B, duplicate_of="a")
    changes = diff({"a": A, "b": copy}, Memory(), scan(replace(A, digest="9"), copy))
    assert changes.changed == (A.file, B.file)
    assert families(changes, {"a": A, "b": copy}) == {B.file: A.file}


@pytest.mark.parametrize(("unread", "hidden"), [
    ("/law", True), ("/law/a.md", True), ("/law/a", False), ("/other", False),
], ids=["its folder", "itself", "a name it begins with", "elsewhere"])
def test_a_scan_hides_what_lies_in_what_it_could_not_open(unread, hidden):
    assert scan(unread=frozenset({unread})).hides("/law/a.md") is hidden
