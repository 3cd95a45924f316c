"""One request to one host that was checked: limits of size and time, no redirects followed by itself."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import urllib3

from indexer.fetch.addresses import Target
from indexer.fetch.refusal import Refused, TryLater

AGENT = "kb-good-practices"
"""The name under which we ask, and by which robots.txt can address us."""

MAX_SECONDS = 120.0
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. Names of headers are in lower case; `body` is decoded, empty unless the status is 200."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def get(target: Target, headers: Mapping[str, str], max_bytes: int) -> Answer:
    """Ask once. Raises TryLater where another attempt may help, Refused where the answer is too large or too slow."""
    asked = {"User-Agent": f"{AGENT} (kb fetch)", "Accept-Encoding": "gzip", "Host": target.netloc, **headers}
    try:
        with _pool(target) as pool:
            response = pool.urlopen("GET", target.path, headers=asked, redirect=False, retries=False,
                                    preload_content=False, assert_same_host=False)
            try:
                return _answer(response, max_bytes)
            finally:
                response.close()
    except urllib3.exceptions.SSLError as error:
        raise Refused(f"no secure connection: {error}", "check the address and the certificates here") from error
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise TryLater(f"no answer from {target.host}: {error}") from error


def _pool(target: Target) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=10, read=30)
    if not target.secure:
        return urllib3.HTTPConnectionPool(target.ip, target.port, timeout=timeout)
    # We connect to the checked IP; the certificate has to be the host's.
    return urllib3.HTTPSConnectionPool(target.ip, target.port, timeout=timeout,
                                       server_hostname=target.host, assert_hostname=target.host)


def _answer(response: urllib3.BaseHTTPResponse, max_bytes: int) -> Answer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status in _BUSY:
        raise TryLater(f"the server answered {response.status}", _seconds(headers.get("retry-after", "")))
    body = _body(response, headers, max_bytes) if response.status == 200 else b""
    return Answer(response.status, headers, body)


def _body(response: urllib3.BaseHTTPResponse, headers: Mapping[str, str], max_bytes: int) -> bytes:
    too_large = Refused(f"the answer is larger than {max_bytes:,} bytes", "raise --max-mb, or take it out of the list")
    if _seconds(headers.get("content-length", "")) > max_bytes:
        raise too_large
    parts, size, started = [], 0, time.monotonic()
    # Counted as decoded: a small answer may unpack to gigabytes.
    for part in response.stream(65536, decode_content=True):
        size += len(part)
        if size > max_bytes:
            raise too_large
        # The read timeout begins anew with each byte; a trickle could hold us for days.
        if time.monotonic() - started > MAX_SECONDS:
            raise Refused(f"the answer took longer than {MAX_SECONDS:.0f} seconds", "try again later")
        parts.append(part)
    return b"".join(parts)


def _seconds(value: str) -> float:
    """A number in a header; 0 where it is none (Retry-After may be a date: then our own wait holds)."""
    return float(value) if value.isascii() and value.isdigit() else 0.0
