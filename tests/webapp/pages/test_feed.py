"""The feed of a search: valid for feedparser, and with names that outlive the index."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest

from indexer.run import Run
from kb.engines import open_searcher, open_writer
from kb.settings import Settings
from webapp import create_app

CORPUS = Path(__file__).parents[3] / "corpus" / "good-practice"
FILES = ("rs-strike-group.en.md", "rs-strike-group.sr.md", "rs-vehicle-seizure.en.md", "polis.en.md")
EVERYTHING = "/api/v1/export?format=atom"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "corpus"
    made.mkdir()
    for name in FILES:
        shutil.copy(CORPUS / name, made)
    return made


@pytest.fixture
def feed(tmp_path, folder):
    """Index the folder from nothing, and read the feed of a search over it."""

    def read(path=EVERYTHING, **settings):
        index = tmp_path / "index"
        shutil.rmtree(index, ignore_errors=True)
        chosen = Settings(index=index, deadline_ms=60_000, **settings)
        with open_writer(chosen, jobs=1) as writer:
            Run(writer, chosen).over([folder])
        app = create_app(chosen, open_searcher(chosen))
        return feedparser.parse(app.test_client().get(path).get_data())

    return read


def names(found):
    return {entry.id: (entry.link, entry.title) for entry in found.entries}


def test_names_stay_when_the_index_is_made_anew(feed, folder):
    before = feed()
    text = (folder / FILES[0]).read_text(encoding="utf-8")
    (folder / FILES[0]).write_text(f"{text}\n\n## Added later\n\nMore is known now.\n", encoding="utf-8")
    (folder / FILES[3]).rename(folder / "a-moved.en.md")
    after = feed()
    assert names(before) == names(after)
    assert before.feed.id == after.feed.id
    assert len(before.entries) == len(FILES)


def test_a_document_more_changes_no_name(feed, folder):
    before = names(feed())
    shutil.copy(CORPUS / "rs-vehicle-seizure.sr.md", folder)
    after = names(feed())
    assert before.items() < after.items()


def test_dates_of_documents_stay_too(feed):
    dated = [{entry.id: entry.updated for entry in feed().entries if "T00:00:00Z" in entry.updated} for _ in range(2)]
    assert dated[0] == dated[1] != {}


def test_the_address_of_the_site_names_the_documents_whoever_asks(feed):
    found = feed(site_url="https://kb.example.org")
    assert {urlsplit(entry.id)[:2] for entry in found.entries} == {("https", "kb.example.org")}
    assert found.feed.id.startswith("https://kb.example.org/")


@pytest.mark.parametrize(
    "query", ["", "&q=smuggling", "&q=%3C%26%22&country=serbia", "&q=krijum%C4%8Darenje&sort=title", "&q=xyzzy"],
    ids=["all", "words", "hostile", "Serbian", "nothing"],
)  # fmt: skip
def test_it_is_valid(feed, query):
    found = feed(EVERYTHING + query)
    assert (found.bozo, found.version, found.encoding) == (False, "atom10", "utf-8")
    assert {"id", "title", "updated", "author"} <= found.feed.keys()
    assert [link.rel for link in found.feed.links] == ["self"]
    for entry in found.entries:
        assert entry.id == entry.link
        assert entry.title
        assert entry.updated_parsed
    assert len({entry.id for entry in found.entries}) == len(found.entries)


def test_the_newest_come_first_each_in_its_language(feed):
    entries = feed().entries
    dates = [entry.updated for entry in entries if "T00:00:00Z" in entry.updated]
    assert dates == sorted(dates, reverse=True)
    assert {entry.title_detail.language for entry in entries} == {"en", "sr-Cyrl"}
