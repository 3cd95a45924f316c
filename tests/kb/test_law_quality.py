import pytest

from benchmarks import law_quality

pytestmark = pytest.mark.shared_data


@pytest.mark.parametrize(("folder", "floor"), [("laws-sr", 0.999), ("treaties-en", 0.998)])
def test_articles_come_out_by_number_and_order(folder, floor):
    counted = law_quality.articles(folder)
    assert counted.total > 10_000
    assert counted.share >= floor, counted.wrong[:20]


@pytest.mark.parametrize("half", ["before", "after"])
def test_citations_of_the_gold_set(half):
    found = law_quality.citations(half)
    assert found.precision >= 0.95, found.wrong
    assert found.recall >= 0.95, found.wrong
