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


@pytest.mark.parametrize(
    ("text", "links", "keys", "shown"),
    [
        ("see a, b", [(4, 5, "/a"), (7, 8, "/b")], (), ['see <a href="/a">a</a>, <a href="/b">b</a>']),
        ("one\n\ntwo", [(5, 8, "/t")], (), ["one", '<a href="/t">two</a>']),
        ("a<b", [(0, 3, '/"x')], (), ['<a href="/&#34;x">a&lt;b</a>']),
        ("the border here", [(4, 10, "/b")], ("border",), ['the <a href="/b"><mark>border</mark></a> here']),
        ("border here", [(3, 11, "/b")], ("border",), ['<mark>bor</mark><a href="/b"><mark>der</mark> here</a>']),
        ("one\ntwo", [(2, 5, "/x")], (), ["one", "two"]),
    ],
    ids=["two", "second-line", "escaped", "marked", "half-marked", "across-lines-is-none"],
)
def test_links_stand_in_the_text(text, links, keys, shown):
    assert list(paragraphs(text, "en", frozenset(keys), "en", links=links)) == shown


def test_the_label_of_a_link_changes_its_script():
    shown = paragraphs("Vidi zakon", "sr-Latn", (), "sr", "Cyrl", [(5, 10, "/z")])
    assert list(shown) == ['Види <a href="/z">закон</a>']


def test_paragraphs_are_the_lines_with_text():
    assert list(paragraphs("one\n\n two <\n", "en", frozenset(), "en")) == ["one", " two &lt;"]
