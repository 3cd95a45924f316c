"""How catalogues are made: messages collected, translations kept, the Cyrillic derived, files reproducible."""

from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from webapp import catalogues


def catalog(**translations):
    made = Catalog("sr_Latn")
    for id, string in translations.items():
        made.add(id, string)
    return made


def said(found):
    return {_hashable(message.id): _hashable(message.string) for message in found if message.id}


def _hashable(text):
    # Babel reads plurals as lists from one kind of file and as tuples from the other.
    return text if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize(
    ("known", "messages", "expected"),
    [
        ({"a": "x"}, {"a": ""}, {"a": "x"}), ({"a": "x"}, {"b": ""}, {"b": ""}), ({}, {"a": ""}, {"a": ""}),
        ({"a": "x", "b": "y"}, {"b": ""}, {"b": "y"}),
    ],
    ids=["kept", "gone and new", "new", "gone"],
)  # fmt: skip
def test_translations_of_todays_messages_are_kept(known, messages, expected):
    assert said(catalogues.updated(catalog(**known), catalog(**messages))) == expected


def test_a_plural_keeps_all_its_forms_in_cyrillic():
    latin = Catalog("sr_Latn")
    latin.add(
        ("%(num)s document", "%(num)s documents"), ("%(num)s dokument", "%(num)s dokumenta", "%(num)s dokumenata")
    )
    (found,) = said(catalogues.derived(latin)).values()
    assert found == ("%(num)s документ", "%(num)s документа", "%(num)s докумената")


@pytest.mark.parametrize(
    ("string", "missing"), [("x", []), ("", ["a"]), (("x", "y", ""), ["('a', 'as')"]), (("x", "y", "z"), [])],
    ids=["translated", "not", "a form missing", "all forms"],
)  # fmt: skip
def test_what_lacks_a_translation(string, missing):
    made = Catalog("sr_Latn")
    made.add("a" if isinstance(string, str) else ("a", "as"), string)
    assert catalogues.untranslated(made) == missing


def test_a_locale_without_a_file_is_empty():
    assert said(catalogues.read("sr_XX")) == {}


@pytest.mark.parametrize("locale", ["sr_Latn", "sr_Cyrl"])
def test_both_kinds_of_files_say_the_same(locale):
    held = catalogues.read(locale)
    assert said(read_po(BytesIO(catalogues.po_of(held)), locale)) == said(held)
    assert said(read_mo(BytesIO(catalogues.mo_of(held)))) == said(held)


def test_the_same_texts_give_the_same_bytes():
    # A date or an order of today would make every run a change to commit.
    assert catalogues.wanted() == catalogues.wanted()


def test_wanted_files_are_those_that_lie_there():
    assert {path: path.read_bytes() for path in catalogues.wanted()} == catalogues.wanted()


def test_writing_names_what_is_not_translated(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    catalogues.main()
    assert "not translated: Search" in capsys.readouterr().out
    assert {path.name for path in tmp_path.rglob("*.*")} == {"messages.po", "messages.mo"}


def test_messages_come_from_templates_and_code():
    found = {message.id: [file for file, _ in message.locations] for message in catalogues.collected() if message.id}
    assert "webapp/templates/search.html" in found["Why this result"]
    assert "webapp/views/terms.py" in found["Promising practice"]
    assert all(file.startswith("webapp/") for files in found.values() for file in files)
