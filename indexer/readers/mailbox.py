"""Mailboxes (MBOX): see `indexer.readers.mail`, which knows messages."""

from __future__ import annotations

from indexer.readers.mail import read_mailbox as read

__all__ = ["read"]
