"""Tags that a program suggested are marked as such wherever they are shown; a person's tags are not."""

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record, Tag
from kb.settings import Settings
from webapp import create_app
from webapp.views.chrome import suggested

PERSON = Tag("country", "serbia")
GUESS = Tag("theme", "migrant-smuggling", "suggested", "boats, smugglers")
BROADER = Tag("theme", "irregular-migration-and-smuggling", "derived", "broader theme")


@pytest.mark.parametrize(
    ("tags", "facet", "value", "words"),
    [
        ((), "theme", "migrant-smuggling", None),
        ((PERSON,), "country", "serbia", None),
        ((GUESS,), "theme", "migrant-smuggling", "boats, smugglers"),
        ((GUESS,), "country", "serbia", None),
        ((GUESS, BROADER), "theme", "irregular-migration-and-smuggling", ""),
        ((BROADER,), "theme", "irregular-migration-and-smuggling", None),
        ((GUESS, Tag("theme", "migrant-smuggling")), "theme", "migrant-smuggling", None),
    ],
    ids=["no tags", "a person's", "suggested", "another facet", "broader, a guess", "broader, a person's", "both"],
)
def test_what_speaks_for_a_tag(tags, facet, value, words):
    assert suggested(Record("a", "A", tags=tags), facet, value) == words


@pytest.fixture
def guessing():
    record = Record(
        "guessed", "Boats", type="good-practice", language="en", countries=("serbia",), themes=("migrant-smuggling",),
        tags=(Tag("country", "serbia", "suggested", "Belgrade <b>"), GUESS),
    )
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(Document(record, (Passage("guessed", 0, "text", "Text", "Boats at sea."),)))
    return create_app(Settings(deadline_ms=60_000), index.searcher).test_client()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/search?q=boats", "(suggested)"), ("/sr-latn/search?q=boats", "(predloženo)"),
        ("/sr-cyrl/search?q=boats", "(предложено)"), ("/en/compare?compare=guessed", "(suggested)"),
        ("/en/documents/guessed", '(suggested: <q lang="en">boats, smugglers</q>)'),
        ("/en/documents/guessed", "no person has checked them"),
    ],
)
def test_pages_say_what_is_suggested(guessing, path, said):
    assert said in guessing.get(path).text


def test_the_words_of_a_suggestion_are_only_text(guessing):
    text = guessing.get("/en/documents/guessed").text
    assert "Belgrade &lt;b&gt;" in text
    assert "Belgrade <b>" not in text


@pytest.mark.parametrize("path", ["/search?q=smuggling", "/documents/strike-en", "/compare?compare=strike-en"])
def test_what_a_person_wrote_is_not_called_suggested(client, path):
    assert 'class="guess"' not in client.get(f"/en{path}").text
    assert 'class="note guess"' not in client.get(f"/en{path}").text
