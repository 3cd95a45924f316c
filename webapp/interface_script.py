"""The interface's own Serbian, written in Latin letters, in Cyrillic: what must stay Latin in it stays. Pure."""

from __future__ import annotations

import re

from kb.text.scripts import to_cyrillic

LATIN_WORDS = frozenset(
    "AND OR NOT NEAR API APA Atom BibTeX CSL CSV DOI ECLI ELI HTML JSON JSON-LD JSONL kb index OpenAPI OpenSearch PDF "
    "RIS Zotero EndNote Mendeley Enter Esc Tab Ctrl WCAG W3C axe corpus krijumcarenje".split()
)
"""Names and commands that stay in Latin letters in a Cyrillic sentence."""

# Markup before text: a tag within <code> must not end what is kept.
_KEPT = re.compile(
    r"<(code|kbd)[ >].*?</\1>|%\([a-z_]+\)[sd]|%[sd]|<[^>]+>|https?://\S+|\{[^}]*\}|`[^`]*`|&#?\w+;", re.DOTALL
)
# With hyphens, so that JSON-LD is one word.
_WORD = re.compile(r"[\w-]+")


def cyrillic(text: str) -> str:
    """A Latin message in Cyrillic; places for values, markup, addresses and names stay as they are.

    >>> cyrillic("Stranica %(n)s u formatu RIS")
    'Страница %(n)s у формату RIS'
    """
    out, at = [], 0
    for kept in _KEPT.finditer(text):
        out += [_words(text[at : kept.start()]), kept.group()]
        at = kept.end()
    return "".join([*out, _words(text[at:])])


def _words(text: str) -> str:
    return _WORD.sub(lambda found: found.group() if found.group() in LATIN_WORDS else to_cyrillic(found.group()), text)
