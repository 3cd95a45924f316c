"""The rules of the corpus that a machine can check: each takes a file (or a pair) and gives its faults in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benchmarks.corpus_files import CorpusFile
from kb.text.analyzers import Keys, analyze
from kb.text.language import identify
from kb.text.scripts import mixed, to_latin

OWN_WORDS = {
    ("en", ""): "*Own-words digest, not an official text.*",
    ("sr-Latn", "ekavian"): "*Sažetak sopstvenim rečima; nije zvaničan tekst.*",
    ("sr-Latn", "ijekavian"): "*Sažetak sopstvenim riječima; nije zvaničan tekst.*",
    ("sr-Cyrl", "ekavian"): "*Сажетак сопственим речима; није званичан текст.*",
}
LENGTHS = {
    "workshop": (250, 700), "good-practice": (250, 700), "case": (250, 700), "protocol": (250, 700),
    "guide": (700, 1500), "law": (150, 900), "treaty": (150, 900),
}  # fmt: skip
ALIKE = (
    "type", "maturity", "translation_status", "countries", "partner_countries", "level", "date", "period_start",
    "period_end", "themes", "audiences", "four_p", "focus", "target_groups", "evaluation", "facts", "as_of", "related",
)  # fmt: skip
ALIKE_IN_RECORDS = {
    "sources": ("url", "seen"), "legal_basis": ("instrument", "provision"), "implementing_bodies": ("kind", "country"),
    "partners": ("kind", "country"), "identifiers": ("scheme", "status"), "dates": ("value", "status"),
}  # fmt: skip
SHAPE = {
    "headings": r"(?m)^#+ ", "articles": r"(?m)^## (?:Articles?|Član|Čl\.) ([\d–/a-zA-Z-]+)$",
    "links": r"\]\(work:([a-z0-9#-]+)\)", "addresses": r"https?://[^\s)]+",
}  # fmt: skip
NOT_SHIPPED = ("docplayer", "lawsdocbox", "scribd", "dokumen.tips", "vdocuments", "wikileaks")
# Several days at once are written 2000-12-12/15.
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:/\d\d)?)?)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_URL = re.compile(r"https?://[\w.-]+\.[a-z]{2,}(?:[/:?#]\S*)?", re.IGNORECASE)
_DATED = ("date", "period_start", "period_end", "as_of", "date_published", "last_verified")
_QUOTED = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|\"[^\"]*\"|\([^()]*\)")
_HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:org|rs|int|com|eu|gr|mk|info|net|me|ba)\b")
_KOSOVO = re.compile(r"\b(?:Kosov[oau]|Косов[оау])(?![*\w])")
_FOOTNOTE = re.compile(r"1244")


def length(file: CorpusFile) -> str:
    """Empty, or how the length of a file misses what its type allows."""
    least, most = LENGTHS[file.kind]
    words = len(file.prose().split())
    return "" if least <= words <= most else f"{words} words, {least} to {most} wanted"


def sources(file: CorpusFile) -> Iterator[str]:
    """What is wrong with the sources: none, an address that is none or was not seen, a mirror of somebody's text."""
    for source in file.head.get("sources") or ["no source at all"]:
        if isinstance(source, str):
            yield source
            continue
        address = str(source.get("url", ""))
        if not source.get("title"):
            yield f"a source without a title: {source}"
        if address and not _URL.fullmatch(address):
            yield f"no address: {address}"
        if address and not _DAY.fullmatch(str(source.get("seen", ""))):
            yield f"address without the day it was seen: {address}"
        if any(name in address.lower() for name in NOT_SHIPPED):
            yield f"a mirror: {address}"


def dates(file: CorpusFile) -> Iterator[str]:
    """Dates that are none, and periods that end before they begin."""
    given = {key: str(file.head[key]) for key in _DATED if key in file.head}
    given |= {f"dates: {item['event']}": str(item["value"]) for item in file.head.get("dates", ())}
    yield from (f"{key} is no date: {value}" for key, value in given.items() if not _DATE.fullmatch(value))
    if given.get("period_end", "9") < given.get("period_start", ""):
        yield "the period ends before it begins"


def script(file: CorpusFile) -> Iterator[str]:
    """Words in the other script, outside quotations, brackets, acronyms and names of hosts; words in both scripts."""
    for text in file.shown():
        yield from (f"both scripts in {word!r}" for word in re.findall(r"\w+", text) if mixed(word))
        rest = _HOST.sub("", _QUOTED.sub("", text))
        if file.script == "Latn":
            yield from (f"Cyrillic: {word}" for word in re.findall(r"[\u0400-\u052f]+", rest))
        elif not re.search(r"за документ [a-z]", rest):
            yield from (f"Latin: {word}" for word in re.findall(r"\b[A-Za-zČĆŠŽĐčćšžđ]*[a-zčćšžđ]{4,}\b", rest))


