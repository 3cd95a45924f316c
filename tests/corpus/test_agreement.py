"""The English and the Serbian text of a work say the same: fields, records, indicators, numbers."""

from __future__ import annotations

import re

import pytest

from benchmarks.corpus_files import corpus, pairs
from kb.text.scripts import to_latin
from tests.corpus import rules


@pytest.mark.parametrize(("english", "serbian"), [pytest.param(*pair, id=pair[0].work) for pair in pairs()])
def test_both_languages_agree(english, serbian):
    assert not list(rules.disagreement(english, serbian))


@pytest.mark.parametrize(("english", "serbian"), [pytest.param(*pair, id=pair[0].work) for pair in pairs()])
def test_both_languages_are_built_alike(english, serbian):
    assert not list(rules.shape(english, serbian))


TITLES = {file.work: to_latin(str(file.head["title"])) for file in corpus() if file.language == "sr"}
NAMED = [
    (file.name, found[1], to_latin(str(source["title"])).split(": ", 1)[1])
    for file in corpus() if file.language == "sr" and file.folder == "guide" for source in file.head["sources"]
    if (found := re.match(r"za dokument ([a-z0-9-]+)", to_latin(str(source.get("note", "")))))
    and re.match(r"[\w.-]+\.[a-z]{2,}: ", str(source["title"]))
]  # fmt: skip


def test_guides_name_documents_by_their_titles():
    # A guide lists the sources of the documents it ties together, each under the document's own title.
    assert len(NAMED) > 100
    assert not [row for row in NAMED if row[1] in TITLES and row[2] != TITLES[row[1]]]
