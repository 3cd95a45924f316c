"""What commits come to together."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb import history
from kb.history import BEGINNING, Commit, History, compared, folded, net


def commit(n, added=(), changed=(), removed=()):
    """Commit number n, made on day n of a month."""
    given = {name: {id: f"{id}{n}" for id in ids} for name, ids in (("added", added), ("changed", changed))}
    return Commit(f"{n}-x", f"2026-11-{n:02}T10:00:00+00:00", **given, removed=tuple(removed))


START = Commit("0-x", "2026-11-01T00:00:00+00:00", base=True)
THREE = (START, commit(2, added="abc"), commit(3, changed="a", removed="b"), commit(4, added="bd"))


@pytest.mark.parametrize(("commits", "kinds"), [
    ((commit(1, added="a"),), {"a": "added"}),
    ((commit(1, added="a"), commit(2, changed="a")), {"a": "added"}),
    ((commit(1, added="a"), commit(2, removed="a")), {}),
    ((commit(1, changed="a"), commit(2, removed="a")), {"a": "removed"}),
    ((commit(1, removed="a"), commit(2, added="a")), {"a": "changed"}),
    ((commit(1, removed="a"), commit(2, added="a"), commit(3, removed="a")), {"a": "removed"}),
    ((commit(1), commit(2)), {}),
], ids=["came", "came and changed", "came and went", "changed and went", "went and came", "went after all", "nothing"])
def test_several_commits_together(commits, kinds):
    assert {id: change.kind for id, change in net(commits).items()} == kinds


def test_a_change_has_the_time_of_the_last_commit_that_touched_it():
    assert (net(THREE)["a"].time, net(THREE)["a"].generation) == ("2026-11-03T10:00:00+00:00", "3-x")


@pytest.mark.parametrize(("generation", "left"), [("0-x", 3), ("3-x", 1), ("4-x", 0), ("9-x", None), ("", None)])
def test_what_came_after_a_generation(generation, left):
    found = History(THREE).after(generation)
    assert (None if found is None else len(found)) == left


@pytest.mark.parametrize(("time", "generation"), [
    ("2026-11-03", "2-x"),  # a day is its beginning: what came on it is new
    ("2026-11-03T10:00:00+00:00", "2-x"),
    ("2026-11-04T09:59:59+00:00", "3-x"),
    ("2027-01-01", "4-x"),
    ("1999-01-01", "0-x"),  # before its beginning the index was as empty as at it
])
def test_the_generation_of_a_time(time, generation):
    assert History(THREE).at(time) == generation


@pytest.mark.parametrize("commits", [(), THREE[1:], (folded(THREE[:2]), *THREE[2:])], ids=["none", "cut", "folded"])
def test_a_time_before_what_is_known(commits):
    assert History(commits).at("2026-11-01") is None


@pytest.mark.parametrize(("commits", "known"), [
    (THREE, {"a": ("changed", 3), "b": ("added", 4), "c": ("added", 2), "d": ("added", 4)}),
    ((*THREE, commit(5, removed="c")),
     {"a": ("changed", 3), "b": ("added", 4), "c": ("removed", 5), "d": ("added", 4)}),
    # A base knows who was there, not when it was touched: its own time is the latest that can be.
    ((folded(THREE[:3]), commit(4, added="bd")),
     {"a": ("added", 3), "b": ("added", 4), "c": ("added", 3), "d": ("added", 4)}),
    ((), {}),
], ids=["three commits", "one gone", "folded", "none"])
def test_what_became_last_of_each(commits, known):
    found = {id: (one.kind, int(one.time[8:10])) for id, one in History(tuple(commits)).latest().items()}
    assert found == known


def test_who_is_there_at_the_end_and_since_when():
    held = History(THREE).held()
    assert {id: one.added[8:10] for id, one in held.items()} == {"a": "02", "b": "04", "c": "02", "d": "04"}
    assert held["a"].digest == "a3"


def test_a_document_that_was_there_before_the_journal_has_no_time():
    assert History((commit(1, changed="a"),)).held()["a"].added == ""


def test_two_states_compared():
    found = compared({"a": "1", "b": "1", "c": "1"}, {"b": "1", "c": "2", "d": "1"})
    assert (found.added, found.changed, found.removed) == ({"d": "1"}, {"c": "2"}, ("a",))


STEPS = st.lists(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["1", "2", None]), max_size=4), max_size=8)


def states(steps):
    """Each step's state of the documents, and the commit that led to it."""
    now = {}
    yield now, START
    for n, step in enumerate(steps, 1):
        after = {id: digest for id, digest in (now | step).items() if digest}
        did = compared(now, after)
        yield after, Commit(f"{n}-x", f"2026-11-{n + 1:02}", did.added, did.changed, did.removed)
        now = after


@given(STEPS, st.integers(0, 8))
def test_the_changes_lead_from_any_state_to_the_last(steps, first):
    known = list(states(steps))
    first = min(first, len(known) - 1)
    before, after = known[first][0], known[-1][0]
    kinds = {id: change.kind for id, change in net(commit for _, commit in known[first + 1 :]).items()}
    assert {id for id, kind in kinds.items() if kind == "added"} == after.keys() - before.keys()
    assert {id for id, kind in kinds.items() if kind == "removed"} == before.keys() - after.keys()
    assert {id for id in before.keys() & after.keys() if before[id] != after[id]} <= kinds.keys()


@given(STEPS, st.integers(1, 8))
def test_folding_loses_nothing_of_the_documents(steps, first):
    commits = [commit for _, commit in states(steps)]
    assert History((folded(commits[:first]), *commits[first:])).held() == History(tuple(commits)).held()


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_id_is_one_line(id, digest):
    line = Commit("1-x", "t", {id: digest}, removed=(id,)).line()
    assert line.count(b"\n") == 1
    assert history.parsed(line) == Commit("1-x", "t", {id: digest}, removed=(id,))


def test_the_beginning_is_an_empty_base():
    assert BEGINNING.base
    assert not BEGINNING.touched
