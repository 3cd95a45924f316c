"""Take the screenshots of docs/pages.md, from the index of `KB_INDEX`.

Run as `python docs/making/screenshots.py [--all FOLDER] [PAGE ...]`.

Without a folder: the selection that the page shows, as small WebP files in docs/img. With one: every page in three
languages, on phone and desktop, light and dark, whole, as PNG, to be looked at.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from werkzeug.serving import make_server

from kb.engine import Searcher
from kb.engines.memory import MemoryIndex
from kb.errors import IndexProblem
from kb.settings import Settings
from webapp import create_app

OUT = Path(__file__).parent.parent / "img"
SIZES = {"phone": (390, 800), "desktop": (1280, 860)}
SCHEMES = ("light", "dark")
WORDS = {"en": "victim identification", "sr-latn": "identifikacija žrtava", "sr-cyrl": "идентификација жртава"}
PRACTICE = "rs-strike-group-{base}"
PAGES = {
    "home": "/", "results": "/search?country=serbia&q={q}", "document": f"/documents/{PRACTICE}?q={{q}}",
    "coverage": "/coverage", "compare": f"/compare?compare={PRACTICE}&compare=rs-vehicle-seizure-{{base}}",
    "glossary": "/glossary", "help": "/help", "law": "/documents/rs-kz-{base}#art-350",
    "provision": "/documents/rs-kz-{base}/provisions/art-350",
    "beside": "/documents/rs-strike-group-en/beside/rs-strike-group-sr", "relaxed": "/search?q={q}+zebra+xyzzy",
    "nothing": "/search?q=xyzzy+qwrtz&country=serbia", "not-found": "/documents/no-such-document",
    "wrong-value": "/search?q={q}&country=atlantis", "browse": "/search?theme=migrant-smuggling",
    "about": "/about", "accessibility": "/accessibility", "compare-none": "/compare",
}
EMPTY = {"empty": "/", "empty-results": "/search?q={q}"}
BUILDING = {"building": "/search?q={q}"}
MAIN = ("home", "results", "document", "coverage", "compare")
"""Pages that the documentation shows on phone and desktop, light and dark; the others once in each language."""
PHONE = ("empty", "empty-results", "building", "not-found", "wrong-value", "nothing", "about")
"""Those of the others that it shows on a phone."""
PATIENCE = 120_000
"""Milliseconds for one page, on a machine that does other things as well"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


@dataclass(frozen=True, slots=True)
class View:
    """One page as one visitor sees it."""

    page: str
    path: str
    language: str
    size: str
    scheme: str

    @property
    def name(self) -> str:
        """What its file is called, without an ending."""
        return f"{self.page}-{self.language}-{self.size}-{self.scheme}"

    @property
    def chosen(self) -> bool:
        """Whether it is in the selection that the documentation shows."""
        if self.page in MAIN:
            return True
        return self.scheme == "light" and (self.size == "phone") is (self.page in PHONE)


def views(pages: Mapping[str, str]) -> Iterator[View]:
    """Every page in every language, size and scheme."""
    for (name, path), language, size, scheme in product(pages.items(), WORDS, SIZES, SCHEMES):
        filled = path.format(q=WORDS[language].replace(" ", "+"), base=language[:2])
        yield View(name, f"/{language}{filled}", language, size, scheme)


@contextmanager
def site(searcher: Searcher | Callable[[], Searcher] | None = None) -> Iterator[str]:
    """The address of the site over this searcher, or over the index of the environment."""
    settings = Settings.read(os.environ, rate_limit="100000 per minute", deadline_ms=60_000)
    server = make_server("127.0.0.1", 0, create_app(settings, searcher), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@contextmanager
def visitors(browser: Browser, address: str) -> Iterator[Mapping[tuple[str, str], BrowserContext]]:
    """(size, scheme) → a visitor who has been here before: letters that came too late for a first visit are there."""
    contexts = {}
    for (size, (width, height)), scheme in product(SIZES.items(), SCHEMES):
        seen = {"width": width, "height": height}
        context = browser.new_context(viewport=seen, color_scheme=scheme, base_url=address)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        for language in WORDS:
            page.goto(f"/{language}/help", wait_until="networkidle")
        contexts[size, scheme] = context
    yield contexts
    for context in contexts.values():
        context.close()


def take(visitor: BrowserContext, view: View, whole: bool) -> Image.Image:
    """The page as an image: as much as the screen shows, or the `whole` of it up to four screens."""
    page = visitor.pages[0]
    width, height = SIZES[view.size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(view.path, wait_until="networkidle")
    if whole:
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(tall, 4 * height)})
    return Image.open(io.BytesIO(page.screenshot(timeout=PATIENCE))).convert("RGB")


def unreadable() -> Searcher:
    """What a site meets while its index is built."""
    raise IndexProblem


def save(shot: Image.Image, view: View, folder: Path | None) -> None:
    """Write the image: a PNG to look at, or a small WebP for the documentation."""
    if folder:
        shot.save(folder / f"{view.name}.png")
    else:
        wide = 900 if view.size == "desktop" else 320
        shot.resize((wide, shot.height * wide // shot.width)).save(OUT / f"{view.name}.webp", quality=50, method=6)


def main(folder: Path | None = None, only: frozenset[str] = frozenset()) -> None:
    """Take them all, or those of the pages that are named."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for searcher, pages in ((None, PAGES), (MemoryIndex().searcher, EMPTY), (unreadable, BUILDING)):
            if only and only.isdisjoint(pages):
                continue
            with site(searcher) as address, visitors(browser, address) as known:
                for view in views(pages):
                    if (folder or view.chosen) and (not only or view.page in only):
                        save(take(known[view.size, view.scheme], view, bool(folder)), view, folder)
        browser.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    target = Path(given[1]) if given[:1] == ["--all"] else None
    if target:
        target.mkdir(parents=True, exist_ok=True)
    main(target, frozenset(given[2:] if target else given))
