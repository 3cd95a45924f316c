"""Is this line the number of an article? Both scripts, both languages and their neighbours; pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.numbering import NUMBER, canonical

# Letters that look alike in the two scripts are mixed up in real gazettes: a Latin a in "Члaн".
_WORD = r"(?:[ČC]l[aа]n(?:ak)?|ČLAN(?:AK)?|[ЧЧ][лl][аa]н|ЧЛАН|Член|Článok|Neni|Articolul|MADDE|Madde)"
_PLURAL = r"(?:[ČC]l(?:anovi)?|ČL|Чл(?:анови)?|ЧЛ|Articles|ARTICLES|Arts)"
_LINE = re.compile(
    rf"""\s*(?:(?:{_WORD}|Article|ARTICLE|Art|{_PLURAL})\.?)\s*
    (?P<first>{NUMBER})(?P<dot>\.)?
    (?:\s?(?:[-–—]|do|до|to)\s?(?P<last>{NUMBER})\.?)?
    (?:\s?\*+(?=\s|$))?""",
    re.VERBOSE,
)
_FIRST_LETTERS = frozenset("ČCЧАANM ")
_RUNS_ON = re.compile(r"[,;)]|(?:of|shall|applies|and|stav|став|st\.|ст\.|paragraph|para)\b|[a-zа-шљњђјћџčćžšđ](?!\))")


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The number of an article in its plain form, the last one of a range, and what follows on the same line.

    `dotted` says that a full stop stands after the number, as Serbian gazettes write it.
    """

    first: str
    last: str
    label: str
    rest: str = ""
    dotted: bool = False

    @property
    def anchor(self) -> str:
        """`art-350a`, or `art-18-20` for a range."""
        return f"art-{self.first}-{self.last}" if self.last else f"art-{self.first}"


def article_line(text: str) -> ArticleLine | None:
    """What the line says if it begins with an article's number as an article does; None for all other lines.

    >>> article_line("Члан 350а.")
    ArticleLine(first='350a', last='', label='Члан 350а', rest='', dotted=True)
    >>> article_line("Article 6 – Criminalization").rest
    '– Criminalization'
    >>> article_line("Article 6 of the Protocol shall apply.")
    """
    found = _LINE.match(text) if text[:1] in _FIRST_LETTERS else None
    if not found:
        return None
    rest = text[found.end() :]
    if rest and (rest[0].isalnum() or rest[0] == "(" or _RUNS_ON.match(rest.lstrip())):
        return None
    last = canonical(found["last"]) if found["last"] else ""
    label = found.group().strip(" .*")
    return ArticleLine(canonical(found["first"]), last, label, rest.strip(), bool(found["dot"]))
