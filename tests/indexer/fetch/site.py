"""A web site on this machine whose pages are a table; it counts what it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread


@dataclass
class Page:
    """An answer; of several `statuses` each request takes the next, the last one stays."""

    body: bytes = b""
    statuses: tuple[int, ...] = (200,)
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """Pages by path; `asked` holds each request's path and headers, in lower case."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str, headers: dict[str, str]) -> tuple[int, Page]:
        page = self.pages.get(path, Page(statuses=(404,)))
        times = self.paths().count(path)
        self.asked.append((path, headers))
        etag = page.headers.get("ETag")
        if etag and headers.get("if-none-match") == etag:
            return 304, page
        return page.statuses[min(times, len(page.statuses) - 1)], page


@contextmanager
def serving(secure: SSLContext | None = None) -> Iterator[Site]:
    """A site that answers until the block ends, over TLS where it is given what that needs."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, page = site.answer(self.path, {k.lower(): v for k, v in self.headers.items()})
            body = b"" if status == 304 else page.body
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **page.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
