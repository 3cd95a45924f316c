"""The JSON API, version 1. Each module holds the operations of one subject; /openapi.json is generated from them."""

from webapp.api import documents, export, search, status
from webapp.api.blueprint import blueprint

__all__ = ["blueprint", "documents", "export", "search", "status"]
