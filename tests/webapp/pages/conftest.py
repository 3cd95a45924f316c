"""Clients of pages over the small shelf, and over none."""

from __future__ import annotations

import pytest

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app


@pytest.fixture
def client():
    return create_app(Settings(deadline_ms=60_000), shelf.index().searcher).test_client()


@pytest.fixture
def empty_client():
    return create_app(Settings(deadline_ms=60_000), MemoryIndex().searcher).test_client()
