"""The corpus speaks with one voice: the glossary's preferred term for the key concepts, none that is rejected."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from benchmarks.corpus_files import corpus, pairs
from kb.text.scripts import to_latin
from tests.corpus import rules

GLOSSARY = Path(__file__).parents[2] / "kb/data/glossary.tsv"
LINES = [line for line in GLOSSARY.read_text("utf-8").splitlines() if not line.startswith("#")]
CONCEPTS = {row["concept_id"]: row for row in csv.DictReader(LINES, delimiter="\t")}
KEY = (
    "som", "thb", "vot", "nrm", "trm", "sop", "reflection-period", "liaison-officer", "controlled-delivery",
    "undercover-agent", "uasc", "asylum-seeker", "guardian", "best-interests", "confiscation", "smuggler",
)  # fmt: skip
# A concept, what is not said for it, and the works that quote a name in which it stands.
REJECTED = (
    ("presumed-victim", r"(?:moguć|potencijaln)\w* žrt\w+", ()),
    ("irregular-migration", r"(?:ilegaln|neregularn|nezakonit)\w* migra\w+", ("selec-mirage", "bijaca-centre")),
    ("som", r"šverc\w*|ilegalno prebacivanje", ()),
    ("thb", r"trafiking\w*|trgovin\w+ osobama", ()),
    ("thb", r"trgovin\w+ ljudskim bićima", ("palermo-trafficking-protocol",)),
    ("thb", r"trgovanj\w+ ljudima", ("hr-kz",)),
    ("nrm", r"referaln\w+", ()),
    ("criminal-code", r"kazneni zakon\w*|kazneno d\w+", ("hr-kz",)),
    ("uasc", r"nepraćen\w+", ()),
    ("special-investigative-techniques", r"posebn\w+ istražn\w+ tehnik\w+", ("untoc",)),
    ("jit", r"združen\w+ istražn\w+|zajedničk\w+ istraživačk\w+", ()),
)


@pytest.mark.parametrize("concept", KEY)
def test_preferred_terms_are_used(concept):
    row = CONCEPTS[concept]
    lacking = [
        english.work for english, serbian in pairs()
        if rules.occurs(" . ".join(english.shown()), row["en_preferred"], "en")
        and not rules.occurs(" . ".join(serbian.shown()), row["sr_latn_preferred"], "sr")
    ]  # fmt: skip
    assert not lacking


@pytest.mark.parametrize(("concept", "rejected", "quoting"), REJECTED, ids=lambda value: str(value)[:30])
def test_rejected_terms_are_not_used(concept, rejected, quoting):
    assert concept in CONCEPTS
    found = [
        (file.name, hit.group()) for file in corpus() if file.language == "sr" and file.work not in quoting
        for hit in re.finditer(rejected, to_latin(" . ".join(file.shown())), re.IGNORECASE)
    ]  # fmt: skip
    assert not found


@pytest.mark.parametrize("text", ["potential victim", "possible victim", "illegal migrant", "sex trafficking"])
def test_english_terms_that_are_not_used(text):
    assert not [file.name for file in corpus() if file.language == "en" and text in " . ".join(file.shown()).lower()]
