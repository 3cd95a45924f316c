"""A service in a process of its own, with its memory watched and its index changed, for measures from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 10.0
"""Seconds between two looks at the memory"""


@dataclass(frozen=True, slots=True)
class Memory:
    """MB of a process: all that is resident, and what of it is no file. Mapped files of the index are no growth: the
    system gives their memory to whoever needs it."""

    resident: int
    anonymous: int


@dataclass(frozen=True, slots=True)
class Service:
    """A service in a process of its own."""

    port: int
    process: subprocess.Popen[bytes]

    def get(self, path: str) -> int:
        """The status of one request; 0 if there was no answer in ten seconds."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def memory(self) -> Memory:
        """What the process takes now. Linux."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text(encoding="ascii")
        kb = {name: int(number) for name, number in re.findall(r"^(Rss|Anonymous):\s+(\d+)", text, re.MULTILINE)}
        return Memory(kb["Rss"] // 1024, kb["Anonymous"] // 1024)


@contextmanager
def serving(index: Path, limit: str) -> Iterator[Service]:
    """A service over the index, with this rate limit; stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environ = os.environ | {"KB_RATE_LIMIT": limit, "KB_INDEX": str(index)}
    # Its output goes nowhere: a pipe that no one reads would stop the service when it is full.
    process = subprocess.Popen(command("serve", "--port", str(port)), env=environ, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    service = Service(port, process)
    try:
        # A suggestion as well: with it all is loaded, and what is measured is not the start.
        while {service.get(f"/api/v1/{path}?q=zakon") for path in ("search", "suggest")} - {200, 429}:
            time.sleep(0.2)
        yield service
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def command(*arguments: str) -> list[str]:
    """`kb` under this Python."""
    return [sys.executable, "-c", "from kb.cli import main; main()", *arguments]


@contextmanager
def updating(index: Path, folder: Path) -> Iterator[Counter[str]]:
    """Changes a document and indexes it, again and again; counts the commits."""
    stop, done = threading.Event(), Counter[str]()

    def change() -> None:
        while not stop.is_set():
            text = f"---\ntitle: Load {done['commits']}\n---\n\nzakon o migrantima {done['commits']}\n"
            (folder / "changing.md").write_text(text, encoding="utf-8")
            status = subprocess.run(command("index", str(folder), "--index", str(index), "--jobs", "1"), check=False,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
            done["commits" if status in (0, 1) else "failed"] += 1
            stop.wait(1)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        yield done
    finally:
        stop.set()
        thread.join()


@contextmanager
def watched(service: Service, every: float = EVERY) -> Iterator[list[Memory]]:
    """The service's memory, looked at again and again: the list grows until the end."""
    stop, seen = threading.Event(), [service.memory()]

    def look() -> None:
        while not stop.wait(every):
            seen.append(service.memory())

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        stop.set()
        thread.join()
        seen.append(service.memory())


def growth(seen: list[Memory]) -> int:
    """MB by which the anonymous memory of the last quarter is above that of the second one; the first is warm-up."""
    # Medians: one look during a commit sees two states of the index at once.
    quarter = len(seen) // 4
    if not quarter:
        return 0
    early, late = ([one.anonymous for one in part] for part in (seen[quarter : 2 * quarter], seen[-quarter:]))
    return sorted(late)[len(late) // 2] - sorted(early)[len(early) // 2]