def remainder(file: CorpusFile) -> Iterator[str]:
    """Sentences of the other language that stand outside quotation marks: what was not translated."""
    other = {"en": "sr", "sr": "en"}[file.language]
    for text in file.shown():
        for sentence in re.split(r"(?<=[.;:!?])\s+", _QUOTED.sub("", text)):
            found = identify(sentence)
            if len(sentence.split()) >= 6 and found.language == other and found.certainty > 0.9:
                yield sentence


def declared(file: CorpusFile) -> Iterator[str]:
    """Where language, script or ekavian and ijekavian of the text are not what the front matter says."""
    found = identify(file.prose()[:1500])
    if (found.language, found.script) != (file.language, file.script):
        yield f"reads as {found.language}-{found.script}"
    western = sum(identify(part).variant == "ijekavian" for part in file.paragraphs())
    if file.language == "sr" and (western > 1) != (file.head.get("variant") == "ijekavian"):
        yield f"{western} ijekavian paragraphs in a file that says {file.head.get('variant')}"


def kosovo(file: CorpusFile) -> Iterator[str]:
    """The name without its asterisk, and the asterisk without the footnote that it points to."""
    texts = file.shown()
    yield from (text for text in texts if _KOSOVO.search(text) and not _FOOTNOTE.search(text))
    if any("Kosovo*" in to_latin(text) for text in texts) and not any(map(_FOOTNOTE.search, texts)):
        yield "no footnote on the name Kosovo*"


def figures(text: str) -> set[str]:
    """The numbers over twelve in a text, without separators; smaller ones are words in one language or the other.

    >>> sorted(figures("1,094 migrants, 1.094 migranata, 12.5 or 12,5, seven or 7"))
    ['1094', '12.5']
    """
    plain = re.sub(r"(?<=\d)[.,\u00a0 ](?=\d{3}(?!\d))", "", text)
    found = re.findall(r"\d+(?:[.,]\d+)?", plain)
    return {number.replace(",", ".") for number in found if float(number.replace(",", ".")) > 12}


def disagreement(one: CorpusFile, other: CorpusFile) -> Iterator[str]:
    """Where two language versions of a work do not say the same: fields, records, indicators, numbers of the text."""
    for key in ALIKE:
        if str(one.head.get(key)) != str(other.head.get(key)):
            yield f"{key}: {one.head.get(key)} / {other.head.get(key)}"
    for key, parts in ALIKE_IN_RECORDS.items():
        a, b = ([[str(item.get(part)) for part in parts] for item in file.head.get(key, ())] for file in (one, other))
        if a != b:
            yield f"{key}: {a} / {b}"
    a, b = (" ".join(file.shown()) for file in (one, other))
    if unlike := figures(a) ^ figures(b):
        yield f"numbers in one text only: {sorted(unlike)}"
    yield from _indicators(one, other)


def shape(one: CorpusFile, other: CorpusFile) -> Iterator[str]:
    """Where two language versions are not built alike: headings, provisions, links to documents, addresses."""
    for what, pattern in SHAPE.items():
        a, b = (re.findall(pattern, to_latin(file.body)) for file in (one, other))
        if what == "headings":
            # Each language words its headings; how many there are says whether a section is missing.
            a, b = [str(len(a))], [str(len(b))]
        if unlike := set(a) ^ set(b):
            yield f"{what} in one text only: {sorted(unlike)}"


def _indicators(one: CorpusFile, other: CorpusFile) -> Iterator[str]:
    ours, theirs = ([str(item["value"]) for item in file.head.get("indicators", ())] for file in (one, other))
    if len(ours) != len(theirs):
        yield f"{len(ours)} indicators / {len(theirs)}"
    for a, b in zip(ours, theirs, strict=False):
        if figures(a) != figures(b) or ("," in a) != ("." in b):
            yield f"indicator {a} / {b}"


def occurs(text: str, phrase: str, language: str) -> bool:
    """Whether a phrase stands in a text in any inflection."""
    words, wanted = _keys(text, language), _keys(phrase, language)
    places = range(len(words) - len(wanted) + 1)
    return any(all(map(_same, words[at:], wanted)) for at in places if _same(words[at], wanted[0]))


def _keys(text: str, language: str) -> list[Keys]:
    return [word.keys for word in analyze(text, language)]


def _same(one: Keys, other: Keys) -> bool:
    return one.lemma == other.lemma or one.stem == other.stem


def shingles(text: str, size: int = 12) -> Iterator[str]:
    """Every stretch of so many words, in Latin and lower case, without marks between the words."""
    words = re.findall(r"[^\W_]+", to_latin(text).lower())
    return (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))


def shared(texts: Iterable[str], ours: set[str]) -> set[str]:
    """The stretches that stand in our texts and in others."""
    return {stretch for text in texts for stretch in shingles(text) if stretch in ours}

