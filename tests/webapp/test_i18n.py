"""Which language a visitor gets, and the catalogues in which the interface speaks."""

import gettext
import re

import pytest

from webapp import catalogues
from webapp.i18n import negotiated


@pytest.mark.parametrize(
    ("chosen", "accepted", "slug"),
    [
        ("", [], "en"),
        ("", ["sr-Latn-RS", "en"], "sr-latn"),
        ("", ["sr-RS"], "sr-cyrl"),
        ("", ["hr"], "sr-latn"),
        ("", ["bs-BA", "en"], "sr-latn"),
        ("", ["de", "en-GB"], "en"),
        ("", ["de", "sr_Latn"], "sr-latn"),
        ("sr-cyrl", ["en"], "sr-cyrl"),
        ("klingon", ["sr-Latn"], "sr-latn"),
    ],
    ids=["nothing", "latin", "unmarked", "croatian", "bosnian", "second-choice", "underscore", "chosen", "bad-cookie"],
)
def test_the_language_of_a_visitor(chosen, accepted, slug):
    assert negotiated(chosen, accepted).slug == slug


def messages(catalog):
    return {m.id: m.string for m in catalog if m.id}


@pytest.mark.parametrize("locale", ["sr_Latn", "sr_Cyrl"])
def test_catalogues_are_up_to_date(locale):
    wanted = catalogues.updated(catalogues.read("sr_Latn"), catalogues.collected())
    wanted = wanted if locale == "sr_Latn" else catalogues.derived(wanted)
    assert messages(catalogues.read(locale)) == messages(wanted), "run python -m webapp.catalogues"


@pytest.mark.parametrize("locale", ["sr_Latn", "sr_Cyrl"])
def test_compiled_catalogues_say_the_same(locale):
    compiled = gettext.translation("messages", catalogues.FOLDER, [locale])
    simple = {k: v for k, v in messages(catalogues.read(locale)).items() if isinstance(v, str)}
    assert {k: compiled.gettext(k) for k in simple} == simple


def test_every_message_is_translated():
    assert catalogues.untranslated(catalogues.read("sr_Latn")) == []


def test_translations_keep_the_places_for_values():
    places = re.compile(r"%\(\w+\)s")
    for given, said in messages(catalogues.read("sr_Cyrl")).items():
        ids, strings = ([given], [said]) if isinstance(given, str) else (given[-1:], said)
        assert all(sorted(places.findall(ids[0])) == sorted(places.findall(s)) for s in strings), given


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Stranica %(n)s", "Страница %(n)s"),
        ("Izvoz u CSV i RIS", "Извоз у CSV и RIS"),
        ("Pritisnite <kbd>Enter</kbd>", "Притисните <kbd>Enter</kbd>"),
        ("vidi https://example.org/x", "види https://example.org/x"),
    ],
    ids=["place", "names", "markup", "address"],
)
def test_cyrillic_messages(latin, cyrillic):
    assert catalogues.cyrillic(latin) == cyrillic
