"""Citations over HTTP: both directions, one place or the whole document, and how many."""

import pytest

from kb.model import Document, Passage, Record

BODY = "Ko krijumčari migrante."


def law(id, *articles, **more):
    """A law whose articles are (anchor, what it cites)."""
    passages = tuple(
        Passage(id, n, anchor, anchor, BODY, address=f"{id}#{anchor}", cites=tuple(cites))
        for n, (anchor, cites) in enumerate(articles))
    return Document(Record(id, id.upper(), type="law", language="sr", script="Latn", work=id, **more), passages)


@pytest.fixture
def ask(client, index):
    with index.writer() as writer:
        writer.put(law("kz", ("art-1", ()), ("art-2", ("kz#art-1",))))
        writer.put(law("zkp", ("art-7", ("kz#art-1", "nowhere#art-9"))))
        for n in range(5):
            writer.put(law(f"other-{n}", ("art-1", ("kz#art-1",))))
    return lambda path: client.get(f"/api/v1/documents/{path}")


def places(links):
    return {f"{one['id']}#{one['anchor']}" for one in links}


def test_a_document_names_what_it_cites_and_what_of_it_is_not_here(ask):
    found = ask("zkp/citations").get_json()
    assert places(found["cites"]) == {"kz#art-1"}
    assert found["unresolved"] == ["nowhere#art-9"]


def test_a_provision_names_who_cites_it(ask):
    found = ask("kz/citations?anchor=art-1").get_json()
    assert {"zkp#art-7", "other-0#art-1"} <= places(found["cited_by"])
    assert found["address"] == "kz#art-1"


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (3, 3), (500, 7)])
def test_at_most_so_many_are_shown_and_all_are_counted(ask, limit, shown):
    found = ask(f"kz/citations?anchor=art-1&limit={limit}").get_json()
    assert (len(found["cited_by"]), found["total"]) == (shown, 7)


def test_each_link_has_what_a_list_needs(ask):
    (link,) = ask("zkp/citations").get_json()["cites"]
    assert (link["title"], link["type"], link["lang"], link["kind"]) == ("KZ", "law", "sr-Latn", "text")


@pytest.mark.parametrize(("path", "status"), [
    ("kz/citations?anchor=art-99", 404), ("none/citations", 404), ("kz/citations?limit=501", 400),
    ("kz/citations?limit=none", 400), ("kz/citations?anchor=a&anchor=b", 400), ("kz/citations?place=art-1", 400),
], ids=["no such place", "no such document", "too many", "no number", "twice", "unknown"])
def test_what_cannot_be_answered(ask, path, status):
    answer = ask(path)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_a_place_that_cites_nothing_and_is_not_cited(ask):
    found = ask("kz/citations?anchor=art-2").get_json()
    assert (found["cited_by"], found["total"]) == ([], 0)
