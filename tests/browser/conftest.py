"""A real browser before a running site over the small shelf of documents."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager

import pytest
from werkzeug.serving import make_server

from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)


@contextmanager
def serving(searcher):
    """The address of a site over this searcher, while it runs."""
    app = create_app(Settings(deadline_ms=60_000, rate_limit="100000 per minute"), searcher)
    app.test_client().get("/en/search?q=smuggling")  # dictionaries load once, and not within a browser's patience
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def site():
    """The address of the running site; a module may serve other documents under the same name."""
    with serving(shelf.index().searcher) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """Debian's chromium; tests skip where there is none."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed; make tools installs it")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def visit(site, chromium):
    """Open a page of the site: visit(path, **options of the browser's context). Console errors fail the test."""
    contexts, said = [], []

    def open_page(path, **options):
        context = chromium.new_context(base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda line: said.append(line.text) if "Content Security Policy" in line.text else None)
        page.on("request", lambda asked: None if asked.url.startswith(site) else said.append(f"request to {asked.url}"))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
