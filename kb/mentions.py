"""Where running text names a legal text: known names, official numbers, and names that only look like one. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kb.identifiers import eu_act_at
from kb.instruments import Instruments
from kb.names import name_key, stem

Kind = Literal["known", "number", "gazette", "named", "defined", "acronym"]

_HEADS_SR = (
    r"[Zz]akonik|[Zz]akon|[Pp]ravilnik|[Uu]redb|[Oo]dluk|[Kk]onvencij|[Pp]rotokol"
    r"|[Ss]porazum|[Uu]govor|[Dd]irektiv|[Uu]stav"
    r"|[Ss]tatut|[Pp]oslovnik|[Ss]trategij|[Dd]eklaracij|[Pp]ovelj|[Pp]akt|[Rr]ezolucij"
)
_CASE = r"(?:ima|ama|om|em|a|e|i|u)?"
_ADJECTIVE = r"[A-ZŠ]\w{2,}(?:og|oga|om|ome|oj|im|ih|e|i|a|u)"
_SERBIAN = re.compile(rf"(?P<adjectives>(?:{_ADJECTIVE}\s){{0,3}})(?P<head>{_HEADS_SR}){_CASE}(?!\w)")
_HEADS_EN = (
    r"Conventions?|Protocol|Law|Act|Code|Agreement|Treaty|Charter|Covenant|Constitution|Statute|Regulations?|Rules"
    r"|Directive|Resolution|Declaration|Framework\sDecision|Arrangement"
)
_ENGLISH = re.compile(
    rf"(?P<before>(?:(?!(?:{_HEADS_EN})\b)[A-Z][\w'’-]*\s(?:(?:of|and|for)\s(?:the\s)?)?){{0,7}})(?P<head>{_HEADS_EN})\b"
)
# Before a head these make it a thing, not a title: `each Party`, `under Article 5 of the Agreement`.
_DETERMINERS = frozenset(
    " the this that any each such present said every a an no another these those of under in if where when for"
    " and one both"
    " see articles article paragraph section annex first second new member contracting parties party".split()
)
_ON = re.compile(
    r"\s(?:o|ob|za|protiv|uz|on|against|for|concerning|relating\sto|establishing|Establishing|regarding|supplementing"
    r"|governing|to|between|of)\s(?=\w)"
)
_OF_PLACE = re.compile(r"\s(?=[A-Z]\w+)")
_TOKEN = re.compile(r"[\w'’/-]+")
_GAP = re.compile(r"[ ](?=\w)")
_IS_TAKEN = re.compile(r"\s(?:donosi|donose)(?!\w)")
_CONTRACTS = ("ugovor",)
_SMALL = frozenset(
    "of on the and in for against to or with by from at its other their relating concerning as between upon certain"
    " i u o na od iz za s sa do po pri uz radi kod protiv".split()
)
# Where a title written in lower case ends: at a verb or at a citation.
_STOPS = frozenset(
    " člana članu članom čl stava stavu st tačke je su bi će nije nisu se koji koja koje kojim kojom kojih kad"
    " kada ako a ali te može mogu mora moraju propisuje propisano"
    " propisana propisan propisani predviđa predviđeno predviđena predviđene primenjuje primenjuju uređuje"
    " uređuju stupa stupio"
    " donosi donose sadrži određuje kažnjava definiše daje zahteva omogućava biće važi nakon pre ukoliko odnosno radi"
    " shall is are was were has have may must should will which that when where if provided concluded signed"
    " done applies apply"
    " requires require defines provides sets states covers".split()
)
# Titles are cut in the plain form of the text, which has no diacritics.
_STOPS_PLAIN = frozenset(word.translate(str.maketrans("čćšžđ", "ccszd")) for word in _STOPS)
_GAZETTE = re.compile(r"(?:Zakona?|Odluk[eu]|Uredb[eu])\s(?:US\s)?-\s?(?P<number>\d{1,3}/\d{2,4})")
_ACRONYM = re.compile(r"(?P<letters>[A-Z]{2,7})(?:\s(?:RS|BiH|FBiH|SFRJ|SRJ|CG|RH|Srbije))?(?:-[aue](?!\w)|-om)?(?!\w)")
# Codes of entities that are in no list: without this `KZ FBiH` would be read as Serbia's `KZ`.
_FOREIGN = re.compile(r"K?Z[KP]{0,2}\s(?:FBiH|SFRJ|SRJ|BDBiH|Kosova)(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+\Z")
# Titles of ratifying laws run to 71 words; a limit keeps one missing stop word from swallowing the sentence.
_WORDS = 16


@dataclass(frozen=True, slots=True)
class Mention:
    """A legal text named from `start` to `end`. `key` is what it is looked up by, `ids` the known works of that name.

    Kinds: `known` by name, `number` (CELEX, CETS), `gazette` (a law by its number in the gazette), `named` (a title no
    one knows), `defined` (the Convention, Zakon: a word the text itself has defined), `acronym` (unknown).
    """

    start: int
    end: int
    kind: Kind
    key: str
    ids: tuple[str, ...] = ()


def mention_at(text: str, flat: str, start: int, known: Instruments, after_article: bool = False) -> Mention | None:
    """The legal text that is named at this place. `flat` is the plain form of `text`.

    After a cited article more is believed: a lower-case law, an unknown acronym, a defined word.
    """
    if numbered := eu_act_at(flat, start):
        key = numbered[1].key
        return Mention(start, numbered[0], "number", key, tuple(filter(None, (known.numbers.get(key, ""),))))
    foreign = _FOREIGN.match(flat, start)
    if foreign:
        return Mention(start, foreign.end(), "acronym", foreign.group())
    # A known name wins, but for a longer title it only begins: `Ustav Republike Crne Gore` is not `Ustav`.
    if found := known.names.longest(text, start):
        unknown = _named(text, flat, start, after_article)
        if unknown and unknown.kind == "named" and unknown.end > found[0] and _OF_PLACE.match(flat, found[0]):
            return unknown
        return Mention(start, found[0], "known", name_key(text[start : found[0]]), found[1])
    if gazette := _GAZETTE.match(flat, start):
        return Mention(start, gazette.end(), "gazette", f"gazette:{gazette['number']}")
    if named := _named(text, flat, start, after_article):
        return named
    acronym = _ACRONYM.match(flat, start) if after_article else None
    if acronym and not _ROMAN.match(acronym["letters"]):
        return Mention(start, acronym.end(), "acronym", acronym.group())
    return None


def _named(text: str, flat: str, start: int, after_article: bool) -> Mention | None:
    if found := _SERBIAN.match(flat, start):
        return _serbian(text, flat, found, after_article)
    if found := _ENGLISH.match(flat, start):
        return _english(text, flat, found, after_article)
    return None


def _serbian(text: str, flat: str, found: re.Match[str], after_article: bool) -> Mention | None:
    start, end = found.span()
    capital = flat[start].isupper()
    if not after_article and (not capital or stem(found["head"]) in _CONTRACTS):
        return None
    linked = _ON.match(flat, end)
    longer = _title_end(flat, end, any_case=bool(linked)) if linked or (capital and _OF_PLACE.match(flat, end)) else end
    if linked and longer <= linked.end():
        longer = end
    # `Odluku o štrajku donosi sindikat`: a decision that is still to be taken has no text to cite.
    if _IS_TAKEN.match(flat, longer):
        return None
    if longer == end and not found["adjectives"]:
        return Mention(start, end, "defined", stem(found["head"])) if after_article and capital else None
    return Mention(start, longer, "named", name_key(text[start:longer]))


def _english(text: str, flat: str, found: re.Match[str], after_article: bool) -> Mention | None:
    start, end = found.span()
    words = found["before"].split()
    if words and words[0].lower() in _DETERMINERS:
        return None
    # A Protocol to a Convention is a title; an Agreement to somebody has been sent there.
    sent = found["head"] == "Agreement" and not words and flat.startswith(" to ", end)
    longer = _title_end(flat, end, any_case=False) if not sent and _ON.match(flat, end) else end
    if longer == end and not words:
        return Mention(start, end, "defined", stem(found["head"])) if after_article else None
    return Mention(start, longer, "named", name_key(text[start:longer]))


def _title_end(flat: str, end: int, any_case: bool) -> int:
    """Where a title that begins before `end` stops: at punctuation, at a verb; in English after the last capital."""
    kept, place = end, end
    for _ in range(_WORDS):
        gap = _GAP.match(flat, place)
        word = _TOKEN.match(flat, gap.end()) if gap else None
        if not word or word.group().lower() in _STOPS_PLAIN or (any_case and word.group()[0].isdigit()):
            break
        place = word.end()
        if word.group() not in _SMALL and (any_case or not word.group()[0].islower()):
            kept = place
        elif word.group() not in _SMALL:
            break
    return kept
