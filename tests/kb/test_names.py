"""Names in running text: any case, either script, the longest first."""

import pytest

from kb.names import Names, is_acronym, name_key, stem

NAMES = Names.of([
    ("Krivični zakonik", "kz"), ("Krivični zakonik Srbije", "rs-kz"), ("KZ", "kz"), ("KZ", "other"),
    ("Smuggling Protocol", "sp"), ("Zakon o azilu", "azil"), ("", "none"),
])  # fmt: skip


@pytest.mark.parametrize(("word", "stemmed"), [
    ("zakona", "zakon"), ("законом", "zakon"), ("ŽRTAVA", "zrtav"), ("rad", "rad"), ("code", "cod"), ("KZ", "kz"),
])  # fmt: skip
def test_stem(word, stemmed):
    assert stem(word) == stemmed


@pytest.mark.parametrize("case", ["Zakonu o azilu", "Закона о азилу", "zakonom o azilu", "ZAKON O AZILU"])
def test_all_cases_of_a_name_have_one_key(case):
    assert name_key(case) == name_key("Zakon o azilu")


@pytest.mark.parametrize(("word", "yes"), [("KZ", True), ("UNTOC", True), ("Kz", False), ("K", False)])
def test_acronyms(word, yes):
    assert is_acronym(word) is yes


@pytest.mark.parametrize(("text", "named", "ids"), [
    pytest.param("Krivičnog zakonika", "Krivičnog zakonika", ("kz",), id="in another case"),
    pytest.param("Кривичним закоником", "Кривичним закоником", ("kz",), id="in Cyrillic"),
    pytest.param("Krivičnog zakonika Srbije", "Krivičnog zakonika Srbije", ("rs-kz",), id="the longest"),
    pytest.param("Krivičnog zakonika Grčke", "Krivičnog zakonika", ("kz",), id="up to what is known"),
    pytest.param("KZ-a", "KZ-a", ("kz", "other"), id="with its ending, of two texts"),
    pytest.param("smuggling protocol", "smuggling protocol", ("sp",), id="lower case"),
])  # fmt: skip
def test_longest(text, named, ids):
    end, found = NAMES.longest(text, 0)
    assert (text[:end], found) == (named, ids)


@pytest.mark.parametrize("text", ["kz", "Krivični", "Smuggling; Protocol", "", "Nešto drugo"])
def test_no_name(text):
    assert NAMES.longest(text, 0) is None


def test_a_name_may_begin_inside_the_text():
    assert NAMES.longest("Po Zakonu o azilu.", 3)[1] == ("azil",)


@pytest.mark.parametrize(("word", "yes"), [("Krivičnog", True), ("Azil", False)])
def test_what_a_name_begins_with(word, yes):
    assert NAMES.begins(word) is yes
