"""A reference to copy, in the style of English and of Serbian lawyers. Pure."""

from __future__ import annotations

from kb.address import WHOLE, Provision, parse_address
from kb.instruments import DIGEST, Instruments, load
from kb.model import Passage, Record
from kb.text.scripts import to_cyrillic

_DIGEST_NOTE = {"en": "own-words digest", "sr": "sažetak sopstvenim rečima"}


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
    """The reference to a document or a place in it: keys `en`, `sr-Latn` and `sr-Cyrl`."""
    place = parse_address(passage.address) if passage and passage.address else None
    instrument = (known or load()).by_id.get(place.work) if place else None
    provision = place.provision if place else WHOLE
    english = instrument.title_en if instrument else str(record.metadata.get("title_en") or record.title)
    serbian = instrument.title_sr if instrument else str(record.metadata.get("title_sr") or record.title)
    en = " of the ".join(filter(None, (format_provision(provision, "en"), english)))
    sr = ", ".join(filter(None, (serbian, format_provision(provision, "sr"))))
    details = [str(record.metadata.get(key)) for key in ("publisher", "gazette") if record.metadata.get(key)]
    tail = "; ".join([*details, *([record.date] if record.date and not details else [])])
    en, sr = (f"{text} ({tail})" if tail else text for text in (en, sr))
    if record.translation_status == DIGEST:
        en, sr = f"{en} [{_DIGEST_NOTE['en']}]", f"{sr} [{_DIGEST_NOTE['sr']}]"
    return {"en": en, "sr-Latn": sr, "sr-Cyrl": to_cyrillic(sr)}
