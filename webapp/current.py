"""The knowledge base and settings of the application that serves this request."""

from __future__ import annotations

from flask import current_app, request

from kb.history import History
from kb.journal import read
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings


def knowledge_base() -> KnowledgeBase:
    """The service behind this request."""
    found: KnowledgeBase = current_app.extensions["kb"]
    return found


def settings() -> Settings:
    """The settings of this application."""
    found: Settings = current_app.config["KB_SETTINGS"]
    return found


def history() -> History:
    """What is known of the commits up to the state that answers; without any where the index has no journal."""
    return read(settings().index, knowledge_base().open().status().generation)


def absolute(path: str) -> str:
    """A path of this service as a whole address: under `site_url` if it is set, else under the host asked for."""
    return (settings().site_url or request.host_url).rstrip("/") + path
