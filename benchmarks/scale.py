"""What a large index costs: opening, searching, first words, memory, HTTP, one change, and growth with its plot.

`python -m benchmarks.scale --data ../shared/data` builds indexes of 20,000, 50,000 and 100,000 passages (some minutes,
once: they are kept under the temporary directory) and prints tables in Markdown. Every measure runs in a process of its
own, so that none pays for what another has loaded.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from socket import socket

from benchmarks.built import asked, built
from benchmarks.plot import draw
from benchmarks.speed import ours
from kb import taxonomy
from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.knowledge_base import KnowledgeBase
from kb.model import Document
from kb.query.plan import Any, Key, Plan
from kb.service import SearchRequest
from kb.settings import Settings
from kb.text.analyzers import analyze

Figures = dict[str, float]
KINDS = ("law", "treaty")
SIZES = (20_000, 50_000, 100_000)
SERVE = "from kb import cli; from webapp import commands; cli.group = commands.serve; cli.main()"
"""`kb serve`, whether or not the package is installed."""


def resident_mb(process: int | str = "self", kind: str = "VmRSS") -> float:
    """Resident memory of a process, mapped files included; with kind `RssAnon` without them. Linux."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(kind)).split()[1]) / 1024


def cpu_seconds(process: int) -> float:
    """CPU time that another process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def spread(name: str, times: Iterable[float]) -> Figures:
    """Median and 99th percentile."""
    held = sorted(times)
    return {f"{name}, median": statistics.median(held), f"{name}, p99": held[min(len(held) - 1, len(held) * 99 // 100)]}


def cpu_ms(asks: Iterable[Callable[[], object]]) -> list[float]:
    """CPU time of each call in ms."""
    times = []
    for ask in asks:
        started = time.process_time()
        ask()
        times.append((time.process_time() - started) * 1000)
    return times


def opening(settings: Settings) -> Figures:
    """Wall time and memory of opening and of one search; the imports are not counted."""
    import kb.engines.whoosh.opening
    import kb.engines.whoosh.provider  # noqa: F401

    before, started = resident_mb(), time.perf_counter()
    searcher = open_searcher(settings)()
    took, opened = (time.perf_counter() - started) * 1000, resident_mb()
    searcher.search(Plan(Key("lemma", "sr:zakon")), Window())
    return {"open, ms": took, "open, resident MB": opened, "of which the index, MB": opened - before,
            "after one search, resident MB": resident_mb()}


def searching(settings: Settings) -> Figures:
    """CPU ms of the engine alone and of the whole service, with a warm memory of words and no cached answer."""
    keys = [[a.keys.lemma for a in analyze(" ".join(words), language)] for language, words in asked(settings)[0]]
    figures: Figures = {}
    for name, ask in ours(settings).items():
        cpu_ms(partial(ask, terms, 0) for terms in keys)
        rounds = [cpu_ms(partial(ask, terms, n) for terms in keys) for n in range(1, 6)]
        figures |= spread(f"engine: {name}", [t for times in rounds for t in times])
    service = KnowledgeBase(open_searcher(settings), taxonomy.load(), 60_000)
    service.prepare()
    for nth in range(2):
        # a limit of its own a round: neither answers nor plans of the first round but its words help the second
        times = cpu_ms(lambda w=words, n=nth: service.search(_request(w, 10 + n)) for _, words in asked(settings)[0])
    return figures | spread("service: full page", times)


def _request(words: list[str], limit: int = 10) -> SearchRequest:
    # spelt apart a round, so that the plan is made again: a person asks once
    return SearchRequest(" ".join(words) + " " * (limit - 10), limit=limit, selections={"type": KINDS})


def first_words(settings: Settings) -> Figures:
    """CPU ms of the first search for each of some hundred words, by the engine and by the service."""
    words = asked(settings)[2][:300]
    keys = [[a.keys.lemma for a in analyze(word, language)] for language, (word,) in words]
    searcher = open_searcher(settings)()
    searcher.search(Plan(Key("lemma", "sr:zakon")), Window())
    plans = [Plan(Any(tuple(Key("lemma", key) for key in found))) for found in keys]
    engine = cpu_ms(lambda p=plan: searcher.search(p, Window()) for plan in plans)
    service = KnowledgeBase(open_searcher(settings), taxonomy.load(), 60_000)
    service.search(SearchRequest("zakon"))
    asks = (lambda w=word: service.search(SearchRequest(w)) for _, (word,) in words)
    return spread("first search for a word, engine", engine) | spread("first search for a word, service", cpu_ms(asks))


def changing(settings: Settings) -> Figures:
    """Seconds from the start of writing one changed document until a searcher that was open before finds it."""
    with tempfile.TemporaryDirectory(dir=settings.index.parent) as folder:
        # links, not copies: no file of a commit changes afterwards
        copied = replace(settings, index=Path(shutil.copytree(settings.index, f"{folder}/i", copy_function=os.link)))
        opened = open_searcher(copied)
        figures: Figures = {}
        for nth, when in enumerate(("first of a process, which loads the dictionaries", "a later one")):
            record = next(iter(opened().records()))
            passages = tuple(replace(p, text=f"{p.text} qqqchanged{nth}") for p in opened().passages(record.id))
            started = time.perf_counter()
            with open_writer(copied) as writer:
                writer.put(Document(record, passages))
            while not opened().search(Plan(Key("form", f"qqqchanged{nth}")), Window()).total:
                time.sleep(0.01)
            figures[f"one changed document until it is found, {when}, s"] = time.perf_counter() - started
        return figures


def serving(settings: Settings) -> Figures:
    """Full answers over HTTP from one `kb serve`: 1,000 distinct queries in turn, then wrk if it is there."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SERVE, "--port", str(port)]
    server = subprocess.Popen(command, env=os.environ | {"KB_INDEX": str(settings.index)}, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    try:
        return _served(settings, server.pid, f"http://127.0.0.1:{port}/api/v1/search?type=law&type=treaty")
    finally:
        server.terminate()
        server.wait()


def _served(settings: Settings, server: int, address: str) -> Figures:
    _, many, _ = asked(settings)
    _wait(address)
    _settled(server)
    figures, times, before = {"server, resident MB at the start": resident_mb(server)}, [], cpu_seconds(server)
    for _, words in many:
        started = time.perf_counter()
        urllib.request.urlopen(f"{address}&q={urllib.parse.quote(' '.join(words))}").read()
        times.append((time.perf_counter() - started) * 1000)
    figures |= spread("HTTP: full answer, wall ms, first 500", times[:500])
    figures |= spread("HTTP: full answer, wall ms, last 500", times[500:])
    # wall time says as much about the rest of the machine as about the server; this does not
    figures["HTTP: full answer, CPU ms of the server, mean"] = (cpu_seconds(server) - before) * 1000 / len(many)
    figures["server, resident MB after 1,000 distinct queries"] = resident_mb(server)
    # the rest are pages of the index's files, which the system takes back when it needs them
    figures["of which its own, without mapped files, MB"] = resident_mb(server, "RssAnon")
    return figures | (_wrk(address, many) if shutil.which("wrk") else {})


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}&q=zakon").read()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up within 30 seconds")


