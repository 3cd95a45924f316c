import pytest

from benchmarks import law_quality
from kb.model import Passage


@pytest.mark.parametrize(("body", "word", "anchors"), [
    pytest.param("Члан 1.\nТекст\nЧлан 1а.", "Члан", ["art-1", "art-1a"], id="Serbian"),
    pytest.param("Article 18-20", "Article", ["art-18-20"], id="range"),
    pytest.param("Article 3\na. The Parties", "Article", ["art-3"], id="a letter on the next line"),
    pytest.param("Article 5 Scope", "Article", ["art-5"], id="with its title"),
    pytest.param("Article 3 requires the Centre", "Article", [], id="a sentence"),
    pytest.param("Article 25 (1) requires that", "Article", [], id="a sentence about a paragraph"),
    pytest.param("In Article 5", "Article", [], id="inside a line"),
])  # fmt: skip
def test_article_lines_of_a_source(body, word, anchors):
    assert list(law_quality._numbered(body, word)) == anchors


def test_articles_of_another_state_of_a_law_are_not_counted():
    old = [Passage("o", n, f"art-{n}", f"Član {n}", "") for n in (1, 2)]
    new = [Passage("n", n, a, h, "") for n, (a, h) in enumerate([("art-1", "Члан 1"), ("art-2a", "Члан 2а")])]
    assert (law_quality._shared(old, new), law_quality._shared(new, old)) == (["art-1"], ["art-1"])


def test_nothing_counted_is_nothing_wrong():
    assert law_quality.Counted(0, 0).share == 1.0


@pytest.mark.shared_data
def test_pdf_and_gazette_pages_give_the_articles_of_the_markdown():
    counted = law_quality.formats()
    assert counted.total > 800
    assert counted.share >= 0.98, counted.wrong


@pytest.mark.shared_data
def test_citations_of_the_gold_set_are_resolved():
    counted = law_quality.resolution()
    assert counted.total >= 100
    assert counted.share >= 0.98, counted.wrong


@pytest.mark.shared_data
@pytest.mark.parametrize(("every", "least"), [
    pytest.param(4, 2_500, id="a quarter"), pytest.param(1, 10_000, id="all", marks=pytest.mark.thorough),
])  # fmt: skip
@pytest.mark.parametrize("folder", ["laws-sr", "treaties-en"])
def test_articles_come_out_by_number_and_order(folder, every, least):
    counted = law_quality.articles(folder, every)
    assert counted.total > least
    assert counted.share >= 0.999, counted.wrong[:20]


@pytest.mark.shared_data
@pytest.mark.parametrize("half", ["before", "after", "later"])
def test_citations_of_the_gold_set(half):
    found = law_quality.citations(half)
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.95, found.wrong
