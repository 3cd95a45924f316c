"""Take the pictures of docs/maintaining.md: `python docs/making/maintenance.py`, from a folder made here with its faults.

The commands are run as a maintainer runs them, and the page is the one that `kb serve` shows.
"""

from __future__ import annotations

import html
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from screenshots import FLAGS, OUT, View, save, site, take  # noqa: E402

from tests.indexer import making  # noqa: E402

FILES = {
    "posta/poziv.eml": b"Subject: Poziv na radionicu\nFrom: Ana <ana@example.org>\nDate: Tue, 2 Jan 2024 10:00:00 +0100\n"
                       b"\nRadionica o trgovini ljudima u Beogradu i Podgorici.\n",
    "posta/tajno.eml": b'Content-Type: multipart/encrypted; boundary="x"\n\n--x\n\n--x--',
    "radionica.html": making.PAGE.encode(),
    "zaštita.docx": making.word(),
    "zakon.md": "---\ntitel: Zakon o azilu\ntype: law\nlanguage: sr\n---\n\nČlan 1.\nAzil.\n\nČlan 3.\nPostupak.\n".encode(),
    "izveštaj.pdf": making.pdf([["Training of customs officers in Serbia"]]),
    "oštećeno.pdf": b"%PDF-1.4 nothing more",
    "sken.pdf": making.scan([None]),
    "arhiva.rar": b"Rar!\x1a\x07\x00" + bytes(200),
}
COMMANDS = ("kb index corpus", "kb status")
PAGE = """<body style="margin:0;background:#1c1f24"><pre style="margin:0;padding:24px;color:#e8e8e8;
font:15px/1.5 'DejaVu Sans Mono',monospace;white-space:pre-wrap;width:1180px">{}</pre></body>"""


def said(command: str, folder: Path) -> str:
    """What the command prints, after a prompt with the command."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
                   "KB_INDEX": str(folder / "index"), "KB_CACHE": str(folder / "cache")}
    done = subprocess.run(command.split(), cwd=folder, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    return f"$ {command}\n{done.stdout}"


def terminal(browser: Browser, text: str) -> Image.Image:
    """The text as it stands in a terminal."""
    page = browser.new_page(viewport={"width": 1230, "height": 400})
    page.set_content(PAGE.format(html.escape(text)))
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    page.close()
    return shot


def main() -> None:
    """Make the folder, index it, take the pictures."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        for name, content in FILES.items():
            path = folder / "corpus" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        shot = terminal(browser, "\n".join(said(command, folder) for command in COMMANDS))
        shot.resize((900, shot.height * 900 // shot.width)).save(OUT / "maintenance-cli.webp", quality=60, method=6)
        os.environ["KB_INDEX"] = str(folder / "index")
        with site() as address:
            for language in ("en", "sr-latn", "sr-cyrl"):
                view = View("maintenance", f"/{language}/maintenance", language, "desktop", "light")
                save(take(browser, address, view, whole=True), view, None)
            phone = View("maintenance", "/en/maintenance", "en", "phone", "dark")
            save(take(browser, address, phone, whole=True), phone, None)
        browser.close()


if __name__ == "__main__":
    main()
