"""The Serbian texts are written as Serbian is: marks, numbers, dates, commas, words; each rule shown what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from benchmarks.corpus_files import ROOT, CorpusFile, corpus
from tests.corpus import serbian

Rule = Callable[[CorpusFile], Iterator[str]]
SERBIAN = [file for file in corpus() if file.language == "sr"]
ENGLISH = [file for file in corpus() if file.language == "en"]
RULES: tuple[Rule, ...] = (
    serbian.quotes, serbian.dashes, serbian.numbers, serbian.dates, serbian.spacing, serbian.commas, serbian.calques,
    serbian.bodies, serbian.yat, serbian.indicators, serbian.articles,
)  # fmt: skip


@pytest.mark.parametrize("file", SERBIAN, ids=lambda file: file.name)
def test_keeps_the_rules_of_written_serbian(file: CorpusFile):
    assert not {rule.__name__: faults for rule in RULES if (faults := list(rule(file)))}


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.name)
def test_english_numbers_are_english(file: CorpusFile):
    assert not [*serbian.numbers(file), *serbian.indicators(file)]


def made(text: str, **head: object) -> CorpusFile:
    given = {"work": "a-work", "title": "", "summary": "", "language": "sr-Latn", "variant": "ekavian"}
    return CorpusFile(ROOT / "case/a-work.sr.md", given | head, text)


@pytest.mark.parametrize(("rule", "text"), [
    (serbian.quotes, 'Piše "žrtva".'), (serbian.quotes, "Piše „žrtva”."), (serbian.quotes, "Piše “žrtva“."),
    (serbian.quotes, "Piše „žrtva."), (serbian.dashes, "policija - tužilaštvo"), (serbian.dashes, "2013-2014. godine"),
    (serbian.numbers, "1,094 migranta"), (serbian.numbers, "10.5 godina"), (serbian.dates, "12 decembra 2000."),
    (serbian.dates, "u junu 2014 je"), (serbian.dates, "12 December 2000"), (serbian.dates, "u Junu i Oktobru 2014."),
    (serbian.spacing, "sud , tužilac"), (serbian.spacing, "sud,tužilac"), (serbian.spacing, "presuda.."),
    (serbian.commas, "radi ali sporo"), (serbian.commas, "zna a da ne kaže"),
    (serbian.calques, "izvršena od strane grupe"), (serbian.calques, "Policija vrši kontrolu."),
    (serbian.calques, "Presuda nije viđena."), (serbian.calques, "извршено од стране суда"),
    (serbian.articles, "po članu 388 stav 7"), (serbian.articles, "iz člana 12. Krivičnog zakonika"),
    (serbian.bodies, "saopštenje Eurojust"), (serbian.yat, "u vrijeme rada"),
], ids=lambda value: value if isinstance(value, str) else value.__name__)
def test_finds_what_breaks_a_rule(rule: Rule, text: str):
    assert list(rule(made(text)))


@pytest.mark.parametrize("text", [
    "Tim je 12. decembra 2000. godine uhapsio 1.094 lica; kazna je 12,5 godina, do 2014, a 2013–2014. više.",
    "Piše „žrtva trgovine ljudima“, a *Law on Foreigners* od 22. marta 2018. kaže drugo.",
    "- zabrana vršenja poziva\n- član 418-a, K. br. 105/16\n- MC.DEC/2/03, node 966",
    "Izveštaj FATF-a (eurojust.europa.eu), za dokument pcc-see-implementation.",
    "Vozilo je već viđeno; radi, ali sporo.",
    "Član 350. st. 2. i 3. i član 388 Krivičnog zakonika; vidi član 12. Drugo je u članu 189a.",
], ids=["numbers", "quotations", "list", "machine", "words", "articles"])
def test_lets_good_serbian_stand(text: str):
    assert not [fault for rule in RULES for fault in rule(made(text))]


def test_ekavian_words_in_an_ijekavian_file():
    # Only words whose ijekavian spelling the corpus uses can be told.
    assert list(serbian.yat(made("Rješenje o mestu i bibliobusu.", variant="ijekavian"))) == ["mestu"]


@pytest.mark.parametrize(("value", "period", "wrong"), [
    ("1.094", "mart–decembar 2018", False), ("1094", "2018", True), ("96", "2018-03 / 2018-12", True),
], ids=["good", "no separator", "ISO"])
def test_figures_are_for_readers(value, period, wrong):
    file = made("", indicators=[{"name": "Uhapšeni", "value": value, "period": period}])
    assert bool(list(serbian.indicators(file))) is wrong


def test_a_rejected_turn_may_be_the_right_word_in_a_named_work():
    assert list(serbian.calques(made("Voditi računa o pravnim sredstvima.")))
    assert not list(serbian.calques(made("Voditi računa o pravnim sredstvima.", work="dir-2024-1260")))
