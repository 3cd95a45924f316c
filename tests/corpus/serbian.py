"""Rules of written Serbian and of print that a machine can check, in either script and either way of speaking.

Each takes a file of the corpus and gives its faults in words. What only an ear can tell is not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from benchmarks.corpus_files import CorpusFile, corpus
from kb.text.ekavian import ekavian, ijekavian
from kb.text.scripts import to_latin

# Machine values and names in other languages: they have marks and hyphens of their own.
_NOT_PROSE = frozenset({
    "identifier", "work", "url", "source", "source_url", "seen", "instrument", "provision", "value", "gazette", "date",
    "period_start", "period_end", "as_of", "short_titles", "title_en", "title_sr", "related", "themes", "audiences",
})  # fmt: skip
_TARGET = re.compile(r"\]\([^)\s]*\)|https?://\S+")
# A guide's sources begin with their host, and say for which document of the corpus they stand.
_MACHINE = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b|\b(?:za dokument|for) [a-z0-9]+(?:-[a-z0-9]+)+")
_QUOTED = re.compile(r"„[^„“]*“|“[^“”]*”|\*[^*\n]+\*")
_MONTH = (
    r"(?:januar|februar|mart|april|maj|jun|jul|avgust|septemb(?:ar|r)|oktob(?:ar|r)|novemb(?:ar|r)|decemb(?:ar|r))(?:a|u)?"
)
_CAPITAL_MONTH = r"(?:Januar|Februar|April|Avgust|Septemb|Oktob|Novemb|Decemb)\w*"
_ENGLISH_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# What was said word by word after the English, or is another thing in Serbian law: pattern, why, works that may.
CALQUES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"od strane", "the English passive: name who did it", ()),
    (r"\bpo pitanju|\bu cilju|\bu svrhu|\bshodno|\bna način da", "office prose for o, radi, prema, tako da", ()),
    (r"\beventualn|\baktuelno\b|\bimplement", "false friends: možda, sada, primeniti", ()),
    # A measure and a form of the offence are so called in the codes themselves.
    (r"\bvrš(?!enja poziva|enjem dela)\w*", "a noun where a verb would do: vršiti kontrolu for kontrolisati", ()),
    (r"(?<!već )\bviđen", "`was not seen`: a text is pronađen, dostupan, pročitan", ()),
    (r"\bpočiva\w* na\b|\bna \w+ počiva", "`rests on`: zasniva se na", ()),
    (r"\bjurisdikcij", "nadležnost, or teritorija", ()),
    (r"\bpravn\w+ sredstv", "legal remedies, not tools of the law", ("dir-2024-1260",)),
    (r"\bugovorn\w+ prav", "the law of contracts, not of treaties", ()),
    (r"za ugovornu stranu", "a contracting party, not the side of treaties", ()),
    (r"\bvoditelj", "moderator: Croatian usage", ()),
    (r"\bnaveden\w* u činjenicama|\bviđenim činjenicama", "`not in the facts`: u izvorima", ()),
    # The code speaks of a minor: a child is under fourteen there.
    (r"(?:žrtva|kod) (?:je )?det\w+,? (?:se )?sredstv|za dete se sredstvo", "Article 388: maloletno lice",
     ("palermo-trafficking-protocol",)),
)  # fmt: skip
# As the glossary has them; bodies whose Serbian name is an abbreviation keep it.
BODIES: Mapping[str, str] = {
    "Eurojust": "Evrodžast", "Europol": "Evropol", "Frontex": "Fronteks", "OSCE": "OEBS", "OESS": "OEBS",
    "INTERPOL": "Interpol", "Council of Europe": "Savet Evrope", "Vijeće Europe": "Savjet Evrope",
}  # fmt: skip
def written(file: CorpusFile) -> list[str]:
    """The prose of a file in Latin as it stands, marks included: text fields, names, notes and blocks of the body."""
    # A list item is a block of its own, or its hyphen would look like a dash within a sentence.
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-|]|\d+\.)\s?)", file.body)
    texts = [*_strings(file.head), *(re.sub(r"^\s*-\s", "", block) for block in blocks)]
    return [_MACHINE.sub("X", to_latin(_TARGET.sub("]", " ".join(text.split())))) for text in texts]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for key, item in value.items() if key not in _NOT_PROSE for text in _strings(item))
    elif isinstance(value, Iterable):
        yield from (text for item in value for text in _strings(item))


def found(pattern: str, texts: Iterable[str]) -> Iterator[str]:
    """Every place of a pattern with some words around it, for messages."""
    for text in texts:
        for hit in re.finditer(pattern, text):
            yield text[max(0, hit.start() - 30) : hit.end() + 30]


def quotes(file: CorpusFile) -> Iterator[str]:
    """Quotation marks that are not „ and “, or do not come in pairs."""
    texts = written(file)
    yield from found("[\"”«»‟]|(?<=\\s)“(?=\\w)|(?<!\\w)'", texts)
    yield from (text for text in texts if text.count("„") != text.count("“"))


def dashes(file: CorpusFile) -> Iterator[str]:
    """A hyphen where a dash belongs: between spaces, and between two numbers."""
    yield from found(r"\S (?:-|--) \S|(?<![\w./-])\d{1,4}-\d{1,4}(?![\w-])", written(file))


def numbers(file: CorpusFile) -> Iterator[str]:
    """Numbers with the other language's separators: Serbian has 1.094 and 12,5, English 1,094 and 12.5."""
    serbian = file.language == "sr"
    # Three figures after the mark are thousands; days, citations and addresses of acts have other neighbours.
    thousands, decimals = (r"\d,\d{3}(?!\d)", r"(?<![\d./])\d+\.\d{1,2}(?![\d.])") if serbian else (
        r"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])", r"(?<![\d,/])\d+,\d{1,2}(?![\d,])")  # fmt: skip
    yield from found(f"{thousands}|{decimals}", written(file))


