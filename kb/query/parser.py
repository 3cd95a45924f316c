"""Tokens as a tree. Never fails: what cannot be read as syntax is read as words, and a note says so.

From loose to tight: OR, AND, words side by side, NOT and -, NEAR, then a word, a phrase, a bracket, a field.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from kb.query import fields
from kb.query.lexer import Kind, Token, tokens
from kb.query.notes import Note
from kb.query.syntax import (
    And,
    Everything,
    Field,
    Filter,
    Fuzzy,
    Near,
    Not,
    Or,
    Parsed,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
    Words,
)

NEAR_DISTANCE = 5
_MAX_VALUE_WORDS = 5
_STARTS: tuple[Kind, ...] = ("word", "phrase", "(", "field", "not")


def parse(text: str) -> Parsed:
    """The tree of a query, with notes on what was read differently from what was perhaps meant."""
    found, notes = tokens(text)
    reader = _Reader(found, notes)
    query = reader.alternatives()
    if isinstance(query, Not):
        notes.append(Note("only-excluded"))
    return Parsed(query, tuple(notes))


@dataclass(slots=True)
class _Reader:
    """Walks over the tokens, once, and keeps what there is to say about them."""

    tokens: list[Token]
    notes: list[Note]
    place: int = 0

    def peek(self, *kinds: Kind) -> bool:
        """Whether the next token is one of these."""
        return self.place < len(self.tokens) and self.tokens[self.place].kind in kinds

    def take(self) -> Token:
        """The next token, which must be there."""
        self.place += 1
        return self.tokens[self.place - 1]

    def alternatives(self) -> Query:
        """a OR b"""
        return self._joined("or", self.conjunction, Or)

    def conjunction(self) -> Query:
        """a AND b"""
        return self._joined("and", self.words, And)

    def _joined(self, kind: Kind, part: _Part, node: type[Or] | type[And]) -> Query:
        parts = [part()]
        while self.peek(kind):
            operator = self.take()
            parts.append(part())
            for code, there in (("nothing-before", parts[-2]), ("nothing-after", parts[-1])):
                if isinstance(there, Everything):
                    self.notes.append(Note(code, operator.text, operator.start + 1))
        kept = tuple(p for p in parts if not isinstance(p, Everything))
        return node(kept) if len(kept) > 1 else kept[0] if kept else Everything()

    def words(self) -> Query:
        """Things side by side; a NEAR with nothing before it is passed over."""
        parts: list[Query] = []
        while self.peek(*_STARTS, "near"):
            if self.peek("near"):
                operator = self.take()
                self.notes.append(Note("nothing-before", operator.text, operator.start + 1))
            else:
                parts.append(self.negated())
        kept = tuple(p for p in parts if not isinstance(p, Everything))
        return Words(kept) if len(kept) > 1 else kept[0] if kept else Everything()

    def negated(self) -> Query:
        """NOT a, -a"""
        if not self.peek("not"):
            return self.near()
        while self.peek("not"):
            operator = self.take()
        if not self.peek(*_STARTS):
            if operator.text != "-":
                self.notes.append(Note("nothing-after", operator.text, operator.start + 1))
            return Everything()
        part = self.near()
        return part.part if isinstance(part, Not) else part if isinstance(part, Everything) else Not(part)

    def near(self) -> Query:
        """a NEAR/5 b"""
        part = self.primary()
        while self.peek("near"):
            operator = self.take()
            if not self.peek(*_STARTS):
                self.notes.append(Note("nothing-after", operator.text, operator.start + 1))
                return part
            part = self._beside(part, self.primary() if not self.peek("not") else self.negated(), operator)
        return part

    def _beside(self, left: Query, right: Query, operator: Token) -> Query:
        if isinstance(left, Term | Phrase | Near) and isinstance(right, Term | Phrase | Near):
            distance = operator.number if operator.number >= 0 else NEAR_DISTANCE
            return Near(f"{left.text} {right.text}", distance, left.start)
        self.notes.append(Note("near-phrase", column=operator.start + 1))
        kept = tuple(p for p in (left, right) if not isinstance(p, Everything))
        return And(kept) if len(kept) > 1 else kept[0] if kept else Everything()

    def primary(self) -> Query:
        """A word, a phrase, a bracket or a field."""
        token = self.take()
        match token.kind:
            case "(":
                return self._bracket()
            case "phrase":
                return Near(token.text, token.number, token.start) if token.number >= 0 else _phrase(token)
            case "field":
                return self._field(token)
            case _:
                return _word(token)

    def _bracket(self) -> Query:
        inner = self.alternatives()
        while not self.peek(")"):
            self.take()
        self.take()
        return inner

    def _field(self, token: Token) -> Query:
        name = fields.canonical(token.text)
        if not self.peek("word", "phrase", "("):
            self.notes.append(Note("empty-field", token.text, token.start + 1))
            return Everything()
        if name in fields.ZONES:
            inner = self.primary()
            return inner if isinstance(inner, Everything) else Field(name, inner)
        if self.peek("("):
            self.take()
            return self._values(name)
        return self._value(name)

    def _values(self, name: str) -> Query:
        """`(serbia OR bosnia)`: any of the values."""
        parts: list[Query] = []
        while not self.peek(")"):
            if self.peek("word", "phrase"):
                parts.append(self._value(name))
            else:
                self.take()
        self.take()
        ids = tuple(v for p in parts if isinstance(p, Filter) for v in p.values)
        others = tuple(p for p in parts if not isinstance(p, Filter))
        kept = (*((Filter(name, tuple(dict.fromkeys(ids))),) if ids else ()), *others)
        return Or(kept) if len(kept) > 1 else kept[0] if kept else Everything()

    def _value(self, name: str) -> Query:
        """One value, or several with commas; takes as many words as make up a known value (`severna makedonija`)."""
        token = self.take()
        if name == "year":
            return self._year(token)
        following = self._following() if token.kind == "word" else []
        for count in range(len(following), -1, -1):
            text = " ".join([token.text, *following[:count]])
            if id := fields.resolve(name, text.strip(",;.")) if name in _MANY_WORDS or not count else "":
                self.place += count
                return Filter(name, (id,))
        ids = [fields.resolve(name, piece) for piece in token.text.split(",") if piece]
        if ids and all(ids):
            return Filter(name, tuple(ids))
        self.notes.append(Note("unknown-value", token.text, token.start + 1))
        return _word(token) if token.kind == "word" else _phrase(token)

    def _following(self) -> list[str]:
        texts: list[str] = []
        for token in self.tokens[self.place : self.place + _MAX_VALUE_WORDS]:
            if token.kind != "word":
                break
            texts.append(token.text)
        return texts

    def _year(self, token: Token) -> Query:
        found: Range | None = fields.years(token.text.strip(",;"))
        if found is None:
            self.notes.append(Note("bad-year", token.text, token.start + 1))
            return _word(token)
        return found


_Part: TypeAlias = Callable[[], Query]
_MANY_WORDS = ("country", "theme", "type", "audience", "language")


def _phrase(token: Token) -> Query:
    return Phrase(token.text, token.start)


def _word(token: Token) -> Query:
    """A word by its shape: `prefix*`, `w?ldcard`, `fuzzy~` or plain. A `?` at the end is a question mark."""
    text = token.text.rstrip("?!.,;:") if not token.text.endswith("*") else token.text
    stem, tilde, edits = text.partition("~")
    if tilde and stem and (not edits or edits.isdigit()) and "*" not in stem:
        return Fuzzy(stem, min(int(edits), 2) if edits else _edits(stem), token.start)
    if "*" in text or "?" in text:
        letters = text.strip("*?")
        if not any(map(str.isalnum, letters)):
            return Everything()
        prefix = text.endswith("*") and not {"*", "?"} & set(text.rstrip("*"))
        return Prefix(text.rstrip("*"), token.start) if prefix else Wildcard(text, token.start)
    return Term(text, token.start) if any(map(str.isalnum, text)) else Everything()


def _edits(word: str) -> int:
    return 1 if len(word) <= 5 else 2
