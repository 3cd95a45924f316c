"""Text as it is shown: marks around whole words, Serbian in the script of choice, everything escaped."""

import pytest

from kb.service import Snippet
from webapp.reading import in_script, paragraphs, snippet_shown, tag_in_script


@pytest.mark.parametrize(
    ("text", "lang", "script", "shown", "tag"),
    [
        ("Krijumčarenje", "sr-Latn", "Cyrl", "Кријумчарење", "sr-Cyrl"),
        ("Љубав", "sr-Cyrl", "Latn", "Ljubav", "sr-Latn"),
        ("Љубав", "sr-Cyrl", "", "Љубав", "sr-Cyrl"),
        ("Smuggling", "en", "Cyrl", "Smuggling", "en"),
        ("Ljubav", "sr-Latn", "Grek", "Ljubav", "sr-Latn"),
    ],
    ids=["to-cyrillic", "to-latin", "as-written", "english-stays", "unknown-script"],
)
def test_reading_script(text, lang, script, shown, tag):
    assert (in_script(text, lang, script), tag_in_script(lang, script)) == (shown, tag)


def test_a_snippet_is_marked_escaped_and_says_its_language():
    html = snippet_shown(Snippet("a <b> c", ((2, 5),), "en"))
    assert html == '<span lang="en">a <mark>&lt;b&gt;</mark> c</span>'


def test_marks_survive_the_change_of_script():
    html = snippet_shown(Snippet("Konj i njegoš", ((0, 4),), "sr-Latn"), "Cyrl")
    assert html == '<span lang="sr-Cyrl"><mark>Коњ</mark> и његош</span>'


def test_paragraphs_are_the_lines_with_text():
    assert list(paragraphs("one\n\n two <\n", "en", frozenset(), "en")) == ["one", " two &lt;"]
