"""What the current request asks for."""

from __future__ import annotations

from collections.abc import Sequence

from flask import request

from kb.service import SearchRequest
from webapp.current import knowledge_base, settings
from webapp.negotiation import interface
from webapp.params import among, search_request


def asked_search() -> SearchRequest:
    """The search that the current request describes. Raises WrongParameter."""
    # The values of a facet are checked against the vocabulary, not the index: a country without documents finds none.
    return search_request(request.args, settings(), knowledge_base().knows, asked_interface())


def asked_interface() -> str:
    """The interface language of the answer. Raises WrongParameter."""
    return interface(request.args.get("lang", ""), request.accept_languages)


def asked_fields(known: Sequence[str]) -> tuple[str, ...]:
    """The fields wanted; empty: all. Raises WrongParameter."""
    return among(request.args, "fields", known)
