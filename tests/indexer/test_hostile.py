"""Damaged and hostile files of ten formats: each is read or refused; none crashes, hangs or outgrows its limits."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest

from indexer.media_types import BY_SUFFIX, media_type
from indexer.parsed import Unreadable
from indexer.sandbox import Limits, Sandbox
from tests.indexer import making

SEEDS: dict[str, bytes] = {
    ".pdf": making.pdf([["Member States shall"] * 30] * 3),
    ".docx": making.word(),
    ".html": making.PAGE.encode(),
    ".eml": b"From: a@b\nSubject: x\nContent-Type: text/html\n\n" + making.PAGE.encode(),
    ".odt": making.open_document("<text:p>tekst</text:p>" * 50),
    ".pptx": making.presentation(["<p:sp><a:p><a:t>tekst</a:t></a:p></p:sp>"] * 5),
    ".xlsx": making.workbook([["a", "b"]] * 50),
    ".rtf": b"{\\rtf1\\ansi " + b"tekst \\par " * 50 + b"}",
    ".doc": making.old_word("Члан 1.\rтекст " * 50),
    ".zip": making.package({"a.txt": "tekst" * 50, "b.xml": "<a>tekst</a>"}),
}


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 60)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _zeroed(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + bytes(chance.randrange(1, 500)) + content[start:]


def _repeated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start : start + 400] * chance.randrange(2, 200) + content[start:]


def _surrogates(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + "\ud800\udfff".encode("utf-8", "surrogatepass") * 50 + content[start:]


def _nested(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 30)):
        content = making.package({"inner.zip": content})
    return content


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut,
    _flipped,
    _zeroed,
    _repeated,
    _surrogates,
    _nested,
)
READER_FAULTS = ("the reader died", "reading it took longer", "reading it took more than")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Limits(cpu_seconds=20, wall_seconds=120, memory=512 * 1024**2)) as sandbox:
        yield sandbox


def _outcome(sandbox: Sandbox, content: bytes, kind: str) -> str:
    """Empty where the file was read; else the reason of the refusal."""
    try:
        sandbox.read(content, "x", kind)
    except Unreadable as refusal:
        return refusal.reason
    return ""


def _faults(sandbox: Sandbox, suffix: str, count: int) -> list[str]:
    chance = random.Random(suffix)
    faults = []
    for number in range(count):
        content = MUTATIONS[number % len(MUTATIONS)](SEEDS[suffix], chance)
        for kind in (media_type(content, f"x{suffix}"), BY_SUFFIX[suffix]):
            reason = _outcome(sandbox, content, kind)
            faults += [f"{number}: {reason}"] if reason.startswith(READER_FAULTS) else []
    return faults


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_dozen_mutations(sandbox: Sandbox, suffix: str) -> None:
    assert _faults(sandbox, suffix, 12) == []


@pytest.mark.thorough
@pytest.mark.parametrize("suffix", SEEDS)
def test_two_hundred_mutations(sandbox: Sandbox, suffix: str) -> None:
    assert _faults(sandbox, suffix, 200) == []


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_wrong_name_is_read_or_refused(sandbox: Sandbox, suffix: str) -> None:
    reasons = [_outcome(sandbox, SEEDS[suffix], BY_SUFFIX[other]) for other in SEEDS]
    assert [reason for reason in reasons if reason.startswith(READER_FAULTS)] == []


BILLION_LAUGHS = b"<!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]><l>&j;</l>"  # fmt: skip

BOMBS = {
    "zip bomb": (making.package({"x": bytes(60_000_000)}), ".zip"),
    "word bomb": (making.package({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), ".docx"),
    "billion laughs": (BILLION_LAUGHS, ".xml"),
    "billion laughs in Word": (making.package({"word/document.xml": BILLION_LAUGHS}), ".docx"),
}


@pytest.mark.parametrize(("content", "suffix"), BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_or_come_to_nothing(sandbox: Sandbox, content: bytes, suffix: str) -> None:
    reason = _outcome(sandbox, content, BY_SUFFIX[suffix])
    assert not reason.startswith(READER_FAULTS)
    assert reason or content == BOMBS["billion laughs in Word"][0]


@pytest.mark.thorough
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv", ".rtf", ".jsonl", ".xml", ".eml"])
@pytest.mark.parametrize("unit", [b"x", b"[", b"<b>", b"{", b"\\'e8", b'a,"'], ids=repr)
def test_ten_megabytes_of_one_line_cost_no_more_than_the_limits(sandbox: Sandbox, suffix: str, unit: bytes) -> None:
    reason = _outcome(sandbox, unit * (10_000_000 // len(unit)), BY_SUFFIX[suffix])
    assert not reason.startswith("the reader died")


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_ten_megabytes_of_one_letter_cost_no_reader(sandbox: Sandbox, suffix: str) -> None:
    assert not _outcome(sandbox, b"x" * 10_000_000, BY_SUFFIX[suffix]).startswith("the reader died")
