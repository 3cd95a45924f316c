"""From the tree to the plan: every word by all its keys and equivalents, weights, and the ladder of levels."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field
from functools import cache

from kb.engine import Searcher
from kb.query import phrasebook
from kb.query.combining import best, leaves, scaled, size, together, with_bonus, without
from kb.query.derivation import family
from kb.query.expansion import Added, expansions
from kb.query.feedback import asks
from kb.query.notes import Note
from kb.query.phrasebook import Equivalent
from kb.query.plan import All, Best, Every, Key, Node, Only, Pattern, Sequence, Without, Years
from kb.query.plan import Any as AnyOf
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
from kb.query.vocabulary import Memory, Vocabulary, readings
from kb.query.weights import DEFAULT, Weights, leaner
from kb.query.words import Reading, Word, language_of, stop_words, words_of
from kb.service import Expansion, Interpretation, Level, SearchRequest
from kb.text.analyzers import word_keys
from kb.text.streams import Stream

_OTHER = {"en": "sr", "sr": "en"}


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of the ladder. It is good enough if it finds at least `enough`; the last one always is."""

    level: Level
    node: Node
    enough: int = 1


@dataclass(frozen=True, slots=True)
class Planned:
    """The ladder of plans, strictest first, and how the query was read."""

    levels: tuple[Rung, ...]
    interpretation: Interpretation
    ways: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """key of the plan → (words typed, way of matching), for saying why a hit was found"""
    feedback: float = 0.0
    """how much of the best score words may add that the first passages have in common; 0 for short questions"""


def plan_query(
    parsed: Parsed, request: SearchRequest, searcher: Searcher, weights: Weights = DEFAULT, memory: Memory | None = None
) -> Planned:
    """Plan a parsed query: `all` its words, and for several plain words `most` and `any` of them after it."""
    vocabulary = Vocabulary.of(searcher, memory)
    # Once a question: its words are asked for their language, for each of its parts, and again by each leaner plan.
    read = cache(lambda text: tuple(words_of(text, 0, vocabulary)))
    language = language_of([w for t in _terms(parsed.query) for w in read(t.text)])
    for lean in leaner(weights):
        planner = _Planner(request, vocabulary, lean, language, read)
        levels = planner.ladder(parsed.query)
        largest = levels[-1].node  # the loosest has all nodes of those before it
        if size(largest) <= weights.max_size and leaves(largest) <= weights.max_leaves:
            break
    notes = (*(note.sentence(request.interface) for note in parsed.notes), *planner.notes)
    return Planned(
        levels,
        Interpretation(
            query=request.q,
            language=language,
            notes=notes,
            expansions=tuple(dict.fromkeys(planner.expansions)),
            restored=planner.restored,
        ),
        planner.ways,
        lean.feedback if request.expand and planner.told >= lean.verbose else 0.0,
    )


