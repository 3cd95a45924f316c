"""The pages by the judges of browsers: Lighthouse on some, the Nu checker (vnu) on all and on the style sheet.

`python -m benchmarks.page_quality` indexes the starter corpus aside and serves it to itself. Needs npm, java and
chromium; the two judges are fetched once into `.cache/page-tools`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from werkzeug.serving import make_server

from benchmarks.topics import indexed
from webapp import create_app

TOOLS = Path(".cache/page-tools")
PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
LANGUAGES = ("en", "sr-latn", "sr-cyrl")
PRACTICE, OTHER, LAW = "rs-strike-group-{base}", "rs-vehicle-seizure-{base}", "rs-kz-{base}"
JUDGED = {
    "home": "/", "results": "/search?country=serbia", "typed query": "/search?q=trafficking",
    "document": f"/documents/{PRACTICE}?q=prosecutor",
    "coverage": "/coverage",
}
PAGES = {
    **JUDGED, "browse": "/search", "nothing found": "/search?q=xyzzy", "relaxed": "/search?q=prosecutor+zebra+xyzzy",
    "law": f"/documents/{LAW}", "compare": f"/compare?compare={PRACTICE}&compare={OTHER}",
    "glossary": "/glossary", "help": "/help", "about": "/about", "accessibility": "/accessibility",
    "wrong address": "/nowhere", "wrong value": "/search?page=x",
}
AIMS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
FORMS = {"phone": [], "desktop": ["--preset=desktop"]}
CHROME = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


@dataclass(frozen=True, slots=True)
class Marks:
    """What Lighthouse gives one page, from 0 to 100, and the audits that cost something."""

    page: str
    form: str
    scores: Mapping[str, int]
    lost: tuple[str, ...]


def lines() -> Iterator[str]:
    """Both judges over the pages, line by line as they speak; one line says why when a judge is not there."""
    missing = [name for name in ("npm", "java", "chromium") if shutil.which(name) is None]
    if missing:
        yield f"pages: not measured, {', '.join(missing)} missing (make tools installs what it can)"
        return
    install()
    with site() as address:
        yield from checker_lines(address)
        yield from lighthouse_lines(address)


def install() -> None:
    """Fetch the judges, once."""
    if not (TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar").exists():
        # Scripts of packages are not run: vnu-jar's would fetch a Java of its own.
        quietly = ["--silent", "--ignore-scripts", "--prefix", str(TOOLS)]
        subprocess.run(["npm", "install", *quietly, *PACKAGES], check=True)


@contextmanager
def site() -> Iterator[str]:
    """The address of the site, served to ourselves for as long as it is needed."""
    # One page may ask for much at once, and a limited or slow answer would be judged instead of the page.
    with indexed() as settings:
        app = create_app(replace(settings, rate_limit="100000 per minute", deadline_ms=60_000))
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.port}"
        server.shutdown()


def lighthouse_lines(address: str) -> Iterator[str]:
    """A line for each judged page and form."""
    yield f"{'Lighthouse':<14} {'':<8} " + " ".join(f"{name:>14}" for name in AIMS)
    for page, path in JUDGED.items():
        for form in FORMS:
            # The first visit would pay for dictionaries that a running site has loaded long ago.
            urlopen(address + "/en" + path.format(base="en")).read()
            yield marks_line(judged(f"{address}/en{path.format(base='en')}", page, form))


def judged(url: str, page: str, form: str) -> Marks:
    """One run of Lighthouse."""
    command = [
        "node", str(TOOLS / "node_modules/lighthouse/cli/index.js"), url, "--output=json", "--quiet",
        f"--chrome-flags={CHROME}", f"--only-categories={','.join(AIMS)}", *FORMS[form],
    ]
    chrome = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(command, env=chrome, capture_output=True, text=True, check=True, timeout=180)
    return marks_of(json.loads(done.stdout), page, form)


def marks_of(report: Mapping[str, object], page: str, form: str) -> Marks:
    """The marks in a report of Lighthouse."""
    categories, audits = dict(report["categories"]), dict(report["audits"])  # type: ignore[call-overload]
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in AIMS}
    counted = {ref["id"] for name in AIMS for ref in categories[name]["auditRefs"] if ref["weight"]}
    lost = tuple(id for id in sorted(counted) if (score := audits[id]["score"]) is not None and score < 0.9)
    return Marks(page, form, scores, lost)


def marks_line(marks: Marks) -> str:
    """One line of the table; what misses its aim is marked and explained."""
    missed = [name for name, aim in AIMS.items() if marks.scores[name] < aim]
    note = f"  below the aim: {', '.join(marks.lost) or ', '.join(missed)}" if missed else ""
    return f"{marks.page:<14} {marks.form:<8} " + " ".join(f"{marks.scores[name]:>14}" for name in AIMS) + note


def checker_lines(address: str) -> Iterator[str]:
    """Errors of vnu: all pages in all languages in one run, then the style sheet."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [*saved(address, Path(folder))]
        faults = errors(vnu(["--also-check-css", *map(str, pages), "webapp/static/site.css"]))
    yield f"vnu: {len(pages)} pages and the style sheet, {len(faults)} errors (aim 0)"
    yield from (f"  {fault}" for fault in faults)


def saved(address: str, folder: Path) -> Iterator[Path]:
    """Every page in every language, each in a file named after it; also pages that say what is wrong."""
    for language in LANGUAGES:
        for page, path in PAGES.items():
            file = folder / f"{page.replace(' ', '-')}.{language}.html"
            file.write_bytes(_body(f"{address}/{language}{path.format(base=language[:2])}"))
            yield file


def _body(url: str) -> bytes:
    try:
        return bytes(urlopen(url).read())
    except HTTPError as error:
        return error.read()


def vnu(arguments: Sequence[str]) -> str:
    """What vnu says, as JSON. It leaves with 1 when it finds errors, which is no failure of ours."""
    jar = str(TOOLS / "node_modules/vnu-jar/build/dist/vnu.jar")
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--format", "json", *arguments], capture_output=True, text=True, check=False
    )
    return done.stderr or done.stdout


def errors(said: str) -> tuple[str, ...]:
    """The errors in vnu's JSON as `file:line: message`, in order."""
    messages = json.loads(said)["messages"]
    return tuple(
        f"{Path(m.get('url', '')).name}:{m.get('lastLine', 0)}: {m['message']}" for m in messages
        if m["type"] in ("error", "non-document-error")
    )


if __name__ == "__main__":
    for shown in lines():
        print(shown, flush=True)
