"""Reads files in child processes with limits of time, memory and output. A file that kills its reader costs one file.

Workers live long and are replaced when they die, exceed a limit or have read many files. Small texts and Markdown
are read here and now: their readers need no guard, and a law has to be quick.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing import Pipe
from types import TracebackType

from indexer.ocr import Ocr, complete
from indexer.parsed import ParsedDocument, Unreadable
from indexer.wire import unpack
from indexer.worker import answer, too_large

DIRECT = frozenset({"text/markdown", "text/plain"})
"""Media types read in this process while they are small and their lines are of a length that people write."""

DIRECT_BYTES = 4_000_000
DIRECT_LINE = 50_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: CPU seconds, wall-clock seconds, bytes of memory on top of the worker's own, bytes of
    answer; and after how many files a worker is replaced."""

    cpu_seconds: int = 60
    wall_seconds: float = 180.0
    memory: int = 1024**3
    output: int = 256 * 1024**2
    files: int = 500


class Sandbox:
    """A pool of reading processes; safe to use from several threads. Close it, or use it as a context manager."""

    def __init__(
        self, limits: Limits | None = None, workers: int = 1, program: str = "indexer.worker", ocr: Ocr | None = None
    ) -> None:
        self._ocr = ocr
        self._limits = limits or Limits()
        self._program = program
        # The last one used comes first, so that with little to do the others are never started.
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(workers):
            self._idle.put(None)
        self._workers = workers

    def read(self, content: bytes, name: str, media_type: str) -> ParsedDocument:
        """What the reader of this media type finds, pages without text recognised where OCR is at hand.

        Raises Unreadable with the reader's reason, or the limit's.
        """
        if media_type in DIRECT and _is_harmless(content):
            return unpack(answer("read", content, name, media_type))
        document = unpack(self._ask("read", content, name, media_type))
        return complete(document, self._ocr, lambda page: self.render(content, page), name)

    def render(self, content: bytes, page: int) -> bytes:
        """The page of a PDF or an image file (from 1) as a PNG image for OCR. Raises Unreadable."""
        image = self._ask("render", content, "", str(page))
        return image if image.startswith(b"\x89PNG") else _refused(image)

    def close(self) -> None:
        """Ends all workers, waiting for those at work."""
        for _ in range(self._workers):
            if worker := self._idle.get():
                worker.stop()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, operation: str, content: bytes, name: str, argument: str) -> bytes:
        worker = self._idle.get()
        try:
            if worker is None or worker.is_spent(self._limits.files):
                if worker is not None:
                    worker.stop()
                worker = _Worker(self._limits, self._program)
            return worker.ask({"operation": operation, "name": name, "argument": argument}, content)
        except Unreadable:
            # It died or was ended: the next file gets a fresh one, started only when there is a next file.
            worker = None
            raise
        finally:
            self._idle.put(worker)


class _Worker:
    """One child process and the pipe to it."""

    def __init__(self, limits: Limits, program: str) -> None:
        self._limits = limits
        self._files = 0
        self._pipe, theirs = Pipe()
        arguments = [str(theirs.fileno()), str(limits.memory), str(limits.cpu_seconds), str(os.getpid())]
        self._process = subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OMP_THREAD_LIMIT": "1"},
        )
        # While we hold it too, the end of the worker would not close the pipe, and we would wait for ever.
        theirs.close()

    def is_spent(self, files: int) -> bool:
        return self._files >= files or self._process.poll() is not None

    def ask(self, head: dict[str, str], content: bytes) -> bytes:
        """The worker's answer. Raises Unreadable, with the process ended, when it dies or exceeds a limit."""
        self._files += 1
        try:
            self._pipe.send_bytes(json.dumps(head).encode())
            self._pipe.send_bytes(content)
            if not self._pipe.poll(self._limits.wall_seconds):
                raise self._ended(_too_slow(self._limits))
            return self._pipe.recv_bytes(self._limits.output)
        except EOFError as error:
            raise self._ended(None) from error
        except OSError as error:
            raise self._ended(None if isinstance(error, (BrokenPipeError, ConnectionError)) else _too_long()) from error

    def stop(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.wait()

    def _ended(self, refusal: Unreadable | None) -> Unreadable:
        """The refusal to report; without one, what the way the process ended tells."""
        if refusal is None:
            refusal = _death(self._process.wait(), self._limits)
        self.stop()
        return refusal


def _is_harmless(content: bytes) -> bool:
    return len(content) <= DIRECT_BYTES and max(map(len, content.split(b"\n"))) <= DIRECT_LINE


def _refused(message: bytes) -> bytes:
    unpack(message)
    raise Unreadable("the page could not be drawn", "report this file as a bug")


def _too_slow(limits: Limits) -> Unreadable:
    return Unreadable(f"reading it took longer than {limits.wall_seconds:.0f} s", "split the file, or save it anew")


def _too_long() -> Unreadable:
    return Unreadable("it holds more text than is allowed for one file", "split the file")


def _death(status: int, limits: Limits) -> Unreadable:
    if status == -signal.SIGXCPU:
        return Unreadable(f"reading it took more than {limits.cpu_seconds} s of computing", "split the file")
    # Out of memory looks different by library: killed by the system, aborted, trapped, or an exit of the interpreter.
    if status in (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP, 1):
        return too_large()
    cause = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return Unreadable(f"the reader died ({cause})", "the file may be damaged: save it anew, or report a bug")
