"""Opaque places in a result list, bound to the query and to the state of the index they were made for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json

from kb.errors import CursorStale, WrongParameter
from kb.service import SearchRequest


def encode(request: SearchRequest, offset: int, generation: str) -> str:
    """The cursor of a place; URL-safe."""
    raw = json.dumps([offset, generation, _mark(request)], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def decode(request: SearchRequest, generation: str) -> int:
    """The offset that the request's cursor names.

    Raises WrongParameter for what is no cursor of this query, CursorStale when the index has changed since.
    """
    offset, made_for, mark = _read(request.cursor)
    if mark != _mark(request):
        raise WrongParameter("cursor", "this cursor belongs to another query; start again without it")
    if made_for != generation:
        raise CursorStale("cursor", "the index has changed since this cursor was made; start again without it")
    return offset


def _read(cursor: str) -> tuple[int, str, str]:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        offset, generation, mark = json.loads(base64.urlsafe_b64decode(padded))
        return max(int(offset), 0), str(generation), str(mark)
    except (ValueError, TypeError, UnicodeError, binascii.Error) as error:
        raise WrongParameter("cursor", "this is not a cursor of this service; start again without it") from error


def _mark(request: SearchRequest) -> str:
    asked = [
        request.q, request.group, sorted((k, sorted(v)) for k, v in request.selections.items()),
        request.years, request.sort, request.expand, sorted(request.without),
    ]
    return hashlib.sha256(json.dumps(asked).encode("utf-8", "surrogatepass")).hexdigest()[:12]
