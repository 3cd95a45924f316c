"""Why an address was not fetched, in words a person can act on."""

from __future__ import annotations


class Refused(Exception):
    """This address cannot be fetched; the others can. Becomes a Problem, never a traceback."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class TryLater(Refused):
    """The same, for now: worth another attempt, after `wait` seconds where the server said so."""

    def __init__(self, reason: str, wait: float = 0.0) -> None:
        super().__init__(reason, "try again later")
        self.wait = wait
