"""Citations of legal texts: `find` them in a text, then `resolve` them to addresses. Two steps, both pure.

Both languages and scripts are read alike; lists, ranges, relative references and short names are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kb import citation_grammar as grammar
from kb import instruments as registry
from kb.address import WHOLE, Address, Expression, Provision
from kb.instruments import Instruments
from kb.mentions import Mention, mention_at
from kb.names import stem
from kb.numbering import canonical

Scope = Literal["", "work", "article", "previous"]
# A name begins with a capital, or is one of the two years by which a convention is called: names are tried only there.
_CAPITAL = re.compile(r"(?<![\w])(?:[A-Z]\w+|1951|1959|2014\s)")
# English treaties say `subparagraphs (a) and (b)` of the very paragraph; a bare `item 3` is any list's third line.
_BARE_POINT = re.compile(r"[Ss]ub-?\s?paragraphs?\s\(")
_ARTICLE_HEADS = ("clan", "articl", "article")


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to provisions, or to a whole text where there are none. `scope` tells relative ones:

    `work` is the citing text itself (ovog zakona), `article` the citing article (ovog člana), `previous` the text or
    article cited before (istog člana); empty where a text is named, or nothing is said.
    """

    start: int
    end: int
    provisions: tuple[Provision, ...] = ()
    mention: Mention | None = None
    scope: Scope = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands: its work (empty outside law), its article and the countries of its document."""

    work: str = ""
    article: str = ""
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation with the addresses it means, none where that is open. `known` is False for a text by name only."""

    citation: Citation
    addresses: tuple[str, ...] = ()
    known: bool = False


def find(text: str, known: Instruments | None = None) -> tuple[Citation, ...]:
    """Every citation in a text, in order; spans do not overlap."""
    known = known or registry.load()
    flat = grammar.plain(text)
    clusters = _inherit(flat, list(_clusters(text, flat, known)))
    names = _names(text, flat, known, clusters)
    return tuple(sorted(_joined(flat, clusters, names), key=lambda citation: citation.start))


def resolve(found: Sequence[Citation], context: Context, known: Instruments | None = None) -> tuple[Reference, ...]:
    """The citations with their addresses. A text that nobody knows keeps the address `name:<key>#anchor`."""
    known = known or registry.load()
    work, article, result = "", "", []
    for citation in found:
        target = _work(citation, context, known, work)
        places = (citation.provisions or (WHOLE,)) if target else ()
        here = article if citation.scope == "previous" else context.article
        addresses = tuple(_address(target, place, citation, here) for place in places)
        result.append(Reference(citation, addresses, bool(target) and not target.startswith(registry.NAMED)))
        # A text that is named and not known must not leave the one before it standing for `istog zakona`.
        work = target if citation.mention or target else work
        article = next((p.article for p in reversed(citation.provisions) if p.article), article)
    return tuple(result)


def _work(citation: Citation, context: Context, known: Instruments, before: str) -> str:
    mention = citation.mention
    if mention is None:
        return before if citation.scope == "previous" else context.work or ("" if citation.scope else before)
    if mention.ids:
        return known.choose(mention.ids, context.countries)
    if mention.kind == "defined":
        # In a protocol `the Convention` is the one it supplements; elsewhere its definition stands too far off.
        own = known.by_id.get(context.work)
        return own.parent if own and own.parent and mention.key in ("convention", "konvencij") else ""
    return f"{registry.NAMED}{mention.key}"


def _address(work: str, provision: Provision, citation: Citation, article: str) -> str:
    """The address of a provision in a work; a paragraph alone is one of the article meant, if that is known."""
    relative = not provision.article and citation.mention is None and citation.scope != "work"
    placed = replace(provision, article=article) if relative and provision != WHOLE else provision
    return Address(Expression(work), placed).key


def _clusters(text: str, flat: str, known: Instruments) -> Iterator[Citation]:
    place = 0
    while chunk := grammar.FIRST.search(flat, place):
        start = chunk.start()
        parts, end = _parts(text, flat, chunk)
        provisions = _provisions(parts)
        citation = _with_target(text, flat, Citation(start, end, provisions), known)
        place = max(citation.end, end)
        # `tačka 3` alone may be a list's third line: a point counts only where a text is named or the form is a law's.
        told = citation.scope or citation.mention or _BARE_POINT.match(flat, start)
        if provisions and (told or any(p.article or p.paragraph for p in provisions)):
            yield citation


