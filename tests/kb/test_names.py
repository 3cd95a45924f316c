"""Names in running text: any case, either script, the longest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(("text", "found"), [
    ("Zakonu, o azilu", True), ("Zakonu  o azilu", True), ("Zakonu\u00a0o azilu", True), ("Zakonu o. azilu", False),
    ("Zakonu\no azilu", False), ("Zakonu o", False), ("Zakonu o azilux", False),
])  # fmt: skip
def test_what_may_stand_between_the_words(text, found):
    assert (NAMES.longest(text, 0) is not None) is found


@pytest.mark.parametrize("suffix", ["-a", "-u", "-om", "-ovim"])
def test_the_ending_of_an_acronym_belongs_to_it(suffix):
    assert NAMES.longest(f"KZ{suffix} je", 0)[0] == len(f"KZ{suffix}")


@pytest.mark.parametrize("text", ["KZ-5", "KZ-ABC", "KZ - a"])
def test_what_is_no_ending_does_not(text):
    assert NAMES.longest(text, 0)[0] == 2


@given(st.text("abčćžđАБШ /", max_size=30))
def test_a_key_is_its_own_key(name):
    assert name_key(name_key(name).replace("-", " ")) == name_key(name) or any(c.isupper() for c in name)
