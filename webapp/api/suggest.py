"""What may be meant by what has been typed so far."""

from __future__ import annotations

from typing import Any

from apiflask import Schema
from flask import request

from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken, bounded_text, number
from webapp.api.shapes import string, strings
from webapp.current import knowledge_base, settings
from webapp.params import number as read_number
from webapp.problems import wrong

LONGEST = 200
"""characters of a beginning"""


class Beginning(Spoken):
    """What has been typed."""

    q = bounded_text("The beginning of a query, in either script, with or without diacritics.", LONGEST, example="krij")
    limit = number("How many suggestions.", 1, 20, 10)


class Suggestions(Schema):
    """Completions, the likeliest first."""

    q = string()
    suggestions = strings("Whole queries: titles of documents, then words of the index.")


@blueprint.get("/suggest")
@operation(Suggestions, query=Beginning, says="The suggestions.")
def suggest() -> dict[str, Any]:
    """Complete what has been typed."""
    typed = request.args.get("q", "")
    # Shorter than a query may be: this is asked with every letter typed.
    if len(typed) > LONGEST:
        raise wrong("q", "query-length", length=len(typed), most=min(LONGEST, settings().max_query_chars))
    limit = read_number(request.args, "limit", 1, 20, 10)
    return {"q": typed, "suggestions": list(knowledge_base().suggest(typed, limit)) if typed.strip() else []}
