"""A writer that writes nothing, for `--dry-run`."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from kb.model import Document, Source


class DryWriter:
    """Knows what is indexed and forgets what it is given."""

    def __init__(self, indexed: Mapping[str, Source]) -> None:
        self._indexed = indexed

    def put(self, document: Document) -> None:
        """Nothing happens."""

    def delete(self, id: str) -> None:
        """Nothing happens."""

    def commit(self) -> None:
        """Nothing happens."""

    def sources(self) -> Mapping[str, Source]:
        """The sources it was made with."""
        return self._indexed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing happens."""
