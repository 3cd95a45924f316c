"""The request of a page: the parameters of a search, and the few that only pages have."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import request, url_for
from werkzeug.datastructures import MultiDict

from kb.service import SearchRequest
from webapp.current import knowledge_base, settings
from webapp.i18n import LANGUAGES, current
from webapp.links import Links, Pairs
from webapp.params import search_request
from webapp.problems import wrong

DEEPEST = 10_000
"""Results further down than this are not paged to: such a reader exports the whole."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: the search, the page of it, and practices put aside for comparing."""

    request: SearchRequest
    page: int
    compare: tuple[str, ...]

    @property
    def hidden(self) -> Pairs:
        """What the search form keeps without showing it."""
        kept = [("compare", id) for id in self.compare]
        if self.request.group != "document":
            kept.append(("group", self.request.group))
        if not self.request.expand:
            kept.append(("expand", "off"))
        return tuple(kept)

    def links(self, endpoint: str = "ui.search") -> Links:
        """The addresses around this search."""
        paths = {language.slug: url_for(endpoint, language=language.slug) for language in LANGUAGES}
        carried = tuple(("compare", id) for id in self.compare)
        return Links(paths[current().slug], self.request, carried, paths=paths)


def asked() -> Asked:
    """What the address of this request asks for. Raises WrongParameter."""
    given = with_years(request.args)
    base = knowledge_base()
    # Pages have numbers in place of cursors: a reader may go back to one, or send it.
    found = replace(search_request(given, settings(), base.knows), interface=current().tag, cursor="", explain=True)
    page = _page(given.get("page", "1"), found.limit)
    return Asked(replace(found, offset=(page - 1) * found.limit), page, chosen(given.getlist("compare")))


def with_years(given: MultiDict[str, str]) -> MultiDict[str, str]:
    """The two fields `from` and `to` of the form as the one range that a search knows."""
    bounds = given.get("from", "").strip(), given.get("to", "").strip()
    if bounds == ("", ""):
        return given
    changed = MultiDict(given)
    changed.add("year", "..".join(bounds))
    return changed


def chosen(ids: list[str]) -> tuple[str, ...]:
    """Ids of documents to compare, each once, at most six."""
    # More than six columns can be compared on no screen.
    return tuple(dict.fromkeys(id for id in ids if id))[:6]


def _page(raw: str, limit: int) -> int:
    last = DEEPEST // limit + 1
    # isascii: isdigit alone also takes ² and Arabic digits, of which int() refuses the first.
    # Nine digits at most: leading zeros must not smuggle a deeper page past a check of the first ones.
    if not raw.isascii() or not raw.isdigit() or len(raw) > 9 or not 1 <= int(raw) <= last:
        raise wrong("page", "number", name="page", least=1, most=last, given=raw)
    return int(raw)
