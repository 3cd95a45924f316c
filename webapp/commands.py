"""kb serve: the page and the API on one address."""

from __future__ import annotations

import errno
import threading
from dataclasses import replace

import click
import waitress

from kb.cli import with_settings
from kb.errors import PortTaken
from kb.settings import Settings
from webapp import create_app, serving


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--access-log", help="Write one JSON line a request to this file; `-` is standard error.")
@with_settings
def serve(settings: Settings, host: str | None, port: int | None, access_log: str | None) -> None:
    """Serve the search page and the API until SIGTERM or Ctrl-C; answers that were begun are finished."""
    settings = replace(
        settings, host=host or settings.host, port=port or settings.port, access_log=access_log or settings.access_log
    )
    serving.share_one_heap()
    # Ours, not waitress's global one: at the end it says which answers are still under way.
    sockets: serving.Sockets = {}
    with serving.told_to_stop() as stop:
        app = create_app(settings)
        try:
            server = waitress.create_server(
                app, sockets, host=settings.host, port=settings.port, threads=settings.threads, **serving.LIMITS
            )
        except OSError as error:
            raise _explained(error, settings) from error
        # Listening comes first: the address is seen at once; only a question in the first two seconds waits.
        threading.Thread(target=app.extensions["kb"].warm, daemon=True).start()
        if said := unnamed(settings):
            click.echo(said, err=True)
        click.echo(f"serving the page and the API on http://{settings.host}:{settings.port}/ (stop with Ctrl-C)")
        if not serving.run(server, sockets, stop):
            click.echo(f"stopped; answers that took more than {serving.PATIENCE:.0f} s were cut off", err=True)


def unnamed(settings: Settings) -> str:
    """What to tell whoever serves other machines without saying under which address; empty where all is well."""
    if settings.site_url or settings.host in ("127.0.0.1", "::1", "localhost"):
        return ""
    # Anyone may send any Host: a shared cache would keep the permalinks, the feed or the sitemap made for it.
    return ("note: permalinks, feeds and the sitemap will name the host that each request claims to ask; set "
            "KB_SITE_URL to the public address, such as https://kb.example.org")


def _explained(error: OSError, settings: Settings) -> Exception:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(f"port {settings.port} is taken by another program; choose one with --port")
    if error.errno == errno.EACCES:
        return PortTaken(f"port {settings.port} needs more rights than you have; choose one above 1023 with --port")
    return PortTaken(f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}")
