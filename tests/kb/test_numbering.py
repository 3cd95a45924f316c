import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers.numbering import roman
from kb.numbering import NUMBER, canonical, from_roman, order
from kb.text.scripts import to_cyrillic


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("350", "350"),
        ("350.", "350"),
        ("350а", "350a"),  # Cyrillic
        ("350a", "350a"),  # Latin
        ("40љ", "40lj"),
        ("12ђ.", "12đ"),
        ("418-a", "418a"),  # Macedonian
        ("110/a", "110a"),  # Bosnian
        ("323A", "323a"),
        ("IV", "4"),
        ("IVbis", "4bis"),
        ("16 bis", "16bis"),
        ("II.3", "2.3"),
        ("007", "7"),
        ("0", "0"),
    ],
)
def test_canonical(written, plain):
    assert canonical(written) == plain


@pytest.mark.parametrize(
    ("roman", "value"), [("I", 1), ("xiv", 14), ("LXXXIX", 89), ("IIX", None), ("", None), ("A", None)]
)
def test_from_roman(roman, value):
    assert from_roman(roman) == value


def test_order_is_that_of_the_law():
    numbers = ["349", "350", "350a", "350b", "350v", "350g", "350d", "350đ", "350e", "350l", "350lj", "350m", "350n",
               "350nj", "350č", "350dž", "350š", "351"]  # fmt: skip
    assert sorted(sorted(numbers), key=order) == numbers


@pytest.mark.parametrize("value", range(1, 90))
def test_what_a_document_numbers_in_roman_is_read_back(value):
    assert from_roman(roman(value)) == from_roman(roman(value).upper()) == value


@pytest.mark.parametrize("roman", ["IIII", "VV", "IC", "VX", "XIIX", "I I", "1", "C"])
def test_what_no_roman_wrote(roman):
    assert from_roman(roman) is None


NUMBERS = st.builds("{}{}".format, st.integers(1, 1500), st.sampled_from(["", "a", "đ", "lj", "nj", "dž", "š", "bis"]))


@given(NUMBERS)
def test_a_plain_number_stays_and_both_scripts_give_it(number):
    assert canonical(number) == number
    assert canonical(number + ".") == number
    assert number.endswith("bis") or canonical(to_cyrillic(number)) == number


@given(st.lists(st.tuples(st.integers(1, 999), st.sampled_from(["", "a", "b", "v", "g", "đ", "nj"]))))
def test_the_order_is_by_value_before_letters(numbers):
    ordered = sorted((f"{value}{letter}" for value, letter in numbers), key=order)
    values = [int(re.match(r"\d+", number).group()) for number in ordered]
    assert values == sorted(values)


@pytest.mark.parametrize(("text", "number"), [
    ("350а.", "350а"), ("350 a)", "350 a"), ("16 bis", "16 bis"), ("IV", "IV"), ("II.3", "II.3"), ("5 a tekst", "5"),
    ("12b3", "12"), ("IVe", None), ("VIA", None), ("12345", "1234"),
])  # fmt: skip
def test_where_a_number_ends(text, number):
    found = re.match(NUMBER, text, re.VERBOSE)
    assert (found.group() if found else None) == number
