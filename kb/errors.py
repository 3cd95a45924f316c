"""Everything that can go wrong with words a person can act on.

Each error says what, where and what to do next; its class docstring is the sentence used when no other is given.
A bad *document* is no error but a `kb.model.Problem`.
"""

from __future__ import annotations


class KbError(Exception):
    """The knowledge base could not do this."""

    exit_code = 3

    def __init__(self, message: str = "", **details: object) -> None:
        self.message = message or (type(self).__doc__ or "").split("\n", 1)[0]
        self.details = details
        super().__init__(self.message)


class WrongUse(KbError):
    """The command or request cannot be understood."""

    # Scripts tell a wrong call, which they can mend, from a machine that failed.
    exit_code = 2


class WrongParameter(WrongUse):
    """A parameter has a value that cannot be used."""

    def __init__(self, parameter: str, message: str, **details: object) -> None:
        super().__init__(message, parameter=parameter, **details)
        self.parameter = parameter


class QueryTooCostly(WrongParameter):
    """The query asks for more work than one request may cause."""


class CursorStale(WrongParameter):
    """The index has changed since this cursor was made: start again without a cursor."""


class HistoryUnknown(WrongParameter):
    """The history of the index does not reach back to this state: ask for a later one."""


class NotFound(KbError):
    """There is no such document."""


class IndexProblem(KbError):
    """Base of everything that can be wrong with an index."""


class IndexMissing(IndexProblem):
    """There is no index here yet: run `kb index`."""


class IndexOutdated(IndexProblem):
    """The index was written by another version: run `kb index --rebuild`."""


class IndexDamaged(IndexProblem):
    """The index cannot be read: run `kb index --rebuild`; the documents in the corpus are not affected."""


class IndexLocked(IndexProblem):
    """Another process is writing to this index: wait for it, or stop it."""


class IndexNotWritable(IndexProblem):
    """The index folder cannot be written to."""


class DiskFull(IndexProblem):
    """There is no space left on the disk; the index is as it was before."""


class PortTaken(KbError):
    """Another program listens on this port: choose one with --port."""


class DeadlineExceeded(KbError):
    """The query took longer than one request may."""
