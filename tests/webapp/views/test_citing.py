"""What a place cites and what cites it, in the reader's language."""

import pytest

from kb.cited_by import Citing
from kb.model import Passage, Record
from tests.webapp.pages import law_shelf
from webapp.views.citing import cited, cites


@pytest.fixture(scope="module")
def searcher():
    return law_shelf.index(articles=390).searcher()


def citing(id, *headings):
    passages = tuple(Passage(id, n, f"p{n}", heading, "") for n, heading in enumerate(headings))
    return Citing(Record(id, id, work=f"work-{id}"), passages)


@pytest.mark.parametrize(("found", "total", "own"), [
    pytest.param([citing("a", "A", "B"), citing("here", "Član 2")], 3, ["Član 2"], id="others and itself"),
    pytest.param([citing("here", "", "Član 3")], 1, ["Član 3"], id="its own summary is no article"),
    pytest.param([citing("a", "")], 1, [], id="another's summary counts"),
])  # fmt: skip
def test_what_cites_a_place_is_counted_by_passages(asking, found, total, own):
    asking("/en/documents/code")
    shown = cited(found, Record("here", "Here"))
    assert (shown.total, [passage.heading for passage in shown.own]) == (total, own)


@pytest.mark.parametrize("found", [[], [citing("here", "")]], ids=["nothing", "only its summary"])
def test_what_nothing_cites_has_no_list(asking, found):
    asking("/en/documents/code")
    assert cited(found, Record("here", "Here")) is None


def shown(searcher, *addresses, record=law_shelf.TEXTS[0][0]):
    return [(c.text.id, [v.id for v in c.versions], [(p.id, p.anchor, p.name) for p in c.places])
            for c in cites(searcher, addresses, record)]  # fmt: skip


@pytest.mark.parametrize(("language", "addresses", "found"), [
    pytest.param("en", ["rs-kz#art-350-par-2"],
                 ("code-digest", ["zakonik"], [("code-digest", "art-350", "Article 350(2)")]), id="the digest is read"),
    pytest.param("sr-latn", ["rs-kz#art-350-par-2"],
                 ("zakonik", ["code-digest"], [("zakonik", "art-350-par-2", "čl. 350. st. 2.")]), id="the law is read"),
    pytest.param("en", ["rs-kz#art-350", "rs-kz#art-5"],
                 ("code-digest", ["zakonik"],
                  [("code-digest", "art-350", "Article 350"), ("zakonik", "art-5", "Article 5")]),
                 id="what the digest lacks leads to the law"),
    pytest.param("en", ["rs-kz#art-5-par-9"], ("zakonik", [], [("zakonik", "art-5", "Article 5(9)")]),
                 id="no such paragraph"),
    pytest.param("sr-latn", ["rs-kz"], ("zakonik", ["code-digest"], []), id="the whole text"),
])  # fmt: skip
def test_cited_texts_in_the_readers_language(asking, searcher, language, addresses, found):
    asking(f"/{language}/documents/praksa")
    assert shown(searcher, *addresses) == [found]


def test_what_is_not_here_and_what_is_itself_are_left_out(asking, searcher):
    asking("/en/documents/zakonik")
    assert shown(searcher, "gone#art-1", "name:zakon-o-lov") == []
    assert shown(searcher, "rs-kz#art-5", record=law_shelf.LAW) == []
