import pytest

from kb.numbering import canonical, from_roman, order


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
