"""The shelf of the pages' tests, and requests to it that reach no view."""

from __future__ import annotations

import pytest

from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app


@pytest.fixture(scope="module")
def app():
    return create_app(Settings(deadline_ms=60_000), shelf.index().searcher)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def asking(app):
    """asking(path, **options): the context of a request, its language taken from the path."""

    def ask(path, **options):
        context = app.test_request_context(path, **options)
        context.push()
        app.preprocess_request()
        pushed.append(context)

    pushed = []
    yield ask
    for context in reversed(pushed):
        context.pop()
