"""What a person reads who finds a dump years later: what it is, whose it is, how to check and to cite it. Pure."""

from __future__ import annotations

from kb.engine import IndexStatus

MANIFEST, SUMS, README = "datapackage.json", "SHA256SUMS", "README.md"


def readme(status: IndexStatus, name: str, site: str = "") -> str:
    """The text for the archive of this state, in Markdown. `name` is its title, `site` the service or empty."""
    return f"""# {name}

{status.documents} documents in {status.passages} passages: the whole knowledge base{f" at {site}" if site else ""}.
As of {status.updated or "an unknown time"}, generation {status.generation} of its index; name it when you cite it.

- `documents.jsonl`, `passages.jsonl`, `vocabularies.jsonl`: one JSON object a line, UTF-8.
- `{MANIFEST}`: every field, size and checksum (a Frictionless data package).
- `{SUMS}`: `sha256sum -c {SUMS}` checks the files.

## Whose it is

The descriptions (titles, summaries, tags, digests of laws in own words, the vocabularies) come from the repository of
the knowledge base and are under its licence, MIT: use them as you like and keep the notice.

That licence is not that of the sources. A document that rests on somebody else's text names it in `metadata.source_url`
and, where they are known, its terms in `metadata.rights`. Those terms stay as they are, for what is quoted as well.
Whoever runs the service may have indexed files of their own, about which this licence says nothing.

No digest of a law is the law: the official gazette of its country is.
"""
