"""Which lines of a document begin an article or a part, seen among their neighbours."""

import pytest

from indexer.article_lines import ArticleLine
from indexer.marks import is_legal, is_title, marks_of
from indexer.parsed import Block
from indexer.structure_lines import StructureLine


def marked(*lines: str, type_: str = "") -> list[str]:
    """The lines that begin something."""
    marks = marks_of([Block(line) for line in lines], type_)
    return [line for line, mark in zip(lines, marks, strict=True) if mark is not None]


@pytest.mark.parametrize(
    ("lines", "type_", "legal"),
    [
        (("Član 1.", "Tekst.", "Član 2."), "", True), (("Član 1.", "Tekst."), "", False), (("Član 1.",), "law", True),
        (("Tekst.",), "law", False), (("Article 1", "Text.", "Article 2"), "report", True),
    ],
    ids=["two articles", "one article", "one in a law", "none in a law", "two in a report"],
)
def test_what_is_a_legal_text(lines, type_, legal):
    assert is_legal(marks_of([Block(line) for line in lines], type_), type_) is legal


def test_articles_that_an_amending_law_quotes_are_not_its_own():
    lines = ("Član 1.", "U zakonu član 12. glasi:", "„Član 12.", "Novi tekst.”", "Član 2.", "Stupa na snagu.")
    assert marked(*lines) == ["Član 1.", "Član 2."]


def test_a_quotation_that_nobody_closes_ends_with_the_next_article():
    lines = ("Član 1.", "menja se i glasi:", "„Član 12.", "Novi tekst.", "Član 2.", "Stupa na snagu.")
    assert marked(*lines) == ["Član 1.", "Član 2."]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("Član 2. Predmet zakona", True), ("Član 2. Zakon stupa na snagu osmog dana.", True),
        ("Član 9. ovog zakona primenjuje se i na strance koji imaju stalni boravak u zemlji.", False),
    ],
    ids=["next with a title", "next with its text", "a citation that begins a paragraph"],
)
def test_a_number_with_text_after_it_is_an_article_if_it_is_the_next(line, counts):
    assert (line in marked("Član 1.", "Tekst.", line, "Član 3.", "Tekst.")) is counts


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("I. OSNOVNE ODREDBE", "Član 1.", "Tekst.", "Član 2."), True),
        (("I. OSNOVNE ODREDBE", "Prvi stav.", "Drugi.", "Treći.", "Četvrti.", "Peti.", "Član 1.", "Član 2."), False),
        (("I. OSNOVNE ODREDBE", "Predmet zakona", "Član 1.", "Tekst.", "Član 2."), True),
    ],
    ids=["an article follows", "none follows soon", "a title between"],
)
def test_a_weak_heading_needs_an_article_soon(lines, kept):
    assert (lines[0] in marked(*lines)) is kept


def test_rows_of_tables_begin_nothing():
    blocks = [Block("Član 1.", "row"), Block("Član 2.", "row"), Block("Član 3.")]
    assert [mark is not None for mark in marks_of(blocks, "law")] == [False, False, True]


def test_outside_of_legal_texts_parts_are_not_looked_for():
    assert marked("ГЛАВА VII", "Текст.") == []
    kinds = [type(mark) for mark in marks_of([Block("ГЛАВА VII"), Block("Члан 1.")], "law")]
    assert kinds == [StructureLine, ArticleLine]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Predmet zakona", True), ("1. Predmet", True), ("„Predmet zakona“", True), ("а) Предмет", True), ("Ab", False),
        ("Ovaj zakon uređuje azil.", False), ("i druga lica", False), ("Sledeća lica:", False), ("X" * 251, False),
    ],
    ids=["title", "numbered", "quoted", "lettered", "too short", "sentence", "goes on", "opens a list", "too long"],
)
def test_is_title(text, title):
    assert is_title(text) is title
