"""Which texts count as the same."""

import pytest

from indexer.duplicates import Known, signature, similarity
from indexer.parsed import Block, ParsedDocument
from tests.indexer.running import words


def of(text: str, content: bytes = b"") -> str:
    return signature(ParsedDocument(blocks=(Block(text),)), content or text.encode())


TEXT = words(400)


@pytest.mark.parametrize(
    "other",
    [TEXT.replace("reč", "реч").replace("č", "ч"), TEXT.replace(" ", "\n"), TEXT.replace("č", "c")],
    ids=["other script", "other lines", "no marks"],
)
def test_same_text(other):
    assert similarity(of(TEXT), of(other)) == 1.0


def test_similarity_estimates_the_share_of_common_triples():
    half = " ".join(TEXT.split()[:200] + words(200, seed=9).split())
    assert similarity(of(TEXT), of(half)) == pytest.approx(1 / 3, abs=0.12)


def test_treaties_of_one_model_with_two_countries_are_two_treaties():
    model = TEXT + " Uzbekistan 1994" * 3
    assert similarity(of(model), of(model.replace("Uzbekistan", "Latvia"))) == 0.0
    assert similarity(of(model), of(f"{model} Strana Strana")) > 0.95


def test_short_texts_are_the_same_only_if_the_files_are():
    assert similarity(of("kratko"), of("kratko")) == 1.0
    assert similarity(of("kratko", b"1"), of("kratko", b"2")) == 0.0
    assert similarity(of("kratko"), of(TEXT)) == 0.0


def test_known_finds_the_most_similar_text():
    known = Known()
    known.add("far", of(words(400, seed=3)))
    known.add("near", of(TEXT + " kraj"))
    known.add("same", of(TEXT))
    assert known.like(of(TEXT)) == "same"
    known.remove("same")
    assert known.like(of(TEXT)) == "near"
    assert known.like(of(words(400, seed=5))) == ""


def test_texts_without_a_signature_are_like_no_other():
    known = Known()
    known.add("old", "")
    assert known.like("") == ""
