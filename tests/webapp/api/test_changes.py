"""What has changed: over an index with its journal, from the first commit to the last."""

import pytest

from kb import journal
from kb.engines import open_searcher, open_writer
from kb.history import Commit
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS, document
from webapp import create_app

LAW_SR, LAW_EN, PRACTICE = DOCUMENTS


@pytest.fixture
def chosen(tmp_path):
    """Three commits: two laws; the Serbian one changed and a practice; the English one gone."""
    chosen = Settings(index=tmp_path, rate_limit="off", deadline_ms=60_000)
    for put, delete in (((LAW_SR, LAW_EN), ()), ((PRACTICE, LAW_SR), ()), ((), ("law-en",))):
        with open_writer(chosen) as writer:
            for one in put:
                writer.put(one)
            for id in delete:
                writer.delete(id)
    return chosen


@pytest.fixture
def generations(chosen):
    return [commit.generation for commit in journal.whole(chosen.index).commits if commit.touched]


@pytest.fixture
def ask(chosen):
    client = create_app(chosen, open_searcher(chosen)).test_client()
    return lambda query: client.get("/api/v1/" + query)


def kinds(answer):
    return {one["id"]: one["kind"] for one in answer.get_json()["changes"]}


@pytest.mark.parametrize(("since", "changed"), [
    (0, {"law-en": "removed", "law-sr": "changed", "practice": "added"}),
    (1, {"law-en": "removed"}),
    (2, {}),
])
def test_since_a_generation(ask, chosen, generations, since, changed):
    answer = ask(f"changes?since={generations[since]}")
    assert kinds(answer) == changed
    last = journal.whole(chosen.index).commits[-1].generation
    assert (answer.get_json()["since"], answer.get_json()["generation"]) == (generations[since], last)


@pytest.mark.parametrize("since", ["", "2001-01-01", "2001-01-01T00:00:00Z"], ids=["nothing", "day", "time"])
def test_since_the_beginning(ask, since):
    assert kinds(ask(f"changes?since={since}")) == {"law-sr": "added", "practice": "added"}


def test_since_tomorrow_nothing(ask):
    assert ask("changes?since=2999-01-01").get_json()["total"] == 0


def test_who_is_there_has_a_page_and_who_is_gone_has_none(ask, generations):
    changes = ask(f"changes?since={generations[0]}").get_json()["changes"]
    assert {one["id"]: one["url"] for one in changes}["law-en"] is None
    assert {one["id"]: one["url"] for one in changes}["practice"] == "/documents/practice"


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_every_change_comes_once_with_any_limit(ask, generations, limit):
    found, cursor = [], ""
    while cursor is not None:
        page = ask(f"changes?since={generations[0]}&limit={limit}&cursor={cursor}").get_json()
        found += [one["id"] for one in page["changes"]]
        cursor = page["next"]
    assert found == ["law-en", "law-sr", "practice"]
    assert page["total"] == 3


@pytest.mark.parametrize(("since", "status", "kind"), [
    ("77-abcdef", 410, "history-unknown"),
    ("yester day", 400, "wrong-parameter"),
    ("č", 400, "wrong-parameter"),
])
def test_what_nobody_knows(ask, since, status, kind):
    answer = ask(f"changes?since={since}")
    assert (answer.status_code, answer.get_json()["type"]) == (status, f"/problems/{kind}")
    assert answer.get_json()["parameter"] == "since"


def test_how_far_the_history_reaches_is_said_in_the_language_asked_for(ask, chosen):
    begins = journal.whole(chosen.index).begins
    assert f"istorija počinje {begins}" in ask("changes?since=77-abc&lang=sr-Latn").get_json()["detail"]


def test_an_index_without_a_journal_says_so(ask, chosen):
    (chosen.index / journal.FILE).unlink()
    assert ask("changes?since=2001-01-01").status_code == 410
    assert ask("changes").get_json()["total"] == 0


def test_a_permalink_names_the_documents_that_changed(ask, generations):
    found = ask(f"search?q=krijumčarenje&expand=off&as-of={generations[0]}~2").get_json()["as_of"]
    assert found["changed"] is True
    assert found["documents"] == {
        "known": True, "added": ["practice"], "changed": ["law-sr"], "removed": ["law-en"]}


def test_of_hits_only_those_of_the_search_are_named(ask, generations):
    found = ask(f"search?type=good-practice&as-of={generations[0]}~0").get_json()["as_of"]["documents"]
    assert (found["added"], found["changed"]) == (["practice"], [])


def test_a_permalink_older_than_the_history_says_that_nobody_knows(ask):
    documents = ask("search?as-of=99-abc~3").get_json()["as_of"]["documents"]
    assert documents == {"known": False, "added": [], "changed": [], "removed": []}


def test_counts_by_the_year_in_which_documents_came(ask, chosen):
    now = int(journal.whole(chosen.index).commits[-1].time[:4])
    found = ask("counts?over=added&by=country").get_json()
    assert found["over"] == "added"
    assert {one["value"]: one["years"] for one in found["series"]} == {
        "serbia": [{"year": now, "count": 2}], "bulgaria": [{"year": now, "count": 1}]}


def test_documents_older_than_the_history_have_no_year_of_coming(ask, chosen):
    last = journal.whole(chosen.index).commits[-1]
    (chosen.index / journal.FILE).write_bytes(Commit(last.generation, last.time, changed={"law-sr": "1"}).line())
    (series,) = ask("counts?over=added").get_json()["series"]
    assert (series["undated"], series["years"]) == (2, [])


def test_a_document_that_comes_while_one_pages_moves_no_other(ask, chosen, generations):
    first = ask(f"changes?since={generations[0]}&limit=2").get_json()
    with open_writer(chosen) as writer:
        writer.put(document("aaa", "A", [("x", "", "text")]))
    client = create_app(chosen, open_searcher(chosen)).test_client()
    rest = client.get(f"/api/v1/changes?since={generations[0]}&cursor={first['next']}").get_json()
    assert [one["id"] for one in rest["changes"]] == ["practice"]
