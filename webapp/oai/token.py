"""Resumption tokens: where a list goes on. They hold all they need, so the service keeps nothing between questions."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import astuple, dataclass

from webapp.oai.faults import Fault


@dataclass(frozen=True, slots=True)
class Place:
    """A list goes on after the item with id `after`; `before` of its items came already.

    `first` and `last` are `from` and `until` of the question, as they were written.
    """

    prefix: str
    set: str = ""
    after: str = ""
    before: int = 0
    first: str = ""
    last: str = ""


def written(place: Place) -> str:
    """The place as an opaque word for an address."""
    return base64.urlsafe_b64encode(json.dumps(astuple(place)).encode()).decode().rstrip("=")


def read(token: str) -> Place:
    """The place of a token. Raises Fault badResumptionToken for anything that `written` did not make."""
    try:
        given = json.loads(base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4)))
        prefix, name, after, before, first, last = given
        place = Place(str(prefix), str(name), str(after), int(before), str(first), str(last))
    except (ValueError, TypeError, UnicodeError, RecursionError, OverflowError, binascii.Error) as error:
        raise Fault("badResumptionToken", "this is no token of this service; begin the list again") from error
    # Base64 decoders pass over letters they do not know; only what we would write ourselves is ours.
    if written(place) != token:
        raise Fault("badResumptionToken", "this token was changed on its way; begin the list again")
    return place
