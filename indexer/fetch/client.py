"""A polite client: robots.txt, a pause between requests to one host, retries with back-off, redirects checked again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from indexer.fetch import addresses, web
from indexer.fetch.addresses import Resolve, Target
from indexer.fetch.refusal import Refused, TryLater
from indexer.fetch.web import AGENT, Answer

ATTEMPTS = 4
REDIRECTS = 5
LONGEST_WAIT = 60.0
_ROBOTS_BYTES = 512 * 1024
_REDIRECT = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class Client:
    """Fetches one address at a time. `pause` is in seconds; `sleep` and `resolved` are replaced in tests."""

    allow_private: bool = False
    max_bytes: int = 50 * 1024 * 1024
    pause: float = 1.0
    sleep: Callable[[float], None] = time.sleep
    resolved: Resolve = addresses.resolve
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, headers: Mapping[str, str]) -> Answer:
        """The answer with status 200 or 304, after at most five redirects. Raises Refused, TryLater among them."""
        for _ in range(REDIRECTS + 1):
            # Each hop is checked as the first: a public page must not lead us into a private network.
            target = self._target(url)
            self._ask_robots(target, url)
            answer = self._patiently(target, headers, self.max_bytes)
            if answer.status not in _REDIRECT:
                return _usable(answer)
            url = urljoin(url, answer.headers.get("location", ""))
        raise Refused(f"more than {REDIRECTS} redirects", "find the address at which they end")

    def _target(self, url: str) -> Target:
        try:
            return addresses.target(url, self.allow_private, self.resolved)
        except (OSError, UnicodeError) as error:
            raise Refused(f"the host of {url} is not known: {error}", "check the address and the network") from error

    def _patiently(self, target: Target, headers: Mapping[str, str], max_bytes: int) -> Answer:
        for attempt in range(1, ATTEMPTS):
            try:
                return self._once(target, headers, max_bytes)
            except TryLater as later:
                self.sleep(min(max(later.wait, 2.0 ** (attempt - 1)), LONGEST_WAIT))
        return self._once(target, headers, max_bytes)

    def _once(self, target: Target, headers: Mapping[str, str], max_bytes: int) -> Answer:
        since = time.monotonic() - self._last.get(target.origin, float("-inf"))
        if since < self._pause_for(target):
            self.sleep(self._pause_for(target) - since)
        try:
            return web.get(target, headers, max_bytes)
        finally:
            self._last[target.origin] = time.monotonic()

    def _pause_for(self, target: Target) -> float:
        rules = self._rules.get(target.origin)
        wished = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        return min(max(self.pause, wished), LONGEST_WAIT)

    def _ask_robots(self, target: Target, url: str) -> None:
        if target.origin not in self._rules:
            self._rules[target.origin] = self._read_robots(target)
        if not self._rules[target.origin].can_fetch(AGENT, url):
            raise Refused(f"robots.txt of {target.host} asks not to fetch this", "ask the site, or download it by hand")

    def _read_robots(self, target: Target) -> RobotFileParser:
        rules = RobotFileParser()
        url = f"{target.origin}/robots.txt"
        for _ in range(REDIRECTS + 1):
            answer = self._patiently(self._target(url), {}, _ROBOTS_BYTES)
            if answer.status not in _REDIRECT:
                break
            url = urljoin(url, answer.headers.get("location", ""))
        # RFC 9309: no such file means that everything is allowed; a server in trouble (TryLater) means nothing is.
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
        return rules


def _usable(answer: Answer) -> Answer:
    if answer.status in (200, 304):
        return answer
    remedy = "the page has moved or is gone: correct the address" if answer.status in (404, 410) else "open it by hand"
    raise Refused(f"the server answered {answer.status}", remedy)
