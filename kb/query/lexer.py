"""The query string cut into tokens: words, phrases, brackets, operators, field names. Knows nothing of their order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from kb.query import fields
from kb.query.notes import Note

Kind = Literal["word", "phrase", "(", ")", "and", "or", "not", "near", "field"]
MAX_DEPTH = 16

_OPENING, _CLOSING = "\"“”„«»", "\"“”«»"
_PIECE = re.compile(rf"\s+|(?P<bracket>[()])|(?P<quote>[{_OPENING}])|(?P<word>[^\s(){_OPENING}]+)")
_PHRASE = re.compile(rf"([^{_CLOSING}]*)[{_CLOSING}](?:~(\d{{1,3}}))?")
_FIELD = re.compile(r"([^\W\d][\w-]*):(?!//)(.*)", re.DOTALL)
_NEAR = re.compile(r"(?:NEAR|BLIZU|БЛИЗУ)(?:/(\d{1,3}))?")
_OPERATORS: dict[str, Kind] = {
    "AND": "and", "&&": "and", "OR": "or", "||": "or", "|": "or", "ILI": "or", "ИЛИ": "or",
    "NOT": "not", "NE": "not", "НЕ": "not",
}
_LETTER = re.compile(r"\w")
_LONG_CAPITALS = re.compile(r"[^\W\d_]{6,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `number` is the distance of `near` and of a phrase with `~`; -1 where none was given."""

    kind: Kind
    text: str
    start: int
    number: int = -1


def tokens(text: str) -> tuple[list[Token], list[Note]]:
    """The tokens, brackets balanced, and what was ignored on the way."""
    found: list[Token] = []
    notes: list[Note] = []
    position = 0
    while position < len(text):
        piece = _PIECE.match(text, position)
        assert piece is not None, "the pattern matches any character"
        position = piece.end()
        if piece["bracket"]:
            found.append(Token("(" if piece["bracket"] == "(" else ")", piece["bracket"], piece.start()))
        elif piece["quote"]:
            position = _quoted(text, piece.start(), found, notes)
        elif piece["word"]:
            glued = text[position : position + 1] in ("(", *_OPENING)
            found += _word(piece["word"], piece.start(), notes, glued)
    return _balanced(_without_shouting(found, notes), notes), notes


def _quoted(text: str, start: int, found: list[Token], notes: list[Note]) -> int:
    """Add the phrase that opens at `start`; the place where reading goes on."""
    phrase = _PHRASE.match(text, start + 1)
    if phrase is None:
        notes.append(Note("open-quote", column=start + 1))
        return start + 1
    if _LETTER.search(phrase[1]):
        found.append(Token("phrase", phrase[1].strip(), start, int(phrase[2]) if phrase[2] else -1))
    return phrase.end()


def _word(text: str, start: int, notes: list[Note], glued: bool) -> list[Token]:
    """A run of characters without space, bracket or quote: an operator, a field with its value, a word or nothing.

    `glued` says that a bracket or quote follows at once, so that a dash excludes it.
    """
    if text in _OPERATORS:
        return [Token(_OPERATORS[text], text, start)]
    if near := _NEAR.fullmatch(text):
        return [Token("near", text, start, int(near[1]) if near[1] else -1)]
    if text[0] == "-":
        rest = text.lstrip("-")
        shift = start + len(text) - len(rest)
        follows = _word(rest, shift, notes, glued) if rest else []
        return [Token("not", "-", start), *follows] if follows or (glued and not rest) else []
    if field := _FIELD.fullmatch(text):
        return _field(field, start, notes)
    return _plain(text, start, notes)


def _plain(text: str, start: int, notes: list[Note]) -> list[Token]:
    """Words of a run without syntax, cut at colons, which part words anyway."""
    if _LETTER.search(text):
        cuts = re.finditer(r"https?:[^\s]*|[^:]+", text)
        return [Token("word", cut.group(), start + cut.start()) for cut in cuts if _LETTER.search(cut.group())]
    if "*" in text or "?" in text.rstrip("?"):
        notes.append(Note("lone-star", text, start + 1))
    return []


def _field(found: re.Match[str], start: int, notes: list[Note]) -> list[Token]:
    name = fields.canonical(found[1])
    rest = _plain(found[2], start + found.start(2), notes) if found[2] else []
    if name:
        return [Token("field", found[1], start), *rest]
    if rest:
        notes.append(Note("unknown-field", found[1], start + 1))
    return [Token("word", found[1], start), *rest]


def _without_shouting(found: list[Token], notes: list[Note]) -> list[Token]:
    """In a title pasted in capitals AND, OR and NE are words."""
    words = [t.text for t in found if t.kind in ("word", "phrase")]
    if any(w != w.upper() for w in words) or not any(map(_LONG_CAPITALS.search, words)):
        return found
    for token in found:
        if _is_operator_word(token):
            notes.append(Note("all-capitals", token.text, token.start + 1))
    return [replace(t, kind="word") if _is_operator_word(t) else t for t in found]


def _is_operator_word(token: Token) -> bool:
    return token.kind in ("and", "or", "not", "near") and token.text.isalpha()


def _balanced(found: list[Token], notes: list[Note]) -> list[Token]:
    """Stray closing brackets and those nested too deeply left out, missing closing ones added."""
    kept: list[Token] = []
    opened: list[Token] = []
    for token in found:
        if token.kind == "(":
            opened.append(token)
            if len(opened) == MAX_DEPTH + 1:
                notes.append(Note("too-deep", column=token.start + 1))
        if token.kind == ")" and not opened:
            notes.append(Note("stray-bracket", column=token.start + 1))
        elif token.kind not in ("(", ")") or len(opened) <= MAX_DEPTH:
            kept.append(token)
        if token.kind == ")" and opened:
            opened.pop()
    notes += [Note("open-bracket", column=token.start + 1) for token in opened[:1]]
    return kept + [Token(")", ")", -1)] * min(len(opened), MAX_DEPTH)
