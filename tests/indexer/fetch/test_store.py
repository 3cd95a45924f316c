"""Fetched files on the disk: whole or not at all, within their folder, with what is known of them."""

import pytest
import yaml

from indexer.fetch import store
from indexer.fetch.store import Kept
from indexer.fetch.wishes import Wish
from kb.errors import KbError, WrongUse

WISH = Wish("https://example.org/a", "treaty/a.html", {"title": "Уговор", "type": "treaty"})


def test_what_is_known_of_an_address_is_kept(tmp_path):
    state = {"https://example.org/a": Kept("a.html", "12ab", '"7"', "Tue, 02 Jan 2024 10:00:00 GMT", store.now())}
    store.save(state, tmp_path)
    assert store.load(tmp_path) == state


@pytest.mark.parametrize("text", ["", "[]", "{", '{"u": {}}', '{"u": {"file": "a", "digest": "b", "colour": 1}}'])
def test_a_broken_memory_costs_a_download_and_no_more(tmp_path, text):
    (tmp_path / store.STATE).write_text(text)
    assert store.load(tmp_path) == {}


def test_the_sidecar_says_what_the_list_said_and_where_the_file_is_from(tmp_path):
    store.put(tmp_path, WISH, b"text")
    text = (tmp_path / "treaty/a.html.yaml").read_text(encoding="utf-8")
    assert text.startswith("# fetched ")
    assert "Уговор" in text
    assert yaml.safe_load(text) == {**WISH.metadata, "source_url": WISH.url}


def test_what_a_person_corrected_stays_when_the_file_is_fetched_again(tmp_path):
    store.put(tmp_path, WISH, b"old")
    (tmp_path / "treaty/a.html.yaml").write_text("title: Corrected\n", encoding="utf-8")
    store.put(tmp_path, WISH, b"new")
    assert (tmp_path / "treaty/a.html").read_bytes() == b"new"
    assert (tmp_path / "treaty/a.html.yaml").read_text(encoding="utf-8") == "title: Corrected\n"


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/treaty").symlink_to(tmp_path / "outside")
    with pytest.raises(WrongUse, match="a link leads out of"):
        store.put(tmp_path / "folder", WISH, b"text")
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "a.html").mkdir()  # a folder stands where the file should
    with pytest.raises(KbError, match="cannot be written"):
        store.write(tmp_path / "a.html", b"text")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
