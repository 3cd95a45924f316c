"""Tables under kb/data: lines without comments, rules in order, irregular forms; and that the tables are sound."""

from __future__ import annotations

import re

import pytest

from kb.text.rewriting import irregular, lines_of, rewriter

RULES = ("serbian/ijekavian.tsv", "serbian/doublets.tsv", "english/spellings.tsv")
IRREGULAR = ("serbian/overrides.tsv", "english/overrides.tsv")


@pytest.mark.parametrize("table", [*RULES, *IRREGULAR, "lexicon.tsv", "function_words.tsv"])
def test_lines_have_no_comments_and_are_never_empty(table):
    lines = lines_of(table)
    assert lines
    assert not [line for line in lines if not line.strip() or line.startswith("#")]


@pytest.mark.parametrize("table", RULES)
def test_rules_are_a_pattern_and_a_spelling(table):
    for line in lines_of(table):
        pattern, _ = line.split("\t")
        re.compile(pattern)


@pytest.mark.parametrize("table", IRREGULAR)
def test_forms_are_lower_case_and_have_one_lemma_each(table):
    for line in lines_of(table):
        lemma, forms = line.split("\t")
        assert lemma
        assert forms.split()
        assert line == line.lower()


@pytest.mark.parametrize(("table", "word", "written"), [
    ("serbian/ijekavian.tsv", "vrijeme", "vreme"), ("serbian/ijekavian.tsv", "rješenje", "rešenje"),
    ("serbian/ijekavian.tsv", "policija", "policija"), ("english/spellings.tsv", "organisation", "organization"),
    ("english/spellings.tsv", "", ""),
])
def test_rewriting(table, word, written):
    assert rewriter(table)(word) == written


@pytest.mark.parametrize("table", ["serbian/ijekavian.tsv", "english/spellings.tsv"])
@pytest.mark.parametrize("word", ["vrijeme", "djeca", "organise", "labour", "defence", "granica"])
def test_a_second_time_changes_nothing(table, word):
    once = rewriter(table)(word)
    assert rewriter(table)(once) == once


def test_the_first_line_of_a_form_has_it():
    # Specific rows stand first in the table: a form of two words is listed before either of them.
    assert irregular("serbian/overrides.tsv")["tim"] == "tim|taj"
    assert irregular("serbian/overrides.tsv")["tog"] == "taj"
    assert irregular("serbian/overrides.tsv") is irregular("serbian/overrides.tsv")
