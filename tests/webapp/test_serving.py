"""Serving until told to stop."""

import os
import platform
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import ExitStack

import pytest
import waitress
from waitress.adjustments import Adjustments

from webapp import serving


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["term", "interrupt"])
def test_signals_set_the_event_once_and_are_given_back(number):
    before = signal.getsignal(number)
    with serving.told_to_stop() as stop:
        assert not stop.is_set()
        os.kill(os.getpid(), number)
        assert stop.wait(5)
        assert signal.getsignal(number) == before
    assert signal.getsignal(number) == before


class Served:
    """A server in a thread; the application waits in `gate` before it answers."""

    def __init__(self, patience, **limits):
        self.begun, self.gate, self.stop = threading.Event(), threading.Event(), threading.Event()
        self.result = None
        sockets = {}
        server = waitress.create_server(self.app, sockets, host="127.0.0.1", port=0, threads=2, **limits)
        self.port = server.effective_port
        self.thread = threading.Thread(target=lambda: setattr(self, "result", serving.run(
            server, sockets, self.stop, patience)))
        self.thread.start()

    def app(self, environ, start_response):
        self.begun.set()
        self.gate.wait(20)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "4")])
        return [b"done"]


def test_a_begun_answer_is_finished_and_nothing_new_taken():
    served, answers = Served(patience=20), []
    asking = threading.Thread(target=lambda: answers.append(
        urllib.request.urlopen(f"http://127.0.0.1:{served.port}/", timeout=20).read()))
    asking.start()
    assert served.begun.wait(10)
    served.stop.set()
    assert _refused(served.port)
    served.gate.set()
    asking.join(20)
    served.thread.join(20)
    assert (answers, served.result) == ([b"done"], True)


def test_who_does_not_end_in_time_is_cut_off():
    served = Served(patience=0.0)
    with socket.create_connection(("127.0.0.1", served.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert served.begun.wait(10)
        served.stop.set()
        served.thread.join(20)
        served.gate.set()
    assert served.result is False


def _refused(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def served():
    """A server with the limits of `kb serve` that answers at once."""
    made = Served(patience=0.0, **serving.LIMITS)
    made.gate.set()
    yield made
    made.stop.set()
    made.thread.join(20)


def test_slow_clients_do_not_lock_others_out(served):
    with ExitStack() as stack:
        for _ in range(150):  # more than waitress takes when it is not told otherwise
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=10))
            slow.sendall(b"GET / HTTP/1.1\r\nX-Slow: a")
        assert urllib.request.urlopen(f"http://127.0.0.1:{served.port}/", timeout=10).read() == b"done"


def test_a_header_without_end_is_refused(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as greedy:
        greedy.sendall(b"GET / HTTP/1.1\r\nX-Large: " + b"a" * serving.LIMITS["max_request_header_size"])
        assert b" 431 " in greedy.recv(100)


@pytest.mark.parametrize("name", serving.LIMITS)
def test_waitress_knows_every_limit(name):
    assert getattr(Adjustments(**{name: serving.LIMITS[name]}), name) == serving.LIMITS[name]


HEAPS = """
import ctypes, re, threading
from webapp import serving
{before}
held, ready, done = [], threading.Barrier(5), threading.Event()
def hold():
    held.append([bytearray(1000) for _ in range(100)])
    ready.wait()
    done.wait()
threads = [threading.Thread(target=hold, daemon=True) for _ in range(4)]
[thread.start() for thread in threads]
ready.wait()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
done.set()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="glibc's heaps")
@pytest.mark.parametrize(("before", "heaps"), [("assert serving.share_one_heap()", {1}), ("", {2, 3, 4, 5})],
                         ids=["shared", "as it is"])
def test_threads_share_one_heap(before, heaps):
    command = [sys.executable, "-c", HEAPS.format(before=before)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.count("<heap nr=") in heaps


def test_without_glibc_heaps_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(serving.sys, "platform", "darwin")
    assert serving.share_one_heap() is False
