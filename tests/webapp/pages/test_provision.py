"""The law on its page and each provision on its own: what cites it, how to cite it, the links of a text."""

import re

import pytest

from kb.settings import Settings
from tests.webapp.pages import law_shelf
from webapp import create_app

ARTICLE = "/documents/zakonik/provisions/art-350"


@pytest.fixture(scope="module")
def client():
    return create_app(Settings(deadline_ms=60_000), law_shelf.index(articles=390).searcher).test_client()


@pytest.fixture(scope="module")
def law(client):
    return client.get("/en/documents/zakonik").text


def part(page, anchor):
    """The part of a page that stands under an anchor."""
    return page.partition(f'id="{anchor}"')[2].partition("</section>")[0]


def refs(page):
    return [(tag, text) for tag, text in re.findall(r'class="cite-text"[^>]* lang="([^"]+)">([^<]+)', page)]


def test_an_article_says_what_cites_it(law):
    shown = part(law, "art-350")
    assert "Cited in 2 places" in shown
    assert 'href="/en/documents/practice-en#text"' in shown
    assert 'href="/en/documents/zakonik#art-388"' in shown
    assert "praksa" not in shown  # the same practice in Serbian


@pytest.mark.parametrize(("anchor", "count"), [("art-350-par-2", "2 places"), ("art-350-par-1", None)])
def test_a_paragraph_says_in_how_many_places_it_is_cited(law, anchor, count):
    paragraph = re.search(f'<p id="{anchor}">(.*?)</p>', law).group(1)
    assert (f"Cited in {count}" in paragraph) is bool(count)
    assert (f"provisions/{anchor}" in paragraph) is bool(count)


def test_what_nothing_cites_says_nothing(law):
    assert "Cited in" not in part(law, "art-34")


@pytest.mark.parametrize("anchor", ["art-1", "art-350"])
def test_every_article_leads_to_how_to_cite_it(client, law, anchor):
    link = re.search(r'href="([^"#]+)#how-to-cite"', part(law, anchor)).group(1)
    assert 'id="how-to-cite"' in client.get(link).text


@pytest.mark.parametrize(("language", "script", "serbian"), [
    ("en", "", ("sr-Cyrl", "Кривични законик, чл. 350. („Сл. гласник РС“, бр. 85/2005)")),
    ("sr-latn", "", ("sr-Latn", "Krivični zakonik, čl. 350. („Sl. glasnik RS“, br. 85/2005)")),
    ("sr-latn", "Cyrl", ("sr-Cyrl", "Кривични законик, чл. 350. („Сл. гласник РС“, бр. 85/2005)")),
    ("sr-cyrl", "Latn", ("sr-Latn", "Krivični zakonik, čl. 350. („Sl. glasnik RS“, br. 85/2005)")),
])  # fmt: skip
def test_a_reference_in_both_languages_and_the_reading_script(client, language, script, serbian):
    english = ("en", "Article 350 of the Criminal Code of Serbia (Official Gazette of RS, No. 85/2005)")
    assert refs(client.get(f"/{language}{ARTICLE}?script={script}").text)[:2] == [english, serbian]


@pytest.mark.parametrize(("anchor", "written"), [
    ("art-350-par-2", "чл. 350. ст. 2."), ("art-350-par-3-pt-1", "чл. 350. ст. 3. тач. 1)"),
])  # fmt: skip
def test_paragraphs_and_points_have_references_too(client, anchor, written):
    own = client.get(f"/en/documents/zakonik/provisions/{anchor}")
    assert written in refs(own.text)[1][1]
    assert any(written in text for _, text in refs(client.get(f"/en{ARTICLE}").text))


def test_a_provision_is_shown_with_its_article_and_marked(client):
    page = client.get("/en/documents/zakonik/provisions/art-350-par-3").text
    chosen = re.findall(r'<p class="chosen">(.*?)</p>', page)
    assert [text[:4] for text in chosen] == ["(3) ", "1) о", "2) с"]
    assert "(1) Ко преведе" in page


def test_a_provision_leads_on(client):
    page = client.get(f"/en{ARTICLE}").text
    for link in ("provisions/art-349", "provisions/art-351", "documents/code-digest#art-350", "zakonik#art-33"):
        assert link in page


@pytest.mark.parametrize("path", [
    "zakonik/provisions/art-999", "zakonik/provisions/art-350-par-9", "zakonik/provisions/chapter-1",
    "praksa/provisions/text", "none/provisions/art-1",
])  # fmt: skip
def test_there_is_no_such_provision(client, path):
    answer = client.get(f"/en/documents/{path}")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


def test_a_practice_links_each_cited_provision_in_the_version_the_reader_reads(client):
    page = client.get("/en/documents/practice-en").text.partition(">Cites<")[2].partition("</section>")[0]
    assert '<a href="/en/documents/code-digest" lang="en">' in page  # the digest is in English
    assert 'href="/en/documents/zakonik" hreflang="sr-Cyrl"' in page  # the law is beside
    assert 'href="/en/documents/code-digest#art-350">Article 350(2)</a>' in page  # a digest has no paragraphs


def test_the_paragraphs_of_a_digest_are_not_cited_as_the_laws(client):
    assert "art-350-par-" not in client.get("/en/documents/code-digest").text
    written = refs(client.get("/en/documents/code-digest/provisions/art-350").text)
    assert [text.partition(" of ")[0] for tag, text in written if tag == "en"] == ["Article 350"]


def test_the_serbian_reader_is_led_to_the_paragraph_of_the_law(client):
    page = client.get("/sr-latn/documents/praksa").text
    assert 'href="/sr-latn/documents/zakonik#art-350-par-2">čl. 350. st. 2.</a>' in page


@pytest.mark.parametrize("link", [
    '<a href="https://example.org/izvestaj?a=1&amp;b=2" rel="external noopener nofollow">izveštaju</a>',
    '<a href="https://example.org/podaci" rel="external noopener nofollow">https://example.org/podaci</a>.',
    '<h2>Vidi i <a href="/sr-latn/documents/zakonik#art-388">član 388</a>',
], ids=["inline", "bare", "in a heading"])  # fmt: skip
def test_links_of_a_text(client, link):
    assert link in client.get("/sr-latn/documents/praksa").text


def test_a_hostile_link_stays_its_label(client):
    assert 'href="javascript' not in client.get("/en/documents/praksa").text


def test_the_contents_of_a_long_law_are_closed_and_so_are_its_chapters(law):
    contents = law.partition('class="toc"')[2].partition("</nav>")[0]
    assert "<details open" not in contents
    assert contents.count("<details>") == 4  # the contents and three chapters
