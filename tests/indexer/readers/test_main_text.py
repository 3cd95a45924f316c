from __future__ import annotations

from indexer.readers.html_blocks import parse_html
from indexer.readers.main_text import main_text

SENTENCE = "The police and the prosecutors agreed on a common plan for the next year in the region. "


def _texts(body: str) -> list[str]:
    return [block.text for block in main_text(parse_html(f"<html><body>{body}</body></html>"))]


def test_lines_that_occur_twice_are_kept() -> None:
    body = f"<article><h1>Plan of the region</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p></article>"
    assert _texts(body).count((SENTENCE * 3).strip()) == 2


def test_what_is_not_shown_is_not_read() -> None:
    texts = _texts(f"<article><p>{SENTENCE * 4}</p><p style='display: none'>Hidden words in the page.</p></article>")
    assert not any("Hidden" in text for text in texts)


def test_a_page_that_is_all_hidden_is_read() -> None:
    assert any("police" in text for text in _texts(f"<div style='visibility:hidden'><p>{SENTENCE * 4}</p></div>"))


def test_a_law_loses_its_menu_and_nothing_else() -> None:
    body = "<nav>Почетна</nav><p>Члан 1.</p><p>да</p><footer>Права задржана</footer>"
    assert _texts(body) == ["Члан 1.", "да"]


def test_a_short_page_is_read_whole() -> None:
    assert _texts("<nav>Menu of the site</nav><p>Short note about the law.</p>") == ["Short note about the law."]
