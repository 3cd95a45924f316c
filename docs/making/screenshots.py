"""Take the screenshots of docs/pages.md from the index that `KB_INDEX` names: python docs/making/screenshots.py"""

from __future__ import annotations

import io
import os
import shutil
import threading
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from kb.settings import Settings
from webapp import create_app

OUT = Path(__file__).parent.parent / "img"
SIZES = {"phone": (390, 800), "desktop": (1280, 860)}
WORDS = {"en": "victim identification", "sr-latn": "identifikacija žrtava", "sr-cyrl": "идентификација жртава"}
PAGES = {
    "home": "/", "results": "/search?country=serbia&q={q}", "document": "/documents/rs-strike-group-{base}?q={q}",
    "coverage": "/coverage", "compare": "/compare?compare=rs-strike-group-{base}&compare=rs-vehicle-seizure-{base}",
    "glossary": "/glossary", "help": "/help",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main() -> None:
    """Every page in three languages, on phone and desktop, light and dark."""
    app = create_app(Settings.read(os.environ, rate_limit="100000 per minute", deadline_ms=60_000))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size, (width, height) in SIZES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme,
                    base_url=f"http://127.0.0.1:{server.port}",
                )
                page = context.new_page()
                for language, q in WORDS.items():
                    for name, path in PAGES.items():
                        page.goto(f"/{language}" + path.format(q=q, base=language[:2]), wait_until="networkidle")
                        shot = Image.open(io.BytesIO(page.screenshot()))
                        if size == "desktop":
                            shot = shot.resize((900, 900 * height // width))
                        shot.convert("RGB").save(OUT / f"{name}-{language}-{size}-{scheme}.webp", quality=55)
                context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
