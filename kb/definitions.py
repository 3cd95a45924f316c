"""Terms that a legal text defines: `“Smuggling of migrants” shall mean …`, `1) „адвокат” је лице које …`. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.model import Document

_OPENS = re.compile(
    r"for the purposes? of th(?:is|e)|use of terms|definitions?\b"
    r"|zna[čc]enje|значење|pojedini izrazi|поједини изрази|u smislu ov|у смислу ов",
    re.IGNORECASE,
)
# No full stop or colon inside a term: what reaches over one is a sentence that happens to hold a verb.
_DEFINED = re.compile(
    r"""^\s*(?:\(?\w{1,3}[.)]\s*)?[“„"‘«]?(?P<term>[^“”„"’»\n:;.]{2,80}?)[”“"’»]?\s+
    (?P<verb>shall\smean|means|mean|je|su|јe|је|су|jesu|јесу|označava|означава|podrazumeva|подразумева)\s""",
    re.VERBOSE | re.MULTILINE,
)


class Definition(NamedTuple):
    """A defined term, the sentence that defines it, and the passage it stands in."""

    term: str
    text: str
    anchor: str


def definitions(document: Document) -> tuple[Definition, ...]:
    """The defined terms of a document, from passages that say that they define."""
    found = []
    for passage in document.passages:
        # A sentence with `means` or `je` is everywhere; only a passage that says so at its start defines.
        if _OPENS.search(passage.heading) or _OPENS.search(passage.text[:200]):
            lines = (line for line in passage.text.split("\n") if not _OPENS.search(line[:60]))
            matches = ((line, _DEFINED.match(line)) for line in lines)
            found += [Definition(m["term"].strip(), line, passage.anchor) for line, m in matches if m]
    return tuple(found)