@dataclass(slots=True)
class _Planner:
    """Turns nodes of the tree into nodes of the plan, and keeps what there is to say about them."""

    request: SearchRequest
    vocabulary: Vocabulary
    weights: Weights
    language: str
    read: Callable[[str], tuple[Word, ...]]
    """the words of a piece of the query"""
    notes: list[str] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    restored: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ways: dict[str, tuple[str, str]] = field(default_factory=dict)
    zone: str = ""
    told: int = 0
    """how many words side by side carry meaning in a sentence"""

    def ladder(self, query: Query) -> tuple[Rung, ...]:
        """The levels of a whole query: only words side by side can be relaxed."""
        parts = query.parts if isinstance(query, Words) else (query,)
        words = self.words(tuple(p for p in parts if isinstance(p, Term)))
        meaningful = len(self.meaningful(words))
        self.told = meaningful if asks([w.text for w in words]) else 0
        if len(self.telling(words)) < meaningful:
            # what is left out of a long question must not be left out silently
            self.notes.append(Note("shortened", str(self.weights.max_words)).sentence(self.request.interface))
        others = tuple(p for p in parts if not isinstance(p, Term | Not))
        drop = tuple(self.node(p.part) for p in parts if isinstance(p, Not))
        strict = tuple(self.node(p) for p in others)
        nodes, bonus = self.scored(words)

        complete = [All(tuple(scaled(n, self.weights.complete) for n in nodes))] if self.weights.complete else []

        def level(needed: int) -> Node:
            loose = (AnyOf(nodes, needed),) if needed < len(nodes) else nodes
            more = bonus if loose is nodes else (*bonus, *complete)
            return without(with_bonus(together((*loose, *strict)), more), drop)

        most = math.ceil(self.weights.most * len(nodes))
        enough = self.weights.enough if len(nodes) > 2 else 1
        rungs = [Rung("all", level(len(nodes)), enough)]
        if 1 < most < len(nodes):
            rungs.append(Rung("most", level(most), enough if len(nodes) > self.weights.long else self.weights.page))
        if len(nodes) > 1:
            rungs.append(Rung("any", level(1)))
        return tuple(rungs)

    def node(self, query: Query) -> Node:
        """Any part of the tree, strictly."""
        match query:
            case Term():
                return self.node(Words((query,)))
            case Phrase(text):
                return self.sequence(text, 0, ordered=True)
            case Near(text, distance):
                return self.sequence(text, distance, ordered=False)
            case Prefix(text):
                return best(self.patterns(text, "prefix"))
            case Wildcard(text):
                return best(self.patterns(text, "wildcard"))
            case Fuzzy(text, distance):
                return self.fuzzy(text, distance)
            case Range(low, high):
                return Years(low, high)
            case Filter(name, values):
                return Only(name, values)
            case Field(name, part):
                return self.within(name, part)
            case Or(parts):
                return AnyOf(tuple(self.node(p) for p in parts))
            case Not(part):
                return Without(Every(), self.node(part))
            case And(parts) | Words(parts):
                return self.together(parts)
            case Everything():
                return Every()

    def together(self, parts: SequenceOf[Query]) -> Node:
        """All of the parts, and none of the negated ones."""
        words = self.words(tuple(p for p in parts if isinstance(p, Term)))
        nodes, bonus = self.scored(words)
        strict = tuple(self.node(p) for p in parts if not isinstance(p, Term | Not))
        drop = tuple(self.node(p.part) for p in parts if isinstance(p, Not))
        return without(with_bonus(together((*nodes, *strict)), bonus), drop)

    def within(self, zone: str, query: Query) -> Node:
        """The query within a zone of the text."""
        before, self.zone = self.zone, "" if zone == "text" else zone
        node = self.node(query)
        self.zone = before
        return node

    def words(self, terms: SequenceOf[Term]) -> list[Word]:
        """The words of some terms; what was restored is noted."""
        words = [w for t in terms for w in self.read(t.text)]
        for word in words:
            if spellings := word.restored():
                self.restored[word.text] = spellings[:3]
        return words

    def scored(self, words: SequenceOf[Word]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
        """A node for each word that counts, and the bonuses for words that stand together."""
        added = self.added(words)
        kept = self.telling(words)
        shares = self.shares(added, len(words))
        nodes = tuple(scaled(best((*self.typed(words[i]), *self.equivalents(i, added))), shares[i]) for i in kept)
        pairs = [(words[a], words[b]) for a, b in itertools.pairwise(kept)]
        bonus = [b for pair in pairs if (b := self.side_by_side(*pair)) is not None]
        bonus += [b for i in kept for b in self.in_zones(words[i])]
        if len(words) <= self.weights.short:
            bonus += [self.small_word(i, words, added) for i in range(len(words)) if i not in kept]
        return nodes, tuple(bonus)

    def shares(self, added: SequenceOf[Added], count: int) -> list[float]:
        """How much each word counts: less if it is one of several that name a single concept of the phrasebook."""
        # `trgovina ljudima` is one idea as `trafficking` is; as two full words it would drown the rest of the question.
        inside = {i for one in added if one.end - one.start > 1 for i in range(one.start, one.end)}
        return [self.weights.concept if i in inside else 1.0 for i in range(count)]

    def in_zones(self, word: Word) -> list[Node]:
        """More for a word that also stands in the title or in the heading."""
        zones: list[tuple[Stream, float]] = [
            ("title", self.weights.title_bonus),
            ("heading", self.weights.heading_bonus),
        ]
        found = []
        for zone, value in zones if not self.zone else ():
            if not value:
                continue
            terms = dict.fromkeys(r.key for r in word.readings if r.way in ("lemma", "stem"))
            keys = [Key(zone, term, value) for term in terms if self.vocabulary.frequency(zone, term)]
            found += [best(keys)] if keys else []
        return found

    def small_word(self, place: int, words: SequenceOf[Word], added: SequenceOf[Added]) -> Node:
        """A little for a word without a meaning of its own, where it happens to stand."""
        typed = [scaled(node, self.weights.stop_bonus) for node in self.typed(words[place])]
        return best((*typed, *(scaled(n, self.weights.stop_translation) for n in self.equivalents(place, added))))

    def telling(self, words: SequenceOf[Word]) -> list[int]:
        """The places of the words that carry meaning; of a long question only the rarest."""
        kept = self.meaningful(words)
        if len(kept) <= self.weights.max_words:
            return kept
        rare = sorted(kept, key=lambda i: (self.frequency(words[i]) or math.inf, i))[: self.weights.max_words]
        return sorted(rare)

    def meaningful(self, words: SequenceOf[Word]) -> list[int]:
        """The places of all words but the small ones; where all are small, of all."""
        stops = stop_words()
        ignored = stops[self.language] if self.language else stops["en"] & stops["sr"]
        return [i for i, w in enumerate(words) if w.text not in ignored] or list(range(len(words)))

    def frequency(self, word: Word) -> int:
        """In about how many passages the word stands, in any of its forms."""
        return max((self.vocabulary.frequency("lemma", key) for key in word.lemmas()), default=0)

    def added(self, words: SequenceOf[Word]) -> list[Added]:
        """The expansions of a run of words; each is noted."""
        if not self.request.expand:
            return []
        removed = frozenset(self.request.without)
        found = expansions(words, phrasebook.load(), self.vocabulary, self.weights, removed, self.language)
        kept = set(self.telling(words))
        for one in found:
            if not kept & set(range(one.start, one.end)):
                continue
            typed = " ".join(w.text for w in words[one.start : one.end])
            e = one.equivalent
            for key in e.keys or (e.text,):
                self.ways.setdefault(key, (typed, e.origin))
            self.expansions.append(Expansion(e.id, typed, e.text, e.language, e.origin))
        return found

    def typed(self, word: Word) -> list[Node]:
        """The keys of a word as it was typed, those that the index has."""
        if word.acronym and self.vocabulary.frequency("form", word.acronym):
            return [Key("form", word.acronym, self.weights.form)]
        for reading in reversed(word.readings):
            self.ways[reading.key] = (word.text, "restored" if reading.restored else reading.way)
        keys = [key for reading in word.readings for key in self.keys(reading)]
        if self.chance(word):
            less = self.weights.other_language
            keys = [key._replace(weight=key.weight * less) if key.stream == "form" else key for key in keys]
        kept: dict[tuple[Stream, str], Key] = {}
        for key in keys:
            if self.vocabulary.frequency(key.stream, key.term):
                known = kept.get((key.stream, key.term))
                kept[key.stream, key.term] = key if known is None or key.weight > known.weight else known
        return list(kept.values()) or [Key("form", word.text)]

    def chance(self, word: Word) -> bool:
        """Whether the index has the word rather as one of the other language, which happens to be spelt alike."""
        # *let* is a flight and *dan* a day: the form, common to both languages, would outweigh what was meant.
        return self.commonest(word, _OTHER.get(self.language, "")) > self.commonest(word, self.language)

    def commonest(self, word: Word, language: str) -> int:
        """In how many passages the commonest lemma stands that the word has in a language."""
        lemmas = {r.key for r in word.readings if r.way == "lemma" and r.language == language}
        return max((self.vocabulary.frequency("lemma", key) for key in lemmas), default=0)

    def keys(self, reading: Reading) -> list[Key]:
        """A reading's key in every stream that may have it."""
        w = self.weights
        factor = (w.restored if reading.restored else 1.0) * self.language_factor(reading)
        if reading.way == "form":
            return [] if self.zone else [Key("form", reading.key, w.form * factor)]
        # A family in the other language is not what was meant, and each of its keys costs postings.
        if reading.way == "family" and (not w.family or reading.language != (self.language or reading.language)):
            return []
        weight = {"lemma": w.lemma, "stem": w.stem, "family": w.family}[reading.way]
        stream: Stream = "stem" if reading.way == "stem" else "lemma"
        zones: list[tuple[Stream, float]] = [("heading", w.heading), ("title", w.title)]
        found = [
            Key(zone, reading.key, weight * value * factor)
            for zone, value in zones
            if value and self.zone in ("", zone)
        ]
        return found if self.zone else [Key(stream, reading.key, weight * factor), *found]

    def language_factor(self, reading: Reading) -> float:
        """Less for a reading in the language that the query is not in."""
        if reading.way == "form" or not self.language or reading.language in (self.language, "und"):
            return 1.0
        return self.weights.other_language

    def equivalents(self, place: int, added: SequenceOf[Added]) -> list[Node]:
        """What may stand for the word at this place, each with its share of the stretch that it stands for."""
        nodes: list[Node] = []
        for one in added:
            if one.start <= place < one.end:
                longer = max(1.0, len(one.equivalent.keys) / (one.end - one.start))
                nodes += self.equivalent(one, one.weight / (one.end - one.start) / longer**self.weights.longer)
        return nodes

    def equivalent(self, one: Added, weight: float) -> list[Node]:
        """The nodes of one expansion: a key, or a phrase in every inflection."""
        keys = one.equivalent.keys
        if not keys:
            return [] if self.zone else [Key("form", one.equivalent.text, weight)]
        if len(keys) == 1:
            streams: list[tuple[Stream, float]] = [("heading", self.weights.heading), ("title", self.weights.title)]
            found = [Key(s, keys[0], weight * v) for s, v in streams if self.zone in ("", s) and v]
            kept: list[Node] = [k for k in found if self.vocabulary.frequency(k.stream, k.term)]
            return kept if self.zone else [Key("lemma", keys[0], weight), *self.near(one.equivalent, weight), *kept]
        stream: Stream = self.zone if self.zone in ("heading", "title") else "lemma"  # type: ignore[assignment]
        return [Sequence(stream, tuple((k,) for k in keys), weight=weight)]

    def near(self, equivalent: Equivalent, weight: float) -> list[Node]:
        """The stem and the family of an equivalent: the lemmatiser takes some forms of a word for other words."""
        w, (language, _, plain) = self.weights, equivalent.keys[0].partition(":")
        stem = word_keys(equivalent.text, equivalent.language).stem
        found = [Key("stem", stem, weight * w.translated_stem)]
        relatives = family(plain, language) if w.translated_family else ()
        found += [Key("lemma", f"{language}:{one}", weight * w.translated_family) for one in relatives]
        there = (key for key in found if self.vocabulary.frequency(key.stream, key.term))
        return list(itertools.islice(there, 4))

    def side_by_side(self, a: Word, b: Word) -> Node | None:
        """A bonus for two neighbouring words of the query near each other in the text."""
        if self.zone or not self.weights.phrase:
            return None
        places = tuple(tuple(sorted(k for k in w.lemmas() if self.vocabulary.frequency("lemma", k))) for w in (a, b))
        if not all(places):
            return None
        return Sequence("lemma", places, self.weights.slop, ordered=True, weight=self.weights.phrase)

    def sequence(self, text: str, slop: int, *, ordered: bool) -> Node:
        """A phrase: the exact forms count more than other inflections of the same words."""
        words = self.words((Term(text),))
        if not words:
            return Every()
        if len(words) == 1:
            return best(self.typed(words[0]))
        if self.zone:
            stream: Stream = "title" if self.zone == "title" else "heading"
            return Sequence(stream, tuple(tuple(sorted(w.lemmas())) for w in words), slop, ordered)
        lemmas = Sequence("lemma", tuple(tuple(sorted(w.lemmas())) for w in words), slop, ordered)
        forms = tuple(tuple(sorted({w.text, *w.restored()})) for w in words)
        return Best((Sequence("form", forms, slop, ordered, self.weights.form * 1.1), lemmas))

    def patterns(self, text: str, kind: str) -> list[Node]:
        """Words that begin so or look so, in any spelling of the pattern that the index has."""
        form = word_keys(text, "und").form
        spelled = [s for s in readings(form) if self.vocabulary.has_prefix(s.partition("*")[0].partition("?")[0])]
        if self.zone:
            stream: Stream = "title" if self.zone == "title" else "heading"
            return [Pattern(stream, f"{language}:{form}", kind) for language in ("sr", "en")]  # type: ignore[arg-type]
        return [Pattern("form", s, kind) for s in spelled or [form]]  # type: ignore[arg-type]

    def fuzzy(self, text: str, distance: int) -> Node:
        """Words a few letters away, in their own form or, marks aside, in their lemma."""
        keys = {language: word_keys(text, language) for language in ("sr", "en")}
        form = Pattern("form", keys["sr"].form, "fuzzy", distance)
        return Best((form, *(Pattern("lemma", k.lemma, "fuzzy", distance, 0.9) for k in keys.values())))


def _terms(query: Query) -> list[Term]:
    """Every word and phrase of a query, for telling its language."""
    match query:
        case Term():
            return [query]
        case Phrase(text, start) | Near(text, _, start):
            return [Term(text, start)]
        case And(parts) | Or(parts) | Words(parts):
            return [t for p in parts for t in _terms(p)]
        case Field(_, part):
            return _terms(part)
    return []
