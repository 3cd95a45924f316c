"""GZIP archives: see `indexer.readers.archive`, which knows how archives are guarded."""

from __future__ import annotations

from indexer.readers.archive import read_gzip as read

__all__ = ["read"]