def _settled(server: int) -> None:
    """Wait until the server does nothing: for some seconds it makes the words of suggestions beside the answers."""
    used = cpu_seconds(server)
    for _ in range(120):
        time.sleep(0.5)
        before, used = used, cpu_seconds(server)
        if used - before < 0.05:
            return
    raise RuntimeError("the server was still busy after a minute")


def _wrk(address: str, many: list[tuple[str, list[str]]]) -> Figures:
    paths = [address.split("/", 3)[3] + "&q=" + urllib.parse.quote(" ".join(words)) for _, words in many[:200]]
    script = (f"local paths = {{{', '.join(json.dumps('/' + path) for path in paths)}}}\nlocal n = 0\n"
              "request = function() n = n % #paths + 1; return wrk.format('GET', paths[n]) end\n"
              "done = function(s, l) io.write(string.format('%f %d', s.requests / s.duration * 1e6, s.errors.status"
              " + s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout)) end\n")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", "-c8", "-t1", "-d10s", "-s", file.name, address.rsplit("/api", 1)[0]]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, errors = said.splitlines()[-1].split()
    return {"wrk, 8 connections, 200 queries in turn, requests/s": float(rate), "wrk, errors": float(errors)}


PARTS = {part.__name__: part for part in (opening, searching, first_words, changing, serving)}


def apart(part: str, data: Path, passages: int) -> Figures:
    """A part's figures from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--data", str(data), "--part", part,
               "--passages", str(passages)]
    said = subprocess.run(command, capture_output=True, text=True)
    if said.returncode:
        raise RuntimeError(f"{part}: {said.stderr}")
    figures: Figures = json.loads(said.stdout.splitlines()[-1])
    return figures


def main(given: list[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=int, default=SIZES[-1])
    options.add_argument("--part", choices=PARTS, help="print one part's figures as JSON")
    options.add_argument("--plot", type=Path, default=Path("docs/img/growth.svg"))
    chosen = options.parse_args(given)
    if chosen.part:
        print(json.dumps(PARTS[chosen.part](built(chosen.data, chosen.passages))))
        return
    print(f"| at {chosen.passages:,} passages | |\n|---|---|")
    for size in sorted({*SIZES, chosen.passages}):
        built(chosen.data, size)
    for part in PARTS:
        for name, value in apart(part, chosen.data, chosen.passages).items():
            print(f"| {name} | {value:.2f} |", flush=True)
    growth(chosen.data, chosen.plot)


def growth(data: Path, plot: Path) -> None:
    """Print and draw how the searches' CPU time grows with the passages."""
    found = {size: apart("searching", data, size) for size in SIZES}
    names = [name for name in found[SIZES[0]] if name.endswith("median")]
    print("\n| median CPU ms | " + " | ".join(f"{size:,}" for size in SIZES) + " |\n|" + "---|" * (1 + len(SIZES)))
    for name in names:
        print(f"| {name.removesuffix(', median')} | " + " | ".join(f"{found[s][name]:.2f}" for s in SIZES) + " |")
    series = {name.removesuffix(", median"): [(float(s), found[s][name]) for s in SIZES] for name in names}
    draw(plot, series, "passages", "median CPU ms")


if __name__ == "__main__":
    main()
