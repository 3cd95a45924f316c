"""A reference to copy, in the style of English and of Serbian lawyers. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kb.address import WHOLE, Provision, parse_address
from kb.instruments import DIGEST, Instrument, Instruments, load
from kb.model import Passage, Record
from kb.text.scripts import to_cyrillic, to_latin

_DIGEST_NOTE = {"en": "own-words digest", "sr": "sažetak sopstvenim rečima"}
_DETAILS = ("publisher", "gazette")
# As the gazette's own pages give it: behind the hyphen stands the act's place in the issue, which nobody cites.
_ISSUE = re.compile(r"(\d{1,3}/\d{4})(?:-\d+)?")
_GAZETTE = {"en": "Official Gazette of RS, No. {}", "sr": "„Sl. glasnik RS“, br. {}"}
# An annex counts its articles from 1 again: without it a reference would name an article of the text itself.
_ANNEX = re.compile(r"annex(?:-(\w+))?")
_SCRIPTS: dict[str, Callable[[str], str]] = {"Latn": to_latin, "Cyrl": to_cyrillic}


def format_provision(provision: Provision, language: str) -> str:
    """The place as lawyers write it; empty for the whole text.

    >>> format_provision(Provision("350", "2", "1"), "sr"), format_provision(Provision("3", "", "a"), "en")
    ('čl. 350. st. 2. tač. 1)', 'Article 3(a)')
    """
    if not provision.article:
        return ""
    annex = _ANNEX.fullmatch(provision.part)
    if language == "en":
        name = f"Articles {provision.article}–{provision.last}" if provision.last else f"Article {provision.article}"
        name += "".join(f"({v})" for v in (provision.paragraph, provision.point, provision.subpoint) if v)
        return name + (f" of Annex {annex[1] or ''}".rstrip() if annex else "")
    pieces = [f"Prilog {annex[1] or ''}".strip() + ","] if annex else []
    pieces += [f"čl. {provision.article}" + (f"–{provision.last}" if provision.last else "") + "."]
    pieces += [f"st. {provision.paragraph}."] if provision.paragraph else []
    pieces += [f"tač. {provision.point})"] if provision.point else []
    pieces += [f"podtač. ({provision.subpoint})"] if provision.subpoint else []
    return " ".join(pieces)


def cite_as(record: Record, passage: Passage | None = None, known: Instruments | None = None) -> dict[str, str]:
    """The reference to a document or a place in it: keys `en`, `sr-Latn` and `sr-Cyrl`.

    A title that is not Serbian stays as it is in all three; a Serbian one is written in the script asked for, and in
    Latin letters within an English reference.
    """
    place = parse_address(passage.address) if passage and passage.address else None
    instrument = (known or load()).by_id.get(place.work) if place else None
    provision = place.provision if place else WHOLE
    english = (instrument and instrument.title_en) or str(
        record.metadata.get("title_en") or _own(record.title, record, "Latn")
    )
    en = " of the ".join(filter(None, (format_provision(provision, "en"), english)))
    en += "".join(_tail(record, "en", "Latn"))
    return {"en": en, **{f"sr-{script}": _serbian(record, instrument, provision, script) for script in _SCRIPTS}}


def cite_address(address: str, known: Instruments | None = None) -> dict[str, str]:
    """The reference to a place in a text of the list of instruments, whether it is here or not; keys as `cite_as`."""
    known, place = known or load(), parse_address(address)
    instrument = known.by_id.get(place.work)
    record = Record(place.work, (instrument and (instrument.title_en or instrument.title_sr)) or place.work)
    return cite_as(record, Passage(place.work, 0, place.provision.anchor, "", "", address=address), known)


def _serbian(record: Record, instrument: Instrument | None, provision: Provision, script: str) -> str:
    """The Serbian reference in one script, put together from parts that are Serbian and parts that are not."""
    translated = (instrument and instrument.title_sr) or str(record.metadata.get("title_sr") or "")
    # Letter by letter, `Smuggling Protocol` would come out as `Смугглинг Протоцол`: a name that no catalogue has.
    title = _in_script(translated, script) if translated else _own(record.title, record, script)
    place = _in_script(format_provision(provision, "sr"), script)
    return ", ".join(filter(None, (title, place))) + "".join(_tail(record, "sr", script))


def _tail(record: Record, language: str, script: str) -> Iterator[str]:
    """Who published the text and where, else when; and that a digest is one."""
    details = [_detail(key, record, language, script) for key in _DETAILS if record.metadata.get(key)]
    if said := "; ".join(details) or record.date:
        yield f" ({said})"
    if record.translation_status == DIGEST:
        yield f" [{_in_script(_DIGEST_NOTE[language], script)}]"


def _detail(key: str, record: Record, language: str, script: str) -> str:
    """The publisher, or the gazette: a bare number of an issue says which gazette it is of."""
    said = str(record.metadata[key])
    issue = _ISSUE.fullmatch(said) if key == "gazette" and record.countries == ("serbia",) else None
    return _in_script(_GAZETTE[language].format(issue[1]), script) if issue else _own(said, record, script)


def _own(text: str, record: Record, script: str) -> str:
    """The document's own words: in another script only if they are Serbian."""
    return _in_script(text, script) if record.language == "sr" else text


def _in_script(text: str, script: str) -> str:
    return _SCRIPTS[script](text)
