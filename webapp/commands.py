"""kb serve: the page and the API on one address."""

from __future__ import annotations

import errno
from dataclasses import replace

import click
import waitress

from kb.cli import with_settings
from kb.errors import PortTaken
from kb.settings import Settings
from webapp import create_app


@click.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
@with_settings
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve the search page and the API."""
    settings = replace(settings, host=host or settings.host, port=port or settings.port)
    app = create_app(settings)
    try:
        server = waitress.create_server(app, host=settings.host, port=settings.port, threads=settings.threads)
    except OSError as error:
        raise _explained(error, settings) from error
    click.echo(f"serving the page and the API on http://{settings.host}:{settings.port}/ (stop with Ctrl-C)")
    server.run()


def _explained(error: OSError, settings: Settings) -> Exception:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(f"port {settings.port} is taken by another program; choose one with --port")
    if error.errno == errno.EACCES:
        return PortTaken(f"port {settings.port} needs more rights than you have; choose one above 1023 with --port")
    return PortTaken(f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}")
