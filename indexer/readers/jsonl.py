"""JSONL files: see `indexer.readers.json_records`, which knows records."""

from __future__ import annotations

from indexer.readers.json_records import read_lines as read

__all__ = ["read"]
