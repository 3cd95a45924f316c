"""A worker whose readers do what hostile files make readers do. Started by the sandbox's tests."""

from __future__ import annotations

import os
import socket
import sys
import time

from indexer import worker
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers import Reader


def _sleep(content: bytes, name: str) -> ParsedDocument:
    time.sleep(600)
    return ParsedDocument()


def _spin(content: bytes, name: str) -> ParsedDocument:
    while True:
        pass


def _die(content: bytes, name: str) -> ParsedDocument:
    os.kill(os.getpid(), int(content))
    return ParsedDocument()


def _eat(content: bytes, name: str) -> ParsedDocument:
    return ParsedDocument("x" * 10**10)


def _talk(content: bytes, name: str) -> ParsedDocument:
    return ParsedDocument(blocks=(Block("x" * 10_000_000),))


def _connect(content: bytes, name: str) -> ParsedDocument:
    socket.create_connection(("127.0.0.1", 9))
    return ParsedDocument()


def _raise(content: bytes, name: str) -> ParsedDocument:
    raise KeyError("word/document.xml")


def _recurse(content: bytes, name: str) -> ParsedDocument:
    return _recurse(content, name)


def _refuse(content: bytes, name: str) -> ParsedDocument:
    raise Unreadable("no", "do")


def _pid(content: bytes, name: str) -> ParsedDocument:
    print("noise on the standard output")
    return ParsedDocument(str(os.getpid()))


_READERS = {
    "sleep": _sleep,
    "spin": _spin,
    "die": _die,
    "eat": _eat,
    "talk": _talk,
    "connect": _connect,
    "raise": _raise,
    "recurse": _recurse,
    "refuse": _refuse,
    "pid": _pid,
}


def _reader_for(media_type: str) -> Reader:
    return _READERS[media_type]


if __name__ == "__main__":
    worker.reader_for = _reader_for  # type: ignore[attr-defined]
    worker.main(sys.argv[1:])
