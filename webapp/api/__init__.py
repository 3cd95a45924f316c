"""The JSON API, version 1. Each module holds the operations of one subject; /openapi.json is generated from them."""

from webapp.api import changes, citations, counts, documents, dump, export, search, status, suggest, vocabularies
from webapp.api.blueprint import blueprint

__all__ = [
    "blueprint", "changes", "citations", "counts", "documents", "dump", "export", "search", "status", "suggest",
    "vocabularies",
]