def _parts(text: str, flat: str, chunk: re.Match[str]) -> tuple[list[tuple[str, str, list[Provision]]], int]:
    """The units of one citation with what joins each to the one before, and where they end."""
    parts: list[tuple[str, str, list[Provision]]] = []
    join, end = "", chunk.start()
    while True:
        unit = chunk.lastgroup or "art"
        # `čl. 5 i stav 1. člana 7`: what follows the `and` belongs to the article after it, not to the one before.
        if join == "and" and unit != "art" and parts[-1][0] == "art" and grammar.UPWARD.match(flat, chunk.end()):
            break
        parts.append((unit, join, _items(unit, text, flat, *chunk.span(unit))))
        end = chunk.end()
        between = grammar.JOIN.match(flat, end)
        following = grammar.CHUNK.match(flat, between.end()) if between else None
        if not between or not following:
            break
        join, chunk = between.lastgroup or "", following
    return parts, _trimmed(flat, end, parts[-1][0])


def _trimmed(flat: str, end: int, unit: str) -> int:
    # In `(see Article 5)` the bracket, in `Article 5.` the stop is the sentence's; points keep theirs: `2)`.
    if flat[end - 1] == ")" and unit in ("art", "par") and flat[max(0, end - 8) : end].count("(") == 0:
        end -= 1
    return end - 1 if flat[end - 1] == "." else end


def _items(unit: str, text: str, flat: str, start: int, end: int) -> list[Provision]:
    """The numbers of a list; ranges of paragraphs and points are counted out, of articles kept as ranges."""
    items: list[Provision] = []
    place, ranged = start, False
    while place < end:
        item = grammar.ITEM.match(flat, place, end)
        if item and item.end() > place:
            made = _item(unit, text, item)
            if ranged and items:
                _fill(unit, items, made)
            else:
                items.append(made)
            place, ranged = item.end(), False
            continue
        # One character further at the worst: a separator that matches nothing must not stop the walk.
        separator = grammar.SEPARATOR.match(flat, place, end)
        ranged = bool(separator and grammar.RANGE.fullmatch(separator.group()))
        place = separator.end() if separator and separator.end() > place else place + 1
    return items


def _item(unit: str, text: str, item: re.Match[str]) -> Provision:
    number = canonical(text[item.start(1) : item.end(1)]) if item[1] else ""
    inner = [canonical(part) for part in grammar.PAREN.findall(item[2] or "")]
    if item[3]:
        inner.append(item[3])
    # `6(2)(a)` and `6(a)`: English articles put the paragraph first, if there is one, and paragraphs are numbers.
    if unit == "art":
        par = inner.pop(0) if inner and inner[0].isdigit() else ""
        return Provision(number, par, *inner[:2])
    if unit == "par":
        # `stav 1a)` with the bracket is point a of paragraph 1; without it paragraph 1a was inserted after 1.
        split = re.fullmatch(r"(\d+)([a-z])", number)
        if split and item.string[item.end() : item.end() + 1] == ")":
            number, inner = split[1], [split[2]]
        return Provision("", number, *inner[:2]) if number else Provision("", *inner[:3])
    values = ([number] if number else []) + inner
    return Provision("", "", *values[:2]) if unit == "pt" else Provision("", "", "", *values[:1])


def _fill(unit: str, items: list[Provision], last: Provision) -> None:
    first = items[-1]
    if unit == "art" and last.article:
        items[-1] = replace(first, last=last.article)
        return
    field = "paragraph" if last.paragraph and not last.point else "point" if last.point else "subpoint"
    low, high = getattr(first, field), getattr(last, field)
    # A longer list of paragraphs is a slip (`st. 1–199` for `11–19`), and would name places that no article has.
    if low.isdigit() and high.isdigit() and int(low) < int(high) < int(low) + 60:
        values = [str(n) for n in range(int(low) + 1, int(high) + 1)]
    elif len(low) == len(high) == 1 and low < high:
        values = [chr(code) for code in range(ord(low) + 1, ord(high) + 1)]
    else:
        values = [high]
    items += [replace(last, **{field: value}) for value in values]


