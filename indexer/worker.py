"""The sandbox's child process: reads one file after another under limits, answers over a pipe, and ends with it.

Started by `indexer.sandbox` as `python -m indexer.worker FD MEMORY CPU_SECONDS PARENT`. It may not use the network.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
import time
from dataclasses import replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

from indexer.cleaning import repair_lines
from indexer.parsed import ParsedDocument, Unreadable
from indexer.readers import reader_for
from indexer.wire import pack

WARM_UP = ("indexer.readers.html", "indexer.readers.pdf", "indexer.readers.docx")


def answer(operation: str, content: bytes, name: str, argument: str) -> bytes:
    """The answer to one request, packed: a document for `read`, PNG bytes for `render`.

    `argument` is the media type to read, or the number of the page to render. A reader that fails is a refusal.
    """
    try:
        return _answered(operation, content, name, argument)
    except Unreadable as refusal:
        return pack(refusal)


def _answered(operation: str, content: bytes, name: str, argument: str) -> bytes:
    """The same, whatever goes wrong being raised as Unreadable."""
    try:
        if operation == "render":
            return _render(content, int(argument))
        return pack(_repaired(reader_for(argument)(content, name)))
    except Unreadable:
        raise
    except MemoryError as error:
        raise too_large() from error
    except RecursionError as error:
        raise Unreadable("the file is nested too deeply", "save it anew from the program that made it") from error
    except Exception as error:
        # The one place that catches all: a bug in a reader, or in a library under it, is a line in the report.
        raise Unreadable(f"the reader failed: {_said(error)}", "save the file anew, or report a bug") from error


def _render(content: bytes, page: int) -> bytes:
    module = import_module("indexer.readers.pdf" if b"%PDF-" in content[:1024] else "indexer.readers.image")
    image: bytes = module.render(content, page)
    return image


def _repaired(document: ParsedDocument) -> ParsedDocument:
    """The document with mis-decoded letters put right: a whole text shows its damage, a single line seldom does."""
    texts = repair_lines([document.title, *(block.text for block in document.blocks)])
    if texts is None:
        return document
    blocks = tuple(replace(b, text=text) for b, text in zip(document.blocks, texts[1:], strict=True))
    return replace(document, title=texts[0], blocks=blocks)


def too_large() -> Unreadable:
    """The refusal of a file whose reading needs more memory than is allowed."""
    return Unreadable("reading it takes more memory than is allowed", "split the file, or save it in a simpler format")


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200].encode("utf-8", "replace").decode()


def main(arguments: list[str]) -> None:
    """Serves requests from the pipe until it closes."""
    fd, memory, cpu_seconds, parent = (int(argument) for argument in arguments)
    connection: Connection[bytes, bytes] = Connection(fd)
    # Ctrl-C reaches the whole group: a file that was being read then must not be blamed for it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _quiet()
    for module in WARM_UP:
        __import__(module)
    _limit(memory)
    sys.addaudithook(_forbid)
    while True:
        try:
            head = json.loads(connection.recv_bytes())
            content = connection.recv_bytes()
        except EOFError:
            return
        _allow_cpu(cpu_seconds)
        connection.send_bytes(answer(content=content, **head))


def _end_with(parent: int) -> None:
    """Ends this process once its parent is gone: the pipe tells that only to a worker that waits for its next file."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _quiet() -> None:
    """Libraries that print or warn must not disturb the terminal of the one who indexes."""
    # At the level of descriptors: PDFium and libxml write past Python's sys.stderr.
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)


def _limit(memory: int) -> None:
    # RLIMIT_AS counts what is mapped, not what is used; libraries map hundreds of megabytes before the first file.
    memory += _address_space()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.setrecursionlimit(5000)


def _address_space() -> int:
    """Bytes of address space that this process already uses; 0 on systems without /proc."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


def _allow_cpu(seconds: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    # Only the soft limit is moved: a lowered hard limit could never be raised again for the next file.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds, hard))


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        raise PermissionError("a reader may not use the network")


if __name__ == "__main__":
    main(sys.argv[1:])
