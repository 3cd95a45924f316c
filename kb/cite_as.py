"""A reference to copy, in the style of English and of Serbian lawyers. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kb.address import WHOLE, Provision, parse_address
from kb.instruments import DIGEST, Instrument, Instruments, load
from kb.model import Passage, Record
from kb.text.scripts import to_cyrillic, to_latin

_DIGEST_NOTE = {"en": "own-words digest", "sr": "sažetak sopstvenim rečima"}
_DETAILS = ("publisher", "gazette")
_SCRIPTS: dict[str, Callable[[str], str]] = {"Latn": to_latin, "Cyrl": to_cyrillic}


def format_provision(provision: Provision, language: str) -> str:
    """The place as lawyers write it; empty for the whole text.

    >>> format_provision(Provision("350", "2", "1"), "sr"), format_provision(Provision("3", "", "a"), "en")
    ('čl. 350. st. 2. tač. 1)', 'Article 3(a)')
    """
    if not provision.article:
        return ""
    if language == "en":
        name = f"Articles {provision.article}–{provision.last}" if provision.last else f"Article {provision.article}"
        return name + "".join(f"({v})" for v in (provision.paragraph, provision.point, provision.subpoint) if v)
    pieces = [f"čl. {provision.article}" + (f"–{provision.last}" if provision.last else "") + "."]
    pieces += [f"st. {provision.paragraph}."] if provision.paragraph else []
    pieces += [f"tač. {provision.point})"] if provision.point else []
    pieces += [f"podtač. ({provision.subpoint})"] if provision.subpoint else []
    return " ".join(pieces)


def cite_as(record: Record, passage: Passage | None = None, known: Instruments | None = None) -> dict[str, str]:
    """The reference to a document or a place in it: keys `en`, `sr-Latn` and `sr-Cyrl`.

    A title that is not Serbian stays as it is in all three; a Serbian one is written in the script asked for.
    """
    place = parse_address(passage.address) if passage and passage.address else None
    instrument = (known or load()).by_id.get(place.work) if place else None
    provision = place.provision if place else WHOLE
    english = (instrument and instrument.title_en) or str(record.metadata.get("title_en") or record.title)
    en = " of the ".join(filter(None, (format_provision(provision, "en"), english)))
    en += "".join(_tail(record, "en", ""))
    return {"en": en, **{f"sr-{script}": _serbian(record, instrument, provision, script) for script in _SCRIPTS}}


def _serbian(record: Record, instrument: Instrument | None, provision: Provision, script: str) -> str:
    """The Serbian reference in one script, put together from parts that are Serbian and parts that are not."""
    translated = (instrument and instrument.title_sr) or str(record.metadata.get("title_sr") or "")
    # Letter by letter, `Smuggling Protocol` would come out as `Смугглинг Протоцол`: a name that no catalogue has.
    title = _in_script(translated, script) if translated else _own(record.title, record, script)
    place = _in_script(format_provision(provision, "sr"), script)
    return ", ".join(filter(None, (title, place))) + "".join(_tail(record, "sr", script))


def _tail(record: Record, language: str, script: str) -> Iterator[str]:
    """Who published the text and where, else when; and that a digest is one."""
    details = [_own(str(record.metadata[key]), record, script) for key in _DETAILS if record.metadata.get(key)]
    if said := "; ".join(details) or record.date:
        yield f" ({said})"
    if record.translation_status == DIGEST:
        yield f" [{_in_script(_DIGEST_NOTE[language], script)}]"


def _own(text: str, record: Record, script: str) -> str:
    """The document's own words: in another script only if they are Serbian."""
    return _in_script(text, script) if record.language == "sr" else text


def _in_script(text: str, script: str) -> str:
    return _SCRIPTS[script](text) if script else text
