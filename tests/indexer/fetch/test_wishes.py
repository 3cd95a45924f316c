from pathlib import Path

import pytest

from indexer.fetch.wishes import Wish, parse
from kb.errors import WrongUse

URL = 'url = "https://example.org/a"\n'


def test_entries_come_in_order():
    text = f'[[source]]\n{URL}file = "b.pdf"\n[[source]]\n{URL}file = "treaty/a.html"\nmetadata = {{type = "treaty"}}'
    assert parse(text, "s") == (
        Wish("https://example.org/a", "b.pdf"), Wish("https://example.org/a", "treaty/a.html", {"type": "treaty"}))


@pytest.mark.parametrize(("text", "said"), [
    ("[[source", "not valid TOML"),
    ("", "no [[source]]"),
    ("source = 1", "no [[source]]"),
    ("source = [1]", "source 1: must be a table"),
    ('[[source]]\nfile = "a.pdf"', "url is missing"),
    (f"[[source]]\n{URL}", "file must be a path"),
    (f'[[source]]\n{URL}file = "a.pdf"\ncolour = 1', "unknown key 'colour'"),
    (f'[[source]]\n{URL}file = "a.pdf"\nmetadata = 1', "metadata must be a table"),
    (f'[[source]]\n{URL}file = "a.pdf"\nmetadata = {{type = "novel"}}', "metadata: type"),
    (f'[[source]]\n{URL}file = "a.pdf"\n' * 2, "2 sources want the file"),
], ids=lambda value: value[:20])
def test_faults_are_named(text, said):
    with pytest.raises(WrongUse) as error:
        parse(text, "list.toml")
    assert said in error.value.message
    assert error.value.message.startswith("list.toml")


@pytest.mark.parametrize("file", [
    "../a.pdf", "/etc/a.pdf", "x/../../a.pdf", ".hidden.pdf", "a", "a.exe", "x\\a.pdf", "",
])
def test_a_file_outside_of_the_folder_or_without_a_format_is_refused(file):
    with pytest.raises(WrongUse, match="file must be a path"):
        parse(f"[[source]]\n{URL}file = '{file}'", "s")


def test_the_list_beside_the_corpus_can_be_read():
    wishes = parse((Path(__file__).parents[3] / "corpus" / "sources.toml").read_text(encoding="utf-8"), "s")
    assert len(wishes) >= 10
    assert all(wish.metadata["title"] for wish in wishes)
