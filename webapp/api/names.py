"""Which parameters a request may have: unknown, repeated and badly encoded ones are named, never ignored. Pure."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from apiflask import Schema
from marshmallow import fields
from werkzeug.datastructures import MultiDict

from webapp.problems import wrong


def check_names(given: MultiDict[str, str], raw: bytes, known: Schema) -> None:
    """Nothing, if every parameter is one of `known` and can be read. Raises WrongParameter, naming the first of others.

    `raw` is the query string as it came: a lenient reader has already replaced what was no UTF-8 in `given`.
    """
    check_encoding(raw)
    described = {field.data_key or name: field for name, field in known.fields.items()}
    for name, values in given.lists():
        # Ignored, a misspelt filter would give more hits, and nobody would see that it did not count.
        if name not in described:
            raise wrong(name[:80], "unknown", name=name[:80], known=", ".join(sorted(described)) or "–")
        if len(values) > 1 and not isinstance(described[name], fields.List):
            raise wrong(name, "repeated", name=name)


def check_encoding(raw: bytes) -> None:
    """Nothing, if the query string is UTF-8 without NUL. Raises WrongParameter."""
    # Each pair by itself, so that the parameter at fault can be named; Flask would put U+FFFD in its place and go on.
    for pair in raw.split(b"&"):
        name, _, value = pair.partition(b"=")
        try:
            shown = unquote_to_bytes(name).decode("utf-8")
        except UnicodeDecodeError as error:
            raise wrong("", "encoding", name="?") from error
        try:
            text = unquote_to_bytes(value).decode("utf-8")
        except UnicodeDecodeError as error:
            raise wrong(shown[:80], "encoding", name=shown[:80]) from error
        # Libraries in C end a text at a NUL: what was searched would not be what was asked.
        if "\0" in text or "\0" in shown:
            raise wrong(shown.replace("\0", "")[:80], "nul", name=shown.replace("\0", "")[:80])
