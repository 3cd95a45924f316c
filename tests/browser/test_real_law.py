"""The Criminal Code of Serbia in a real browser, among the practices and digests of the corpus that cite it."""

import re
from pathlib import Path

import pytest

from indexer.memory import Memory
from indexer.run import Run
from kb.engines import open_searcher, open_writer
from kb.settings import Settings
from tests.browser.conftest import serving

pytestmark = [pytest.mark.browser, pytest.mark.shared_data]
ROOT = Path(__file__).parents[2]
CODE = ROOT.parent / "shared/data/laws-sr/krivicni-zakonik.md"
CITING = ("law/serbia/rs-kz.en.md", "law/serbia/rs-kz.sr.md", "good-practice/rs-strike-group.en.md",
          "good-practice/rs-strike-group.sr.md", "good-practice/rs-vehicle-seizure.en.md")  # fmt: skip
PAGE = "/en/documents/rs-law-krivicni-zakonik"
DESKTOP = {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    if not CODE.exists():
        pytest.skip(f"{CODE} is not here")
    # The engine that a site has: the one in memory takes seconds for a query over 500 long passages.
    settings = Settings(index=tmp_path_factory.mktemp("law") / "kb")
    with open_writer(settings, jobs=1) as writer:
        Run(writer, settings, memory=Memory()).over((CODE, *(ROOT / "corpus" / path for path in CITING)))
    with serving(open_searcher(settings)) as address:
        yield address


@pytest.mark.parametrize(("typed", "anchor", "begins"), [
    ("čl. 388 st. 1 KZ", "art-388-par-1", "(1) Ко"), ("члан 350. став 2. КЗ", "art-350-par-2", "(2) Ко"),
])  # fmt: skip
def test_a_typed_citation_lands_on_its_paragraph(visit, typed, anchor, begins):
    page = visit("/en/", viewport=DESKTOP)
    page.get_by_label(re.compile("^Search in English")).fill(typed)
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(f"**/documents/rs-law-krivicni-zakonik#{anchor}")
    page.wait_for_load_state("networkidle")
    assert page.locator(":target").inner_text().startswith(begins)
    assert 0 <= page.locator(":target").evaluate("e => e.getBoundingClientRect().top") < 200


def test_contents_article_paragraphs_and_what_cites_it(visit):
    page = visit(f"{PAGE}#art-350", viewport=DESKTOP)
    page.locator(".toc [aria-current][href='#art-350']").wait_for()
    article = page.locator("#art-350")
    paragraphs = article.locator("p[id]").evaluate_all("all => all.map(p => p.id)")
    assert paragraphs[:3] == ["art-350-par-1", "art-350-par-2", "art-350-par-3"]
    article.get_by_text(re.compile(r"^Cited in \d+ places")).click()
    assert article.locator(".citing").get_by_role("link", name=re.compile("strike group", re.I)).first.is_visible()


def test_it_is_cited_in_both_languages(visit):
    page = visit(f"{PAGE}#art-350", viewport=DESKTOP)
    page.locator("#art-350").get_by_role("link", name=re.compile(r"^Cite\b")).click()
    page.get_by_role("heading", name="How to cite it").wait_for()
    english = "{} of the Criminal Code of Serbia (Official Gazette of RS, No. 85/2005)"
    serbian = "Кривични законик, {} („Сл. гласник РС“, бр. 85/2005)"
    assert page.locator(".cite-row .cite-text").all_inner_texts()[:4] == [
        english.format("Article 350"), serbian.format("чл. 350."),
        english.format("Article 350(1)"), serbian.format("чл. 350. ст. 1."),
    ]  # fmt: skip


def test_a_practice_leads_to_each_provision_that_it_cites(visit):
    page = visit("/sr-latn/documents/rs-strike-group-sr", viewport=DESKTOP)
    cites = page.locator(".panel", has=page.get_by_role("heading", name="Navodi", exact=True))
    cites.get_by_role("link", name=re.compile(r"^čl\. 350\.")).first.click()
    page.wait_for_url(re.compile("#art-350"))
    assert page.locator(":target").count() == 1
