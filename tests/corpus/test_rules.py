"""The rules find what they are for: each is shown a text that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus_files import ROOT, CorpusFile, corpus, read
from tests.corpus import rules

SOURCE = {"title": "UNODC", "url": "https://www.unodc.org/x", "seen": "2026-11-20"}
HEAD = {"work": "a-work", "title": "Title", "language": "en", "type": "good-practice", "sources": [SOURCE]}


def made(body: str = "", folder: str = "good-practice", **head: object) -> CorpusFile:
    return CorpusFile(ROOT / folder / "a-work.en.md", HEAD | head, body)


@pytest.mark.parametrize("given", [
    [], [{"url": "https://www.unodc.org"}], [SOURCE | {"url": "unodc.org"}], [SOURCE | {"url": "https://unodc"}],
    [{"title": "UNODC", "url": "https://www.unodc.org"}], [SOURCE | {"seen": "2026-11"}],
    [SOURCE | {"url": "https://www.scribd.com/doc/1"}],
], ids=["none", "no title", "no scheme", "no domain", "never seen", "no day", "a mirror"])
def test_bad_sources(given):
    assert list(rules.sources(made(sources=given)))


@pytest.mark.parametrize("given", [
    {"date": "2014-13"}, {"date": "June 2014"}, {"dates": [{"event": "adopted", "value": "soon"}]},
    {"period_start": 2015, "period_end": "2014-06"},
], ids=["month", "words", "event", "backwards"])
def test_bad_dates(given):
    assert list(rules.dates(made(**given)))


@pytest.mark.parametrize(("language", "text"), [
    ("en", "the word закон alone"), ("sr-Latn", "Zakon o странцима"),
    ("sr-Cyrl", "Закон о strancima"), ("sr-Latn", "zаkon"),
])
def test_other_script(language, text):
    assert list(rules.script(made(text, language=language)))


@pytest.mark.parametrize("text", [
    "Извор: UNODC и EUR-Lex", "назив „Law on Foreigners“", "(извор: press release)", "astra.rs",
])
def test_names_in_the_other_script(text):
    assert not list(rules.script(made(text, language="sr-Cyrl", title="Наслов")))


def test_untranslated_sentence():
    text = "Tužilac vodi istragu. The prosecutor then leads the whole investigation and decides on the charge."
    assert list(rules.remainder(made(text, language="sr-Latn", title="Naslov")))
    assert not list(rules.remainder(made(f"Piše „{text}“.", language="sr-Latn", title="Naslov")))


@pytest.mark.parametrize(("head", "text"), [
    ({"language": "sr-Latn", "variant": "ekavian"}, "The police found them at the border and took their names."),
    ({"language": "en"}, "Policija ih je zatekla na granici i uzela im podatke."),
    ({"language": "sr-Latn", "variant": "ekavian"}, "Rješenje o djetetu.\n\nPrijedlog i vrijeme.\n\nMjesto i mjera."),
    ({"language": "sr-Latn", "variant": "ijekavian"}, "Rešenje o detetu.\n\nPredlog i vreme.\n\nMesto i mera."),
], ids=["English", "Serbian", "ijekavian", "ekavian"])
def test_not_as_declared(head, text):
    assert list(rules.declared(made(text, **head)))


@pytest.mark.parametrize("text", ["In Kosovo a team", "na Kosovu", "In Kosovo* a team"])
def test_kosovo_without_its_footnote(text):
    assert list(rules.kosovo(made(text)))


def test_kosovo_with_its_footnote():
    assert not list(rules.kosovo(made("In Kosovo* too.\n\n*In line with UNSCR 1244 and the ICJ opinion on Kosovo.")))


@pytest.mark.parametrize(("folder", "words", "right"), [
    ("good-practice", 249, False), ("good-practice", 250, True),
    ("good-practice", 701, False), ("law", 150, True), ("treaty", 149, False),
])
def test_length(folder, words, right):
    assert (rules.length(made("word " * words, folder)) == "") is right


@pytest.mark.parametrize(("text", "numbers"), [
    ("1,094 migrants", {"1094"}), ("1.094 migranata", {"1094"}), ("121 650 evra", {"121650"}),
    ("12,5 i 13,5", {"12.5", "13.5"}),
    ("eight or 8", set()), ("2017–2018. godine", {"2017", "2018"}), ("K. 105/16", {"105", "16"}),
])
def test_figures(text, numbers):
    assert rules.figures(text) == numbers


@pytest.mark.parametrize("change", [
    {"themes": ["asylum"]}, {"sources": [SOURCE | {"seen": "2026-11-19"}]},
    {"indicators": [{"name": "x", "value": "1094"}]},
    {"indicators": []}, {"summary": "In 2016"},
], ids=["field", "record", "how it is written", "how many", "number"])
def test_two_languages_apart(change):
    same = {"indicators": [{"name": "x", "value": "1.094"}], "summary": "2015"}
    english = made(indicators=[{"name": "x", "value": "1,094"}], summary="In 2015")
    assert not list(rules.disagreement(english, made(**same)))
    assert list(rules.disagreement(english, made(**same | change)))


SHAPE = "## Article 6\n\n[Law](work:rs-kz#art-350) (https://example.org/a).\n\n## Use\n\nText."


@pytest.mark.parametrize(("old", "new"), [
    ("\n\n## Use", ""), ("Article 6", "Član 7"), ("#art-350", "#art-388"), ("example.org/a", "example.org/b"),
], ids=["section", "article", "provision", "address"])
def test_two_languages_of_another_shape(old, new):
    assert list(rules.shape(made(SHAPE), made(SHAPE.replace(old, new))))
    assert not list(rules.shape(made(SHAPE), made(SHAPE.replace("Article 6", "Члан 6").replace("Use", "Primena"))))


@pytest.mark.parametrize(("text", "phrase", "language", "found"), [
    ("O žrtvama trgovine ljudima.", "žrtva trgovine ljudima", "sr", True),
    ("О жртвама трговине људима.", "žrtva trgovine ljudima", "sr", True),
    ("O trgovini i žrtvama", "žrtva trgovine ljudima", "sr", False),
    ("joint investigation teams", "joint investigation team", "en", True),
    ("", "team", "en", False),
])
def test_phrases_in_any_inflection(text, phrase, language, found):
    assert rules.occurs(text, phrase, language) is found


def test_shared_stretches():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    ours = set(rules.shingles(words))
    assert len(ours) == 2
    assert rules.shared([f"zero {words.upper()}!"], ours) == ours
    assert not rules.shared([words.replace("seven", "7")], ours)


def test_a_file_without_front_matter(tmp_path: Path):
    bare = tmp_path / "bare.en.md"
    bare.write_text("## Heading\n", "utf-8")
    with pytest.raises(ValueError, match="no front matter"):
        read(bare)


def test_paragraphs_are_read_as_a_reader_sees_them():
    file = made("## Head\n\nA [link](work:rs-kz#art-350) to *Law* and Kosovo*.\n- one\n- two https://x.org/y")
    assert file.paragraphs() == ["Head", "A link to “Law” and Kosovo*.", "- one", "- two"]
    assert file.links == [("rs-kz", "art-350")]


def test_the_corpus_is_read_once():
    assert corpus() is corpus()
