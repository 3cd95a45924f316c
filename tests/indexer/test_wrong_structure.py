"""A law of wrong structure, from file to answer: a listed problem and a searchable document, never a lost one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb.engines import open_searcher
from kb.knowledge_base import KnowledgeBase
from kb.service import SearchRequest
from kb.settings import Settings
from kb.taxonomy import load
from tests.indexer.process import run

HEAD = """---
title: {title}
type: law
language: sr
countries: [serbia]
identifier: {id}
---

"""
LAWS = {
    "bez-clanova": ("Zakon o svetionicima", "Ovim zakonom uređuje se rad svetionika.\n\nSvetioničar bdi nad plamenom."),
    "dvaput": ("Zakon o mostovima", "Član 1.\nMost ima stub.\n\nČlan 2.\nStub je kamen.\n\nČlan 2.\nKamen je brušen."),
    "rupa": ("Zakon o vetrenjačama", "Član 1.\nVetrenjača melje.\n\nČlan 2.\nMlinar čeka.\n\nČlan 7.\nJedro se krpi."),
    "obrnuto": ("Zakon o kanalima", "Član 2.\nKanal teče.\n\nČlan 1.\nUstava se diže.\n\nČlan 3.\nLađar plaća."),
    "ispravan": ("Zakon o pčelama", "Član 1.\nKošnica je od drveta.\n\nČlan 2.\nPčelar nosi veo."),
}


STRUCTURE = {
    "bez-clanova": "the legal text has no articles",
    "dvaput": "article numbers come twice: 2",
    "rupa": "article numbers are missing: 3, 4, 5, 6",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with the laws in `law`."""
    folder = tmp_path_factory.mktemp("structure")
    (folder / "law").mkdir()
    for id, (title, text) in LAWS.items():
        (folder / "law" / f"{id}.md").write_text(HEAD.format(title=title, id=id) + text + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def indexed(place):
    """The exit code and the report of `kb index` over the folder."""
    code, out, _ = run("index", place / "law", "--index", place / "index", "--json")
    return code, json.loads(out)


@pytest.fixture(scope="module")
def base(place, indexed):
    return KnowledgeBase(open_searcher(Settings(index=place / "index")), load(), deadline_ms=60_000)


def test_each_is_indexed_and_each_fault_is_listed(indexed):
    code, report = indexed
    assert (code, report["documents"], report["failed"]) == (1, len(LAWS), 0)
    listed = {Path(p["path"]).stem: (p["stage"], p["reason"], p["fatal"]) for p in report["problems"]}
    assert listed == {id: ("structure", reason, False) for id, reason in STRUCTURE.items()}


def test_the_report_for_people_says_where_what_and_what_to_do(place):
    _, out, err = run("check", place / "law")
    lines = [line for line in (out + err).splitlines() if ".md" in line]
    assert {Path(line.partition(":")[0]).stem for line in lines} == set(STRUCTURE)
    assert any("come twice: 2" in line and "check the numbers" in line for line in lines)


@pytest.mark.parametrize(("query", "id", "anchor"), [
    pytest.param("svetioničar", "bez-clanova", "text", id="without articles"),
    pytest.param("brušen", "dvaput", "art-2--2", id="the second of a number"),
    pytest.param("stub kamen", "dvaput", "art-2", id="the first of it"),
    pytest.param("jedro", "rupa", "art-7", id="behind a gap"),
    pytest.param("ustava", "obrnuto", "art-1", id="out of order"),
    pytest.param("veo", "ispravan", "art-2", id="as it should be"),
])  # fmt: skip
def test_the_search_finds_it_at_its_place(base, query, id, anchor):
    first = base.search(SearchRequest(q=query)).hits[0]
    assert (first.record.id, first.passages[0].anchor) == (id, anchor)
