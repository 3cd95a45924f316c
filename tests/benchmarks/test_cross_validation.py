"""Which numbers are chosen for a set by all the others."""

import pytest

from benchmarks.cross_validation import CHOICES, MEASURES, Fold, best, folds
from kb.query.weights import DEFAULT

MATRIX = {
    "now": {"laws": 0.5, "treaties": 0.4, "English topics": 0.8, "Serbian topics": 0.8},
    "for laws": {"laws": 0.9, "treaties": 0.4, "English topics": 0.8, "Serbian topics": 0.8},
    "for topics": {"laws": 0.5, "treaties": 0.42, "English topics": 0.9, "Serbian topics": 0.9},
}


@pytest.mark.parametrize(("names", "choice"), [
    (["laws"], "for laws"), (["treaties"], "for topics"), (["laws", "treaties"], "for laws"), ([], "now"),
])  # fmt: skip
def test_best(names, choice):
    assert best(MATRIX, names) == choice


def test_a_set_is_measured_with_what_the_others_chose():
    found = {fold.left_out: fold for fold in folds(MATRIX)}
    assert found["laws"] == Fold("laws", "for topics", 0.5, 0.9)
    assert found["treaties"].chosen == "for laws"


def test_both_languages_of_the_topics_are_left_out_together():
    found = {fold.left_out: fold.chosen for fold in folds(MATRIX)}
    assert found["English topics"] == found["Serbian topics"] == "for laws"


@pytest.mark.parametrize("name", sorted({name for numbers in CHOICES.values() for name in numbers}))
def test_every_choice_changes_a_number_that_exists(name):
    assert hasattr(DEFAULT, name)


def test_the_first_choice_changes_nothing_and_the_others_something():
    first, *others = CHOICES.values()
    assert first == {}
    assert all(any(getattr(DEFAULT, name) != value for name, value in numbers.items()) for numbers in others)


def test_every_set_has_a_measure():
    assert set(MATRIX["now"]) <= set(MEASURES)