def _provisions(parts: Sequence[tuple[str, str, list[Provision]]]) -> tuple[Provision, ...]:
    """The places that the units name together, whichever order they come in."""
    done: list[Provision] = []
    waiting: list[Provision] = []
    last = ""
    for unit, join, items in parts:
        if unit == "art":
            up = waiting if join != "and" else []
            done += [] if up else waiting
            done += [replace(w, article=i.article) for i in items for w in up] if up else items
            waiting = []
        elif done and join != "of":
            done = _refined(done, items, last, unit, join)
        elif waiting and join in ("near", "of"):
            waiting = _combined(waiting, items, last, unit)
        else:
            waiting += items
        last = unit
    return tuple(dict.fromkeys([*done, *waiting]))


_DEPTH = {"art": 0, "par": 1, "pt": 2, "sub": 3}
_FIELDS = ("article", "paragraph", "point", "subpoint")


def _combined(waiting: list[Provision], items: list[Provision], last: str, unit: str) -> list[Provision]:
    inner, outer = (items, waiting) if _DEPTH[unit] > _DEPTH[last] else (waiting, items)
    return [*(waiting[:-1] if outer is waiting else []), *(_under(o, i) for o in outer[-1:] for i in inner)]


def _refined(done: list[Provision], items: list[Provision], last: str, unit: str, join: str) -> list[Provision]:
    base = done[-1]
    for field in _FIELDS[_DEPTH[unit] :]:
        base = replace(base, **{field: ""})
    kept = done[:-1] if _DEPTH[unit] > _DEPTH[last] and join != "and" else done
    return [*kept, *(_under(base, item) for item in items)]


def _under(outer: Provision, inner: Provision) -> Provision:
    return replace(outer, **{f: getattr(inner, f) for f in _FIELDS if getattr(inner, f)})


def _with_target(text: str, flat: str, citation: Citation, known: Instruments) -> Citation:
    """The citation with the text it belongs to: itself, or the one named right after it."""
    after = citation.end + (flat[citation.end : citation.end + 1] == ".")
    if own := grammar.SELF.match(flat, after):
        head = stem(own["head"])
        if head in _ARTICLE_HEADS or head in grammar.WORK_HEADS:
            scope: Scope = "previous" if not own["this"] else "article" if head in _ARTICLE_HEADS else "work"
            return replace(citation, end=own.end(), scope=scope)
    between = grammar.BEFORE_NAME.match(flat, after)
    place = between.end() if between else after
    if place > after and (mention := mention_at(text, flat, place, known, after_article=True)):
        return replace(citation, end=mention.end, mention=mention)
    return citation


def _inherit(flat: str, clusters: list[Citation]) -> list[Citation]:
    """A citation that names no text takes the one of the next, where only a comma or an `and` stands between."""
    # From the end, so that in `čl. 5, čl. 7 i čl. 9 KZ` the name reaches the first over the second.
    for place in range(len(clusters) - 2, -1, -1):
        one, after = clusters[place], clusters[place + 1]
        if not one.mention and not one.scope and (after.mention or after.scope == "work"):
            gap = flat[one.end : after.start].removeprefix(".")
            if grammar.BETWEEN_CITATIONS.fullmatch(gap):
                clusters[place] = replace(one, mention=after.mention, scope=after.scope)
    return clusters


def _names(text: str, flat: str, known: Instruments, clusters: Sequence[Citation]) -> list[Mention]:
    """Texts named on their own, outside the citations found already."""
    taken = [(c.start, c.end) for c in clusters]
    names: list[Mention] = []
    place, free = 0, 0
    for capital in _CAPITAL.finditer(flat):
        start = capital.start()
        while free < len(taken) and taken[free][1] <= start:
            free += 1
        if start < place or (free < len(taken) and taken[free][0] <= start):
            continue
        if mention := mention_at(text, flat, start, known):
            names.append(mention)
            place = mention.end
    return names


def _joined(flat: str, clusters: Sequence[Citation], names: Sequence[Mention]) -> Iterator[Citation]:
    """Citations and names; a name right before provisions that name no text (`KZ, čl. 350`) joins them."""
    by_start = {c.start: c for c in clusters if not c.mention and not c.scope and any(p.article for p in c.provisions)}
    joined: set[int] = set()
    for mention in names:
        gap = grammar.AFTER_NAME.match(flat, mention.end)
        citation = by_start.get(gap.end()) if gap else None
        if citation:
            joined.add(citation.start)
            yield replace(citation, start=mention.start, mention=mention)
        else:
            yield Citation(mention.start, mention.end, (), mention)
    yield from (c for c in clusters if c.start not in joined)
