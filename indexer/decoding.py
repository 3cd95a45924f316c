"""Bytes → text, in any encoding of the region. What the letters then mean (YUSCII, mojibake) is for `cleaning`."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from indexer.cleaning import repair_letters

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_REGIONAL = (
    "windows-1250",
    "windows-1251",
    "iso-8859-2",
    "iso-8859-5",
    "cp852",
    "cp855",
    "cp866",
    "windows-1252",
    "mac-latin2",
)
_LATIN = frozenset("šđčćžŠĐČĆŽ")
_CYRILLIC = frozenset("абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ")
_NEIGHBOURS = frozenset("ѓѕќѐѝЃЅЌщъьюяйэыёЩЪЬЮЯЙЭЫЁëËçÇöüőűäßáéíóúÖÜÄÁÉÍÓÚßâîășțèàêôûñ")
_MARKS = frozenset("„“”‘’‚–—…•«»§°©®€\xa0")
_LETTERS = _LATIN | _CYRILLIC
_SAMPLE = 200_000
_UNUSUAL_CASE = re.compile(r"[а-яђјљњћџ][А-ЯЂЈЉЊЋЏ]|[a-zšđčćž][ŠĐČĆŽ](?![A-ZŠĐČĆŽ])")


_MIXED_SCRIPT = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in; `certain` is False where the encoding is a guess."""

    text: str
    encoding: str
    certain: bool = True


def decode(content: bytes, declared: str = "") -> Decoded:
    """The text of `content` by byte order mark, as UTF-16/32 by its zeros, as UTF-8, as declared, else the likeliest.

    Never fails: what no encoding explains is read with replacement characters.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return Decoded(content.decode(encoding, "replace"), encoding)
    if wide := _wide(content):
        return Decoded(content.decode(wide, "replace"), wide, certain=False)
    if (text := _strictly(content, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    # No text holds C1 controls: where they appear, Windows' code page was declared as its ISO sibling, and `š` is lost.
    if (text := _strictly(content, declared)) is not None and not _C1.search(text):
        return Decoded(text, declared)
    return _likeliest(content)


_C1 = re.compile("[\x80-\x9f]")


def looks_like_text(head: bytes) -> bool:
    """True where the bytes are text in some encoding: few control characters, or UTF-16/32 by its zeros."""
    if not head or any(head.startswith(mark) for mark, _ in _BOMS) or _wide(head):
        return True
    if head.count(0) > len(head) // 100:
        return False
    controls = sum(head.count(code) for code in range(1, 32) if code not in b"\t\n\r\f\x0b\x1b\x1a")
    return controls * 100 <= len(head)


def printable(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without NULs, control characters, lone surrogates and invisible marks;

    letters that were decoded wrongly before are put right."""
    return visible(repair_letters(text.replace("\r\n", "\n").replace("\r", "\n")))


def visible(text: str) -> str:
    """The text in NFC without what nobody sees; for text that only now came out of entities such as `&shy;`."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub(lambda found: "" if found.group() != "\f" else "\n", text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff\xad\u200b\u2060]"
)


def _strictly(content: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    # A mail may name any of Python's codecs; `undefined` and `idna` fail in their own ways.
    except (ValueError, LookupError):
        return None


def _wide(content: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: zeros (or the Cyrillic block's 0x04) at every second or fourth place."""
    sample = content[:4000]
    if len(sample) < 4:
        return ""
    if (
        len(sample) >= 8
        and sample[3::4].count(0) == len(sample[3::4])
        and sample[0::4].count(0) == 0
        and sample[2::4].count(0) == len(sample[2::4])
    ):
        return "utf-32-le"
    if len(sample) >= 8 and sample[0::4].count(0) == len(sample[0::4]) and sample[1::4].count(0) == len(sample[1::4]):
        return "utf-32-be"
    even, odd = sample[0::2], sample[1::2]
    for high, low, name in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if (
            high.count(0) + high.count(4) + high.count(1) > 0.85 * len(high)
            and high.count(0)
            and low.count(0) < 0.05 * len(low)
        ):
            return name
    return ""


def _likeliest(content: bytes) -> Decoded:
    sample = content[:_SAMPLE]
    ranked = sorted(
        ((_plausibility(sample, name), -place, name) for place, name in enumerate(_REGIONAL)), reverse=True
    )
    share, _, name = ranked[0]
    if (
        share < 0.6
        and (guess := from_bytes(sample).best()) is not None
        and _plausibility(sample, guess.encoding) >= share - 0.2
    ):
        name = guess.encoding
    return Decoded(content.decode(name, "replace"), name, certain=False)


def _plausibility(sample: bytes, encoding: str) -> float:
    """How far the letters beyond ASCII are those of the region, from 1 (all) down; below 0 for nonsense."""
    text = sample.decode(encoding, "replace")
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    worth = sum(_worth(c) for c in beyond)
    return (worth - 2 * len(_UNUSUAL_CASE.findall(text)) - 2 * len(_MIXED_SCRIPT.findall(text))) / len(beyond)


def _worth(char: str) -> float:
    if char in _LETTERS:
        return 1.0
    if char in _MARKS:
        return 0.6
    if char in _NEIGHBOURS:
        return 0.4
    return -3.0 if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Co", "Cn") else -0.5
