"""The service under load and under attack: wrk while the index is updated, slow and greedy clients, floods.

    python -m benchmarks.load --data ../shared/data [--passages 20000] [--seconds 60]
    python -m benchmarks.load --index INDEX

The first builds an index of laws and treaties (once: it is kept under the temporary directory), the second takes one
that is there. Needs `wrk`. The index is copied first, so the one named stays as it is. Prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.built import built
from benchmarks.served import Service, growth, serving, updating, watched

QUERIES = (
    "q=krijum%C4%8Darenje+migranata", "q=%D0%B7%D0%B0%D0%BA%D0%BE%D0%BD&group=passage", "q=asset+recovery",
    "q=%22organizovana+kriminalna+grupa%22", "q=zakon+AND+kazna&sort=date", "q=migrant*&limit=50",
    "country=serbia&type=law",
    "q=tra%C5%BEilac+azila&explain=on", "q=policija+NOT+sud&facets=off", "q=imovina&year=2005..2015",
)
"""Mixed: both scripts, two languages, phrases, patterns, filters, sorts"""

LUA = """
local queries = {%s}
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", "/api/v1/search?" .. queries[(n %% #queries) + 1])
end
response = function(status, headers, body)
  if status >= 400 then io.write(string.format("BAD %%d %%s\\n", status, body:sub(1, 300):gsub("\\n", " "))) end
end
done = function(summary, latency, requests)
  local e = summary.errors
  local form = 'JSON {"requests": %%d, "seconds": %%f, "p50": %%f, "p99": %%f, "status": %%d, "socket": %%d}\\n'
  io.write(string.format(form,
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status,
    e.connect + e.read + e.write + e.timeout))
end
"""


def wrk(service: Service, connections: int, seconds: int, script: Path) -> dict[str, float]:
    """What wrk measured: requests, seconds, p50 and p99 in ms, answers not 2xx or 3xx, errors of sockets."""
    threads = min(2, connections)
    run = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script),
         f"http://127.0.0.1:{service.port}"], capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        if line.startswith("BAD "):
            print(line, file=sys.stderr)  # which problem it was is worth more than how many
    found: dict[str, float] = json.loads(next(line for line in run.stdout.splitlines() if line.startswith("JSON "))[5:])
    return found


def under_load(index: Path, seconds: int, script: Path, scratch: Path) -> None:
    """Mixed queries at 8 and 64 connections while another process commits."""
    with serving(index, "off") as service, updating(index, scratch) as done:
        for connections in (8, 64):
            began = done["commits"]
            with watched(service) as memory:
                found = wrk(service, connections, seconds, script)
            rate = found["requests"] / found["seconds"]
            print(f"| wrk, {connections} connections, {seconds} s | {found['requests']:.0f} answers ({rate:.0f}/s), "
                  f"p50 {found['p50']:.0f} ms, p99 {found['p99']:.0f} ms, {found['status']:.0f} not 2xx, "
                  f"{found['socket']:.0f} socket errors; {done['commits'] - began} commits and {done['failed']} failed "
                  f"runs meanwhile |", flush=True)
            curve = ", ".join(str(one.anonymous) for one in memory)
            print(f"| its anonymous memory every 10 s | {curve} MB (second quarter to last: {growth(memory):+d} MB); "
                  f"resident {memory[0].resident} → {memory[-1].resident} MB |", flush=True)


@contextmanager
def connections(service: Service, number: int, first: bytes) -> Iterator[list[socket.socket]]:
    """So many connections, each of which has sent these bytes."""
    with ExitStack() as stack:
        opened = []
        for _ in range(number):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", service.port), timeout=10))
            one.sendall(first)
            opened.append(one)
        yield opened


def others(service: Service, number: int = 20) -> str:
    """How an ordinary client fares now."""
    times, statuses = [], Counter[int]()
    for _ in range(number):
        began = time.perf_counter()
        statuses[service.get("/api/v1/search?q=zakon")] += 1
        times.append(time.perf_counter() - began)
    return f"{statuses[200]} of {number} others answered, the slowest in {max(times) * 1000:.0f} ms"


def under_attack(index: Path) -> None:
    """Slow, greedy and many clients, with an ordinary one beside them."""
    with serving(index, "off") as service:
        print(f"| nothing else | {others(service)} |", flush=True)
        with connections(service, 200, b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ") as slow:
            for one in slow:
                one.sendall(b"a")
            print(f"| slowloris: 200 connections that never end their headers | {others(service)} |", flush=True)
        with connections(service, 1, b"GET / HTTP/1.1\r\nHost: x\r\nX-Large: ") as (one,):
            print(f"| a header of 2 MB | answered {_flooded(one)}; {others(service)} |", flush=True)
        # More than the threads (8) and than waitress's own limit (100), fewer than ours (4,000).
        with connections(service, 1000, b"") as _:
            print(f"| 1,000 open connections | {others(service)} |", flush=True)
    # Twice what is allowed, as fast as one client can ask.
    with serving(index, "300 per minute") as service:
        statuses = Counter(service.get("/api/v1/search?q=zakon&facets=off") for _ in range(600))
        health = service.get("/api/v1/health")
        told = ", ".join(f"{n} × {status}" for status, n in sorted(statuses.items()))
        print(f"| 600 requests at 300 a minute | {told}; /health {health} |", flush=True)


def _flooded(one: socket.socket) -> str:
    try:
        for _ in range(32):
            one.sendall(b"a" * 65536)
        one.sendall(b"\r\n\r\n")
    except OSError:
        pass  # refused before the end, which is what is wanted: the answer was sent already
    try:
        return one.recv(64).split(b"\r\n")[0].decode("ascii", "replace") or "by closing"
    except OSError:
        return "by closing"


def main(arguments: list[str] | None = None) -> None:
    """Copy the index, then load and attack a service over it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--index", type=Path)
    which.add_argument("--data", type=Path)
    parser.add_argument("--passages", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args(arguments)
    source = given.index or built(given.data, given.passages).index
    with tempfile.TemporaryDirectory() as folder:
        index, scratch, script = Path(folder, "index"), Path(folder, "changing"), Path(folder, "mixed.lua")
        shutil.copytree(source, index)
        scratch.mkdir()
        script.write_text(LUA % ", ".join(f'"{query}"' for query in QUERIES), encoding="utf-8")
        print(f"Other work on this machine: load {os.getloadavg()[0]:.1f}\n\n| what | seen |\n|---|---|", flush=True)
        under_load(index, given.seconds, script, scratch)
        under_attack(index)


if __name__ == "__main__":
    main()