def dates(file: CorpusFile) -> Iterator[str]:
    """Dates not written as in „12. decembra 2000. godine“: day and year are ordinals, months in small letters."""
    texts = [_QUOTED.sub("", text) for text in written(file)]
    yield from found(rf"\b\d{{1,2}} {_MONTH}\b", texts)
    # Before a comma, a bracket or another stop the full stop falls away.
    yield from found(rf"\b{_MONTH} \d{{4}}(?![\d.,;:?)\]|–“*]| –|$)", texts)
    yield from found(rf"\b{_ENGLISH_MONTH}\b|(?<![.!?:] )(?<!^)\b{_CAPITAL_MONTH}", texts)


def articles(file: CorpusFile) -> Iterator[str]:
    """An article's number without its stop before a paragraph, or with one where it stands alone: član 388. stav 7."""
    alone = r"\. (?:(?:Krivičnog|Zakona|Zakonika|Konvencije|Protokola|Direktive)\b|(?!stav|st\.|tač|[A-ZČĆŠŽĐ„\[]))"
    yield from found(rf"\b[Čč]lan\w* \d+[a-z]?(?:\]? (?:stav|st\.)|{alone})", written(file))


def spacing(file: CorpusFile) -> Iterator[str]:
    """Spaces before a mark or none after it, and marks twice."""
    yield from found(r"\w [,;:!?]|,,|;;|\( | \)|[a-zčćšžđ][,;][a-zčćšžđA-ZČĆŠŽĐ]|(?<!\.)\.\.(?!\.)", written(file))


def commas(file: CorpusFile) -> Iterator[str]:
    """No comma where a clause of contrast begins: before ali, nego and već after ne, and before a da."""
    yield from found(r"[^\s,;:–—(.!?„*|\]] (?:ali|a da|a ne) ", written(file))


def calques(file: CorpusFile) -> Iterator[str]:
    """Turns of phrase that CALQUES rejects, with the reason."""
    texts = [_QUOTED.sub("", text) for text in written(file)]
    for pattern, why, works in CALQUES:
        if file.work not in works:
            yield from (f"{place} ({why})" for place in found(f"(?i:{pattern})", texts))


def bodies(file: CorpusFile) -> Iterator[str]:
    """Names of bodies that stand in the text in another form than the glossary's."""
    # A source may be called by the name of the page, and a title in English is quoted.
    texts = [_QUOTED.sub("", text) for text in (str(file.head["title"]), str(file.head["summary"]), *file.shown())]
    for name, preferred in BODIES.items():
        yield from (f"{place} ({preferred})" for place in found(rf"\b{name}\b(?!-?\w*\.\w)", map(to_latin, texts)))


def yat(file: CorpusFile) -> Iterator[str]:
    """Ijekavian words in an ekavian file, and ekavian ones in an ijekavian file, quotations left out."""
    western = file.head.get("variant") == "ijekavian"
    for word in sorted(set(_words(file))):
        if ijekavian(word) if not western else word in _twins() and word not in _BOTH_WAYS:
            yield word


def _words(file: CorpusFile) -> Iterator[str]:
    # Names begin with a capital and keep their own spelling.
    for text in file.shown():
        yield from re.findall(r"(?<!\w)[a-zčćšžđ]+", _MACHINE.sub("", _QUOTED.sub("", to_latin(text))))


# Ijekavian too: Bosnia and Herzegovina says nisu, Montenegro nijesu.
_BOTH_WAYS = frozenset({"nisu"})


@lru_cache(maxsize=1)
def _twins() -> frozenset[str]:
    """The ekavian spelling of every ijekavian word of the corpus: no rule makes the way back."""
    western = (file for file in corpus() if file.head.get("variant") == "ijekavian")
    return frozenset(ekavian(word) for file in western for word in _words(file) if ijekavian(word))


def indicators(file: CorpusFile) -> Iterator[str]:
    """Figures of a practice as a machine writes them: no separator, a period in ISO's form."""
    for item in file.head.get("indicators", ()):
        yield from found(r"(?<![\d.,])\d{4,}(?![\d.,])", [str(item["value"])])
        yield from found(r"\d{4}-\d\d|\d / \d", [str(item.get("period", ""))])
