"""The knowledge base and settings of the application that serves this request."""

from __future__ import annotations

from flask import current_app

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
