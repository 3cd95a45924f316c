"""Which addresses may be asked: http and https to public hosts only, unless private ones are allowed."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from indexer.fetch.refusal import Refused

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: where to connect, and the path to ask for."""

    secure: bool
    host: str
    port: int
    ip: str
    path: str
    netloc: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: the unit of robots.txt and of politeness."""
        return f"{'https' if self.secure else 'http'}://{self.netloc}"


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host. Raises OSError."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def target(url: str, allow_private: bool, resolved: Resolve = resolve) -> Target:
    """What to connect to for this address. Raises Refused where it must not be asked, OSError or UnicodeError for a
    host that is not known.

    The connection is made to the IP that was checked: a name that changes its mind between check and use gains nothing.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Refused(f"{url!r} is no web address: {error}", "correct the address") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(f"{url!r} is no http or https address", "only these two are fetched")
    if parts.username is not None or parts.password is not None:
        raise Refused("the address holds a user name or password", "take it out")
    ips = resolved(parts.hostname, port)
    # One private address among several is enough to refuse: which one is used would be a matter of luck.
    if not ips or not (allow_private or all(map(is_public, ips))):
        raise Refused(f"{parts.hostname} is not a public host", "--allow-private fetches from private networks too")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    netloc = parts.netloc.encode("idna").decode("ascii")
    # Many networks route no IPv6 although names resolve to it.
    ip = min(ips, key=lambda ip: ":" in ip)
    return Target(parts.scheme == "https", parts.hostname.encode("idna").decode("ascii"), port, ip, path, netloc)


def is_public(ip: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("192.168.1.1"), is_public("8.8.8.8"), is_public("::ffff:127.0.0.1")
    (False, True, False)
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    # An IPv4 address in the clothes of IPv6 is judged as what it is.
    return (mapped or address).is_global and not (mapped or address).is_multicast
