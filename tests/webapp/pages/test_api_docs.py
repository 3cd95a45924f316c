"""The page that shows the API: descriptions as people read them."""

import pytest
from markupsafe import Markup

from webapp.views.reference import coded


@pytest.mark.parametrize(("text", "html"), [
    ("plain", "plain"),
    ("`next` of it", "<code>next</code> of it"),
    ("`a` and `b`", "<code>a</code> and <code>b</code>"),
    ("one ` alone", "one ` alone"),
    ("<b> `<i>`", "&lt;b&gt; <code>&lt;i&gt;</code>"),
    ("", ""),
], ids=["none", "first", "two", "alone", "escaped", "empty"])
def test_backticks_are_code(text, html):
    assert coded(text) == Markup(html)


def test_no_description_on_the_page_shows_a_backtick(client):
    page = client.get("/api/docs").get_data(as_text=True)
    assert "<code>generation</code>" in page
    assert "`" not in page.partition("<main")[2]
