"""The report counts what is there and measures how it reads; no kind of document reads like a gazette."""

from __future__ import annotations

import pytest

from benchmarks.corpus_files import ROOT, CorpusFile, corpus
from benchmarks.corpus_report import COUNTED, counts, main, reading, readings, values

HEAVY = 55.0


def made(**head: object) -> CorpusFile:
    given = {"work": "x", "language": "en", "type": "case-law", "facts": "verified"}
    return CorpusFile(ROOT / "case/x.en.md", given | head, "")


@pytest.mark.parametrize(("text", "lix", "sentence"), [
    ("", 0.0, 0.0), ("2014 – 15", 0.0, 0.0), ("One two three. Four five six.", 3.0, 3.0),
    ("Prosecution takes over.", 3 + 100 / 3, 3.0), ("Два суда. Три суда.", 2.0, 2.0),
], ids=["empty", "numbers only", "short words", "one long word", "Cyrillic"])
def test_reading(text, lix, sentence):
    assert reading(text).lix == pytest.approx(lix)
    assert reading(text).sentence == pytest.approx(sentence)


def test_both_scripts_read_alike():
    assert reading("Његово сведочење је прочитано.") == reading("Njegovo svedočenje je pročitano.")


@pytest.mark.parametrize(("what", "found"), [
    ("country", ["serbia", "albania"]), ("script", ["Latn"]), ("variant", []), ("theme", []), ("type", ["case-law"]),
])
def test_values(what, found):
    assert values(made(countries=["serbia", "albania"]), what) == found


def test_counts_begin_with_the_commonest():
    files = [made(countries=["serbia", "albania"]), made(countries=["serbia"]), made(countries=["bulgaria"])]
    assert counts(files, "country") == [("serbia", 2), ("albania", 1), ("bulgaria", 1)]


@pytest.mark.parametrize("what", COUNTED)
def test_every_count_has_something(what):
    assert counts(corpus(), what)


def test_no_kind_of_document_is_heavy():
    assert max(lix for *_, lix, _ in readings(corpus())) < HEAVY


def test_the_report_is_printed(capsys):
    main()
    printed = capsys.readouterr().out
    assert f"{len(corpus())} files" in printed
    assert "\ncountry: serbia " in printed
