"""The loop: each wish becomes an outcome; one that fails costs only itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.decoding import looks_like_text
from indexer.fetch import store
from indexer.fetch.client import Client
from indexer.fetch.refusal import Refused
from indexer.fetch.store import Kept
from indexer.fetch.web import Answer
from indexer.fetch.wishes import Wish
from indexer.media_types import UNKNOWN, media_type


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a wish: `result` is new, changed, unchanged, failed or planned; a failure has its reason."""

    url: str
    file: str
    result: str
    reason: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """One line for a person."""
        said = f": {self.reason}" + (f" – {self.remedy}" if self.remedy else "") if self.reason else ""
        return f"{self.result:9} {self.file}  {self.url}{said}"


def fetch(wishes: Iterable[Wish], folder: Path, client: Client) -> Iterator[Outcome]:
    """Fetch each wish into the folder. Raises KbError where the folder cannot be written."""
    state = store.load(folder)
    for wish in wishes:
        try:
            yield _one(wish, folder, client, state)
        except Refused as refused:
            yield Outcome(wish.url, wish.file, "failed", refused.reason, refused.remedy)


def _one(wish: Wish, folder: Path, client: Client, state: dict[str, Kept]) -> Outcome:
    there = (folder / wish.file).is_file()
    before = state.get(wish.url) if there else None
    # A file renamed in the list has to be fetched again in full, whatever the server remembers.
    known = before if before and before.file == wish.file else None
    answer = client.get(wish.url, _conditions(known))
    if answer.status == 304:
        return Outcome(wish.url, wish.file, "unchanged")
    _check_type(answer.body, wish.file)
    digest = hashlib.sha256(answer.body).hexdigest()
    same = known is not None and known.digest == digest
    if not same:
        store.put(folder, wish, answer.body)
    state[wish.url] = _kept(wish, digest, answer)
    # Saved after each file: a run that is stopped does not fetch again what it has.
    store.save(state, folder)
    return Outcome(wish.url, wish.file, "unchanged" if same else "changed" if there else "new")


def _conditions(known: Kept | None) -> dict[str, str]:
    named = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known else {}
    return {name: value for name, value in named.items() if value}


def _kept(wish: Wish, digest: str, answer: Answer) -> Kept:
    said = answer.headers
    return Kept(wish.file, digest, said.get("etag", ""), said.get("last-modified", ""), store.now())


def _check_type(content: bytes, file: str) -> None:
    """Refuse what is not the format that the file's name promises, such as an error page in place of a PDF."""
    promised, found = media_type(b"", file), media_type(content, file)
    page = content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
    if page and promised not in ("text/html", "application/xhtml+xml"):
        found = "text/html"
    # The name is trusted for text of any kind, so bytes that are no text have to be told apart here.
    if promised.startswith("text/") and not looks_like_text(content[:4096]):
        found = UNKNOWN
    if not content.strip() or found == UNKNOWN or found != promised:
        what = f"a file of type {found}" if content.strip() else "an empty answer"
        raise Refused(f"{what} came where {file} was expected", "open the address by hand; correct it or the name")
